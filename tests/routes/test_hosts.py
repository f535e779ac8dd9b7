"""Nothing that a visitor says about where these pages are gets into a link, a redirect, a preview or a cookie."""

from itertools import product
from typing import Any
from urllib.parse import urljoin

import pytest
from chalice.app import Chalice

from tests.routes.test_gateway_events import answer, event

EVIL = "evil.example"
PLACES = {
    "/": {},
    "/s/{channel}": {"channel": "x"},
    "/share": {},
    "/v1/campaign": {},
    "/my-records-my-rights": {},
    "/organisers": {},
}
SAID = {
    "host": EVIL,
    "x-forwarded-host": EVIL,
    "x-forwarded-proto": "javascript",
    "x-forwarded-for": EVIL,
    "x-host": EVIL,
    "x-original-url": f"https://{EVIL}/",
    "x-rewrite-url": f"https://{EVIL}/",
    "forwarded": f"host={EVIL};proto=https",
    "referer": f"https://{EVIL}/",
}
LEADING = ("next", "url", "redirect", "return", "server", "host", "link", "campaign")


def asked(app: Chalice, path: str, headers: dict[str, str], query: dict[str, list[str]]) -> dict[str, Any]:
    sent = event("GET", path, {"accept": "*/*", **headers})
    sent["requestContext"]["domainName"] = "letters.example"
    return answer(app, sent | {"pathParameters": PLACES[path], "multiValueQueryStringParameters": query})


@pytest.mark.parametrize("path", PLACES)
def test_the_gateway_alone_says_where_we_are(app: Chalice, path: str) -> None:
    """Behind the gateway no header and no part of the address moves a canonical link, a preview, a text or a redirect."""
    said = str(asked(app, path, SAID, {name: [f"//{EVIL}/", f"https://{EVIL}/"] for name in LEADING}))
    assert EVIL not in said
    assert "javascript:" not in said


def test_redirects_lead_to_us(app: Chalice) -> None:
    """There are two: an old address leads to the first page, and signing in or out to the organisers' page."""
    old = asked(app, "/my-records-my-rights", SAID, {})
    assert (old["statusCode"], old["headers"]["Location"]) == (301, "https://letters.example/api/")
    form = {"content-type": "application/x-www-form-urlencoded"}
    for name, typed in product(
        ("campaign", "lang"), (f"//{EVIL}/", f"https://{EVIL}", "\r\nSet-Cookie: a=b", "/../x")
    ):
        sent = event("POST", "/organisers", {**form, **SAID, "sec-fetch-site": "same-origin"}, b"leave=yes")
        away = answer(app, sent | {"multiValueQueryStringParameters": {name: [typed]}})
        location = away["headers"].get(
            "Location", "organisers"
        )  # a campaign that is none is said so, with a page
        assert urljoin("https://letters.example/api/organisers", location).startswith(
            "https://letters.example/api/organisers"
        )
        assert "\n" not in str(away["headers"])
