"""Once-items that have expired and that nobody has deleted yet: DynamoDB may take days over it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from chalicelib.tally.database import Database, Page, Write
from chalicelib.tally.events import Event
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from tests.contract.conftest import new_table
from tests.contract.servers import Server
from tests.unit.tally.samples import CAMPAIGN, participation
from tools.table import local_client

LONG_AGO = date(2020, 3, 14)
PEOPLE = 10


class WatchedDatabase:
    """Keeps all that its readers ever saw."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.seen: list[str] = []

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        return self._database.write_together(writes, token)

    def read_page(self, query: Mapping[str, object]) -> Page:
        page = self._database.read_page(query)
        self.seen += [item["pk"]["S"] for item in page["Items"]]
        return page


@pytest.fixture
def client(server: Server) -> Any:
    return local_client(server.url)


@pytest.fixture
def table(server: Server, client: Any) -> str:
    """A table whose expired items stay, as they may in the real one."""
    name = new_table(server)
    never = {"AttributeName": "expires", "Enabled": False}
    client.update_time_to_live(TableName=name, TimeToLiveSpecification=never)
    return name


@pytest.fixture
def database(server: Server) -> WatchedDatabase:
    return WatchedDatabase(open_amazon_database(server.url))


@pytest.fixture
def tally(table: str, database: WatchedDatabase) -> DynamoTally:
    """A tally of people whose receipts ended years ago."""
    tally = DynamoTally(Table(table, lambda: database))
    for number in range(PEOPLE):
        assert tally.count(participation(number, day=LONG_AGO))
    return tally


def once_items(client: Any, table: str) -> list[Mapping[str, Any]]:
    items = client.scan(TableName=table, ConsistentRead=True)["Items"]
    return [item for item in items if "expires" in item]


def test_nobody_reads_them(tally: DynamoTally, table: str, database: WatchedDatabase, client: Any) -> None:
    """They are there, and no reader sees one."""
    assert len(once_items(client, table)) == PEOPLE
    assert tally.totals(CAMPAIGN, Event.SENT).by_day == {LONG_AGO: PEOPLE}
    assert database.seen
    assert all(pk.startswith("tally#") for pk in database.seen)


def test_they_still_refuse_a_repeat(tally: DynamoTally) -> None:
    """As long as one is there a repeat counts for nothing. That is right: its receipt ended a day before it."""
    assert not any(tally.count(participation(number, day=LONG_AGO)) for number in range(PEOPLE))
    assert tally.totals(CAMPAIGN, Event.SENT).total == PEOPLE


def test_their_deletion_changes_no_sum(tally: DynamoTally, table: str, client: Any) -> None:
    """When the database gets round to it, everybody stays counted."""
    before = tally.totals(CAMPAIGN, Event.SENT)
    for item in once_items(client, table):
        client.delete_item(TableName=table, Key={"pk": item["pk"], "sk": item["sk"]})
    assert once_items(client, table) == []
    assert tally.totals(CAMPAIGN, Event.SENT) == before
