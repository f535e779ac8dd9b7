"""A site's colours, radius and font: what is taken, what is refused, and that all of it can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.web.static import STATIC_FOLDER
from chalicelib.web.theme import PLAIN_THEME, Palette, Theme, Trouble, read_theme
from chalicelib.web.theme.colour import (
    BLACK,
    CONTROL,
    TEXT,
    WHITE,
    Colour,
    black_or_white_on,
    colour_or_none,
    contrast,
)
from chalicelib.web.theme.palette import DARK, LIGHT

parts = st.integers(0, 255)
colours = st.builds(Colour, parts, parts, parts)
maybe_colours = st.none() | colours


def shows_everywhere(palette: Palette) -> bool:
    """Whether all that a page shows reaches WCAG 2.2 AA on all that it stands on."""
    grounds = (palette.ground, palette.paper, palette.good_ground, palette.red_ground)
    text = [(palette.ink, ground) for ground in (*grounds, palette.amber, palette.blue)]
    text += [(palette.link, ground) for ground in grounds[:3]]
    text += [(palette.red, palette.ground), (palette.red, palette.red_ground)]
    text += [(palette.quiet, palette.ground), (palette.quiet, palette.paper)]
    text += [(palette.on_accent, palette.accent)]
    controls = [(each, palette.ground) for each in (palette.accent, palette.amber_line, palette.blue_line)]
    controls += [(palette.accent, palette.paper)]
    return all(contrast(*pair) >= TEXT for pair in text) and all(
        contrast(*pair) >= CONTROL for pair in controls
    )


def test_contrast_is_wcags_own() -> None:
    """Known pairs have the contrast that WCAG's formula gives them."""
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, Colour(118, 118, 118)) == pytest.approx(4.54, abs=0.01)
    assert contrast(Colour(255, 0, 0), WHITE) == pytest.approx(4.0, abs=0.01)


