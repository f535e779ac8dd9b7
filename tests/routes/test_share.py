"""The page that helps to tell one's friends, without script."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from chalice.app import Chalice
from chalice.test import Client, HTTPResponse

from chalicelib.edges import Edges
from chalicelib.tally.events import Event
from tests.campaigns import Known, with_each_campaign
from tests.fakes import BrokenTally, FakeTally
from tests.routes.conftest import CAMPAIGN, NAME, POSTCODE, STORY, Browser, World
from tests.routes.forms import Page
from tests.routes.test_api_participation import token
from tests.routes.test_pages import Supporter
from tests.unit.web.pages import read

CAMPAIGNS = Path(__file__).parents[2] / "templates" / "campaigns"
OUTWARD = ("https:", "mailto:", "sms:")
HERE = "http://letters.example.org"
OF_A_LETTER = (NAME, STORY[:40], "HA2", "Harrow", "Gareth Thomas", "parent")
PLACES = {
    "x": "https:x.com/intent/tweet",
    "bluesky": "https:bsky.app/intent/compose",
    "facebook": "https:www.facebook.com/sharer/sharer.php",
    "whatsapp": "https:wa.me/",
    "email": "mailto:",
    "sms": "sms:",
}


@pytest.fixture
def sharer(browser: Browser, known: Known) -> Supporter:
    """Somebody who has sent their letter and goes on to share."""
    supporter = Supporter(browser, known=known).reach_send()
    supporter.press("I have sent it")
    supporter.press("Share the campaign")
    return supporter


def counted(world: World) -> list[Event]:
    """What was counted, in the order in which it came."""
    assert isinstance(world.tally, FakeTally)
    return [participation.event for participation in world.tally.participations]


def shared_by(page: Page) -> dict[str, str]:
    """What each network gets, by its place: text, link or body."""
    outward = [urlsplit(link) for link in page.links if link.startswith(OUTWARD)]
    fields = {f"{parts.scheme}:{parts.netloc}{parts.path}": parse_qs(parts.query) for parts in outward}
    return {
        place: given.get("text", given.get("body", given.get("u", [""])))[0]
        for place, given in fields.items()
    }


def page_of(response: HTTPResponse) -> Page:
    assert response.status_code == 200
    return Page(response.body.decode())


def test_anybody_can_share(browser: Browser) -> None:
    """Without a letter there are all networks, each with its own link; nothing to press counts anything."""
    page = page_of(browser.get("/share", Host="letters.example.org"))
    shared = shared_by(page)
    assert all(f"{HERE}/s/{network}" in shared[place] for network, place in PLACES.items())
    assert shared[PLACES["facebook"]] == f"{HERE}/s/facebook"
    assert f"I asked my MP to change that. Two minutes: {HERE}/ #" in page.text
    buttons = [button.label for form in page.forms for button in form.buttons]
    assert buttons == ["Make the link"]


def test_every_link_opens_apart_and_learns_nothing(browser: Browser) -> None:
    """Each opens in a new tab that cannot reach back."""
    links = read(browser.get("/share").body.decode()).all("a")
    outward = [link for link in links if link["href"].startswith(OUTWARD)]
    assert len(outward) == len(PLACES)
    assert {(link["target"], link["rel"]) for link in outward} == {("_blank", "noopener")}


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("", "Your school"),
        ("1", "Your school"),
        ("2", "Who has"),
        *((each, "Your school") for each in ("0", "3", "-1", "²", "2 ", "x" * 2000)),
    ],
)
def test_a_text_is_chosen_by_its_number(browser: Browser, asked: str, begins: str) -> None:
    """Anything that is no number of a text is the first."""
    for answer in (
        browser.get(f"/share?{urlencode({'text': asked})}"),
        browser.post_form("/share", {"text": asked}),
    ):
        page = page_of(answer)
        text = shared_by(page)[PLACES["whatsapp"]]
        assert text.startswith(begins)
        (other,) = [link for link in page.links if link.startswith("share?")]
        assert other == f"share?text={2 if begins == 'Your school' else 1}"


def test_another_text_with_a_letter(sharer: Supporter) -> None:
    """By a button that carries the letter along, and no link that would lose it."""
    assert not [link for link in sharer.page.links if link.startswith("share")]
    page = sharer.press("Another text")
    assert shared_by(page)[PLACES["whatsapp"]].startswith("Who has")
    assert "Send it" in sharer.press("Back to my letter").text
    assert STORY in (sharer.form("I have sent it").value("draft") or "")


@with_each_campaign
def test_no_letter_is_in_what_is_shared(sharer: Supporter) -> None:
    """Story, name, place, MP and role stay out of every text and every address."""
    for _ in sharer.known.campaign.share_texts[1:]:
        sharer.press("Another text")
    sharer.press("Make the link", server="@me@mastodon.example")
    shared = " ".join(sharer.page.links)
    assert "https://mastodon.example/share?text=" in shared
    told = " ".join([*shared_by(sharer.page).values(), shared])
    assert not [each for each in OF_A_LETTER if each in told]
    assert POSTCODE.replace(" ", "+") not in told


@with_each_campaign
def test_sharing_counts_once(sharer: Supporter, world: World) -> None:
    """The page says what was added; a second press, from the page that was there before, adds nothing."""
    form = sharer.form("I have shared it")
    page = sharer.press("I have shared it")
    assert sharer.status == 200
    assert "1 to the times shared from Harrow West" in page.text
    assert counted(world) == [Event.SENT, Event.SHARED]
    assert "I have shared it" not in page.text
    again = page_of(sharer.browser.post_form("/share", form.pressed("I have shared it")))
    assert "it counts once" in again.text
    assert counted(world) == [Event.SENT, Event.SHARED]


def test_store_away_leaves_the_page(sharer: Supporter, world: World) -> None:
    """It says so kindly, everything on the page works, and a second try counts."""
    counting, world.tally = world.tally, BrokenTally()
    page = sharer.press("I have shared it")
    assert sharer.status == 503
    assert "We could not count this just now. Your letter is not affected." in page.text
    assert len(shared_by(page)) == len(PLACES)
    world.tally = counting
    assert "1 to the times shared" in sharer.press("I have shared it").text


@pytest.mark.parametrize(
    ("receipt", "told"),
    [
        ("", "There is no receipt here."),
        ("forged", "This receipt cannot be read"),
        (token(campaign="another"), "This receipt belongs to another campaign."),
    ],
)
def test_a_receipt_that_is_none_counts_nothing(
    browser: Browser, world: World, receipt: str, told: str
) -> None:
    """The page says why, and still helps to share."""
    answer = browser.post_form("/share", {"event": "shared", "receipt": receipt})
    assert answer.status_code == 422
    page = Page(answer.body.decode())
    assert told in page.text
    assert len(shared_by(page)) == len(PLACES)
    assert counted(world) == []


@pytest.mark.parametrize("event", ["sent", "copied", "landed", "SHARED", ""])
def test_only_sharing_is_counted_here(browser: Browser, world: World, event: str) -> None:
    """Other events have pages of their own."""
    page_of(browser.post_form("/share", {"event": event, "receipt": token()}))
    assert counted(world) == []


def test_a_mastodon_server_comes_back_as_a_link(sharer: Supporter, world: World) -> None:
    """With the text that was chosen; nothing is counted by that, and the page is the answer."""
    sharer.press("Another text")
    page = sharer.press("Make the link", server="https://Mastodon.Example/@me")
    assert sharer.status == 200
    assert "Share on mastodon.example" in page.text
    assert shared_by(page)["https:mastodon.example/share"].startswith("Who has")
    assert "http://localhost/s/mastodon" in shared_by(page)["https:mastodon.example/share"]
    assert sharer.form("Make the link").value("server") == "https://Mastodon.Example/@me"
    assert not [form.action for form in page.forms if "example" in form.action]
    assert counted(world) == [Event.SENT]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "me",
        "127.0.0.1",
        "localhost:8000",
        '"><script>alert(1)</script>',
        "a.social/..",
        "a.social\r\nX: y",
        "m" * 9000,
    ],
)
def test_a_hostile_server_is_refused_in_words(browser: Browser, typed: str) -> None:
    """What was typed stays in its box, is no markup and becomes no link."""
    answer = browser.post_form("/share", {"server": typed, "receipt": token()})
    assert answer.status_code == 422
    page = Page(answer.body.decode())
    assert "such as mastodon.social" in page.text
    assert "#server" in page.links
    assert page.form("Make the link").value("server") == typed
    assert page.tags.count("script") == 2  # our own
    assert not [link for link in page.links if "/share?text=" in link]


def test_nothing_leads_away_by_itself(browser: Browser) -> None:
    """No answer has a Location, or a Refresh: only somebody's own finger follows a link."""
    for form in (
        {"server": "mastodon.example"},
        {"server": "//mastodon.example"},
        {"event": "shared", "receipt": token()},
        {"event": "shared"},
        {"text": "2"},
    ):
        answer = browser.post_form("/share", form)
        assert answer.status_code in {200, 422}
        assert not {"Location", "Refresh"} & set(answer.headers)
        assert "http-equiv" not in answer.body.decode()


