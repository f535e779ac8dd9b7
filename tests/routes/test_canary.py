"""Promise 1: nothing personal is kept. A canary goes through every route and is then looked for everywhere."""

import ast
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from chalice.app import Chalice
from chalice.test import HTTPResponse
from moto import mock_aws

from chalicelib.journal import Outcome
from chalicelib.latest_places import LatestPlaces
from chalicelib.places import Places
from chalicelib.tally.house_store import DynamoHouses
from chalicelib.tally.organiser_store import DynamoOrganisers
from chalicelib.tally.organisers import new_organiser
from chalicelib.tally.snapshot_store import DynamoSnapshots
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table
from tests.campaigns import FIRST, SECOND, Known
from tests.fakes import BrokenStores, BrokenTally
from tests.routes.conftest import NOW, STORY, Browser, World
from tests.routes.test_api_counts import publish
from tools.privacy.spellings import found
from tools.table import create_table, local_client, table_definition

STORY_CANARY = "kingfisherstory"
NAME_CANARY = "Wren Goldcrestname"
PHONE_CANARY = "020 7946 0958"
EMAIL_CANARY = "bullfinch@canary.example"
POSTCODE_CANARY = "ZE1 0AA"
ORGANISER, TOKEN_CANARY = new_organiser("press-office", 30, NOW, lambda count: b"\xca" * count)
BIRTH_DATE_CANARY = "1913-05-07"
SCHOOL_CANARY = "Nuthatchschool Primary"
FORMER_NAME_CANARY = "Dunnockformer"
CHILD_CANARY = "Robin Fieldfarechild"
CHILD_BIRTH_DATE_CANARY = "2011-02-28"
PUPIL_NUMBER_CANARY = "E873201113907"
CANARIES = (
    BIRTH_DATE_CANARY,
    "7 May 1913",
    "7+May+1913",
    "(1913, 5, 7)",  # as Python shows a date
    "year=1913",
    CHILD_BIRTH_DATE_CANARY,
    "28 February 2011",
    "28+February+2011",
    "(2011, 2, 28)",
    "year=2011",
    "Nuthatchschool",
    FORMER_NAME_CANARY,
    "Fieldfarechild",
    PUPIL_NUMBER_CANARY,
    PUPIL_NUMBER_CANARY[1:],
    TOKEN_CANARY[-64:],
    STORY_CANARY,
    "Goldcrestname",
    PHONE_CANARY,
    PHONE_CANARY.replace(" ", ""),
    "bullfinch",
    POSTCODE_CANARY,
    POSTCODE_CANARY.replace(" ", ""),
    POSTCODE_CANARY.replace(" ", "+"),
    POSTCODE_CANARY.replace(" ", "%20"),
)
PERSONAL_STORY = (
    f"{STORY} {STORY_CANARY}. Ring {PHONE_CANARY} or write to {EMAIL_CANARY}. I live at {POSTCODE_CANARY}."
)
LETTER = {
    "postcode": POSTCODE_CANARY,
    "story": PERSONAL_STORY,
    "name": NAME_CANARY,
    "role": "parent",
    "channel": "x",
}
DRAFT = f"Dear MP,\n\n{PERSONAL_STORY}\n\nWill you?\n\nYours sincerely,\n\n{NAME_CANARY}"
FORM = {
    "postcode": POSTCODE_CANARY,
    "role": "parent",
    "answer-you": PERSONAL_STORY,
    "name": NAME_CANARY,
    "asks": ["tell-families"],
    "channel": "x",
}
ASKED: dict[str, Any] = {
    "for": "self",
    "educated_in": "england",
    "name": NAME_CANARY,
    "former_names": FORMER_NAME_CANARY,
    "birth_date": BIRTH_DATE_CANARY,
    "schools": f"{SCHOOL_CANARY}, 1918 to 1927",
    "pupil_number": PUPIL_NUMBER_CANARY,
    "contact": f"{EMAIL_CANARY}\n{PHONE_CANARY}\n{POSTCODE_CANARY}",
    "received": "2026-11-20",
}
FOR_CHILD = {
    "for": "child",
    "subject_name": CHILD_CANARY,
    "birth_date": CHILD_BIRTH_DATE_CANARY,
    "parental_responsibility": True,
}
EVERY_WAY_OF_ASKING: tuple[dict[str, Any], ...] = (
    ASKED,
    {**ASKED, **FOR_CHILD, "understanding": "too-young"},
    {**ASKED, **FOR_CHILD, "understanding": "agrees"},
    {**ASKED, "for": "authorised", "subject_name": CHILD_CANARY},
    {**ASKED, "for": "attorney", "subject_name": CHILD_CANARY, "office": "deputy", "nation": "scotland"},
)
BAD_VALUES: tuple[object, ...] = (
    PERSONAL_STORY,
    NAME_CANARY,
    POSTCODE_CANARY,
    [EMAIL_CANARY],
    {PHONE_CANARY: STORY_CANARY},
)
# Each is looked for in every spelling that could hide it. No token: the table holds its digest, on purpose.
SECRETS = (
    BIRTH_DATE_CANARY,
    CHILD_BIRTH_DATE_CANARY,
    "Nuthatchschool",
    FORMER_NAME_CANARY,
    "Fieldfarechild",
    PUPIL_NUMBER_CANARY,
    STORY_CANARY,
    "Goldcrestname",
    PHONE_CANARY,
    "bullfinch",
    POSTCODE_CANARY,
)
TABLE = "canary"
CODE = Path(__file__).parents[2] / "chalicelib"
LINE = {"outcome", "status", "problem", "method", "route", "milliseconds", "request_id", "cold", "_aws"}


