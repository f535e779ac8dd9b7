"""POST /v1/participation: counted once, and nothing about who."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.tally.events import Event
from chalicelib.tally.receipts import Receipt, ReceiptBook
from chalicelib.tally.signing_key import SigningKeyUnavailable
from tests.fakes import BrokenTally, FakeTally
from tests.routes.api_contract import headers_of
from tests.routes.conftest import CAMPAIGN, KEY, NOW, Browser, World

WEEK = 7 * 86_400
EVENTS = ("copied", "sent", "shared", "prepared")
RECEIPT = Receipt(
    id="0" * 31 + "1",
    campaign=CAMPAIGN,
    constituency="E14001271",
    role="parent",
    channel="bluesky",
    made_at=NOW,
)


def token(**change: Any) -> str:
    """A good receipt, or one that differs."""
    return ReceiptBook([KEY]).issue(replace(RECEIPT, **change))


def told(browser: Browser, receipt: object, event: object = "sent") -> dict[str, Any]:
    """The answer to a participation that is taken."""
    response = browser.post_json("/v1/participation", {"receipt": receipt, "event": event})
    assert response.status_code == 200
    answer: dict[str, Any] = response.json_body
    return answer


def refusals(browser: Browser, body: object) -> list[tuple[str, str]]:
    """Field and code of all that is wrong."""
    response = browser.post_json("/v1/participation", body)
    assert response.status_code == 422
    return [(error["field"], error["code"]) for error in response.json_body["errors"]]


def participations(world: World) -> list[Any]:
    """What was counted."""
    assert isinstance(world.tally, FakeTally)
    return list(world.tally.participations)


def test_says_what_was_added(browser: Browser) -> None:
    """The supporter sees each number that their click added one to."""
    assert told(browser, token()) == {
        "counted": True,
        "added": [
            "1 to the letters sent on 21 November 2026",
            "1 to the letters sent by “A parent or carer”",
            "1 to the letters sent that came by “bluesky”",
            "1 to the letters sent from Harrow West",
        ],
    }


def test_counts_only_what_is_known(browser: Browser) -> None:
    """Without role, channel and constituency only the day is counted."""
    answer = told(browser, token(role=None, channel=None, constituency=None))
    assert answer["added"] == ["1 to the letters sent on 21 November 2026"]


def test_what_reaches_the_store(browser: Browser, world: World) -> None:
    """The day of the click and what the receipt holds, and nothing besides."""
    world.clock.now += 2 * 86_400
    told(browser, token())
    [counted] = participations(world)
    assert (counted.event, counted.day) == (Event.SENT, date(2026, 11, 23))
    assert (counted.role, counted.channel, counted.constituency) == ("parent", "bluesky", "E14001271")


def test_a_repeat_changes_nothing(browser: Browser, world: World) -> None:
    """Pressed twice, reloaded or retried, it is counted once."""
    answers = [told(browser, token()) for _ in range(3)]
    assert [answer["counted"] for answer in answers] == [True, False, False]
    assert answers[1]["added"] == []
    assert len(participations(world)) == 1


@pytest.mark.parametrize("event", EVENTS)
def test_each_event_is_counted(browser: Browser, world: World, event: str) -> None:
    """Copied, sent, shared and prepared each have a count of their own."""
    assert told(browser, token(), event)["counted"]
    assert [counted.event for counted in participations(world)] == [event]


def test_events_of_one_receipt_do_not_hide_each_other(browser: Browser, world: World) -> None:
    """Who copied the letter and then sent it counts in both."""
    assert all(told(browser, token(), event)["counted"] for event in EVENTS)
    assert len(participations(world)) == len(EVENTS)


@pytest.mark.parametrize("event", ["landed", "SENT", "", None, "sent ", "posted", "sent\x00"])
def test_other_events_are_refused(browser: Browser, world: World, event: str | None) -> None:
    """Nobody can claim to have landed, or anything that is not on the list."""
    assert refusals(browser, {"receipt": token(), "event": event}) == [("event", "event-unknown")]
    assert participations(world) == []


@pytest.mark.parametrize(
    ("receipt", "code"),
    [
        (None, "receipt-missing"),
        ("", "receipt-missing"),
        ("not a receipt", "receipt-forged"),
        (token()[:-1], "receipt-forged"),
        (f"{token()} ", "receipt-forged"),
        ("x" * 60_000, "receipt-forged"),
        (ReceiptBook(["another-key-that-is-long-enough-too"]).issue(RECEIPT), "receipt-forged"),
        (token(campaign="another-one"), "receipt-foreign"),
        (token(made_at=NOW - WEEK - 1), "receipt-expired"),
        (token(made_at=NOW + 7200), "receipt-expired"),
    ],
)
def test_a_receipt_that_is_no_good_is_refused(
    browser: Browser, world: World, receipt: str | None, code: str
) -> None:
    """Missing, forged, foreign and expired are told apart, and nothing is counted."""
    assert refusals(browser, {"receipt": receipt, "event": "sent"}) == [("receipt", code)]
    assert participations(world) == []


def test_a_receipt_is_good_for_seven_days(browser: Browser) -> None:
    """On the last second of the seventh day it still counts."""
    assert told(browser, token(made_at=NOW - WEEK))["counted"]


def test_what_left_the_lists_is_not_counted(browser: Browser, world: World) -> None:
    """A role or channel that the campaign has dropped since is left out, and the rest counts."""
    told(browser, token(role="astronaut", channel="carrier-pigeon", constituency="E14999999"))
    [counted] = participations(world)
    assert (counted.role, counted.channel, counted.constituency) == (None, None, None)


def test_all_that_is_wrong_is_said_at_once(browser: Browser) -> None:
    """An empty object is told both what happened and whose it is."""
    assert refusals(browser, {}) == [("event", "event-unknown"), ("receipt", "receipt-missing")]


def test_the_store_is_away(browser: Browser, world: World) -> None:
    """The page is told when to try again, may read it from any site, and the retry counts."""
    world.tally = BrokenTally(retry_after_seconds=7)
    response = browser.post_json("/v1/participation", {"receipt": token(), "event": "sent"})
    headers = headers_of(response)
    assert (response.status_code, headers["retry-after"]) == (503, "7")
    assert response.json_body["type"] == "urn:own-words:problem:not-counted-yet"
    assert "Retry-After" in headers["access-control-expose-headers"]
    world.tally = FakeTally()
    assert told(browser, token())["counted"]


def test_no_key_to_read_with(browser: Browser, world: World) -> None:
    """While receipts cannot be read nobody is told that theirs is bad: they may try again."""

    def no_key() -> ReceiptBook:
        raise SigningKeyUnavailable

    world.receipts = no_key
    response = browser.post_json("/v1/participation", {"receipt": token(), "event": "sent"})
    assert (response.status_code, headers_of(response)["retry-after"]) == (503, "60")
