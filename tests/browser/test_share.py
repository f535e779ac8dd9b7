"""Sharing in a real browser: every link to its network, and what script adds."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chromium import Watch, copied
from tests.browser.test_accessibility import LOOKS, hold
from tests.browser.test_journey import counted
from tests.browser.walk import Walker
from tests.fakes import BrokenTally
from tests.routes.conftest import World

NETWORKS = {
    "X": ("https://x.com", "/intent/tweet", "text"),
    "Bluesky": ("https://bsky.app", "/intent/compose", "text"),
    "Facebook": ("https://www.facebook.com", "/sharer/sharer.php", "u"),
    "WhatsApp": ("https://wa.me", "/", "text"),
}
APPS = {
    "Email": "mailto:?subject=My%20records%2C%20my%20rights&body=Your%20school",
    "Text message": "sms:?&body=",
}
FIRST_TEXT = (
    "Your school records may be in a national database that is shared without asking you. I asked my MP to change "
    "that. Two minutes: {} #MyRecordsMyRights"
)

# Chromium on Linux shares nothing; this is what a phone's browser does, and what it was given.
SHARES = """
self.given = [];
navigator.share = async (what) => { given.push(what); if (self.refusal) throw self.refusal; };
"""


@pytest.fixture
def sharer(page: Page) -> Walker:
    """Somebody who has sent their letter and goes on to share."""
    walker = Walker(page).skip_to_read()
    walker.press("Go on to send it")
    walker.press("I have sent it")
    walker.sees("Thank you")
    walker.press("Share the campaign")
    walker.sees("Tell your friends")
    return walker


def follow(page: Page, name: str, origin: str, watch: Watch) -> str:
    """Click a link to another origin, which is answered here, and give the address that was asked for there."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<!DOCTYPE html><title>There</title>")

    watch.origins.add(origin)
    page.context.route(f"{origin}/**", answer)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=f"{name} (opens in a new tab)", exact=True).click()
    there = opened.value
    expect(there).to_have_title("There")
    assert there.evaluate("[opener, document.referrer]") == [None, f"{origin_of(page)}/"]
    there.close()
    (address,) = [url for url in asked if not url.endswith("/favicon.ico")]
    return address


def origin_of(page: Page) -> str:
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}"


def test_every_link_leads_to_its_network(sharer: Walker, world: World, watch: Watch) -> None:
    """With the text and its own link, in a tab that cannot reach back; all of them together count once."""
    here = origin_of(sharer.page)
    for name, (origin, path, field) in NETWORKS.items():
        address = urlsplit(follow(sharer.page, name, origin, watch))
        assert f"{address.scheme}://{address.netloc}{address.path}" == f"{origin}{path}"
        link = f"{here}/s/{name.lower()}"
        text = link if name == "Facebook" else FIRST_TEXT.format(link)
        assert parse_qs(address.query) == {field: [text]}
    expect(sharer.page.get_by_text("Counted, once: 1 to the times shared")).to_be_visible()
    assert counted(world) == ["sent", "shared"]


def test_apps_are_given_the_text(sharer: Walker) -> None:
    """Email and text messages open an app of the phone's, which no browser on a desk has."""
    for name, begins in APPS.items():
        link = sharer.page.get_by_role("link", name=f"{name} (opens in a new tab)", exact=True)
        assert (link.get_attribute("href") or "").startswith(begins)


def test_mastodon_by_ones_own_server(sharer: Walker, world: World, watch: Watch) -> None:
    """The server's name goes into the form's body alone, is kept nowhere, and its link is followed by hand."""
    page = sharer.page
    page.get_by_role("textbox", name="Your Mastodon server").fill("@me@Mastodon.Example")
    sharer.press("Make the link")
    expect(page.get_by_role("link", name="Share on mastodon.example")).to_be_visible()
    assert not [url for url in watch.requested if "example" in url.lower()]
    assert "example" not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])").lower()
    address = urlsplit(follow(page, "Share on mastodon.example", "https://mastodon.example", watch))
    assert address.path == "/share"
    assert parse_qs(address.query) == {"text": [FIRST_TEXT.format(f"{origin_of(page)}/s/mastodon")]}
    expect(page.get_by_text("Counted, once: 1 to the times shared")).to_be_visible()
    assert counted(world) == ["sent", "shared"]