class ExplodingStores:
    """Every store, with a bug whose error quotes a supporter."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(f"{name}: {PERSONAL_STORY} {NAME_CANARY} {TOKEN_CANARY}")


class Watched(Browser):
    """A browser that keeps every answer. The fields it sends are called as in the campaign that is served."""

    def __init__(self, browser: Browser, known: Known = FIRST) -> None:
        super().__init__(browser.client)
        self.known = known
        self.words = {f"answer-{FIRST.prompt}": f"answer-{known.prompt}"}
        self.answers: list[HTTPResponse] = []
        self.visited: set[tuple[str, str]] = set()

    def get(self, path: str, **headers: str) -> HTTPResponse:
        return self._kept("GET", path, super().get(path, **headers))

    def post_json(self, path: str, body: object) -> HTTPResponse:
        return super().post_json(path, self._called(body) if isinstance(body, dict) else body)

    def post_form(self, path: str, fields: dict[str, Any]) -> HTTPResponse:
        return super().post_form(path, self._called(fields))

    def _called(self, fields: dict[Any, Any]) -> dict[Any, Any]:
        asks = {"asks": [self.known.ask]} if fields.get("asks") == [FIRST.ask] else {}
        role = {"role": self.known.role} if fields.get("role") == FIRST.role else {}
        return {self.words.get(name, name): value for name, value in fields.items()} | asks | role

    def post_bytes(self, path: str, body: bytes, content_type: str = "application/json") -> HTTPResponse:
        return self._kept("POST", path, super().post_bytes(path, body, content_type))

    def _kept(self, method: str, path: str, answer: HTTPResponse) -> HTTPResponse:
        self.answers.append(answer)
        self.visited.add((method, path.partition("?")[0]))
        return answer


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A real client's view of a table, in which whatever was kept would be."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    with mock_aws():
        client = local_client("https://dynamodb.eu-west-2.amazonaws.com")
        create_table(client, TABLE, table_definition())
        yield client


@pytest.fixture
def everything_logged(app: Chalice, caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Every logger there is, down to debug."""
    app.log.propagate = True
    app.log.setLevel(logging.DEBUG)
    caplog.set_level(logging.DEBUG)
    return caplog


def send_everything(browser: Watched) -> None:
    """Send the canary through every route, with good input and with bad."""
    for path in (
        "/",
        "/letter",
        "/thanks",
        "/privacy",
        "/counts",
        "/share",
        "/organisers",
        "/s/x",
        f"/s/{STORY_CANARY}",
        "/card.png",
        "/more",
        "/paper",
        "/subject-access",
        *browser.known.campaign.old_paths,
        "/static/own-words.css",
        "/v1/campaign",
        "/v1/counts",
        "/v1/organiser/counts",
        "/v1/openapi.json",
    ):
        browser.get(path, Accept="*/*")
        browser.get(
            f"{path}?campaign={STORY_CANARY}&channel={STORY_CANARY}&role={STORY_CANARY}", referer=STORY_CANARY
        )
    send_to_paper(browser)
    look_at_figures(browser)
    send_to_widget(browser)
    receipt = send_letters(browser)
    share(browser, receipt)
    ask_for_records(browser)
    choose_languages(browser, receipt)
    for event in ("copied", "sent", "sent", "shared", "prepared", STORY_CANARY):
        browser.post_json("/v1/participation", {"receipt": receipt, "event": event})
    for path in ("/v1/constituency", "/v1/checks", "/v1/letters", "/v1/participation", "/v1/landings"):
        send_bad_json(browser, path)
    for path in ("/letter", "/thanks", "/share", "/organisers", "/subject-access", "/calendar"):
        browser.post_bytes(path, PERSONAL_STORY.encode(), "text/plain")
        browser.post_form(path, {STORY_CANARY: NAME_CANARY, "receipt": PERSONAL_STORY})


