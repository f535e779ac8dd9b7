"""The organisers' page: signing in, looking, and signing out."""

import re
from http.cookies import SimpleCookie

import pytest
from chalice.app import Chalice
from chalice.test import HTTPResponse

from chalicelib.tally.organisers import TRIES_A_MINUTE, new_organiser
from chalicelib.tally.sessions import SESSION_SECONDS
from chalicelib.tally.signing_key import SigningKeyUnavailable
from tests.fakes import BrokenStores
from tests.routes.api_contract import headers_of
from tests.routes.conftest import CAMPAIGN, NOW, Browser, World
from tests.routes.test_api_counts import publish

COOKIE = "own-words-organiser"


@pytest.fixture
def token(world: World) -> str:
    """The token of an organiser who is known."""
    organiser, made = new_organiser("press-office", 30, NOW, world.random_bytes)
    world.organisers.add(organiser)
    return made


def sign_in(browser: Browser, token: str) -> str:
    """Sign in, and give the cookie as a browser would send it."""
    came = browser.post_form("/organisers", {"token": token})
    assert came.status_code == 303, came.body
    cookie = SimpleCookie(str(came.headers["Set-Cookie"]))
    return f"{COOKIE}={cookie[COOKIE].value}"


def is_sign_in_page(answer: HTTPResponse) -> bool:
    return 'name="token"' in answer.body.decode()


def test_a_stranger_is_shown_the_way_in(browser: Browser) -> None:
    """Without a session there is a field for the token, and no figure."""
    answer = browser.get("/organisers")
    assert is_sign_in_page(answer)
    assert answer.status_code == 200
    assert headers_of(answer)["cache-control"] == "no-store"


def test_a_token_opens_the_page(browser: Browser, app: Chalice, token: str) -> None:
    """After signing in, the figures are there, with nothing kept by the browser."""
    publish(app)
    answer = browser.get("/organisers", Cookie=sign_in(browser, token))
    assert not is_sign_in_page(answer)
    assert "Sign out" in answer.body.decode()
    assert headers_of(answer)["cache-control"] == "no-store"


def test_the_session_is_for_this_page_alone(browser: Browser, token: str) -> None:
    """No script reads the cookie, no other site sends it, no open line carries it, and it ends within the hour."""
    came = browser.post_form("/organisers", {"token": token})
    cookie = SimpleCookie(str(came.headers["Set-Cookie"]))[COOKIE]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Strict")
    assert (cookie["path"], cookie["max-age"]) == ("/organisers", str(SESSION_SECONDS))
    assert came.headers["Location"] == "organisers"


def test_spaces_around_a_pasted_token_do_not_matter(browser: Browser, token: str) -> None:
    """As it comes from an email."""
    assert sign_in(browser, f"  {token}\n")


@pytest.mark.parametrize("wrong", ["", "x", f"own-words-organiser-{'0' * 16}-{'0' * 64}", "ü" * 3000])
def test_a_wrong_token_is_answered_with_what_to_do(browser: Browser, wrong: str) -> None:
    """The form comes again with a message, and what was typed is not in it."""
    answer = browser.post_form("/organisers", {"token": wrong})
    assert answer.status_code == 401
    assert is_sign_in_page(answer)
    assert "Copy the whole token" in answer.body.decode()
    assert len(wrong) < 2 or wrong not in answer.body.decode()
    assert "Set-Cookie" not in answer.headers


def test_too_many_at_once(browser: Browser, token: str) -> None:
    """After so many tries within a minute one is told to wait."""
    for _ in range(TRIES_A_MINUTE):
        sign_in(browser, token)
    answer = browser.post_form("/organisers", {"token": token})
    assert (answer.status_code, headers_of(answer)["retry-after"]) == (429, "60")
    assert "Wait a minute" in answer.body.decode()


def test_the_session_ends(browser: Browser, world: World, token: str) -> None:
    """After an hour one signs in again."""
    cookie = sign_in(browser, token)
    world.clock.now += SESSION_SECONDS
    assert is_sign_in_page(browser.get("/organisers", Cookie=cookie))


def test_taking_the_token_back_ends_the_session(browser: Browser, world: World, token: str) -> None:
    """Whoever is in is out at once."""
    cookie = sign_in(browser, token)
    world.organisers.remove("press-office")
    assert is_sign_in_page(browser.get("/organisers", Cookie=cookie))