def test_the_text_is_copied_and_counted_once(sharer: Walker, world: World) -> None:
    """Where the browser cannot share there is a button to copy, and none to share."""
    page = sharer.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(sharer.button("Share …")).to_be_hidden()
    sharer.press("Copy the text")
    expect(page.get_by_role("status").get_by_text("Copied.")).to_be_visible()
    expect(page.get_by_text("Counted, once: 1 to the times shared")).to_be_visible()
    sharer.press("Copy the text")
    assert copied(page) == FIRST_TEXT.format(f"{origin_of(page)}/")
    sharer.press("I have shared it")
    expect(page.get_by_text("it counts once")).to_be_visible()
    assert counted(world) == ["sent", "shared"]


def test_where_the_browser_will_not_copy_the_text_is_selected(page: Page, world: World) -> None:
    """It is one key or one tap away then, and nobody has shared it yet."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto("/share")
    Walker(page).press("Copy the text")
    expect(page.get_by_role("status").get_by_text("It is selected now")).to_be_visible()
    assert (
        page.evaluate("getSelection().toString()")
        == page.get_by_role("textbox", name="What to say").input_value()
    )
    assert counted(world) == []


def test_a_phone_shares_by_its_own_means(page: Page, world: World) -> None:
    """The browser is given the text; somebody who thinks better of it is not counted, and can do it after all."""
    page.add_init_script(SHARES)
    walker = Walker(page).reach_send()
    walker.press("I have sent it")
    walker.press("Share the campaign")
    page.evaluate("() => { self.refusal = new DOMException('no', 'AbortError'); }")
    walker.press("Share …")
    page.evaluate("() => { self.refusal = undefined; }")
    expect(page.get_by_text("Copying the text or following a link counts")).to_be_visible()
    assert counted(world) == ["sent"]
    walker.press("Share …")
    expect(page.get_by_text("Counted, once: 1 to the times shared")).to_be_visible()
    assert page.evaluate("given") == [{"text": FIRST_TEXT.format(f"{origin_of(page)}/")}] * 2
    assert counted(world) == ["sent", "shared"]


def test_where_the_browser_may_not_share_the_text_is_copied(page: Page) -> None:
    """In somebody else's frame a browser that could share may not."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(f"{SHARES} self.refusal = new DOMException('no', 'NotAllowedError');")
    page.goto("/share")
    Walker(page).press("Share …")
    expect(page.get_by_role("status").get_by_text("Copied.")).to_be_visible()
    assert copied(page) == FIRST_TEXT.format(f"{origin_of(page)}/")


def test_without_a_letter_nothing_is_counted(page: Page, watch: Watch) -> None:
    """There is nothing to count by, and the script does not ask."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/share")
    Walker(page).press("Copy the text")
    expect(page.get_by_role("status").get_by_text("Copied.")).to_be_visible()
    assert not [url for url in watch.requested if "/v1/" in url]


def test_the_page_is_accessible(sharer: Walker, world: World, watch: Watch) -> None:
    """As it comes, refused, with a server's link, not counted and counted."""
    page = sharer.page
    hold(page, "share")
    sharer.press("Make the link")
    expect(page.get_by_role("alert", name="Something needs another look")).to_be_focused()
    hold(page, "share, refused", LOOKS[:2])
    page.get_by_role("textbox", name="Your Mastodon server").fill("mastodon.example")
    sharer.press("Make the link")
    expect(page.get_by_role("link", name="Share on mastodon.example")).to_be_visible()
    hold(page, "share, with a server", LOOKS[:2])
    world.tally, tally = BrokenTally(), world.tally
    watch.expected.add("/share")
    sharer.press("I have shared it")
    expect(page.get_by_role("alert").get_by_text("We could not count this just now.")).to_be_visible()
    hold(page, "share, not counted", LOOKS[:2])
    world.tally = tally
    sharer.press("I have shared it")
    expect(page.get_by_role("heading", name="Thank you. What we counted")).to_be_visible()
    hold(page, "share, counted", LOOKS[:2])
