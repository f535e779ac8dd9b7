"""A site's wishes for the widget: read strictly, refused where unreadable, written as a style sheet."""

from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import urlencode

from chalicelib.frozen import dataclass, replace
from chalicelib.web.theme.colour import TEXT, Colour, colour_or_none, contrast
from chalicelib.web.theme.palette import (
    DARK,
    LIGHT,
    Palette,
    ink_for,
    on_ground,
    shows_as_control,
    with_accent,
)

COLOUR_NAMES = ("accent", "ground", "ink")
MAX_RADIUS = 24  # pixels; more makes a text box a pill that cuts its corners off
# One font for everything, from what a device has: nothing is fetched.
FONTS = {
    "sans": '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif',
    "serif": 'Charter, "Bitstream Charter", Cambria, "Noto Serif", Georgia, "Liberation Serif", serif',
    "system": "system-ui, sans-serif",
}


class Trouble(StrEnum):
    """Why a wish was refused; the only thing that the host page is told of it."""

    CONTRAST = "contrast"  # colours that are too close to be read
    THEME = "theme"  # a value that is none of those we take


@dataclass(frozen=True, slots=True)
class Theme:
    """A site's wishes, all good.

    Attributes:
        accent: of buttons and links, or None for ours.
        ground: what all stands on, or None.
        ink: of text, or None.
        radius: of corners, in pixels, or None.
        font: a key of FONTS, or "".
    """

    accent: Colour | None = None
    ground: Colour | None = None
    ink: Colour | None = None
    radius: int | None = None
    font: str = ""

    def query(self) -> str:
        """Write it as it stands in an address, "" for no wishes."""
        wishes = {name: str(getattr(self, name) or "").lstrip("#") for name in (*COLOUR_NAMES, "font")}
        wishes["radius"] = "" if self.radius is None else str(self.radius)
        return urlencode({name: value for name, value in wishes.items() if value})

    def palettes(self) -> tuple[Palette, ...]:
        """Give the light palette and the dark one, or the only one for a ground or an ink of theirs."""
        if self.ground is None and self.ink is None:
            return tuple(with_accent(each, self.accent) if self.accent else each for each in (LIGHT, DARK))
        ground = self.ground or LIGHT.ground
        palette = on_ground(ground, self.ink or ink_for(ground))
        return (with_accent(palette, self.accent) if self.accent else palette,)

    def is_readable(self) -> bool:
        """Whether the wishes can be had as they are: text at 4.5 and the accent at 3 on the ground."""
        palette = self.palettes()[0]
        if contrast(palette.ink, palette.ground) < TEXT:
            return False
        return self.accent is None or shows_as_control(self.accent, palette)

    def stylesheet(self) -> str:
        """Write it as a style sheet that comes after ``own-words.css``."""
        rules = []
        if self.accent or self.ground or self.ink:
            first, *others = self.palettes()
            scheme = "" if others else f"color-scheme: {'dark' if first.is_dark else 'light'}; "
            rules += [f":root {{ {scheme}{first.declarations()} }}"]
            rules += [
                f"@media (prefers-color-scheme: dark) {{ :root {{ {dark.declarations()} }} }}"
                for dark in others
            ]
            # A filter on hovering would change the contrast that was reckoned.
            rules += [".main:hover { filter: none; border-color: var(--ink); }"]
        if self.radius is not None:
            rules += [f":root {{ --radius: {self.radius}px; }}"]
        if self.font:
            rules += [f":root {{ --sans: {FONTS[self.font]}; --serif: {FONTS[self.font]}; }}"]
        return "\n".join([*rules, ""])


PLAIN_THEME = Theme()


def read_theme(wishes: Mapping[str, str]) -> tuple[Theme, Trouble | None]:
    """Read what a site wishes for.

    Args:
        wishes: by name, as they came in an address; anything may be missing or strange.

    Returns:
        What can be had, and why the rest cannot. Colours are taken or refused together: half of
        somebody's colours with half of ours would be pairs that nobody chose.
    """
    font, radius_text = wishes.get("font", ""), wishes.get("radius", "")
    radius = _radius_or_none(radius_text)
    theme = Theme(font=font if font in FONTS else "", radius=radius)
    is_strange = (font not in FONTS and bool(font)) or (radius is None and bool(radius_text))
    given = {name: wishes[name] for name in COLOUR_NAMES if wishes.get(name)}
    colours = {name: colour for name, text in given.items() if (colour := colour_or_none(text))}
    if colours.keys() != given.keys():
        return theme, Trouble.THEME
    coloured = replace(
        theme, accent=colours.get("accent"), ground=colours.get("ground"), ink=colours.get("ink")
    )
    if not coloured.is_readable():
        return theme, Trouble.CONTRAST
    return coloured, Trouble.THEME if is_strange else None


def _radius_or_none(text: str) -> int | None:
    digits = text.strip().removesuffix("px")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(MAX_RADIUS)):
        return None
    return int(digits) if int(digits) <= MAX_RADIUS else None
