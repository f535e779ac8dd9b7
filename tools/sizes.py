"""`make sizes`: how large modules and functions are; fails where one outgrew what can be read in one go.

How many ways lead through a function is ruff's affair (C901 in pyproject.toml, 8 at most).
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PROJECT = Path(__file__).resolve().parents[1]
PARTS = ("app.py", "chalicelib", "tools", "benchmarks")
TESTS = "tests"  # counted, and not held to the limits: a file of tests grows with what it holds
MODULE_LINES = 250
FUNCTION_LINES = 30  # without its docstring
# What may be larger, each with its reason. One that no longer is has to leave this list.
ALLOWED: Mapping[str, str] = {
    "chalicelib/campaign_file.py:_campaign": "a line for each thing that a campaign file says",
}


@dataclass(frozen=True, slots=True)
class Size:
    """A module or a function.

    Args:
        where: its path, for a function with its name after a colon.
        lines: how many; of a function without its docstring.
    """

    where: str
    lines: int


@dataclass(frozen=True, slots=True)
class Part:
    """A folder of the project.

    Args:
        name: its name.
        modules: each Python file in it.
        functions: each function and method in those.
    """

    name: str
    modules: tuple[Size, ...]
    functions: tuple[Size, ...]

    @property
    def lines(self) -> int:
        """How many lines there are in it."""
        return sum(each.lines for each in self.modules)


def main(project: Path = PROJECT, allowed: Mapping[str, str] = ALLOWED) -> int:
    """Print the table, and what is too large.

    Args:
        project: its folder.
        allowed: what may be larger, with reasons.

    Returns:
        The exit code: 1 where something is too large, or is allowed to be and need not be.
    """
    parts = [measured(project, name) for name in PARTS]
    print(table(parts, measured(project, TESTS)))
    faults = list(faults_of(parts, allowed))
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def measured(project: Path, name: str) -> Part:
    """Measure one part of the project.

    Args:
        project: its folder.
        name: of a folder in it, or of a file.
    """
    files = sorted([project / name] if name.endswith(".py") else (project / name).rglob("*.py"))
    texts = {str(file.relative_to(project)): file.read_text(encoding="utf-8") for file in files}
    modules = tuple(Size(where, len(text.splitlines())) for where, text in texts.items())
    return Part(name, modules, tuple(chain.from_iterable(map(_functions, texts, texts.values()))))


def faults_of(parts: Iterable[Part], allowed: Mapping[str, str]) -> Iterator[str]:
    """Say what is too large.

    Args:
        parts: of the project.
        allowed: what may be larger.

    Yields:
        A sentence for each, and one for each that is allowed to be larger and is not.
    """
    large: set[str] = set()
    for part in parts:
        for kind, sizes, most in (
            ("module", part.modules, MODULE_LINES),
            ("function", part.functions, FUNCTION_LINES),
        ):
            too_large = [each for each in sizes if each.lines > most]
            large |= {each.where for each in too_large}
            yield from (
                f"{each.where}: a {kind} of {each.lines} lines, {most} at most. Take it apart."
                for each in too_large
                if each.where not in allowed
            )
    for where in sorted(allowed.keys() - large):
        yield f"{where} is not too large any more: take it out of ALLOWED in tools/sizes.py."


def table(parts: Sequence[Part], tests: Part) -> str:
    """Show the sizes of every part.

    Args:
        parts: of the program.
        tests: its tests.

    Returns:
        A line for each, and the lines of tests for each line of the program.
    """
    head = f"{'':12}{'modules':>8}{'lines':>8}{'functions':>11}{'median':>8}{'longest':>9}   largest module"
    code = sum(part.lines for part in parts)
    ratio = f"{tests.lines / code:.2f} lines of tests for each line of the program" if code else ""
    return "\n".join([head, *map(_row, [*parts, tests]), ratio])


def _row(part: Part) -> str:
    lengths = [each.lines for each in part.functions] or [0]
    largest = max(part.modules, key=lambda each: each.lines, default=Size("", 0))
    return (
        f"{part.name:12}{len(part.modules):8}{part.lines:8,}{len(part.functions):11,}"
        f"{median(lengths):8g}{max(lengths):9}   {largest.lines} {largest.where}"
    )


def _functions(where: str, text: str) -> Iterator[Size]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Size(f"{where}:{node.name}", _length(node))


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


if __name__ == "__main__":
    sys.exit(main())
