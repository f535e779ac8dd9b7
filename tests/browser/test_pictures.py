"""The preview card and the poster, as a browser draws and prints them."""

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page

from chalicelib.languages import Languages
from tests.browser.test_accessibility import RUN, axe
from tools.card.card import draw, line_of_all
from tools.poster.poster import Poster, find_campaign, short_link, write

ADDRESS = "https://letters.example.org"
LONG_ADDRESS = "https://a1b2c3d4e5.execute-api.eu-west-2.amazonaws.com/api"
LONG = "Every child’s school records, and everybody’s right to know who has been given them. " * 3
# What all boxes of text are, and what holds them: [left, top, right, bottom].
BOXES = "each => each.map(text => { const box = text.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom] })"
SPILLS = """() => [...document.querySelectorAll("main, header, .way, ol, li, .link, footer, footer p, h1")]
  .filter(each => each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 1)
  .map(each => each.tagName + "." + each.className)"""
GREY = """async png => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  const grey = pixels.filter((_, index) => index % 4 === 1);
  return [image.width, grey.reduce((text, each) => text + String.fromCharCode(each), "")];
}"""


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    """A page of nothing of ours yet, as large as the card and wider than the poster."""
    page = browser.new_page(viewport={"width": 1200, "height": 1200})
    yield page
    page.close()


@pytest.mark.parametrize(
    "title", ["My records, my rights", LONG, "Datenschutzgrundverordnung" * 4, "WWW MMM " * 9]
)
def test_all_text_of_the_card_stands_in_its_place(sheet: Page, title: str) -> None:
    """In this machine's fonts, too, no line leaves its margin, runs into the drawing or into another line."""
    campaign = replace(find_campaign("my-records-my-rights"), title=title, organisation=title)
    sheet.set_content(f"<style>body {{ margin: 0 }}</style>{draw(campaign, line_of_all())}")
    boxes = sheet.eval_on_selector_all("text", BOXES)
    paper = min(left for left, *_ in sheet.eval_on_selector_all("g[transform] rect", BOXES))
    assert len(boxes) >= 4
    for left, top, right, bottom in boxes:
        assert left >= 24
        assert top >= 24
        assert right <= paper - 24
        assert bottom <= 630 - 24


def poster(address: str = ADDRESS, long: str = "") -> Poster:
    """Give the poster that ships, or one that says too much in every place."""
    campaign = find_campaign("my-records-my-rights")
    if long:
        campaign = replace(campaign, title=long, organisation=long, poster_question=long)
    return Poster(campaign, short_link(address), Languages().default)


POSTERS = {"shipped": poster(), "long address": poster(LONG_ADDRESS), "long": poster(LONG_ADDRESS, LONG)}


@pytest.mark.parametrize("ours", POSTERS.values(), ids=POSTERS)
def test_the_poster_is_one_sheet_of_a4(browser: Browser, tmp_path: Path, ours: Poster) -> None:
    """However much a campaign says; code, page and print are all written."""
    write(ours, browser, tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"qr.svg", "qr.png", "poster.html", "poster.pdf"}
    pdf = (tmp_path / "poster.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    (box,) = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert [round(float(side)) for side in box] == [595, 842]  # points


@pytest.mark.parametrize("ours", POSTERS.values(), ids=POSTERS)
def test_nothing_on_the_poster_spills_over(sheet: Page, ours: Poster) -> None:
    """Each part holds what stands in it."""
    sheet.set_content(ours.html())
    assert sheet.evaluate(SPILLS) == []


@pytest.mark.parametrize("ours", POSTERS.values(), ids=POSTERS)
def test_the_code_on_the_poster_leads_to_the_link(sheet: Page, ours: Poster) -> None:
    """As a phone sees it on the printed sheet: exactly the link that is written out below."""
    sheet.emulate_media(media="print")
    sheet.set_content(ours.html())
    png = base64.b64encode(sheet.locator(".code").screenshot()).decode()
    width, pixels = sheet.evaluate(GREY, png)
    (found,) = zxingcpp.read_barcodes(np.frombuffer(pixels.encode("latin-1"), np.uint8).reshape(-1, width))
    assert found.text == ours.link == sheet.inner_text(".link").replace("\n", "")


def test_the_poster_can_be_read_by_everybody(sheet: Page) -> None:
    """As a page, by axe-core: contrast, order, names."""
    sheet.set_content(poster().html())
    sheet.evaluate(axe())
    assert sheet.evaluate(RUN) == []
