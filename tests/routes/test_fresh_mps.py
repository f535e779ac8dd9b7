"""MPs stay fresh: the nightly refresh, and letters that greet whom it found. Promise 3 holds all the while."""

import datetime as dt
import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.test import Client
from moto import mock_aws

from chalicelib.edges import Edges
from chalicelib.latest_places import LatestPlaces
from chalicelib.places import House, HouseShelf
from chalicelib.places.house import house_to_text
from chalicelib.places.members_api import MembersNotRefreshedError, Reason
from chalicelib.settings import Settings
from chalicelib.tally.amazon import connect
from chalicelib.tally.house_store import DynamoHouses
from chalicelib.tally.signing_key import SigningKeyUnavailable
from chalicelib.tally.table import Table
from tests.fakes import BrokenHouses, BrokenTally, FakeHouses
from tests.parliament import CONSTITUENCIES, SHIPPED, Parliament, item_for, whole_list
from tests.routes.conftest import CAMPAIGN, KEY, POSTCODE, Browser, World
from tools.table import create_table, local_client, table_definition

HARROW_WEST = "E14001271"
TODAY = dt.date(2026, 11, 21)
ANN = replace(SHIPPED[HARROW_WEST], name="Ann Bell", full_title="Ann Bell MP", as_of=TODAY)
HOUSE = House(TODAY, {**SHIPPED, HARROW_WEST: ANN})
PARAMETER, TABLE = "/own-words/test/signing-key", "tally"


def refresh(app: Chalice) -> None:
    """What the schedule does at night."""
    with Client(app) as client:
        event = client.events.generate_cw_event("aws.events", "Scheduled Event", {}, [])
        client.lambda_.invoke("refresh_members", event)


def elected() -> Parliament:
    """Parliament after a by-election in Harrow West."""
    items = whole_list()
    item_for(items, "Harrow West")["value"] |= {"nameDisplayAs": ANN.name, "nameFullTitle": ANN.full_title}
    return Parliament(items)


class TestTheSchedule:
    """Once a night."""

    def test_keeps_what_parliament_says(self, app: Chalice, world: World) -> None:
        """Everybody is known as of today, and the connection is closed."""
        parliament = elected()
        world.parliament = lambda: parliament
        refresh(app)
        kept = world.houses.latest_or_none(CONSTITUENCIES)
        assert kept is not None
        assert kept.members[HARROW_WEST] == ANN
        assert {member.as_of for member in kept.members.values()} == {TODAY}
        assert parliament.is_closed

    def test_fails_aloud_where_the_answer_cannot_be_right(self, app: Chalice, world: World) -> None:
        """Lambda counts the error, an alarm rings, yesterday's list stays and nothing of the answer is said."""
        world.houses = FakeHouses(house_to_text(HOUSE))
        broken = Parliament(whole_list()[:325])
        world.parliament = lambda: broken
        with pytest.raises(MembersNotRefreshedError, match="far too few members") as refused:
            refresh(app)
        assert refused.value.reason is Reason.TOO_FEW
        assert world.houses.latest_or_none(CONSTITUENCIES) is not None
        assert broken.is_closed

    def test_asks_nobody_while_parliament_is_dissolved(self, app: Chalice, world: World) -> None:
        """There is nobody to list, and no alarm rings every night until the election."""
        world.is_dissolved = True
        refresh(app)
        assert world.houses.latest_or_none(CONSTITUENCIES) is None

    def test_is_where_lambda_looks_for_it(self) -> None:
        """Under its own name in app.py."""
        assert callable(importlib.import_module("app").refresh_members)


@pytest.fixture
def latest(edges: Edges, world: World) -> LatestPlaces:
    return LatestPlaces(edges.places, lambda: world.houses, world.clock)


@pytest.fixture
def fresh(edges: Edges, latest: LatestPlaces, create_app: Callable[..., Chalice]) -> Browser:
    """A browser of a process that has only just begun."""
    edges = replace(edges, places=latest.places, catch_up=latest.catch_up)
    return Browser(Client(create_app(CAMPAIGN, edges)))


def mp_of(browser: Browser) -> tuple[str, str]:
    """Whom the interface names, and as of when."""
    member = browser.post_json("/v1/constituency", {"postcode": POSTCODE}).json_body["mp"]
    return member["name"], member["as_of"]


SHIPPED_MP, FRESH_MP = ("Gareth Thomas", "2026-06-27"), ("Ann Bell", "2026-11-21")


