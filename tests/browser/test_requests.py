"""How much a phone asks for on the way: what a campaign costs rests on it."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from benchmarks.bill import SENDER_REQUESTS, VISITOR_REQUESTS
from tests.browser.chromium import Watch
from tests.browser.walk import Walker

KEPT = "/static/"  # the browser fetches each of these once
CHECKED = "/v1/checks"  # as often as somebody edits; the bill has a number of its own for it


def asked(watch: Watch) -> int:
    """Count what reached the server, checks while writing left out."""
    paths = [urlsplit(url).path for url in watch.requested]
    kept = {path for path in paths if path.startswith(KEPT)}
    return len(kept) + len([path for path in paths if not path.startswith((KEPT, CHECKED))])


def test_the_first_page_takes_as_many_requests_as_the_bill_says(page: Page, watch: Watch) -> None:
    """Whoever opens the first page and goes away again takes what `make cost` reckons with."""
    with page.expect_request("**/v1/landings"):
        page.goto("/")
    assert asked(watch) == VISITOR_REQUESTS


def test_the_way_takes_as_many_requests_as_the_bill_says(page: Page, watch: Watch) -> None:
    """Whoever copies, sends and shares takes no more than `make cost` reckons with, and not far less."""
    walker = Walker(page).reach_send()
    with page.expect_request("**/v1/participation"):
        walker.press("Copy my letter")
    walker.press("I have sent it")
    walker.sees("Thank you")
    walker.press("Share the campaign")
    walker.sees("Tell your friends")
    assert SENDER_REQUESTS - 4 <= asked(watch) <= SENDER_REQUESTS
