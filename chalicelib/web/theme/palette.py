"""Every colour of a page, worked out from the few that a site gives, so that all of it can be read."""

from chalicelib.frozen import dataclass, fields, replace
from chalicelib.web.theme.colour import (
    BLACK,
    CONTROL,
    TEXT,
    WHITE,
    Colour,
    black_or_white_on,
    brought_to,
    colour_or_none,
    contrast,
    least_contrast,
)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the style sheet ``own-words.css``, by the names that they have there."""

    ground: Colour
    paper: Colour
    ink: Colour
    quiet: Colour
    line: Colour
    hairline: Colour
    accent: Colour
    on_accent: Colour
    link: Colour
    amber: Colour
    amber_line: Colour
    blue: Colour
    blue_line: Colour
    red: Colour
    red_ground: Colour
    good_ground: Colour

    @property
    def is_dark(self) -> bool:
        """Whether it is light ink on a dark ground."""
        return self.ground.luminance < self.ink.luminance

    def declarations(self) -> str:
        """Write it as custom properties."""
        pairs = ((each.name.replace("_", "-"), getattr(self, each.name)) for each in fields(self))
        return " ".join(f"--{name}: {colour};" for name, colour in pairs)


def _palette(**colours: str) -> Palette:
    read = {name: colour for name, text in colours.items() if (colour := colour_or_none(text))}
    return Palette(**read)


# As they stand in own-words.css; a test holds the two together.
LIGHT = _palette(
    ground="#f6f3ec",
    paper="#fffdf8",
    ink="#1b2421",
    quiet="#55605b",
    line="#8b958f",
    hairline="#ddd8cb",
    accent="#1d5a4e",
    on_accent="#ffffff",
    link="#14564a",
    amber="#ffe3a3",
    amber_line="#96600a",
    blue="#d8e8fb",
    blue_line="#2a5f9e",
    red="#a32116",
    red_ground="#fdf0ee",
    good_ground="#e6f2ec",
)
DARK = _palette(
    ground="#141917",
    paper="#1d2421",
    ink="#edf0ea",
    quiet="#aab5ae",
    line="#7a877f",
    hairline="#35403a",
    accent="#8fd3bf",
    on_accent="#0d2620",
    link="#9bdcc9",
    amber="#55400f",
    amber_line="#f0c060",
    blue="#1d3652",
    blue_line="#8dbdf2",
    red="#ffaba1",
    red_ground="#3a1e1b",
    good_ground="#1b332b",
)


def shows_as_control(accent: Colour, palette: Palette) -> bool:
    """Say whether buttons of this colour can be told from what they stand on."""
    return least_contrast(accent, (palette.ground, palette.paper)) >= CONTROL


def with_accent(palette: Palette, accent: Colour) -> Palette:
    """Give a palette its accent.

    Args:
        palette: whose ink can be read.
        accent: the accent that is wished for; changed towards the ink where it would not show.

    Returns:
        The palette; links take the accent's colour, changed as far as text needs it.
    """
    grounds = (palette.ground, palette.paper, palette.good_ground)
    shown = brought_to(accent, palette.ink, grounds[:2], CONTROL)
    link = brought_to(shown, palette.ink, grounds, TEXT)
    return replace(palette, accent=shown, on_accent=black_or_white_on(shown), link=link)


def ink_for(ground: Colour) -> Colour:
    """Give the ink for a ground: one of ours where it can be read, black or white otherwise."""
    return next(ink for ink in (LIGHT.ink, DARK.ink, BLACK, WHITE) if contrast(ink, ground) >= TEXT)


def on_ground(ground: Colour, ink: Colour) -> Palette:
    """Make a palette for a ground and an ink that can be read on it.

    Args:
        ground: what all of the page stands on.
        ink: its text.

    Returns:
        Our light palette or our dark one, with all that must show on this ground changed until it does.
    """
    base = DARK if ground.luminance < ink.luminance else LIGHT
    bare = replace(base, ground=ground, paper=ground, ink=ink, red_ground=ground, good_ground=ground)

    def shown(colour: Colour, least: float) -> Colour:
        return brought_to(colour, ink, (ground,), least)

    def tint(colour: Colour) -> Colour:
        return colour if contrast(ink, colour) >= TEXT else ground

    made = replace(
        bare,
        quiet=shown(ink.mixed_with(ground, 0.3), TEXT),
        line=shown(base.line, CONTROL),
        hairline=ground.mixed_with(ink, 0.15),
        amber=tint(base.amber),
        amber_line=shown(base.amber_line, CONTROL),
        blue=tint(base.blue),
        blue_line=shown(base.blue_line, CONTROL),
        red=shown(base.red, TEXT),
    )
    return with_accent(made, base.accent)
