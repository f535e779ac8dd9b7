"""Where shared links lead: the page, its preview, and the count of those who came."""

import json
import struct
from typing import Any

import pytest
from chalice.test import HTTPResponse
from linkpreview import Link, LinkPreview

from chalicelib.tally.events import Event
from tests.fakes import BrokenTally, FakeTally
from tests.routes.api_contract import headers_of
from tests.routes.conftest import Browser, World
from tests.routes.forms import Page
from tests.routes.test_pages import Supporter

HOST = "letters.example"
TRICKS = [
    "nothing",
    "X",
    "..",
    "..%2f",
    "%2e%2e%2fetc%2fpasswd",
    "x%0d%0aSet-Cookie:a=b",
    "%E2%80%AE",
    "😀",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "https:%2f%2fevil.example",
    "a" * 5_000,
]
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
)
ROBOTS = [
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Twitterbot/1.0",
    "WhatsApp/2.23.20.0",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.social/)",
]


def landings(world: World) -> list[str | None]:
    assert isinstance(world.tally, FakeTally)
    return [each.channel for each in world.tally.participations if each.event is Event.LANDED]


def land(browser: Browser, body: Any, **headers: str) -> HTTPResponse:
    sent = {"Content-Type": "application/json", "User-Agent": PHONE, **headers}
    return browser.send("POST", "/v1/landings", sent, json.dumps(body).encode())


@pytest.mark.parametrize("accept", ["*/*", "image/avif,image/webp,image/png,*/*;q=0.8"])
@pytest.mark.parametrize(("path", "url"), [("/s/x", "/s/x"), ("/", "/"), ("/s/nothing", "/")])
def test_a_network_shows_the_campaign(browser: Browser, path: str, url: str, accept: str) -> None:
    """What a reader of link previews finds: title, description, the page's own address and a picture of its size."""
    html = browser.get(path, Host=HOST).body.decode()
    found = LinkPreview(Link(f"http://{HOST}{path}", html), parser="html.parser")
    assert (found.title, found.site_name) == ("My records, my rights", "defenddigitalme")
    assert "school records" in found.description
    assert f'<meta property="og:url" content="http://{HOST}{url}">' in html
    assert f'<link rel="canonical" href="http://{HOST}/">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    picture = browser.get(found.image.removeprefix(f"http://{HOST}"), Accept=accept)
    width, height = struct.unpack(">II", picture.body[16:24])
    assert picture.body.startswith(b"\x89PNG")
    assert (width, height) == (1200, 630)
    assert headers_of(picture)["cache-control"].startswith("public, max-age=31536000")


def test_the_channel_travels_into_the_receipt(browser: Browser, world: World) -> None:
    """From the shared link by way of its button to a letter that is counted under it."""
    page = Page(browser.get("/s/bluesky").body.decode())
    (link,) = [link for link in page.links if "channel=" in link]
    assert link == "../?channel=bluesky"
    Supporter(browser, link.removeprefix("..")).reach_send().press("I have sent it")
    assert isinstance(world.tally, FakeTally)
    assert [each.channel for each in world.tally.participations] == ["bluesky"]


@pytest.mark.parametrize("channel", TRICKS)
def test_an_unknown_channel_gets_the_plain_page(browser: Browser, channel: str) -> None:
    """Whatever stands in its place is not an error, and is neither repeated nor followed."""
    answer = browser.get(f"/s/{channel}")
    html = answer.body.decode()
    assert answer.status_code == 200
    assert "channel=" not in html.replace('data-channel=""', "")
    assert not {"location", "set-cookie"} & set(headers_of(answer))
    assert "evil" not in html
    assert "alert(1)" not in html


@pytest.mark.parametrize(
    "query", ["?next=https://evil.example", "?url=//evil.example&channel=//evil", "?campaign=x"]
)
def test_no_query_leads_away(browser: Browser, query: str) -> None:
    """There is no redirection, and no address from a query in any link."""
    answer = browser.get(f"/s/x{query}")
    assert "location" not in headers_of(answer)
    assert "evil" not in answer.body.decode()


@pytest.mark.parametrize("host", ["evil.example/x", 'a"onload="', "evil.example:80:80", "-" * 300])
def test_a_host_that_is_none_is_not_repeated(browser: Browser, host: str) -> None:
    """An address in a preview is a real one or our own."""
    html = browser.get("/s/x", Host=host).body.decode()
    assert host not in html
    assert 'content="http://localhost/s/x"' in html


def test_the_page_is_the_same_for_everybody(browser: Browser) -> None:
    """So it may be kept for a few minutes; no other site may frame it."""
    headers = headers_of(browser.get("/s/x"))
    assert headers["cache-control"] == "public, max-age=300"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_who_sees_the_page_counts(browser: Browser, world: World) -> None:
    """By day and by channel, with or without one, and by nothing else."""
    for body in ({"channel": "x"}, {}, {"channel": ""}, {"channel": "poster"}):
        answer = land(browser, body)
        assert (answer.status_code, answer.json_body) == (202, {})
    assert landings(world) == ["x", None, None, "poster"]
    assert isinstance(world.tally, FakeTally)
    assert {(each.role, each.constituency) for each in world.tally.participations} == {(None, None)}


@pytest.mark.parametrize("robot", ROBOTS)
def test_robots_do_not_count(browser: Browser, world: World, robot: str) -> None:
    """They are answered like anybody, so that none learns to pretend."""
    assert land(browser, {"channel": "x"}, **{"User-Agent": robot}).status_code == 202
    assert landings(world) == []


@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"])
def test_pages_that_nobody_looks_at_yet_do_not_count(browser: Browser, world: World, purpose: str) -> None:
    """Browsers say so of what they fetch in advance."""
    assert land(browser, {}, **{"Sec-Purpose": purpose}).status_code == 202
    assert landings(world) == []


@pytest.mark.parametrize("body", [{"channel": "nothing"}, {"channel": 3}, {"channel": "x", "name": "Ada"}])
def test_bad_landings_are_refused(browser: Browser, world: World, body: object) -> None:
    """Only a channel of the campaign can be said."""
    assert land(browser, body).status_code == 422
    assert landings(world) == []


def test_landings_while_the_store_is_away(browser: Browser, world: World) -> None:
    """The script is told, and the page goes on."""
    world.tally = BrokenTally()
    assert land(browser, {}).status_code == 503
    assert browser.get("/s/x").status_code == 200