@pytest.fixture
def two(tmp_path: Path, edges: Edges, create_app: Callable[..., Chalice]) -> Browser:
    """An app with a second campaign, which has one text and counts other channels."""
    shutil.copytree(CAMPAIGNS / CAMPAIGN, tmp_path / CAMPAIGN)
    shutil.copytree(CAMPAIGNS / CAMPAIGN, tmp_path / "two")
    file = tmp_path / "two" / "campaign.toml"
    text = file.read_text(encoding="utf-8").replace('"bluesky", ', "", 1)
    head, _, rest = text.partition("[[share_texts]]")
    file.write_text(
        f"{head}[[share_texts]]{rest.partition('[[share_texts]]')[0]}\n[[links]]{text.partition('[[links]]')[2]}"
    )
    return Browser(Client(create_app(CAMPAIGN, edges, campaigns=tmp_path)))


def test_links_name_the_campaign_and_only_its_channels(two: Browser) -> None:
    """A network that the campaign does not count is offered with a plain link."""
    page = page_of(two.get("/share?campaign=two", Host="letters.example.org"))
    shared = shared_by(page)
    assert f"{HERE}/s/whatsapp?campaign=two #" in shared[PLACES["whatsapp"]]
    assert f"{HERE}/?campaign=two #" in shared[PLACES["bluesky"]]
    ours = [link for link in page.links if not link.startswith((*OUTWARD, "#"))]
    assert all("campaign=two" in link for link in ours)
    assert all("campaign=two" in form.action for form in page.forms)


def test_one_text_is_no_choice(two: Browser) -> None:
    """Where a campaign has one text, no other is offered."""
    assert "Another text" not in page_of(two.get("/share?campaign=two")).text
    assert "Another text" in page_of(two.get("/share")).text


def test_the_dress_is_kept_on(browser: Browser) -> None:
    """In the widget, sharing stays in the widget."""
    dressed: dict[str, Any] = {"receipt": token(), "draft": STORY}
    page = page_of(browser.post_form("/share?dress=widget&host=https://defenddigitalme.org", dressed))
    assert all("dress=widget" in form.action for form in page.forms)
