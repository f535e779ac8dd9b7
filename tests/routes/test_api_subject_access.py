"""POST /v1/subject-access: the right letters for whoever asks, and nothing kept."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from chalice.app import Chalice
from chalice.test import Client
from icalendar import Calendar

from chalicelib.campaign_file import GUIDE_FOLDER
from chalicelib.edges import Edges
from chalicelib.tally.events import Event
from chalicelib.tally.receipts import ReceiptBook
from chalicelib.tally.signing_key import SigningKeyUnavailable
from tests.fakes import FakeTally
from tests.routes.api_contract import headers_of, shipped_contract
from tests.routes.asked import (
    AGREES,
    ATTORNEY,
    AUTHORISED,
    CHILD,
    ENCLOSED,
    EVERYBODY,
    KINDS,
    NUMBER,
    PATH,
    SELF,
    Json,
    made,
    typed_into,
)
from tests.routes.conftest import CAMPAIGN, Browser, World
from tests.unit.web.campaigns import ROOT


@KINDS
def test_the_letters_hold_what_identifies_the_records(browser: Browser, fields: Json) -> None:
    """Name, former names, birth date said out, schools and number, to the department and to others."""
    answer = made(browser, fields)
    born = "7 May 2014" if fields["for"] == "child" else "7 May 1998"
    for letter in (answer["request"], *answer["third_parties"]):
        lines = letter["text"].splitlines()
        assert f"- Name: {fields.get('subject_name', 'Priya Shah')}" in lines
        assert "- Former names: Priya Mehta; P. Mehta" in lines
        assert f"- Date of birth: {born}" in lines
        assert "- School: Weald Rise Primary, Harrow, 2002 to 2009" in lines
        assert "- School: Hatch End High, 2009 to 2016" in lines
        assert f"- Unique Pupil Number: {NUMBER}" in lines
        assert lines[:6] == [
            "Priya Shah",
            "12 Weald Lane",
            "Harrow",
            "priya@example.org",
            "",
            "21 November 2026",
        ]
        assert letter["text"].partition("Yours faithfully,\n\n")[2].startswith("Priya Shah")


def test_what_may_be_left_out(browser: Browser) -> None:
    """Without former names, number and a wish for paper; null and nothing are the same."""
    for nothing in ({}, {"reply_by": None, "received": None}, {"reply_by": "", "received": ""}):
        fields = SELF | {"former_names": None, "pupil_number": None} | nothing
        text = made(browser, fields)["request"]["text"]
        assert "Former name" not in text
        assert "Unique Pupil Number: not known to me" in text
        assert "Please answer by email" in text
    assert "Please answer by post" in made(browser, SELF | {"reply_by": "post"})["request"]["text"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (SELF, "I am Priya Shah, and I ask the Department for Education for a copy of my personal data."),
        (CHILD, "I exercise it for the child and in the child’s best interests."),
        (AGREES, "Anjali Shah understands what this request means and agrees to it."),
        (AUTHORISED, "Owen Price has authorised me in writing"),
        (ATTORNEY, "I act for Owen Price as a guardian appointed by the Sheriff Court."),
        (ATTORNEY | {"nation": "england-wales"}, "as a deputy appointed by the Court of Protection."),
        (ATTORNEY | {"nation": "northern-ireland"}, "as a controller appointed by the High Court"),
        (ATTORNEY | {"office": "attorney"}, "I act for Owen Price as attorney, under a power of attorney"),
    ],
)
def test_the_right_letter_for_whoever_asks(browser: Browser, fields: Json, says: str) -> None:
    """It says by what right they ask."""
    assert says in made(browser, fields)["request"]["text"]


@pytest.mark.parametrize(
    ("fields", "is_signed"),
    [(SELF, False), (CHILD, False), (AGREES, True), (AUTHORISED, True), (ATTORNEY, False)],
    ids=EVERYBODY,
)
def test_an_authority_where_somebody_signs_one(browser: Browser, fields: Json, *, is_signed: bool) -> None:
    """It comes with the letters, which say that it is enclosed; where nobody signs there is none."""
    answer = made(browser, fields)
    assert (answer["authority"] is not None) == is_signed
    for letter in (answer["request"], *answer["third_parties"]):
        assert letter["text"].endswith(ENCLOSED) == is_signed
    if is_signed:
        assert fields["subject_name"] in answer["authority"]["text"]
        assert answer["authority"]["text"].endswith("Signed: " + "_" * 30 + "\n\nDate: " + "_" * 30)


def test_whom_they_go_to(browser: Browser) -> None:
    """Each letter comes with where to send it; an email's link is there where an address is."""
    answer = made(browser, SELF)
    later = answer["follow_ups"]
    to_the_department = [answer["request"], later["reminder"], later["complaint"]]
    assert {letter["to"]["id"] for letter in to_the_department} == {"dfe"}
    assert all(letter["mailto"].startswith("mailto:data.sharing@") for letter in to_the_department)
    assert (later["regulator"]["to"]["id"], later["regulator"]["mailto"]) == ("ico", None)
    assert [letter["to"]["id"] for letter in answer["third_parties"]] == ["fft"]


def test_the_day_turns_at_midnight_in_the_united_kingdom(browser: Browser, world: World) -> None:
    """In summer, half past eleven at night in UTC is tomorrow's letter."""
    world.clock.now = 1_783_294_200  # 5 July 2026, 23:30 UTC
    answer = made(browser, SELF)
    assert "\n\n6 July 2026\n\n" in answer["request"]["text"]
    assert answer["deadline"]["received"] == "2026-07-06"