def choose_languages(browser: Watched, receipt: str) -> None:
    """On every page that somebody types on, with all that they typed; one of the languages there is not."""
    typed = {
        "postcode": "HA2 0JQ",
        "role": "parent",
        "answer-you": PERSONAL_STORY,
        "name": NAME_CANARY,
        "receipt": receipt,
    }
    records = {"for": "self", "educated_in": "england", "name": NAME_CANARY, "schools": STORY_CANARY}
    for tag in ("cy", STORY_CANARY):
        browser.get(f"/?lang={tag}")
        for step in ("you", "story", "ask", "read", "send", STORY_CANARY):
            browser.post_form(f"/letter?lang={tag}", {**typed, "speak": step})
        browser.post_form(f"/thanks?lang={tag}", {**typed, "speak": "thanks"})
        browser.post_form(f"/share?lang={tag}", {**typed, "server": STORY_CANARY, "speak": "share"})
        browser.post_form(f"/paper?lang={tag}", {"letter": PERSONAL_STORY, "speak": "paper"})
        for step in ("who", "details", "letter", "after"):
            browser.post_form(f"/subject-access?lang={tag}", {**records, "speak": step})


def send_to_paper(browser: Watched) -> None:
    """A letter to a local paper: own, copied, far too long, none, and something else in its place."""
    copied = browser.known.copied
    for letter in (PERSONAL_STORY, f"{PERSONAL_STORY} {copied}", copied, PERSONAL_STORY * 50, ""):
        browser.post_form("/paper", {"letter": letter})
        browser.post_form(f"/paper?campaign={STORY_CANARY}", {"letter": letter})
    browser.post_form("/paper", {STORY_CANARY: NAME_CANARY})
    browser.post_bytes("/paper", PERSONAL_STORY.encode(), "text/plain")


def look_at_figures(browser: Watched) -> None:
    """As an organiser, and as somebody who types something else in the place of a token."""
    for typed in (TOKEN_CANARY, PERSONAL_STORY, f"{TOKEN_CANARY[:-64]}{'0' * 64}"):
        browser.get("/v1/organiser/counts", Authorization=f"Bearer {typed}")
        browser.get("/v1/organiser/counts?format=csv", Authorization=f"Bearer {typed}")
        browser.get(f"/v1/organiser/counts?format={STORY_CANARY}", Authorization=f"Bearer {typed}")
        came = browser.post_form("/organisers", {"token": typed})
        browser.get("/organisers", Cookie=str(came.headers.get("Set-Cookie", typed)).partition(";")[0])
        browser.get("/organisers", Cookie=f"own-words-organiser={typed}")
        browser.post_form("/organisers", {"leave": typed})


def send_to_widget(browser: Watched) -> None:
    """What a site's page asks for, and the way in the widget's dress, with wishes that make no sense."""
    names = ("host", "channel", "role", "lang", "accent", "radius", "font")
    for typed in ("", quote(PERSONAL_STORY), quote(POSTCODE_CANARY), quote(NAME_CANARY)):
        wishes = "&".join(f"{name}={typed}" for name in names)
        browser.get(f"/widget?{wishes}")
        browser.get(f"/theme.css?{wishes}")
        browser.get(f"/embed.js?{wishes}")
        for step in ("story", "send", STORY_CANARY):
            browser.post_form(f"/letter?dress=widget&{wishes}", {**FORM, "go": step})
        browser.post_form(f"/thanks?dress=widget&{wishes}", FORM)