def test_signing_out(browser: Browser, token: str) -> None:
    """The browser is told to forget the session."""
    came = browser.post_form("/organisers", {"leave": "yes"})
    cookie = SimpleCookie(str(came.headers["Set-Cookie"]))[COOKIE]
    assert (came.status_code, cookie.value, cookie["max-age"]) == (303, "", "0")
    assert sign_in(browser, token)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_signs_nobody_in_or_out(browser: Browser, token: str, site: str) -> None:
    """A form on another page is refused, whatever it sends."""
    answer = browser.send(
        "POST",
        "/organisers",
        {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": site},
        f"token={token}".encode(),
    )
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (403, False)


@pytest.mark.parametrize("cookie", ["", "x", f"{COOKIE}=", f"{COOKIE}=forged.signature", "=;=;", "\u00fc"])
def test_a_strange_cookie_is_nobody_s(browser: Browser, cookie: str) -> None:
    """Whatever comes in the header, the way in is shown."""
    assert is_sign_in_page(browser.get("/organisers", Cookie=cookie))


def test_before_the_first_figures(browser: Browser, token: str) -> None:
    """An organiser who looks too early is told when there will be some."""
    answer = browser.get("/organisers", Cookie=sign_in(browser, token))
    assert (answer.status_code, is_sign_in_page(answer)) == (200, False)
    assert "no figures yet" in answer.body.decode().lower()


def test_the_page_gives_the_spreadsheet(browser: Browser, app: Chalice, token: str) -> None:
    """The link on the page leads to the file, and only with the session."""
    publish(app)
    cookie = sign_in(browser, token)
    page = browser.get("/organisers", Cookie=cookie).body.decode()
    (link,) = set(re.findall(r'href="(organisers\?[^"]*format=csv[^"]*)"', page))
    answer = browser.get(f"/{link}", Cookie=cookie)
    assert headers_of(answer)["content-type"] == "text/csv; charset=utf-8"
    assert is_sign_in_page(browser.get(f"/{link}"))


def test_the_table_is_sorted_as_asked(browser: Browser, app: Chalice, token: str) -> None:
    """Links in the heads of the table sort it, without script; what is not known is ignored."""
    publish(app)
    cookie = sign_in(browser, token)
    for query in ("?sort=name&order=a", "?sort=letters&order=d", "?sort=nonsense&order=<script>"):
        answer = browser.get(f"/organisers{query}", Cookie=cookie)
        assert answer.status_code == 200
        assert "<script>" not in answer.body.decode()


def test_the_campaign_stays_the_same_while_signing_in(browser: Browser, token: str) -> None:
    """Who looks at a campaign by its name comes back to it."""
    came = browser.post_form(f"/organisers?campaign={CAMPAIGN}", {"token": token})
    assert came.headers["Location"] == f"organisers?campaign={CAMPAIGN}"


def test_where_the_store_is_away(browser: Browser, world: World, token: str) -> None:
    """Signing in and looking both say that figures cannot be read just now."""
    cookie = sign_in(browser, token)
    world.organisers = world.snapshots = BrokenStores()
    for answer in (
        browser.get("/organisers", Cookie=cookie),
        browser.post_form("/organisers", {"token": token}),
        browser.get("/counts"),
    ):
        assert (answer.status_code, headers_of(answer)["retry-after"]) == (503, "60")
        assert "cannot be read just now" in answer.body.decode()


def test_where_the_signing_keys_are_away(browser: Browser, world: World, token: str) -> None:
    """No session can be made or read, and one is told to try again."""

    def away() -> None:
        raise SigningKeyUnavailable("away")

    world.sessions = away  # type: ignore[assignment]
    assert browser.post_form("/organisers", {"token": token}).status_code == 503
    assert browser.get("/organisers", Cookie=f"{COOKIE}=x").status_code == 503


def test_how_many_took_part_is_a_page_for_everybody(browser: Browser, app: Chalice) -> None:
    """In words, with the day; before the first figures it says when there will be some."""
    assert "no figures yet" in browser.get("/counts").body.decode()
    publish(app)
    page = browser.get("/counts").body.decode()
    assert "Fewer than ten letters so far" in page
    assert "21 November 2026" in page
