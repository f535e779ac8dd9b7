"""What supporter and organiser see while something is broken; docs/reliability.md has the list."""

import logging
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.places import Places, TableDamagedError
from chalicelib.places.house import house_to_text
from chalicelib.places.members_api import MembersNotRefreshedError, Reason
from chalicelib.tally.events import Event
from chalicelib.tally.organiser_store import DynamoOrganisers
from chalicelib.tally.organisers import new_organiser
from chalicelib.tally.patience import Patience
from chalicelib.tally.sessions import SESSION_SECONDS
from chalicelib.tally.snapshot_store import DynamoSnapshots
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from tests.contract.servers import MiniStack
from tests.fakes import FakeHouses, FakeTally
from tests.routes.conftest import CAMPAIGN, NOW, POSTCODE, Browser, World
from tests.routes.test_api_counts import publish
from tests.routes.test_fresh_mps import HOUSE, refresh
from tests.routes.test_organisers import is_sign_in_page, sign_in
from tests.routes.test_pages import Supporter
from tests.routes.weather import Mood, Weather, weather_before
from tests.unit.web.campaigns import ROOT
from tools.table import create_table, local_client, table_definition

HOUR = 3_600
IMPATIENT = Patience(budget_seconds=0.1)
PATIENT = Patience(budget_seconds=30)
NOTHING_LOST = "Your letter is not affected"
NO_FIGURES = "The figures cannot be read just now. Try again in a minute."


@pytest.fixture(scope="module")
def weather(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weather]:
    """A real database, and the weather before it."""
    server = MiniStack(tmp_path_factory.mktemp("weather"))
    server.start()
    with weather_before(server.url) as weather:
        yield weather
    server.stop()


@pytest.fixture
def stores(world: World, weather: Weather) -> Iterator[Callable[[Patience], None]]:
    """Puts the stores of this world behind the weather, in a table of their own."""
    name = f"tally-{secrets.token_hex(8)}"
    create_table(local_client(weather.url), name, table_definition())

    def put(patience: Patience) -> None:
        table = Table(name, lambda: open_amazon_database(weather.url), patience)
        world.tally, world.snapshots = DynamoTally(table), DynamoSnapshots(table)
        world.organisers = DynamoOrganisers(table)

    put(PATIENT)
    yield put
    weather.mood = Mood.FAIR


@pytest.fixture
def organiser(world: World, stores: object) -> str:
    """The token of an organiser who is kept in the real table."""
    assert stores
    organiser, token = new_organiser(
        "press-office", 30, 4 * NOW, world.random_bytes
    )  # MiniStack forgets who has ended
    world.organisers.add(organiser)
    return token


def assert_told_to_try_again(browser: Browser, cookie: str, token: str) -> None:
    """Hold what an organiser sees, in a browser and in a program."""
    for answer in (
        browser.get("/organisers", Cookie=cookie),
        browser.get("/v1/organiser/counts", Authorization=f"Bearer {token}"),
    ):
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
        assert NO_FIGURES in answer.body.decode()


@pytest.mark.parametrize("mood", [Mood.GONE, Mood.THROTTLED, Mood.SLOW])
def test_the_table_is_away(
    mood: Mood,
    browser: Browser,
    app: Chalice,
    world: World,
    weather: Weather,
    stores: Callable[[Patience], None],
    organiser: str,
) -> None:
    """Letters are made and handed over, counting waits and then counts once; an organiser is told to try again."""
    cookie = sign_in(browser, organiser)
    publish(app)
    stores(IMPATIENT)
    weather.mood = mood

    supporter = Supporter(browser).reach_send()
    assert any("writetothem" in link for link in supporter.page.links)
    assert NOTHING_LOST in supporter.press("I have sent it").text
    assert supporter.status == 503
    assert_told_to_try_again(browser, cookie, organiser)

    weather.mood = Mood.FAIR
    stores(PATIENT)
    said = supporter.press("Try again").text
    assert ("counted already" if mood is Mood.SLOW else "1 to the letters sent") in said
    assert world.tally.totals(CAMPAIGN, Event.SENT).total == 1
    assert "Sign out" in browser.get("/organisers", Cookie=cookie).body.decode()


def test_half_of_the_replies_are_lost(
    browser: Browser, app: Chalice, world: World, weather: Weather, organiser: str
) -> None:
    """Everybody is thanked and counted, once; an organiser sees every figure."""
    publish(app)
    weather.mood = Mood.LOSING
    for _ in range(5):
        supporter = Supporter(browser).reach_send()
        assert "1 to the letters sent" in supporter.press("I have sent it").text
    cookie = sign_in(browser, organiser)
    assert "Sign out" in browser.get("/organisers", Cookie=cookie).body.decode()
    weather.mood = Mood.FAIR
    assert weather.lost > 5
    assert world.tally.totals(CAMPAIGN, Event.SENT).total == 5