def send_letters(browser: Watched) -> str:
    browser.post_json("/v1/constituency", {"postcode": POSTCODE_CANARY})
    browser.post_json("/v1/checks", {"draft": DRAFT})
    browser.post_json("/v1/checks", {"draft": DRAFT, "postcode": POSTCODE_CANARY})
    browser.post_json("/v1/letters", {"postcode": POSTCODE_CANARY, "draft": DRAFT})
    made = browser.post_json("/v1/letters", LETTER).json_body
    browser.post_json("/v1/letters", {**LETTER, "role": "no-answer", "asks": ["answer-me"]})
    for step in ("you", "story", "ask", "read", "send", "remake"):
        browser.post_form("/letter", {**FORM, "go": step})
        browser.post_form("/letter", {**FORM, "role": "no-answer", "go": step})
        browser.post_form("/letter", {**FORM, "draft": DRAFT, "go": step})
        browser.post_form("/letter", {**FORM, "postcode": f"{POSTCODE_CANARY}{NAME_CANARY}", "go": step})
    receipt: str = made.get("receipt", "")
    browser.post_form("/thanks", {**FORM, "draft": DRAFT, "receipt": receipt})
    return receipt


def share(browser: Watched, receipt: str) -> None:
    """With a receipt and without, and with servers that are somebody's and that are none."""
    browser.get(f"/share?text={STORY_CANARY}&server={STORY_CANARY}.example")
    for held in (receipt, "", PERSONAL_STORY):
        typed = {**FORM, "draft": DRAFT, "receipt": held}
        browser.post_form("/share", {**typed, "text": STORY_CANARY})
        browser.post_form("/share", {**typed, "event": "shared"})
        for server in (f"@Wren@{STORY_CANARY}.example", EMAIL_CANARY, PERSONAL_STORY):
            browser.post_form("/share", {**typed, "server": server})


def ask_for_records(browser: Watched) -> None:
    """For everybody, step by step, to programs and to people, with good input and with bad."""
    for step in ("after", "letter", STORY_CANARY, quote(CHILD_CANARY)):
        browser.get(f"/subject-access?step={step}")
    for asked in EVERY_WAY_OF_ASKING:
        receipt = browser.post_json("/v1/subject-access", asked).json_body.get("receipt", "")
        typed = {**boxes(asked, "birth_date"), **boxes(asked, "received")}
        ask_on_pages(browser, {**asked, **typed}, receipt)
        for name in asked:
            for value in BAD_VALUES:
                browser.post_json("/v1/subject-access", {**asked, name: value})
            browser.post_form(
                "/subject-access", {**asked, **typed, name: PERSONAL_STORY * 50, "go": "letter"}
            )
    send_bad_json(browser, "/v1/subject-access")


def boxes(asked: dict[str, Any], name: str) -> dict[str, str]:
    """A date as it is typed in three boxes."""
    year, month, day = asked[name].split("-")
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def ask_on_pages(browser: Watched, typed: dict[str, Any], receipt: str) -> None:
    born_elsewhere = {"birth_date-year": STORY_CANARY, "educated_in": "wales", "received-day": "31"}
    for step in ("who", "details", "letter", "after", "", STORY_CANARY):
        for changed in (typed, {**typed, **born_elsewhere}, {**typed, "for": CHILD_CANARY}):
            browser.post_form("/subject-access", {**changed, "go": step})
            browser.post_form(f"/subject-access?campaign={STORY_CANARY}", {**changed, "go": step})
    for held in (receipt, receipt, "", PERSONAL_STORY):
        browser.post_form("/subject-access", {**typed, "receipt": held, "go": "after", "event": "prepared"})
    browser.post_form("/calendar", typed)
    browser.post_form("/calendar", {**typed, "received-year": PERSONAL_STORY})


def send_bad_json(browser: Watched, path: str) -> None:
    for field in (
        "postcode",
        "story",
        "draft",
        "name",
        "role",
        "asks",
        "channel",
        "receipt",
        "event",
        STORY_CANARY,
    ):
        for value in BAD_VALUES:
            browser.post_json(path, {field: value})
            browser.post_json(path, {**LETTER, field: value})
    browser.post_bytes(path, PERSONAL_STORY.encode())
    browser.post_bytes(path, PERSONAL_STORY.encode("utf-16"))
    browser.post_bytes(path, PERSONAL_STORY.encode(), "text/plain")
    browser.post_json(path, PERSONAL_STORY * 200)


