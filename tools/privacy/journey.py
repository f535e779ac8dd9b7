"""Somebody writes a letter in a real browser, goes to another site, comes back and wipes what they typed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tools.chromium import ARGUMENTS, find_chromium

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

WIDTH, HEIGHT = 360, 740  # a phone
STORES = "JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie])"
FOLLOW = """(address) => {
  const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", rel: "opener" });
  document.body.append(link);
  link.click();
}"""
OUTWARD = "https://www.writetothem.com/"


@dataclass(slots=True)
class Journey:
    """What a browser knew and told on the way.

    Args:
        drafted: what the tab kept before it was wiped: proof that it can be seen.
        wiped: what the tab and the browser's stores held afterwards.
        lasting: cookies and lasting stores.
        outward: the link to WriteToThem as it stood on the page.
        requested: every address that was asked for.
        history: every address in the browser's own history file.
    """

    drafted: str = ""
    wiped: str = ""
    lasting: str = ""
    outward: str = ""
    requested: list[str] = field(default_factory=list)
    history: list[str] = field(default_factory=list)


def walk(address: str, second_site: str, profile: Path, answers: list[str]) -> Journey:
    """Go the whole way.

    Args:
        address: the app's.
        second_site: where the link from the letter's last page leads.
        profile: an empty folder for the browser's own files.
        answers: what is written to the first questions.

    Returns:
        What was seen.
    """
    journey = Journey()
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=find_chromium(),
            args=list(ARGUMENTS),
            base_url=address,
            viewport={"width": WIDTH, "height": HEIGHT},
        )
        context.on("request", lambda request: journey.requested.append(request.url))
        try:
            _go(context.new_page(), second_site, journey, answers)
            journey.lasting = str(context.storage_state(indexed_db=True))
        finally:
            context.close()
    journey.history = _history(profile)
    return journey


def _go(page: Page, second_site: str, journey: Journey, answers: list[str]) -> None:
    # From the tests, so that a step which is new there is new here.
    from tests.browser.walk import Walker  # noqa: PLC0415 - pytest takes a moment

    walker = Walker(page, answers)
    walker.reach_send()
    journey.outward = page.locator(f'a[href^="{OUTWARD}"]').first.get_attribute("href") or ""
    _follow(page, second_site)
    walker.press("I have sent it")
    walker.sees("Thank you")
    journey.drafted = page.evaluate(STORES)
    _follow(page, second_site)
    walker.press("Wipe it and start again")
    walker.sees("Write to your MP")
    journey.wiped = page.evaluate(STORES)


def _follow(page: Page, second_site: str) -> None:
    with page.expect_popup() as opened:
        page.evaluate(FOLLOW, second_site)
    opened.value.wait_for_load_state()
    opened.value.close()


def _history(profile: Path) -> list[str]:
    file = profile / "Default" / "History"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT url || ' ' || title FROM urls").fetchall()
    return [str(row[0]) for row in rows]