@given(colours, colours)
def test_contrast_has_no_direction(one: Colour, other: Colour) -> None:
    """Ink on paper shows as well as paper on ink, from 1 to 21."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001
    assert contrast(one, one) == 1


@given(colours)
def test_something_can_be_read_on_every_colour(ground: Colour) -> None:
    """Black or white is text enough on any accent, so that no accent is refused for its label."""
    assert contrast(black_or_white_on(ground), ground) >= 4.58


@given(colours)
def test_colours_are_read_as_they_are_written(colour: Colour) -> None:
    """What is written for an address reads back as the same colour, with the sign and without."""
    assert colour_or_none(str(colour)) == colour == colour_or_none(str(colour).removeprefix("#").upper())


@pytest.mark.parametrize("text", ["red", "#12345", "rgb(0,0,0)", "#ggg", "#fff;}", "", "#1234567", "١٢٣"])
def test_other_ways_to_write_colours_are_none(text: str) -> None:
    """Only hex colours are colours, and nothing that could end a rule of a style sheet."""
    assert colour_or_none(text) is None
    assert colour_or_none("#fA0") == Colour(255, 170, 0)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_our_own_colours_show(palette: Palette) -> None:
    """The colours of our own pages reach AA, light and dark."""
    assert shows_everywhere(palette)


def test_our_own_colours_are_those_of_the_style_sheet() -> None:
    """The palettes here are those of own-words.css, property by property."""
    css = (STATIC_FOLDER / "own-words.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    for text, palette in ((light, LIGHT), (dark, DARK)):
        written = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text))
        assert written == dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", palette.declarations()))


@given(maybe_colours, maybe_colours, maybe_colours)
def test_whatever_is_taken_can_be_read(
    accent: Colour | None, ground: Colour | None, ink: Colour | None
) -> None:
    """Whatever colours a site gives, those that are taken make pages on which everything reaches AA."""
    given_colours = {"accent": accent, "ground": ground, "ink": ink}
    theme, trouble = read_theme({name: str(colour) for name, colour in given_colours.items() if colour})
    assert all(map(shows_everywhere, theme.palettes()))
    worn = theme.palettes()[0]
    kept = [getattr(worn, name) == colour for name, colour in given_colours.items() if colour]
    assert trouble is Trouble.CONTRAST or all(kept)


@given(colours, colours)
def test_text_that_cannot_be_read_is_refused(ground: Colour, ink: Colour) -> None:
    """Text under 4.5 on its ground is refused, and no other reason refuses a pair."""
    _, trouble = read_theme({"ground": str(ground), "ink": str(ink)})
    assert (trouble is Trouble.CONTRAST) == (contrast(ground, ink) < 4.5)


@given(colours, colours)
def test_accent_that_does_not_show_is_refused(ground: Colour, accent: Colour) -> None:
    """A button under 3 on the ground that was given is refused, and so are the ground and the ink with it."""
    theme, trouble = read_theme({"ground": str(ground), "accent": str(accent), "radius": "4"})
    assert (trouble is Trouble.CONTRAST) == (contrast(ground, accent) < 3)
    assert not trouble or theme == Theme(radius=4)


@given(colours)
def test_any_ground_alone_is_enough(ground: Colour) -> None:
    """A site that gives only a ground gets an ink and an accent that show on it."""
    theme, trouble = read_theme({"ground": str(ground)})
    assert (theme.ground, trouble) == (ground, None)


def test_accent_alone_keeps_the_dark_page() -> None:
    """An accent that is too dark for our dark page is lightened there, and stays as it is on the light one."""
    theme, trouble = read_theme({"accent": "#7a1f5c"})
    light, dark = theme.palettes()
    assert (trouble, str(light.accent)) == (None, "#7a1f5c")
    assert contrast(dark.accent, dark.ground) >= 3
    assert "prefers-color-scheme: dark" in theme.stylesheet()
    assert "color-scheme: light;" not in theme.stylesheet()


@pytest.mark.parametrize(("ground", "scheme"), [("#ffffff", "light"), ("#101020", "dark")])
def test_ground_ends_the_choice_of_dark_and_light(ground: str, scheme: str) -> None:
    """On a ground of theirs the page is light or dark for everybody, text boxes included."""
    sheet = read_theme({"ground": ground})[0].stylesheet()
    assert f"color-scheme: {scheme};" in sheet
    assert "prefers-color-scheme" not in sheet


@given(st.dictionaries(st.sampled_from(["accent", "ground", "ink", "radius", "font"]), st.text()))
def test_nothing_strange_gets_into_the_style_sheet(wishes: dict[str, str]) -> None:
    """Whatever is wished for, the style sheet holds only our own properties and hex colours."""
    theme, _ = read_theme(wishes)
    assert re.fullmatch(r"[-\w\s:;#{}@.,()\"]*", theme.stylesheet(), re.ASCII)
    assert read_theme(dict(pair.split("=") for pair in theme.query().split("&") if pair))[0] == theme


@pytest.mark.parametrize(
    ("wishes", "theme", "trouble"),
    [
        ({}, PLAIN_THEME, None),
        ({"radius": "0", "font": "serif"}, Theme(radius=0, font="serif"), None),
        ({"radius": " 24px "}, Theme(radius=24), None),
        ({"radius": "25"}, PLAIN_THEME, Trouble.THEME),
        ({"radius": "-1"}, PLAIN_THEME, Trouble.THEME),
        ({"radius": "9" * 5000}, PLAIN_THEME, Trouble.THEME),
        ({"font": "Comic Sans"}, PLAIN_THEME, Trouble.THEME),
        ({"accent": "teal", "font": "sans"}, Theme(font="sans"), Trouble.THEME),
        ({"ink": "#888888"}, PLAIN_THEME, Trouble.CONTRAST),
        ({"accent": "#ffd400"}, PLAIN_THEME, Trouble.CONTRAST),
        ({"accent": "#ffd400", "ground": "#202020"}, Theme(Colour(255, 212, 0), Colour(32, 32, 32)), None),
    ],
)
def test_wishes(wishes: dict[str, str], theme: Theme, trouble: Trouble | None) -> None:
    """A good wish is taken beside a bad one; colours are taken or refused together."""
    assert read_theme(wishes) == (theme, trouble)
