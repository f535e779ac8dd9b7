"""One small change of our code that a test should notice."""

from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

PROJECT = Path(__file__).parents[2]
SHOWN_AROUND = 16  # characters in front of what is changed, and behind


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change in one place.

    Attributes:
        file: the module's file, from the project's folder.
        function: the function or method that it stands in, by its qualified name.
        line: where, from 1.
        start: offset in bytes at which the text to change begins.
        end: offset behind it.
        was: that text.
        becomes: what stands in its place.
    """

    file: str
    function: str
    line: int
    start: int
    end: int
    was: str
    becomes: str

    @property
    def module(self) -> str:
        """The dotted name of its module."""
        return module_of(self.file)

    @property
    def place(self) -> str:
        """The function that it changes, with its file."""
        return f"{self.file}:{self.function}"

    @property
    def name(self) -> str:
        """What it is called in lists: no two of one file have the same."""
        before = _alike(self.was, self.becomes)
        shorter = min(len(self.was), len(self.becomes)) - before
        behind = min(shorter, _alike(self.was[::-1], self.becomes[::-1]))
        was, becomes = (_shown(text, before, behind) for text in (self.was, self.becomes))
        return f"{self.function}:{self.line}@{self.start}+{before} {was} -> {becomes}"

    def put_into(self, source: bytes) -> bytes:
        """Give the text of the module with the change in it.

        Args:
            source: the text of the module as it is.
        """
        return source[: self.start] + self.becomes.encode() + source[self.end :]


def _alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _shown(text: str, before: int, behind: int) -> str:
    start, end = max(0, before - SHOWN_AROUND), len(text) - max(0, behind - SHOWN_AROUND)
    shown = " ".join(text[start:end].split())
    return f"{'…' * (start > 0)}{shown}{'…' * (end < len(text))}"


def module_of(file: str) -> str:
    """Give the dotted name of a module.

    Args:
        file: its file, from the project's folder.
    """
    return file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