@pytest.mark.parametrize(
    ("received", "respond_by", "extended"),
    [
        ("2026-11-20", "2026-12-21", "2027-02-22"),  # both end on a weekend
        ("2026-08-31", "2026-09-30", "2026-11-30"),  # September has no 31st
        ("2026-01-31", "2026-03-02", "2026-04-30"),  # nor has February, and its 28th is a Saturday
        ("2025-11-25", "2025-12-29", "2026-02-25"),  # Christmas Day, Boxing Day and a weekend
        ("2026-03-03", "2026-04-07", "2026-06-03"),  # Good Friday to Easter Monday
        ("2024-11-21", "2024-12-23", "2025-02-21"),  # two years ago to the day
    ],
)
def test_the_deadline(browser: Browser, received: str, respond_by: str, extended: str) -> None:
    """One calendar month and three, to the next working day; the letters for later say the same."""
    answer = made(browser, SELF | {"received": received})
    assert answer["deadline"] == {
        "received": received,
        "respond_by": respond_by,
        "extended_respond_by": extended,
    }
    said = date.fromisoformat(respond_by)
    for letter in answer["follow_ups"].values():
        assert f"{said.day} {said:%B %Y}" in letter["text"]


def test_letters_for_later_are_from_their_own_day(browser: Browser) -> None:
    """So that none says on the day of the request that the answer is late."""
    later = made(browser, SELF)["follow_ups"]
    assert later["reminder"]["on"] == "2026-12-22"
    assert "\n\n22 December 2026\n\n" in later["reminder"]["text"]
    assert later["complaint"]["on"] == "2027-01-05"
    assert "\n\n5 January 2027\n\n" in later["complaint"]["text"]
    assert "21 November 2026\n\n" not in later["regulator"]["text"]


@KINDS
def test_the_calendar_holds_three_days_and_nothing_typed(browser: Browser, fields: Json) -> None:
    """It is a calendar file, the same for everybody whose request was received on that day."""
    answer = made(browser, fields)
    entries = Calendar.from_ical(answer["calendar"]).walk("VEVENT")
    later = answer["follow_ups"]
    assert [each.decoded("dtstart").isoformat() for each in entries] == [
        answer["deadline"]["respond_by"],
        later["reminder"]["on"],
        later["complaint"]["on"],
    ]
    assert all("your request" in str(each["summary"]) for each in entries)
    other = typed_into(fields, "Somebody") | {"pupil_number": None, "birth_date": "2015-01-01"}
    assert made(browser, other)["calendar"] == answer["calendar"]


def test_statements_say_where_they_come_from(browser: Browser) -> None:
    """Each has its source, the address of that and the day on which it was checked."""
    statements = made(browser, SELF)["statements"]
    assert {"right", "time", "next", "cited"} <= {each["about"] for each in statements}
    for each in statements:
        assert each["source"]
        assert each["url"].startswith("https://")
        assert date.fromisoformat(each["checked"]).isoformat() == each["checked"]


def test_the_receipt_counts_once(browser: Browser, world: World) -> None:
    """As a request that was prepared, on its day, with nothing else; making letters counts nothing."""
    assert isinstance(world.tally, FakeTally)
    receipt = made(browser, CHILD)["receipt"]
    assert world.tally.participations == []
    told = [
        browser.post_json("/v1/participation", {"receipt": receipt, "event": "prepared"}).json_body["counted"]
        for _ in range(2)
    ]
    assert told == [True, False]
    [counted] = world.tally.participations
    assert counted.event is Event.PREPARED
    assert (counted.constituency, counted.role, counted.channel) == (None, None, None)


def no_key() -> ReceiptBook:
    """Receipts while their key cannot be read."""
    raise SigningKeyUnavailable


def test_letters_come_without_the_store_of_keys(browser: Browser, world: World) -> None:
    """All but the receipt is the same."""
    whole = made(browser, AGREES)
    world.receipts = no_key
    answer = made(browser, AGREES)
    assert answer == {name: value for name, value in whole.items() if name != "receipt"}


def test_nothing_on_the_way_may_keep_it(browser: Browser) -> None:
    """Letters are in no cache, made or refused."""
    for fields in (SELF, {}):
        assert headers_of(browser.post_json(PATH, fields))["cache-control"] == "no-store"


def test_a_campaign_that_has_no_guide(
    tmp_path: Path, edges: Edges, create_app: Callable[..., Chalice]
) -> None:
    """It makes no letters to whoever holds records, and says so."""
    shutil.copytree(ROOT / "templates/campaigns" / CAMPAIGN, tmp_path / CAMPAIGN)
    shutil.rmtree(tmp_path / CAMPAIGN / GUIDE_FOLDER)
    response = Browser(Client(create_app(CAMPAIGN, edges, campaigns=tmp_path))).post_json(PATH, SELF)
    assert response.status_code == 404
    assert response.json_body["type"].endswith(":no-subject-access")


def test_the_examples_of_the_description_are_taken(browser: Browser) -> None:
    """What openapi.json shows as requests makes letters."""
    operation = shipped_contract().document["paths"]["/subject-access"]["post"]
    examples = operation["requestBody"]["content"]["application/json"]["examples"]
    assert set(examples) == {"self", "child", "authorised", "attorney"}
    for example in examples.values():
        made(browser, example["value"])