class TestTheClockIsAnHourWrong:
    """In one server of several, or in all of them until somebody puts it right."""

    @pytest.mark.parametrize("wrong_by", [HOUR, -HOUR])
    def test_a_letter_is_counted_and_can_be_edited(
        self, wrong_by: int, browser: Browser, world: World, letter_fields: dict[str, Any]
    ) -> None:
        """The supporter notices nothing, whichever clock made the receipt."""
        world.clock.now = NOW + wrong_by
        made = browser.post_json("/v1/letters", letter_fields).json_body
        world.clock.now = NOW
        edit = {"postcode": POSTCODE, "draft": made["message"], "receipt": made["receipt"]}
        edited = browser.post_json("/v1/letters", edit).json_body
        sent = {"receipt": edited["receipt"], "event": "sent"}
        assert browser.post_json("/v1/participation", sent).json_body["counted"]
        assert not browser.post_json("/v1/participation", sent).json_body["counted"]

    def test_an_hour_of_a_day_is_counted_as_another_day_s(
        self, browser: Browser, world: World, letter_fields: dict[str, Any]
    ) -> None:
        """Every sum but that by day is right, and none is lost."""
        assert isinstance(world.tally, FakeTally)
        for now in (NOW, NOW - HOUR):  # midnight, and what a slow clock takes it for
            world.clock.now = now
            receipt = browser.post_json("/v1/letters", letter_fields).json_body["receipt"]
            browser.post_json("/v1/participation", {"receipt": receipt, "event": "sent"})
        totals = world.tally.totals(CAMPAIGN, Event.SENT)
        assert sorted(totals.by_day.values()) == [1, 1]
        assert totals.by_role == {"parent": 2}

    def test_an_organiser_signs_in_again(self, browser: Browser, world: World) -> None:
        """A session from an hour ago has ended; one from an hour ahead ends an hour later, and no later."""
        organiser, token = new_organiser("press-office", 30, NOW, world.random_bytes)
        world.organisers.add(organiser)
        seen = {}
        for wrong_by in (-HOUR, HOUR):
            world.clock.now = NOW + wrong_by
            cookie = sign_in(browser, token)
            for later in (0, SESSION_SECONDS + HOUR - 1, SESSION_SECONDS + HOUR):
                world.clock.now = NOW + later
                seen[wrong_by, later] = is_sign_in_page(browser.get("/organisers", Cookie=cookie))
        assert list(seen.values()) == [True, True, True, False, False, True]

    def test_today_may_not_have_come_yet(self, browser: Browser, world: World) -> None:
        """In the hour after midnight a slow clock asks for an earlier day, and all that was typed stays."""
        world.clock.now = NOW - 1
        typed = {"received-day": "21", "received-month": "11", "received-year": "2026", "go": "after"}
        answer = browser.post_form("/subject-access", typed)
        assert answer.status_code == 422
        assert 'value="21"' in answer.body.decode()


def test_the_postcode_table_is_damaged(
    browser: Browser, world: World, letter_fields: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """A supporter is told that it is our fault; the log names the fault and nothing of theirs."""

    def damaged() -> Places:
        raise TableDamagedError(Path("postcodes.table"), "Its content is not what was built")

    world.places = damaged
    assert browser.get("/").status_code == 200
    with caplog.at_level(logging.ERROR):
        page = browser.post_form("/letter", {"postcode": POSTCODE, "role": "parent", "go": "story"})
        program = browser.post_json("/v1/letters", letter_fields)
    assert (page.status_code, program.status_code) == (500, 500)
    assert "Something went wrong on our side" in page.body.decode()
    assert program.json_body["type"].endswith("our-mistake")
    assert "TableDamagedError at test_faults.py" in caplog.text
    assert POSTCODE not in caplog.text
    assert browser.post_json("/v1/checks", {"draft": letter_fields["story"]}).status_code == 200


def test_parliament_s_answer_is_malformed(
    app: Chalice, browser: Browser, world: World, letter_fields: dict[str, Any]
) -> None:
    """The night's run fails aloud with the reason; letters go to the MPs that were known before."""

    class Garbled:
        def page(self, skip: int) -> bytes:
            return b"<html>" if skip == 0 else b""

        def close(self) -> None:
            """Nothing was opened."""

    world.houses = FakeHouses(house_to_text(HOUSE))
    world.parliament = Garbled
    with pytest.raises(MembersNotRefreshedError) as refused:
        refresh(app)
    assert refused.value.reason is Reason.SHAPE
    assert world.houses.text == house_to_text(HOUSE)
    assert browser.post_json("/v1/letters", letter_fields).json_body["ready"]


def test_one_campaign_has_a_mistake_in_its_file(
    create_app: Callable[..., Chalice], edges: Any, tmp_path: Path
) -> None:
    """Its own pages say that it is our fault; every other campaign's are as they were."""
    for name in (CAMPAIGN, "broken"):
        shutil.copytree(ROOT / "templates/campaigns" / CAMPAIGN, tmp_path / name)
    (tmp_path / "broken" / "campaign.toml").write_text("title =")
    browser = Browser(Client(create_app(CAMPAIGN, edges, tmp_path)))
    assert browser.get("/").status_code == 200
    assert browser.get("/?campaign=broken").status_code == 500
