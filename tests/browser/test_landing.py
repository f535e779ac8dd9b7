"""Coming by a shared link, in a real browser: who is counted, and how often."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from chalicelib.tally.events import Event
from tests.browser.chromium import PHONE, Watch, watched
from tests.browser.conftest import Server
from tests.fakes import FakeTally
from tests.routes.conftest import World

LANDINGS = "**/v1/landings"


PHONE_BROWSER = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def page(browser: Browser, server: Server, watch: Watch) -> Iterator[Page]:
    """A browser with somebody in front of it: without a head Chromium says that it is a robot."""
    with watched(browser, watch, base_url=server.origin, viewport=PHONE, user_agent=PHONE_BROWSER) as context:
        yield context.new_page()


def landings(world: World) -> list[str | None]:
    assert isinstance(world.tally, FakeTally)
    return [each.channel for each in world.tally.participations if each.event is Event.LANDED]


def test_a_tab_counts_once(page: Page, world: World) -> None:
    """From the landing page to the first step and back, reloaded: one person opened it, by one channel."""
    with page.expect_response(LANDINGS):
        page.goto("/s/bluesky")
    page.get_by_role("link", name="Write to your MP").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Write to your MP, in your own words")
    page.reload()
    page.wait_for_timeout(1_500)  # longer than the look that counts
    assert landings(world) == ["bluesky"]


def test_a_look_of_a_moment_does_not_count(page: Page, world: World) -> None:
    """Somebody who is gone at once has not opened it."""
    page.goto("/s/x")
    page.goto("/privacy")
    page.wait_for_timeout(1_500)
    assert landings(world) == []


def test_another_tab_is_another_look(page: Page, world: World) -> None:
    """Each tab is counted: the page knows of no other, because nothing outlives a tab."""
    for tab in (page, page.context.new_page()):
        with tab.expect_response(LANDINGS):
            tab.goto("/?channel=x")
    assert landings(world) == ["x", "x"]


@pytest.mark.parametrize("has_script", [False], indirect=False)
def test_without_script_the_page_leads_on(phone: BrowserContext, world: World) -> None:
    """It counts nobody then, and its button works."""
    page = phone.new_page()
    page.goto("/s/whatsapp")
    page.get_by_role("link", name="Write to your MP").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Write to your MP, in your own words")
    assert landings(world) == []
