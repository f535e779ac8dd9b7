"""`make poster`: a sheet of A4 with a QR code that leads to the letter, counted as the channel "poster"."""

from __future__ import annotations

import argparse
import math
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_overlay import load_overlay
from chalicelib.campaign_table import CampaignFileError
from chalicelib.languages import DEFAULT_LANGUAGE, Language, LanguageFileError, Languages, Text
from chalicelib.web.speech import LANGUAGE_FIELD, speaker
from tools.chromium import opened
from tools.counting import CAMPAIGNS
from tools.lettering import Room, fit
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser
    from segno import QRCode

    from chalicelib.campaign import Campaign

PROJECT = Path(__file__).resolve().parents[2]
STYLE = Path(__file__).with_name("poster.css")
CHANNEL = "poster"
ON_THIS_MACHINE = ("localhost", "127.0.0.1")  # to try it out: no phone gets there
LONGEST_ADDRESS = 100  # what still fits under the code
QUIET_ZONE = 4  # modules around a code that stay white, as its standard wants
LEAST_PIXELS = 1000  # of the PNG, so that it can be printed large
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*/?", re.ASCII)
# Points of the paper.
TITLE = Room(width=490, height=50, sizes=(20, 18, 16))
QUESTION = Room(width=490, height=190, sizes=(72, 64, 56, 48, 42, 36, 30), line_height=1.12)
LINK = Room(width=545, height=66, sizes=(40, 36, 32, 28, 26, 24, 22, 20, 18), line_height=1.2)
ORGANISATION = Room(width=240, height=46, sizes=(15, 13, 11), line_height=1.4)


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says, and where it leads.

    Args:
        campaign: which.
        link: the short link, as it stands in the code and in letters.
        language: what it speaks.
    """

    campaign: Campaign
    link: str
    language: Language

    def code(self) -> QRCode:
        """Give the QR code: a quarter of it may be torn or dirty, and it still reads (level Q)."""
        return segno.make_qr(self.link, error="q", boost_error=False)

    def save_code(self, folder: Path) -> None:
        """Write the code as ``qr.svg`` and ``qr.png``."""
        code = self.code()
        modules, _ = code.symbol_size(border=QUIET_ZONE)
        scale = math.ceil(LEAST_PIXELS / modules)
        code.save(str(folder / "qr.svg"), border=QUIET_ZONE, scale=scale, light="#fff")
        code.save(str(folder / "qr.png"), border=QUIET_ZONE, scale=scale)

    def html(self) -> str:
        """Give the page, which holds all that it needs."""
        campaign, say = self.campaign, speaker(self.language)
        question = campaign.poster_question or self.language.say(Text("poster.question"))
        by = self.language.say(Text("poster.by", {"organisation": campaign.organisation}))
        return (
            _templates()
            .get_template("poster/poster.html")
            .render(
                language=self.language,
                say=say,
                campaign=campaign,
                style=Markup(STYLE.read_text(encoding="utf-8")),  # noqa: S704 - our own file
                title=fit(campaign.title, TITLE),
                question=fit(question, QUESTION),
                link=self.link,
                written=fit(self.link, LINK),
                organisation=fit(by, ORGANISATION),
                code=Markup(self.code().svg_inline(border=QUIET_ZONE, omitsize=True, light="#fff")),  # noqa: S704 - drawn by us
            )
        )


def short_link(address: str, tag: str = DEFAULT_LANGUAGE) -> str:
    """Give the link that a poster leads to.

    Args:
        tag: the language's that the pages behind it are in.
        address: of the deployed pages, such as ``https://letters.example.org``, with or without a slash at
            its end; 100 characters at most.

    Returns:
        Such as ``https://letters.example.org/s/poster``.

    Raises:
        CannotRunError: the address is missing, or is none that a poster can carry.
    """
    if not address:
        raise CannotRunError(f"Say where your pages are: {_usage()}")
    found = urlsplit(address) if _ADDRESS.fullmatch(address) else None
    if not found or (found.scheme != "https" and found.hostname not in ON_THIS_MACHINE):
        raise CannotRunError(
            "ADDRESS is where your pages are: https://, the name, and a path if there is one, such as "
            "https://letters.example.org. To try it out, http://localhost:8000 will do."
        )
    if len(address) > LONGEST_ADDRESS:
        raise CannotRunError(
            f"ADDRESS is too long to be typed from a poster: {LONGEST_ADDRESS} characters at most. "
            "Give your pages a short name of your own."
        )
    asked = "" if tag == DEFAULT_LANGUAGE else f"?{LANGUAGE_FIELD}={tag}"
    return f"{address.rstrip('/')}/s/{CHANNEL}{asked}"


def find_campaign(name: str, tag: str = DEFAULT_LANGUAGE) -> Campaign:
    """Read the campaign that is meant.

    Args:
        name: its id.
        tag: the language that it is to be said in.

    Returns:
        The campaign.

    Raises:
        CannotRunError: there is none of that name, its file has a mistake, or it does not count posters.
    """
    known = sorted(folder.name for folder in CAMPAIGNS.iterdir() if folder.is_dir())
    if name not in known:
        raise CannotRunError(f"Say which campaign: {_usage()}\nThere are: {', '.join(known)}.")
    try:
        campaign = load_campaign(CAMPAIGNS / name)
        if tag != DEFAULT_LANGUAGE:
            campaign = load_overlay(campaign, CAMPAIGNS / name, tag)
    except CampaignFileError as mistake:
        raise CannotRunError(str(mistake)) from None
    if CHANNEL not in campaign.channels:
        raise CannotRunError(f"Put “{CHANNEL}” into the channels of {name}, so that the poster is counted.")
    return campaign


def find_language(tag: str) -> Language:
    """Read the language that is meant.

    Args:
        tag: the name of its file.

    Returns:
        The language.

    Raises:
        CannotRunError: there is none of that name, or its file has a mistake.
    """
    languages = Languages()
    if tag not in languages.tags:
        raise CannotRunError(f"LANGUAGE is one of these: {', '.join(languages.tags)}.")
    try:
        return languages.named(tag)
    except LanguageFileError as mistake:
        raise CannotRunError(str(mistake)) from None


def write(poster: Poster, browser: Browser, folder: Path) -> None:
    """Write the code as SVG and PNG, and the poster as HTML and PDF.

    Args:
        poster: which.
        browser: prints it.
        folder: where to; made where it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    poster.save_code(folder)
    html = poster.html()
    (folder / "poster.html").write_text(html, encoding="utf-8", newline="\n")
    page = browser.new_page(java_script_enabled=False)
    page.set_content(html)
    page.pdf(path=folder / "poster.pdf", prefer_css_page_size=True, print_background=True)
    page.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a poster.

    Args:
        arguments: the command line; the process's own by default.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """
    options = _read(arguments)
    try:
        language = find_language(options.language or DEFAULT_LANGUAGE)
        link = short_link(options.address, language.tag)
        poster = Poster(find_campaign(options.campaign, language.tag), link, language)
        folder = options.into / poster.campaign.id
        with opened() as browser:
            write(poster, browser, folder)
    except CannotRunError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{folder / 'poster.pdf'} leads to {link}\nScan it once with a phone before you print many.")
    return 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--campaign", default="", help="its id")
    parser.add_argument("--address", default="", help="where its pages are, https://")
    parser.add_argument("--language", default="", help=f"of the poster; {DEFAULT_LANGUAGE} where left out")
    parser.add_argument(
        "--into", type=Path, default=PROJECT / "build" / "poster", help="the folder to write to"
    )
    return parser.parse_args(arguments)


def _usage() -> str:
    return "make poster CAMPAIGN=my-records-my-rights ADDRESS=https://letters.example.org"


def _templates() -> Environment:
    loader = FileSystemLoader(PROJECT / "templates")
    return Environment(
        autoescape=True, undefined=StrictUndefined, loader=loader, trim_blocks=True, lstrip_blocks=True
    )


if __name__ == "__main__":
    sys.exit(main())
