"""`make pictures`: photographs the supporter's way on a phone, out of a real walk, for the README.

The app is served here with a clock that stands still, stores in memory and an MP who does not exist: no
picture names anybody. The same program gives the same pictures, but for the fonts of the machine.
"""

from __future__ import annotations

import base64
import importlib
import io
import os
import sys
from contextlib import contextmanager, redirect_stderr
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.journal import Journal
from chalicelib.places import Places, parse_postcode
from tools.chromium import opened
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
PHONE = {"width": 360, "height": 740}
SHARPNESS = 2  # pixels of the picture for one of the page, each way
QUALITY = 60  # of 100, of Chromium's own WebP: its letters are crisp, and none takes half of MOST_BYTES
MOST_BYTES = 60_000  # of one picture: who reads the README on a phone loads five
POSTCODE = "HA2 0JQ"  # Harrow West
NAME = "Rosa Whitfield"
MP = "Alex Morgan"
STORY = """\
I am a childminder in Harrow and mother of two. I fill in more forms in a month than I did in all my \
years at school.
In September my son Jamie brought home the census form. I asked at the office who reads it after them. \
They did not know, and nor did the council. I lay awake that night. Records are not deleted when \
somebody leaves school."""
# Above this the reader sees what the picture is of: the margin that a thumb would leave.
ABOVE = 12  # pixels of the page
PUT_DOWN = "() => document.activeElement.blur()"  # else the caret blinks, and no two pictures are alike
BRING_UP = "(element, above) => scrollTo(0, element.getBoundingClientRect().top + scrollY - above)"


def main() -> int:
    """Take all pictures.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """
    try:
        with opened() as browser, served() as address:
            PICTURES.mkdir(exist_ok=True)
            page = browser.new_page(base_url=address, viewport=PHONE, device_scale_factor=SHARPNESS)  # type: ignore[arg-type]
            for name in walk(page):
                size = photograph(page, PICTURES / f"{name}.webp")
                print(f"{name}: {size} bytes")
            page.close()
    except CannotRunError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


@contextmanager
def served() -> Iterator[str]:
    """Serve the app as the browser tests do.

    Returns:
        Its address, for as long as the context lasts.
    """
    # From the tests, so that what is new there is new here.
    from tests.browser.conftest import Server  # noqa: PLC0415 - pytest takes a moment
    from tests.routes.conftest import CAMPAIGN, KEY, World, edges_of  # noqa: PLC0415 - as above

    os.environ |= {"OWN_WORDS_TABLE": "not-used-here", "OWN_WORDS_SIGNING_KEY": KEY}
    edges = edges_of(World(), with_invented_mp(Places.open()))
    create_app = importlib.import_module("app").create_app
    with redirect_stderr(io.StringIO()):  # the server's own lines about each request
        server = Server(create_app(CAMPAIGN, edges, journal=Journal(write=lambda _: None)))
        try:
            yield server.origin
        finally:
            server.stop()


def with_invented_mp(places: Places) -> Places:
    """Put somebody who does not exist into the seat of the pictures, and leave all others vacant."""
    here = places.locate(parse_postcode(POSTCODE))
    if here.constituency is None or here.member is None:
        raise CannotRunError(f"{POSTCODE} has no MP. Give the pictures another postcode in tools/pictures.py")
    member = replace(here.member, name=MP, full_title=f"{MP} MP", party="Independent")
    return replace(places, members={here.constituency.code: member})


def walk(page: Page) -> Iterator[str]:
    """Go the whole way.

    Args:
        page: a phone's.

    Returns:
        The name of the next picture, each time the page looks as it shall be seen.
    """
    from tests.browser.walk import QUESTIONS, Walker  # noqa: PLC0415 - as above

    walker = Walker(page, STORY.splitlines())
    _begin(page)
    yield _at(page, "text=Step 1 of 5", "where")
    walker.press("Continue")
    walker.sees("Your story")
    walker.fill_story()
    yield _at(page, f"label:has-text('{QUESTIONS[1]}')", "story")
    walker.press("Continue")
    _ask(page)
    walker.press("Show me my letter")
    page.wait_for_selector(".sheet mark")
    yield _at(page, "label[for=draft]", "read")
    walker.press("Go on to send it")
    yield _at(page, "#steps-title", "send")
    walker.press("I have sent it")
    walker.sees("Thank you")
    yield _at(page, "h1", "thanks")


def _begin(page: Page) -> None:
    page.goto("/")
    page.get_by_role("textbox", name="Your home postcode").fill(POSTCODE)
    page.get_by_role("radio", name="A parent or carer").check()


def _ask(page: Page) -> None:
    page.get_by_role("checkbox", name="Tell families what is held").check()
    page.get_by_role("textbox", name="Your full name").fill(NAME)


def _at(page: Page, place: str, name: str) -> str:
    page.evaluate(PUT_DOWN)
    page.locator(place).first.evaluate(BRING_UP, ABOVE)
    return name


def photograph(page: Page, file: Path, most: int = MOST_BYTES) -> int:
    """Keep what a page shows now.

    Args:
        page: any.
        file: where to; WebP.
        most: bytes that it may take.

    Returns:
        How many bytes it takes.

    Raises:
        CannotRunError: it is larger than a picture may be; then nothing is written.
    """
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    session.detach()
    picture = base64.b64decode(taken["data"])
    if len(picture) > most:
        raise CannotRunError(f"{file.name} has {len(picture)} bytes, and {most} are the most")
    return file.write_bytes(picture)


if __name__ == "__main__":
    sys.exit(main())
