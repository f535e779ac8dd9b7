"""The picture that links show: the committed one is the one that the campaign gives now, and it can be read."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from chalicelib.campaign_file import load_campaign
from chalicelib.web.theme.colour import TEXT, colour_or_none, contrast
from tools.card.card import (
    DRAWING,
    HEIGHT,
    LINE,
    MARGIN,
    PICTURE,
    TITLE,
    WIDTH,
    draw,
    folders_to_draw,
    line_of_all,
)
from tools.counting import CAMPAIGNS

if TYPE_CHECKING:
    from pathlib import Path

    from chalicelib.campaign import Campaign

FOLDERS = folders_to_draw()
GROUND = "#f6f3ec"
LONG = "Every child’s school records, and everybody’s right to know who has been given them " * 3
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def campaign() -> Campaign:
    """The one that ships."""
    return load_campaign(CAMPAIGNS / "my-records-my-rights")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_committed_drawing_is_the_one_of_now(folder: Path) -> None:
    """After a change of title, organisation or design, make card has to be run."""
    now = draw(load_campaign(folder), line_of_all())
    assert (folder / DRAWING).read_text(encoding="utf-8") == now, "run make card, and commit what it writes"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_picture_is_as_sites_ask_for_it(folder: Path) -> None:
    """A PNG of 1200 by 630 that a phone loads at once."""
    content = (folder / PICTURE).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT) == (1200, 630)
    assert len(content) <= 120_000


def test_text_can_be_read_in_a_small_preview(campaign: Campaign) -> None:
    """At a quarter of the size, as phones show it, the smallest letters still are 10 pixels high."""
    sizes = [int(size) for size in re.findall(r'font-size="(\d+)"', draw(campaign, line_of_all()))]
    assert len(sizes) == 3
    assert min(sizes) / 4 >= 10


@pytest.mark.parametrize(
    "title", [LONG, "Datenschutzgrundverordnung" * 4, "記録" * 80], ids=["long", "one word", "wide"]
)
def test_no_line_leaves_the_picture(campaign: Campaign, title: str) -> None:
    """However long title, organisation and line are: each line has a place of its own, inside the margins."""
    drawing = draw(replace(campaign, title=title, organisation=LONG), LONG)
    lines = [int(text.attrib["y"]) for text in ET.fromstring(drawing).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert lines == sorted(set(lines))
    assert lines[0] - TITLE.sizes[-1] >= 24
    assert lines[-1] <= HEIGHT - MARGIN
    assert min(later - earlier for earlier, later in pairwise(lines)) >= LINE.sizes[-1]


def test_what_a_campaign_says_is_text_and_never_markup(campaign: Campaign) -> None:
    """A title may hold the signs of markup."""
    drawing = draw(replace(campaign, title="<b>Rights & “wrongs”"), line_of_all())
    root = ET.fromstring(drawing)  # noqa: S314 - our own
    assert "".join(root.itertext()).split()[0] == "<b>Rights"
    assert root.attrib["aria-label"].startswith("<b>Rights & “wrongs”. ")


def test_all_text_stands_out_from_the_paper(campaign: Campaign) -> None:
    """By the contrast of WCAG AA."""
    groups = re.findall(r'<g fill="(#[0-9a-f]{6})" font-family', draw(campaign, line_of_all()))
    assert len(groups) == 3
    for colour in groups:
        ink, paper = colour_or_none(colour), colour_or_none(GROUND)
        assert ink
        assert paper
        assert contrast(ink, paper) >= TEXT
