"""Letters are made whatever becomes of the store: a real one that stops, and one that never answers."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.tally.events import Event
from chalicelib.tally.patience import Patience
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from tests.contract.servers import ENGINES, Server
from tests.routes.conftest import CAMPAIGN, Browser, World
from tools.table import create_table, local_client, table_definition

TABLE = "tally"
IMPATIENT = Patience(budget_seconds=0.1)
PATIENT = Patience(budget_seconds=30)


@pytest.fixture
def server(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real store that a test may stop."""
    server = ENGINES[pytestconfig.getoption("--engine")](tmp_path_factory.mktemp("server"))
    server.start()
    create_table(local_client(server.url), TABLE, table_definition())
    yield server
    server.stop()


@pytest.fixture
def silent_url() -> Iterator[str]:
    """The address of a store that takes every call and answers none."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield f"http://127.0.0.1:{silent.getsockname()[1]}"


def tally_at(url: str, patience: Patience = IMPATIENT) -> DynamoTally:
    return DynamoTally(Table(TABLE, lambda: open_amazon_database(url), patience))


def make_letter(browser: Browser, letter_fields: dict[str, Any]) -> str:
    """Make a letter and give its receipt."""
    made = browser.post_json("/v1/letters", letter_fields)
    assert made.status_code == 200
    assert made.json_body["ready"]
    return str(made.json_body["receipt"])


def participate(browser: Browser, receipt: str) -> int:
    answer = browser.post_json("/v1/participation", {"receipt": receipt, "event": "sent"})
    assert ("Retry-After" in answer.headers) == (answer.status_code == 503)
    return int(answer.status_code)


def test_letters_while_the_store_is_stopped(
    browser: Browser, world: World, server: Server, letter_fields: dict[str, Any]
) -> None:
    """Before, while and after: every letter is ready, and each receipt counts once in the end."""
    world.tally = tally_at(server.url)
    receipts = [make_letter(browser, letter_fields)]
    assert participate(browser, receipts[0]) == 200
    server.stop()
    receipts += [make_letter(browser, letter_fields) for _ in range(3)]
    assert [participate(browser, receipt) for receipt in receipts] == [503] * 4
    server.start()
    receipts.append(make_letter(browser, letter_fields))
    for _ in range(2):
        assert [participate(browser, receipt) for receipt in receipts] == [200] * 5
        assert tally_at(server.url, PATIENT).totals(CAMPAIGN, Event.SENT).total == 5


def test_letters_while_the_store_is_silent(
    browser: Browser, world: World, silent_url: str, letter_fields: dict[str, Any]
) -> None:
    """Counting gives up after its short timeout; letters never asked."""
    world.tally = tally_at(silent_url)
    receipt = make_letter(browser, letter_fields)
    assert participate(browser, receipt) == 503
    assert make_letter(browser, letter_fields)
