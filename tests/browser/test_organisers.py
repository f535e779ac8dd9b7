"""An organiser signs in, looks, sorts the table, and signs out, in a real browser."""

import re

from chalice.app import Chalice
from playwright.sync_api import BrowserContext, expect

from chalicelib.tally.organisers import new_organiser
from tests.browser.chromium import Watch
from tests.routes.conftest import CAMPAIGN, NOW, World
from tests.routes.test_api_counts import publish


def test_an_organiser_looks_at_the_figures(
    phone: BrowserContext, app: Chalice, world: World, watch: Watch
) -> None:
    """The cookie of the session is taken, the table sorts by its heads, and signing out closes the page."""
    organiser, token = new_organiser("press-office", 30, NOW, world.random_bytes)
    world.organisers.add(organiser)
    publish(app)
    page = phone.new_page()
    watch.expected.add("/organisers")  # the wrong token below is a 401
    page.goto(f"/organisers?campaign={CAMPAIGN}")
    page.get_by_label("Your token").fill("own-words-organiser-mistyped")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Copy the whole token")).to_be_visible()
    page.get_by_label("Your token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="The campaign in figures")).to_be_visible()
    page.get_by_role("columnheader", name=re.compile("Constituency")).get_by_role("link").click()
    expect(page.get_by_role("columnheader", name=re.compile("Constituency"))).to_have_attribute(
        "aria-sort", "ascending"
    )
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Your token")).to_be_visible()
    assert phone.cookies() == []
