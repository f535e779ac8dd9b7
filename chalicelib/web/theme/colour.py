"""Colours, and how far apart two of them are to an eye."""

import re
from collections.abc import Iterable

from chalicelib.frozen import dataclass

TEXT = 4.5  # contrast of text with what it stands on: WCAG 2.2, 1.4.3, level AA
CONTROL = 3.0  # contrast of a control, or of its border: WCAG 2.2, 1.4.11, level AA
STEPS = 20  # on the way from one colour to another

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the screen (sRGB), each part from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """Write it as style sheets do, such as ``#1d5a4e``."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """How bright it is, from 0 to 1. Source: WCAG 2.2, "relative luminance"."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed_with(self, other: "Colour", share: float) -> "Colour":
        """Give the colour that lies between.

        Args:
            other: the other end.
            share: how much of the other is in it, from 0 to 1.
        """
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(mine + (theirs - mine) * share) for mine, theirs in pairs))


BLACK = Colour(0, 0, 0)
WHITE = Colour(255, 255, 255)


def _linear(part: float) -> float:
    # 0.04045 is sRGB's own bound; WCAG's 0.03928 is an old slip that no colour of 8 bits tells apart.
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - as above


def colour_or_none(text: str) -> Colour | None:
    """Read ``#1d5a4e``, ``1d5a4e`` or ``#fff``; anything else is none."""
    found = _HEX.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1] if len(found[1]) == len("rrggbb") else "".join(digit * 2 for digit in found[1])
    return Colour(*bytes.fromhex(digits))


def contrast(one: Colour, other: Colour) -> float:
    """Say how well one colour shows on another, from 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    darker, brighter = sorted((one.luminance, other.luminance))
    return (brighter + 0.05) / (darker + 0.05)


def least_contrast(colour: Colour, grounds: Iterable[Colour]) -> float:
    """Say how well a colour shows on the worst of several grounds."""
    return min(contrast(colour, ground) for ground in grounds)


def black_or_white_on(ground: Colour) -> Colour:
    """Give what can be read best on a ground. The better one has a contrast of 4.58 on any colour."""
    return max((WHITE, BLACK), key=lambda colour: contrast(colour, ground))


def brought_to(colour: Colour, goal: Colour, grounds: Iterable[Colour], least: float) -> Colour:
    """Change a colour as little as it takes to show on its grounds.

    Args:
        colour: the colour that is wished for.
        goal: a colour that does show there.
        grounds: where it stands.
        least: the contrast that it must have.

    Returns:
        The first on the way to the goal that shows, and the goal at the latest.
    """
    grounds = tuple(grounds)
    way = (colour.mixed_with(goal, step / STEPS) for step in range(STEPS))
    return next((each for each in way if least_contrast(each, grounds) >= least), goal)