class TestInPassing:
    """A request that has just been at the table hears who sits; a letter never goes there for it."""

    def test_a_landing_hears_it(self, fresh: Browser, world: World) -> None:
        """The first page's own count is enough, and from then on every answer says the day."""
        world.houses = FakeHouses(house_to_text(HOUSE))
        assert mp_of(fresh) == SHIPPED_MP
        assert fresh.post_json("/v1/landings", {}).status_code == 202
        assert mp_of(fresh) == FRESH_MP

    def test_a_participation_hears_it(
        self, fresh: Browser, world: World, letter_fields: dict[str, Any]
    ) -> None:
        """And the next letter greets the new MP, in the interface and on the pages."""
        world.houses = FakeHouses(house_to_text(HOUSE))
        made = fresh.post_json("/v1/letters", letter_fields).json_body
        assert made["message"].startswith("Dear Gareth Thomas,")
        fresh.post_json("/v1/participation", {"receipt": made["receipt"], "event": "sent"})
        assert fresh.post_json("/v1/letters", letter_fields).json_body["message"].startswith("Dear Ann Bell,")
        page = fresh.post_form("/letter", {"postcode": POSTCODE, "role": "parent", "go": "story"})
        assert "<strong>Ann Bell</strong>" in page.body.decode()

    def test_a_vacant_seat_is_vacant(
        self, fresh: Browser, world: World, letter_fields: dict[str, Any]
    ) -> None:
        """Between two MPs the letter goes ahead without a name."""
        left = House(TODAY, {code: each for code, each in HOUSE.members.items() if code != HARROW_WEST})
        world.houses = FakeHouses(house_to_text(left))
        fresh.post_json("/v1/landings", {})
        made = fresh.post_json("/v1/letters", letter_fields).json_body
        assert (made["mp"], made["ready"]) == (None, True)

    @pytest.mark.parametrize("shelf", [BrokenHouses(), FakeHouses(), FakeHouses("damaged")])
    def test_a_store_that_fails_stops_nothing(
        self, fresh: Browser, world: World, shelf: HouseShelf, letter_fields: dict[str, Any]
    ) -> None:
        """Landing, letter and participation all go well, and the shipped MP is greeted."""
        world.houses = shelf
        assert fresh.post_json("/v1/landings", {}).status_code == 202
        made = fresh.post_json("/v1/letters", letter_fields).json_body
        assert made["message"].startswith("Dear Gareth Thomas,")
        sent = {"receipt": made["receipt"], "event": "sent"}
        assert fresh.post_json("/v1/participation", sent).json_body["counted"]

    def test_nobody_asks_a_second_store_after_a_first_that_failed(self, fresh: Browser, world: World) -> None:
        """Where the count did not get through, who sits is not asked for."""
        world.tally, world.houses = BrokenTally(), FakeHouses(house_to_text(HOUSE))
        assert fresh.post_json("/v1/landings", {}).status_code == 503
        assert world.houses.asked == 0

    def test_letters_never_ask(self, fresh: Browser, world: World, letter_fields: dict[str, Any]) -> None:
        """With the key at hand, nothing of a letter's way leads to the store."""
        world.houses = shelf = FakeHouses(house_to_text(HOUSE))
        fresh.get("/")
        fresh.post_json("/v1/constituency", {"postcode": POSTCODE})
        fresh.post_json("/v1/letters", letter_fields)
        fresh.post_form("/letter", {"postcode": POSTCODE, "role": "parent", "go": "story"})
        assert shelf.asked == 0


@pytest.fixture
def amazon(monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoHouses]:
    """What a deployed function finds: a key in Parameter Store, and a table."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    with mock_aws():
        connect("ssm").put_parameter(Name=PARAMETER, Value=KEY, Type="SecureString")
        create_table(local_client("https://dynamodb.eu-west-2.amazonaws.com"), TABLE, table_definition())
        yield DynamoHouses(Table(TABLE))


def deployed(create_app: Callable[..., Chalice], table: str = TABLE) -> Browser:
    """The app with its real edges, as Lambda starts it."""
    settings = Settings.from_environment(
        {"OWN_WORDS_TABLE": table, "OWN_WORDS_SIGNING_KEY_PARAMETER": PARAMETER}
    )
    return Browser(Client(create_app(CAMPAIGN, importlib.import_module("app").edges_of(settings))))


class TestDeployed:
    """Where the first letter of a process goes out for its key, it hears who sits on the same errand."""

    def test_the_first_letter_greets_the_new_mp(
        self, amazon: DynamoHouses, create_app: Callable[..., Chalice], letter_fields: dict[str, Any]
    ) -> None:
        """By the interface and by the pages alike, and the look-up alone says the same."""
        amazon.put(HOUSE)
        made = deployed(create_app).post_json("/v1/letters", letter_fields).json_body
        assert made["message"].startswith("Dear Ann Bell,")
        assert made["receipt"]
        step = {"postcode": POSTCODE, "role": "parent", "go": "story"}
        assert "<strong>Ann Bell</strong>" in deployed(create_app).post_form("/letter", step).body.decode()
        assert mp_of(deployed(create_app)) == FRESH_MP

    def test_no_table_stops_no_letter(
        self, amazon: DynamoHouses, create_app: Callable[..., Chalice], letter_fields: dict[str, Any]
    ) -> None:
        """The shipped MP is greeted, and the receipt is there."""
        amazon.put(HOUSE)
        made = deployed(create_app, "no-such-table").post_json("/v1/letters", letter_fields).json_body
        assert made["message"].startswith("Dear Gareth Thomas,")
        assert made["receipt"]

    def test_without_a_key_nobody_asks_further(
        self, fresh: Browser, world: World, letter_fields: dict[str, Any]
    ) -> None:
        """Where the key did not come, the letter goes out without a receipt and without a second question."""

        def away() -> Any:
            raise SigningKeyUnavailable("away")

        world.receipts, world.houses = away, FakeHouses(house_to_text(HOUSE))
        made = fresh.post_json("/v1/letters", letter_fields).json_body
        assert made["ready"]
        assert "receipt" not in made
        assert world.houses.asked == 0
