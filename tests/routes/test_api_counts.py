"""GET /v1/counts for everybody, GET /v1/organiser/counts for organisers."""

import csv
from io import StringIO

import pytest
from chalice.app import Chalice
from chalice.test import Client, HTTPResponse

from chalicelib.tally.events import Event, Vocabulary
from chalicelib.tally.organisers import TRIES_A_MINUTE, new_organiser
from tests.fakes import BrokenStores, FakeTally
from tests.routes.api_contract import headers_of
from tests.routes.conftest import CAMPAIGN, NOW, Browser, World
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, participation

VOCABULARY = Vocabulary(
    campaign=CAMPAIGN,
    roles=frozenset({"parent", "learner"}),
    channels=frozenset({"whatsapp"}),
    constituencies=frozenset({ALDERSHOT, BARNSLEY_NORTH}),
)


@pytest.fixture
def token(world: World) -> str:
    """The token of an organiser who is known."""
    organiser, made = new_organiser("press-office", 30, NOW, world.random_bytes)
    world.organisers.add(organiser)
    return made


@pytest.fixture
def published(app: Chalice, world: World) -> None:
    """Two hundred people who sent letters, nine of them from Barnsley North, and the figures of that day."""
    assert isinstance(world.tally, FakeTally)
    for number in range(200):
        world.tally.count(
            participation(
                number,
                event=Event.SENT,
                channel=None,
                constituency=BARNSLEY_NORTH if number < 9 else ALDERSHOT if number < 60 else None,
                role="parent" if number < 103 else None,
                vocabulary=VOCABULARY,
            )
        )
    publish(app)


def publish(app: Chalice) -> None:
    with Client(app) as client:
        client.lambda_.invoke(
            "publish", client.events.generate_cw_event("aws.events", "Scheduled Event", {}, [])
        )


def ask(browser: Browser, token: str, query: str = "") -> HTTPResponse:
    return browser.get(f"/v1/organiser/counts{query}", Authorization=f"Bearer {token}")


def test_before_the_first_figures(browser: Browser) -> None:
    """There is no day that they are from, and nothing is said."""
    answer = browser.get("/v1/counts")
    assert answer.json_body == {
        "campaign": CAMPAIGN,
        "as_of": None,
        "letters_at_least": 0,
        "constituencies_at_least": 0,
        "constituencies": 650,
        "in_words": "",
    }


@pytest.mark.usefixtures("published")
def test_everybody_may_see_the_public_figures(browser: Browser) -> None:
    """Total and day, rounded down, and the same in words; anything on the way may keep it for an hour."""
    answer = browser.get("/v1/counts")
    assert answer.json_body["letters_at_least"] == 200
    assert answer.json_body["as_of"] == "2026-11-21"
    assert answer.json_body["in_words"] == "At least 200 letters so far."
    assert headers_of(answer)["cache-control"] == "public, max-age=3600"


@pytest.mark.usefixtures("published")
def test_counting_on_changes_nothing_until_the_next_day(browser: Browser, world: World) -> None:
    """Nobody can watch a counter tick."""
    before = browser.get("/v1/counts").json_body
    for number in range(300, 400):
        world.tally.count(participation(number, channel=None, vocabulary=VOCABULARY))
    assert browser.get("/v1/counts").json_body == before


@pytest.mark.usefixtures("published")
def test_an_organiser_sees_all_published_figures(browser: Browser, token: str) -> None:
    """Each role, channel and constituency, hidden where it is small, with rules and symbols."""
    answer = ask(browser, token)
    figures = {(line["event"], line["by"], line["id"]): line["count"] for line in answer.json_body["figures"]}
    assert figures["sent", "total", ""] == 200
    assert figures["sent", "role", "parent"] == 105
    assert figures["sent", "role", "learner"] == "c"
    assert figures["sent", "constituency", ALDERSHOT] == 50
    assert figures["sent", "constituency", BARNSLEY_NORTH] == "c"
    assert figures["landed", "total", ""] == "c"
    assert sum(by == "constituency" for _, by, _ in figures) == 650
    assert set(answer.json_body["symbols"]) == {"c", "low"}


