"""Promise 3: making, checking and handing over a letter touches no store and makes no network call at all.

The one exception is the first letter of a process whose key is in Parameter Store: ``test_fresh_mps.py`` holds that.
"""

import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import pytest

from chalicelib.latest_places import LatestPlaces
from chalicelib.places import Places
from tests.routes.conftest import NAME, POSTCODE, STORY, Browser, World

# What Python says of itself before it speaks to anybody, or starts a process that could.
OUTWARD = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")


@dataclass
class Ear:
    """Hears every outward call of the interpreter while it listens. An audit hook cannot be taken off again."""

    is_listening: bool = False
    heard: list[str] = field(default_factory=list)

    def __call__(self, event: str, _: object) -> None:
        if self.is_listening and event.startswith(OUTWARD):
            self.heard.append(event)
            raise AssertionError(event)


@dataclass
class UntouchedTally:
    """A `Tally` that nobody may ask anything."""

    touched: list[str] = field(default_factory=list)

    def count(self, participation: object) -> NoReturn:  # noqa: ARG002 - it fails before it looks
        self.touched.append("count")
        raise AssertionError

    def totals(self, campaign: str, event: object) -> NoReturn:  # noqa: ARG002 - as above
        self.touched.append("totals")
        raise AssertionError


@dataclass
class UntouchedHouses:
    """A `HouseShelf` that nobody may ask anything."""

    touched: list[str] = field(default_factory=list)

    def latest_or_none(self, codes: object) -> NoReturn:  # noqa: ARG002 - it fails before it looks
        self.touched.append("latest_or_none")
        raise AssertionError

    def put(self, house: object) -> NoReturn:  # noqa: ARG002 - as above
        self.touched.append("put")
        raise AssertionError


@pytest.fixture(scope="session")
def ear() -> Ear:
    made = Ear()
    sys.addaudithook(made)
    return made


@pytest.fixture
def tally(world: World) -> Iterator[UntouchedTally]:
    """A world whose stores must stay untouched."""
    untouched, houses = UntouchedTally(), UntouchedHouses()
    world.tally, world.houses = untouched, houses
    world.catch_up = LatestPlaces(Places.open, lambda: houses, world.clock).catch_up
    yield untouched
    assert untouched.touched == houses.touched == []


@pytest.fixture
def silence(ear: Ear, browser: Browser) -> Iterator[None]:
    """Fails the test where anything speaks to the network, even if the fault is caught on the way."""
    browser.get("/privacy")  # what is only read on first use is read now
    ear.heard.clear()
    ear.is_listening = True
    yield
    ear.is_listening = False
    assert ear.heard == []


def test_the_ear_hears(ear: Ear) -> None:
    """The other tests stand on this: a look-up of a name and a connection are both noticed."""
    ear.is_listening = True
    try:
        with pytest.raises(AssertionError, match=r"socket\.getaddrinfo"):
            socket.getaddrinfo("localhost", 80)
        with pytest.raises(AssertionError, match=r"socket\.__new__"):
            socket.socket()
    finally:
        ear.is_listening = False


@pytest.mark.usefixtures("tally", "silence")
def test_the_json_interface(browser: Browser, letter_fields: dict[str, Any]) -> None:
    """Campaign, constituency, letter, check, edit: all the way to the link, in silence."""
    assert browser.get("/v1/campaign").status_code == 200
    assert browser.post_json("/v1/constituency", {"postcode": POSTCODE}).status_code == 200
    made = browser.post_json("/v1/letters", letter_fields).json_body
    assert made["ready"]
    draft = f"{made['message']}\nRing me on 020 7946 0958."
    assert browser.post_json("/v1/checks", {"draft": draft}).json_body["ready"]
    edited = {"postcode": POSTCODE, "draft": draft, "receipt": made["receipt"]}
    answer = browser.post_json("/v1/letters", edited).json_body
    assert answer["write_to_them_url"]
    assert answer["receipt"]


@pytest.mark.usefixtures("tally", "silence")
def test_the_pages(browser: Browser) -> None:
    """Every step of the forms up to the link, in silence."""
    assert browser.get("/").status_code == 200
    draft = f"Dear Gareth Thomas,\n\n{STORY}\n\nWill you?\n\nYours sincerely,\n\n{NAME}"
    typed = {"postcode": POSTCODE, "role": "parent", "answer-you": STORY, "asks": ["new-law"], "name": NAME}
    for step in ("you", "story", "ask", "read"):
        assert browser.post_form("/letter", typed | {"go": step}).status_code == 200
    sent = browser.post_form("/letter", typed | {"draft": draft, "go": "send"})
    assert sent.status_code == 200
    assert "https://www.writetothem.com/?pc=HA2+0JQ" in sent.body.decode()


ASKED: dict[str, Any] = {
    "for": "authorised",
    "educated_in": "england",
    "name": NAME,
    "subject_name": "Owen Price",
    "schools": "Weald Rise Primary, Harrow",
    "contact": "priya@example.org",
}


@pytest.mark.usefixtures("tally", "silence")
def test_asking_to_see_a_record(browser: Browser) -> None:
    """The letters, the days and the calendar, for programs and on every page up to those, in silence."""
    answer = browser.post_json("/v1/subject-access", ASKED | {"birth_date": "1998-05-07"})
    assert answer.json_body["receipt"]
    assert browser.get("/subject-access").status_code == 200
    assert browser.get("/subject-access?step=after").status_code == 200
    born = {"birth_date-day": "7", "birth_date-month": "5", "birth_date-year": "1998"}
    received = {"received-day": "20", "received-month": "11", "received-year": "2026"}
    for step in ("who", "details", "letter", "after"):
        shown = browser.post_form("/subject-access", ASKED | born | received | {"go": step})
        assert shown.status_code == 200
    assert "Reminder: subject access request" in shown.body.decode()
    assert browser.post_form("/calendar", received).body.startswith(b"BEGIN:VCALENDAR")


@pytest.mark.usefixtures("tally", "silence")
@pytest.mark.parametrize("path", ["/v1/constituency", "/v1/checks", "/v1/letters", "/v1/subject-access"])
def test_refusals(browser: Browser, path: str) -> None:
    """What is refused is refused in silence too."""
    assert browser.post_json(path, {"postcode": "JE2 3AB", "x": 1}).status_code == 422
