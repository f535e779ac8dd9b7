"""How wide words are at most, and the largest size at which they fit: before any browser sets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Of an em, in hundredths: the widest of DejaVu Serif, DejaVu Sans, Liberation Serif and Liberation Sans, all
# bold, rounded up. Which font "serif" is differs from machine to machine; few are wider than DejaVu's.
_WIDTHS = {
    35: " '",
    40: ",./:;\\ijl|’‘",  # noqa: RUF001 - a quotation mark, too, has its width
    45: "-f",
    50: "!()I[]`t",
    55: "*r",
    60: '"J_sz–',
    65: "?cx",
    70: "$0123456789aekovy“”é£",
    75: "FLSTYZbdghnpqu{}",
    80: "ACEPVX",
    85: "#+<=>BR^~",
    90: "DGKOQU",
    95: "&HNw",
    100: "@—…",
    105: "%",
    110: "m",
    115: "MW",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDEST = max(_WIDTHS)  # for letters of other alphabets
CUT = "…"


@dataclass(frozen=True, slots=True)
class Room:
    """Where text has to fit.

    Args:
        width: in the unit of the sizes.
        height: of all lines together, in the same.
        sizes: of letters, the best first.
        line_height: from line to line, in sizes.
    """

    width: float
    height: float
    sizes: tuple[int, ...]
    line_height: float = 1.15

    def lines(self, size: int) -> int:
        """Give how many lines there is room for, at least one."""
        return max(1, int(self.height / (size * self.line_height)))


@dataclass(frozen=True, slots=True)
class Lettering:
    """Text as it is to be set: how large, and in which lines."""

    size: int
    lines: tuple[str, ...]


def width_of(text: str, size: float) -> float:
    """Give the width of a text, or a little more, in the unit of its size."""
    return sum(_WIDTH_OF.get(letter, _WIDEST) for letter in text) * size / 100


def fit(text: str, room: Room) -> Lettering:
    """Set a text as large as it fits.

    Args:
        text: any at all.
        room: where.

    Returns:
        The largest size at which all of it fits without a broken word; where there is none, the last size,
        with words broken that are wider than the room, and cut where it is too long even so.
    """
    for size in room.sizes:
        lines = tuple(_wrap(text.split(), room.width, size))
        if len(lines) <= room.lines(size) and all(width_of(line, size) <= room.width for line in lines):
            return Lettering(size, _balance(lines, size))
    size = room.sizes[-1]
    broken = (part for word in text.split() for part in _break(word, room.width, size))
    lines = tuple(_wrap(broken, room.width, size))
    most = room.lines(size)
    return Lettering(size, lines if len(lines) <= most else _cut(lines[:most], room.width, size))


def _wrap(words: Iterable[str], width: float, size: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".lstrip()
        if line and width_of(longer, size) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _balance(lines: tuple[str, ...], size: int) -> tuple[str, ...]:
    """Give the same words in as many lines, the longest of them as short as can be."""
    words = " ".join(lines).split()
    while len(lines) > 1:
        width = max(width_of(line, size) for line in lines) - 1
        narrower = tuple(_wrap(words, width, size))
        if len(narrower) > len(lines) or any(width_of(line, size) > width for line in narrower):
            return lines
        lines = narrower
    return lines


def _break(word: str, width: float, size: int) -> Iterator[str]:
    while word:
        fits = next((end for end in range(len(word), 1, -1) if width_of(word[:end], size) <= width), 1)
        yield word[:fits]
        word = word[fits:]


def _cut(lines: tuple[str, ...], width: float, size: int) -> tuple[str, ...]:
    *before, last = lines
    while width_of(last + CUT, size) > width:
        last = last[:-1]
    return (*before, last.rstrip() + CUT)