@pytest.mark.usefixtures("published")
def test_an_organiser_sees_nothing_raw(browser: Browser, token: str) -> None:
    """No count is one that was not rounded: a leaked token gives nothing away that could not be published."""
    counts = [line["count"] for line in ask(browser, token).json_body["figures"]]
    assert all(count == "c" or count % 5 == 0 for count in counts)


@pytest.mark.usefixtures("published")
def test_the_spreadsheet_says_the_same(browser: Browser, token: str) -> None:
    """Every figure of the JSON is a row of the file."""
    answer = ask(browser, token, "?format=csv")
    assert headers_of(answer)["content-disposition"] == (
        f'attachment; filename="own-words-{CAMPAIGN}-2026-11-21.csv"'
    )
    rows = list(csv.reader(StringIO(answer.body.decode("utf-8-sig"), newline="")))
    figures = ask(browser, token).json_body["figures"]
    assert [row[4] for row in rows[-len(figures) :]] == [str(line["count"]) for line in figures]


@pytest.mark.parametrize(
    "given",
    ["", "Bearer", "Bearer ", "Bearer x", "Basic YTpi", f"Bearer own-words-organiser-{'0' * 16}-{'0' * 64}"],
)
def test_without_a_token_nothing_is_seen(browser: Browser, given: str) -> None:
    """Whoever has no good token is asked for one, by the standard's own header."""
    answer = browser.get("/v1/organiser/counts", Authorization=given)
    assert answer.status_code == 401
    assert headers_of(answer)["www-authenticate"] == "Bearer"
    assert answer.json_body["errors"][0]["code"] == "organiser-unknown"


@pytest.mark.usefixtures("published")
def test_a_token_ends(browser: Browser, world: World, token: str) -> None:
    """After its days it opens nothing more."""
    world.clock.now += 30 * 86_400
    assert ask(browser, token).status_code == 401


def test_too_many_at_once(browser: Browser, token: str) -> None:
    """After so many within a minute one is told when to come back, whatever was answered before."""
    answers = [ask(browser, token).status_code for _ in range(TRIES_A_MINUTE + 1)]
    assert answers == [404] * TRIES_A_MINUTE + [429]
    assert headers_of(ask(browser, token))["retry-after"] == "60"


def test_before_the_first_figures_an_organiser_is_told_so(browser: Browser, token: str) -> None:
    """No figures yet is not an empty report."""
    answer = ask(browser, token)
    assert (answer.status_code, answer.json_body["type"]) == (404, "urn:own-words:problem:no-figures-yet")


def test_another_format_is_refused(browser: Browser, token: str) -> None:
    """The formats there are, are named."""
    answer = ask(browser, token, "?format=xlsx")
    assert (answer.status_code, "json, csv" in answer.json_body["detail"]) == (422, True)


def test_a_campaign_that_is_not_there(browser: Browser, token: str) -> None:
    """As everywhere: not found, by name."""
    assert browser.get("/v1/counts?campaign=nope").status_code == 404
    assert ask(browser, token, "?campaign=nope").status_code == 404


def test_where_the_store_is_away(browser: Browser, world: World, token: str) -> None:
    """Both say when to come back, and that it is figures that cannot be read."""
    world.snapshots = world.organisers = BrokenStores()
    for answer in (browser.get("/v1/counts"), ask(browser, token)):
        assert (answer.status_code, headers_of(answer)["retry-after"]) == (503, "60")
        assert answer.json_body["type"] == "urn:own-words:problem:figures-unavailable"


def test_the_schedule_publishes_every_campaign(app: Chalice, world: World) -> None:
    """Once a day each campaign that has a folder gets its snapshot."""
    publish(app)
    latest = world.snapshots.latest_or_none(CAMPAIGN)
    assert latest is not None
    assert latest.number == 1
