"""The whole app behind Chalice's own test client, with fakes where it reaches outside."""

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pytest
from chalice.app import Chalice
from chalice.test import Client, HTTPResponse

from chalicelib.edges import Edges
from chalicelib.places import HouseShelf, Places
from chalicelib.places.members_api import MembersSource
from chalicelib.tally.organisers import OrganiserRegister
from chalicelib.tally.receipts import ReceiptBook
from chalicelib.tally.sessions import SessionBook
from chalicelib.tally.snapshot import SnapshotShelf
from chalicelib.tally.tally import Tally
from tests.campaigns import FIRST, Known
from tests.english import LANGUAGES
from tests.fakes import FakeHouses, FakeOrganisers, FakeSnapshots, FakeTally, NoParliament
from tests.routes.api_contract import Contract, shipped_contract
from tests.routes.safe_answers import hold_safe

CAMPAIGN = FIRST.id
KEY = "a-signing-key-for-tests-and-nothing-else"
NOW = 1_795_219_200  # 21 November 2026, 00:00 UTC
POSTCODE = "HA2 0JQ"  # Harrow West
STORY = (
    "I live in Harrow Weald with my two girls, and I only heard about this last month from another mum "
    "at the school gate.\n\n"
    "My eldest was on the special needs register for two years while we waited for a hearing test. She is "
    "fine now, top of her class in maths, but it turns out that the label is still sitting on a computer in "
    "Whitehall, and nobody could tell me who else has read it. I felt sick. I signed a form for the school, "
    "not for a gambling firm."
)
NAME = "Priya Shah"


@dataclass
class Clock:
    """A clock that a test moves."""

    now: int = NOW

    def __call__(self) -> int:
        return self.now


@dataclass
class World:
    """What the app reaches outside, as a test sets it up."""

    tally: Tally = field(default_factory=FakeTally)
    snapshots: SnapshotShelf = field(default_factory=FakeSnapshots)
    organisers: OrganiserRegister = field(default_factory=FakeOrganisers)
    clock: Clock = field(default_factory=Clock)
    receipts: Callable[[], ReceiptBook] = lambda: ReceiptBook([KEY])
    sessions: Callable[[], SessionBook] = lambda: SessionBook([KEY])
    places: Callable[[], Places] | None = None  # None for the shipped ones
    catch_up: Callable[[], None] = lambda: None
    is_dissolved: bool = False
    houses: HouseShelf = field(default_factory=FakeHouses)
    parliament: Callable[[], MembersSource] = NoParliament
    drawn: int = 0

    def random_bytes(self, count: int) -> bytes:
        """Give bytes that differ with each call, and are the same in each run."""
        self.drawn += 1
        return self.drawn.to_bytes(count, "big")


@dataclass
class Browser:
    """Speaks HTTP to the app: JSON as a program would, forms as a browser would.

    Every call to /v1 is held to openapi.json on the way, and every answer to what makes it safe.
    """

    client: Client
    contract: Contract = field(default_factory=shipped_contract)

    def send(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> HTTPResponse:
        response = self.client.http.request(method, path, headers=headers, body=body)
        self.contract.hold(method, path, body, response)
        hold_safe(method, path, response)
        return response

    def get(self, path: str, **headers: str) -> HTTPResponse:
        return self.send("GET", path, headers)

    def post_json(self, path: str, body: object) -> HTTPResponse:
        return self.post_bytes(path, json.dumps(body).encode())

    def post_bytes(self, path: str, body: bytes, content_type: str = "application/json") -> HTTPResponse:
        return self.send("POST", path, {"Content-Type": content_type}, body)

    def post_form(self, path: str, fields: dict[str, Any]) -> HTTPResponse:
        body = urlencode(fields, doseq=True).encode()
        return self.post_bytes(path, body, "application/x-www-form-urlencoded")


@pytest.fixture(scope="session")
def places() -> Places:
    return Places.open()


@pytest.fixture(scope="session")
def create_app() -> Callable[..., Chalice]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OWN_WORDS_TABLE", "not-used-here")
        environment.setenv("OWN_WORDS_SIGNING_KEY", KEY)
        made: Callable[..., Chalice] = importlib.import_module("app").create_app
    return partial(made, languages=LANGUAGES)  # read once for all tests


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def edges(world: World, places: Places) -> Edges:
    return edges_of(world, places)


def edges_of(world: World, places: Places) -> Edges:
    return Edges(
        places=lambda: world.places() if world.places else places,
        catch_up=lambda: world.catch_up(),  # noqa: PLW0108 - a test may change it after the app is made
        is_dissolved=lambda: world.is_dissolved,
        houses=lambda: world.houses,
        parliament=lambda: world.parliament(),  # noqa: PLW0108 - as above
        receipts=lambda: world.receipts(),  # noqa: PLW0108 - as above
        sessions=lambda: world.sessions(),  # noqa: PLW0108 - as above
        tally=lambda: world.tally,
        snapshots=lambda: world.snapshots,
        organisers=lambda: world.organisers,
        now=world.clock,
        random_bytes=world.random_bytes,
    )


@pytest.fixture
def known(request: pytest.FixtureRequest) -> Known:
    """The campaign that the app serves: the first, or each in turn under ``with_each_campaign``."""
    chosen: Known = getattr(request, "param", FIRST)
    return chosen


@pytest.fixture
def app(edges: Edges, create_app: Callable[..., Chalice], known: Known) -> Chalice:
    return create_app(known.id, edges, campaigns=known.folder.parent)


@pytest.fixture
def browser(app: Chalice) -> Browser:
    return Browser(Client(app))


@pytest.fixture
def letter_fields(known: Known) -> dict[str, Any]:
    """What a ready letter is asked for with."""
    return {"postcode": POSTCODE, "story": STORY, "name": NAME, "role": known.role, "asks": [known.ask]}