@pytest.mark.parametrize(
    ("known", "weather"),
    [
        *((FIRST, weather) for weather in ("fair", "dissolved", "store away", "a bug that quotes")),
        (SECOND, "fair"),
    ],
    indirect=["known"],
)
def test_canary(  # noqa: PLR0913, PLR0917 - a fixture for each thing that is looked into
    known: Known,
    weather: str,
    app: Chalice,
    browser: Browser,
    world: World,
    table: Any,
    everything_logged: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """No log, no table item and no response header holds anything that a supporter gave, in any weather."""
    real = DynamoTally(Table(TABLE)), DynamoSnapshots(Table(TABLE)), DynamoOrganisers(Table(TABLE))
    stores: dict[str, Any] = {
        "fair": real,
        "dissolved": real,
        "store away": (BrokenTally(), BrokenStores(), BrokenStores()),
        "a bug that quotes": (ExplodingStores(), ExplodingStores(), ExplodingStores()),
    }
    world.tally, world.snapshots, world.organisers = stores[weather]
    world.is_dissolved = weather == "dissolved"
    works = weather in {"fair", "dissolved"}
    if works:
        world.houses = DynamoHouses(Table(TABLE))
        world.catch_up = LatestPlaces(Places.open, lambda: world.houses, world.clock).catch_up
        world.organisers.add(ORGANISER)
        publish(app)
    watched = Watched(browser, known)
    send_everything(watched)
    written = capfd.readouterr()
    everything = {
        "a log": everything_logged.text + str([record.__dict__ for record in everything_logged.records]),
        "standard output": written.out + written.err,
        "the table": json.dumps(table.scan(TableName=TABLE)["Items"]),
        "a header": str([answer.headers for answer in watched.answers]),
    }
    for where, text in everything.items():
        small = text.casefold()
        assert not [canary for canary in CANARIES if canary.casefold() in small], where
    # What botocore says of itself at length is what comes into the table, or is in its answers.
    ours = [str(record.__dict__) for record in everything_logged.records if "boto" not in record.name]
    spelt = {**everything, "a log": "".join(ours)}
    for where, text in spelt.items():
        assert not found(text, SECRETS), where
    assert {answer.status_code for answer in watched.answers} >= {200, 400, 404, 413, 415, 422}
    has_calendar = any("your-request.ics" in str(answer.headers) for answer in watched.answers)
    assert has_calendar == (known.campaign.subject_access is not None)
    assert works == any(".csv" in str(answer.headers) for answer in watched.answers)
    assert works == (len(table.scan(TableName=TABLE)["Items"]) > 0)
    if works:
        assert all(answer.status_code < 500 for answer in watched.answers)
    says_nothing_else(app, watched, written.out)
    knows_every_route(app, watched)


def says_nothing_else(app: Chalice, watched: Watched, written: str) -> None:
    """Standard output has a line for each request, and each value of it is from a list of ours, a number or an id."""
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    requests = [line for line in lines if line["method"] != "SCHEDULE"]
    assert [line["status"] for line in requests] == [answer.status_code for answer in watched.answers]
    words = words_of_ours()
    for line in lines:
        assert set(line) == LINE
        assert line["outcome"] in set(Outcome)
        assert line["method"] in {"GET", "POST", "SCHEDULE"}
        assert line["route"] in {*app.routes, "publish"}
        assert line["problem"] in words or line["problem"].startswith("theme-")
        assert (type(line["status"]), type(line["cold"])) == (int, bool)
        assert isinstance(line["milliseconds"], float)
        assert str(UUID(line["request_id"])) == line["request_id"]
    assert {line["outcome"] for line in requests} >= {"done", "refused"}


def words_of_ours() -> set[str]:
    """Every string that stands in our code, the codes of problems among them."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in CODE.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def knows_every_route(app: Chalice, watched: Watched) -> None:
    """A new route that the canary does not visit fails this test."""
    routes = {(method, path) for path, methods in app.routes.items() for method in methods}
    visited = {
        (method, re.sub("^/static/.*", "/static/{name}", re.sub("^/s/.*", "/s/{channel}", path)))
        for method, path in watched.visited
    }
    assert routes == visited


def test_places_that_quote_are_not_logged(
    browser: Browser, world: World, everything_logged: pytest.LogCaptureFixture
) -> None:
    """A bug deep in the look-up that quotes a postcode in its message leaves only its kind and place in the log."""

    def broken() -> Places:
        raise LookupError(f"{POSTCODE_CANARY} {STORY_CANARY}")

    world.places = broken
    answer = browser.post_json("/v1/letters", LETTER)
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, "application/problem+json")
    assert "our side" in browser.post_form("/letter", {**FORM, "go": "send"}).body.decode()
    assert "LookupError at test_canary.py" in everything_logged.text
    assert not [canary for canary in CANARIES if canary in everything_logged.text]
