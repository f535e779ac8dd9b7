"""POST /v1/constituency: whose constituent somebody is, or which kind of postcode this is."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.places import Places
from tests.routes.api_contract import headers_of
from tests.routes.conftest import Browser, World

HARROW_WEST = "E14001271"
NOT_ON_THE_LIST = "BT1 9ZZ"


def errors_of(browser: Browser, postcode: object) -> list[dict[str, Any]]:
    """What is wrong with a postcode."""
    response = browser.post_json("/v1/constituency", {"postcode": postcode})
    assert response.status_code == 422
    errors: list[dict[str, Any]] = response.json_body["errors"]
    return errors


@pytest.mark.parametrize("typed", ["HA2 0JQ", "ha20jq", " Ha2\u00a00jQ. ", "ＨＡ２ ０ＪＱ", "H A 2 0 J Q"])
def test_finds_constituency_and_mp(browser: Browser, typed: str) -> None:
    """However it is typed, a postcode gives its constituency and the MP with the date that this was so."""
    answer = browser.post_json("/v1/constituency", {"postcode": typed}).json_body
    assert answer["constituency"] == {
        "code": HARROW_WEST,
        "name": "Harrow West",
        "name_cy": None,
        "nation": "England",
    }
    assert set(answer["mp"]) == {"name", "full_title", "party", "as_of"}


def test_tells_the_welsh_name(browser: Browser) -> None:
    """A Welsh constituency comes with its name in Welsh."""
    found = browser.post_json("/v1/constituency", {"postcode": "LL11 1AA"}).json_body["constituency"]
    assert (found["name"], found["name_cy"], found["nation"]) == ("Wrexham", "Wrecsam", "Wales")


@pytest.mark.parametrize(("postcode", "nation"), [("EH99 1SP", "Scotland"), ("BT7 1NN", "Northern Ireland")])
def test_covers_every_nation(browser: Browser, postcode: str, nation: str) -> None:
    """Scotland is on the list, and so is some of Northern Ireland."""
    answer = browser.post_json("/v1/constituency", {"postcode": postcode}).json_body
    assert answer["constituency"]["nation"] == nation


def test_a_vacant_seat_has_no_mp(browser: Browser, world: World, places: Places) -> None:
    """Between an MP's leaving and the by-election the constituency is told, and the MP is null."""
    seated = {code: member for code, member in places.members.items() if code != HARROW_WEST}
    world.places = lambda: replace(places, members=seated)
    answer = browser.post_json("/v1/constituency", {"postcode": "HA2 0JQ"}).json_body
    assert (answer["constituency"]["name"], answer["mp"]) == ("Harrow West", None)


def test_nothing_on_the_way_may_keep_it(browser: Browser) -> None:
    """Where somebody lives is in no cache, found or refused."""
    for postcode in ("HA2 0JQ", "SW1A OAA"):
        response = browser.post_json("/v1/constituency", {"postcode": postcode})
        assert headers_of(response)["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "postcode-missing"),
        ("   ", "postcode-missing"),
        (None, "postcode-missing"),
        ("HA2", "postcode-malformed"),
        ("HA2 0J", "postcode-malformed"),
        ("not a postcode", "postcode-malformed"),
        ("90210", "postcode-malformed"),
        ("SW1A 1AA HA2 0JQ", "postcode-malformed"),
        ("HA2 0BB", "postcode-not-in-use"),
        ("JE2 3AB", "postcode-outside-parliament"),
        ("GY1 1AA", "postcode-outside-parliament"),
        ("IM1 1AA", "postcode-outside-parliament"),
        ("GX11 1AA", "postcode-outside-parliament"),
        ("FIQQ 1ZZ", "postcode-outside-parliament"),
        ("BFPO 801", "postcode-outside-parliament"),
        ("BF1 3AA", "postcode-outside-parliament"),
        ("GIR 0AA", "postcode-special"),
        ("ZZ99 3VZ", "postcode-special"),
        ("BX1 1LT", "postcode-special"),
        ("XM4 5HQ", "postcode-special"),
        (NOT_ON_THE_LIST, "postcode-not-known-here"),
    ],
)
def test_each_refusal_says_which_it_is(browser: Browser, typed: str | None, code: str) -> None:
    """A postcode that cannot be used gets one refusal of its own kind, with no guess where there is none."""
    errors = errors_of(browser, typed)
    assert [(error["field"], error["code"]) for error in errors] == [("postcode", code)]
    assert "suggestion" not in errors[0]


@pytest.mark.parametrize(("typed", "meant"), [("SW1A OAA", "SW1A 0AA"), ("ha2 ojq", "HA2 0JQ")])
def test_a_slip_is_suggested_and_not_mended(browser: Browser, typed: str, meant: str) -> None:
    """The letter O for a zero is refused as malformed, with what was probably meant."""
    [error] = errors_of(browser, typed)
    assert (error["code"], error["suggestion"]) == ("postcode-malformed", meant)


def test_the_postcode_is_not_repeated(browser: Browser) -> None:
    """No message holds what was typed."""
    for typed in ("HA2 0BB", "JE2 3AB", "HA2 0J", NOT_ON_THE_LIST):
        response = browser.post_json("/v1/constituency", {"postcode": typed})
        assert typed not in response.body.decode()


def test_northern_ireland_is_told_that_a_letter_can_go_ahead(browser: Browser) -> None:
    """Who is not on the list there learns that this stops nothing."""
    [error] = errors_of(browser, NOT_ON_THE_LIST)
    assert "You can still write your letter" in error["message"]
