"""What every answer must have, whoever asked for it: looked at in passing by every test of the routes."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from chalice.test import HTTPResponse

from chalicelib.web.headers import SAFE_HEADERS
from chalicelib.web.route_table import ORGANISERS_PATH

ALONE = ("'none'", "'self'", "'script'")
# A quick look, which finds too much; what it finds is then read as a browser reads it.
SUSPECT = re.compile(rb"<(?:style|script)|\s(?:style|on[a-z]+)\s*=|javascript:", re.IGNORECASE)
LEADING = ("href", "src", "action", "formaction")


def hold_safe(method: str, address: str, response: HTTPResponse) -> None:
    """Fail unless an answer of the app is as safe as all must be. The gateway's own answers are not the app's."""
    if method == "OPTIONS" or (
        response.status_code == 403 and b"Missing Authentication Token" in response.body
    ):
        return
    headers = response.headers
    missing = {*SAFE_HEADERS, "Content-Security-Policy", "Cache-Control"} - set(headers)
    assert not missing, f"{method} {address} comes without {missing}"
    hold_policy(str(headers["Content-Security-Policy"]))
    assert ("Set-Cookie" in headers) <= (urlsplit(address).path == ORGANISERS_PATH), address
    if str(headers.get("Content-Type", "")).startswith("text/html"):
        hold_page(response.body)


def hold_policy(policy: str) -> None:
    """Fail unless a policy names only us, nothing, and the sites that may frame a page."""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    framed_by = rules.pop("frame-ancestors").split(" ")
    assert all(re.fullmatch(r"'none'|https?://[a-z0-9.:-]+", each) for each in framed_by), policy
    assert all(each in ALONE for each in rules.values()), policy
    assert rules["default-src"] == rules["trusted-types"] == rules["base-uri"] == "'none'", policy
    assert rules["require-trusted-types-for"] == "'script'", policy


def hold_page(page: bytes) -> None:
    """Fail where a page has script or style in itself, or an address that is script."""
    if SUSPECT.search(page):
        Page().feed(page.decode())


class Page(HTMLParser):
    """Reads a page and fails at what its policy would block."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert tag not in {"style", "base", "object", "embed"}, tag
        assert tag != "script" or given.get("src"), "a script without an address"
        assert not any(name == "style" or name.startswith("on") for name in given), (tag, sorted(given))
        for name in LEADING:
            scheme = given.get(name, "").strip().lower().partition(":")[0]
            assert scheme not in {"javascript", "data", "vbscript"}, (tag, name)

    def handle_data(self, data: str) -> None:
        assert self.cdata_elem != "script" or not data.strip(), "a script's text"
