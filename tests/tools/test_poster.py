"""`make poster`: what it is told, what it says, and where its code leads."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import zxingcpp

from chalicelib.languages import Languages
from tests.second_language import TAG, second_language
from tests.unit.web.pages import read
from tools.card import card
from tools.counting import CAMPAIGNS
from tools.poster import poster as tool
from tools.poster.poster import LEAST_PIXELS, QUIET_ZONE, Poster, find_campaign, main, short_link

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ID = "my-records-my-rights"
ADDRESS = "https://letters.example.org"
LINK = "https://letters.example.org/s/poster"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (ADDRESS, LINK),
        (f"{ADDRESS}/", LINK),
        (
            "https://a1.execute-api.eu-west-2.amazonaws.com/api",
            "https://a1.execute-api.eu-west-2.amazonaws.com/api/s/poster",
        ),
        ("http://localhost:8000", "http://localhost:8000/s/poster"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/s/poster"),
    ],
)
def test_the_link_is_short_and_ours(address: str, link: str) -> None:
    """With a stage's path, and with or without a slash at the end."""
    assert short_link(address) == link


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        ([f"--campaign={ID}"], "Say where your pages are: make poster CAMPAIGN="),
        ([f"--campaign={ID}", "--address=http://letters.example.org"], "https://"),
        ([f"--campaign={ID}", "--address=http://localhost.example.org"], "https://"),
        ([f"--campaign={ID}", "--address=letters.example.org"], "https://"),
        ([f"--campaign={ID}", "--address=https://letters.example.org/?x=1"], "https://"),
        ([f"--campaign={ID}", "--address=https://me@letters.example.org"], "https://"),
        ([f"--campaign={ID}", f"--address=https://{'long.' * 20}org"], "too long to be typed"),
        ([f"--address={ADDRESS}"], f"There are: {ID}."),
        (["--campaign=../campaigns", f"--address={ADDRESS}"], f"There are: {ID}."),
        ([f"--campaign={ID}", f"--address={ADDRESS}", "--language=tlh"], "LANGUAGE is one of these: "),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(
    arguments: list[str], advice: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    assert main([*arguments, f"--into={tmp_path}"]) == 1
    assert advice in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "command",
    [card.main, lambda: main([f"--campaign={ID}", f"--address={ADDRESS}"])],
    ids=["card", "poster"],
)
def test_without_a_browser_one_is_told_how_to_get_it(
    command: Callable[[], int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both pictures are made by Chromium."""
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert command() == 1
    assert "sudo apt install chromium" in capsys.readouterr().err


def test_a_campaign_that_does_not_count_posters_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its link would lead to the letter, and nobody would learn that the poster worked."""
    folder = tmp_path / ID
    folder.mkdir()
    for file in (CAMPAIGNS / ID).glob("*.t*"):
        text = file.read_text(encoding="utf-8")
        (folder / file.name).write_text(text.replace('"poster", ', ""), encoding="utf-8")
    monkeypatch.setattr(tool, "CAMPAIGNS", tmp_path)
    assert main([f"--campaign={ID}", f"--address={ADDRESS}", f"--into={tmp_path / 'out'}"]) == 1
    assert "Put “poster” into the channels" in capsys.readouterr().err


def test_the_code_is_the_link_and_nothing_else(tmp_path: Path) -> None:
    """A phone reads exactly what is written below the code; there is a quiet zone, and enough pixels for print."""
    poster_of(ADDRESS).save_code(tmp_path)
    pixels = pixels_of((tmp_path / "qr.png").read_bytes())
    assert min(pixels.shape) >= LEAST_PIXELS
    module = len(pixels) // (len(poster_of(ADDRESS).code().matrix) + 2 * QUIET_ZONE)
    assert pixels[: QUIET_ZONE * module].all()
    assert not pixels[QUIET_ZONE * module].all()
    (found,) = zxingcpp.read_barcodes(pixels)
    assert (found.text, found.ec_level) == (LINK, "Q")


def test_the_poster_says_what_a_passer_by_needs() -> None:
    """Campaign, one question, three steps, the link in letters, who asks, and what is kept."""
    page = read(poster_of(ADDRESS).html())
    assert page.one("h1").text == "Who has your school record?"
    assert len(list(page.all("li"))) == 3
    for said in (
        "My records, my rights",
        LINK,
        "A campaign by defenddigitalme",
        "Nothing you write is kept.",
    ):
        assert said in page.text


def test_a_campaign_without_a_question_of_its_own_asks_that_of_all() -> None:
    """It stops one all the same."""
    ours = poster_of(ADDRESS)
    html = replace(ours, campaign=replace(ours.campaign, poster_question="")).html()
    assert read(html).one("h1").text == "What would you tell your MP?"


def test_the_poster_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    """From that language's file, in its direction."""
    language = second_language(tmp_path).named(TAG)
    page = read(replace(poster_of(ADDRESS), language=language).html())
    assert page.one("html")["dir"] == "rtl"
    assert all(each.text.startswith("⟦") for each in page.all("li"))


def test_a_welsh_poster_says_the_campaign_in_welsh_and_leads_to_welsh_pages() -> None:
    """Its question and title are the overlay's, and its link asks for the language."""
    english, welsh = find_campaign(ID), find_campaign(ID, "cy")
    assert (welsh.language, welsh.original) == ("cy", english)
    assert short_link(ADDRESS, "cy") == f"{short_link(ADDRESS)}?lang=cy"
    assert short_link(ADDRESS, "en") == short_link(ADDRESS)


def poster_of(address: str) -> Poster:
    return Poster(find_campaign(ID), short_link(address), Languages().default)


def pixels_of(png: bytes) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Read a PNG of one bit a pixel, as segno writes it: white is 255."""
    width, height = struct.unpack(">II", png[16:24])
    assert png[24:26] == b"\x01\x00"
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += length + 12
    rows = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, -1).copy()
    assert set(rows[:, 0]) <= {0, 2}  # as it is, or what is different from the row above
    for row in np.flatnonzero(rows[:, 0]):
        rows[row, 1:] += rows[row - 1, 1:]
    return np.unpackbits(rows[:, 1:], axis=1)[:, :width] * np.uint8(255)
