"""The cookie's path was the request's as it came. Behind a gateway whose stage stands before our paths that was right, but with
a slash at its end the browser never sent the cookie again, and of a strange path all of it went into the header.
"""

import pytest
from chalice.app import Chalice

from tests.routes.test_gateway_events import answer, event

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("whole", "path"),
    [
        ("/api/organisers", "/api/organisers"),
        ("/organisers", "/organisers"),
        ("/organisers/", "/organisers"),
        ("/api/organisers/", "/api/organisers"),
        ("/; Domain=evil.example/organisers", "/organisers"),
    ],
)
def test_the_cookie_is_for_our_page(app: Chalice, whole: str, path: str) -> None:
    """Its path is our own, with the stage before it."""
    sent = event("POST", "/organisers", FORM, b"leave=yes")
    sent["requestContext"]["path"] = whole
    cookie = answer(app, sent)["headers"]["Set-Cookie"]
    assert cookie == f"own-words-organiser=; Path={path}; Max-Age=0; HttpOnly; Secure; SameSite=Strict"
