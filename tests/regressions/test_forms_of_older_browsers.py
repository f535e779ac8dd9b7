"""A browser before Sec-Fetch-Site (Safari up to 16.3) says of a form only the origin that it was sent from, and we did not look
at that: any site could sign somebody out of the organisers' page, or in with a token of its own.
"""

import pytest

from tests.routes.conftest import Browser

FORM = "application/x-www-form-urlencoded"
HOST = "letters.example"


def leaving(browser: Browser, headers: dict[str, str]) -> int:
    """Ask to be signed out."""
    sent = {"Content-Type": FORM, "Host": HOST, **headers}
    return browser.send("POST", "/organisers", sent, b"leave=yes").status_code


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "https://letters.example.evil.example",
        "https://evil.letters.example",
        "https://letters.example@evil.example",
        "http://letters.example:8080",
        "http://[",
        "null",
        "",
    ],
)
def test_another_origin_signs_nobody_in_or_out(browser: Browser, origin: str) -> None:
    """It is refused as any form from another site is."""
    assert leaving(browser, {"Origin": origin}) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://letters.example"},
        {"Origin": "http://LETTERS.example"},
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://behind-a-proxy.example"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_our_own_page_signs_in_and_out(browser: Browser, headers: dict[str, str]) -> None:
    """With the origin of our page; with none, as programs send it; a newer browser's own word goes first."""
    assert leaving(browser, headers) == 303
