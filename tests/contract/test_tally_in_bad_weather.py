"""The tally on a real server: answers lost, pages turned, stops and restarts. See also ``test_hard_days``."""

import json
from collections.abc import Mapping, Sequence

import pytest

from chalicelib.tally.database import Database, DatabaseError, Page, Write
from chalicelib.tally.events import Event
from chalicelib.tally.patience import Patience
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from chalicelib.tally.tally import TallyUnavailable
from tests.contract.conftest import PATIENT, new_table, tally_at
from tests.contract.servers import Server
from tests.unit.tally.samples import CAMPAIGN, VOCABULARY, participation, receipt_id
from tools.table import local_client

IMPATIENT = Patience(budget_seconds=0.1)


class ForgetfulDatabase:
    """Does what it is asked, and then loses the first answers on the way back."""

    def __init__(self, database: Database, lost: int) -> None:
        self._database = database
        self._lost = lost

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        written = self._database.write_together(writes, token)
        if self._lost:
            self._lost -= 1
            raise DatabaseError(passing=True)
        return written

    def read_page(self, query: Mapping[str, object]) -> Page:
        return self._database.read_page(query)


class SlowReader:
    """Gives one item a page, so that every reader has to turn pages."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.pages = 0

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        return self._database.write_together(writes, token)

    def read_page(self, query: Mapping[str, object]) -> Page:
        self.pages += 1
        return self._database.read_page({**query, "Limit": 1})


def test_a_lost_answer_never_counts_twice(server: Server, server_table: str) -> None:
    """Where the answer is lost after the write, the next attempt finds out that it was counted, by this call."""
    forgetful = ForgetfulDatabase(open_amazon_database(server.url), lost=2)
    tally = DynamoTally(Table(server_table, lambda: forgetful, PATIENT))
    assert tally.count(participation())
    assert not tally.count(participation())
    assert tally.totals(CAMPAIGN, Event.SENT).total == 1


def test_all_answers_lost_and_sent_again_later(server: Server, server_table: str) -> None:
    """A page that got no answer at all may ask again: it was counted, once."""
    forgetful = ForgetfulDatabase(open_amazon_database(server.url), lost=1_000)
    with pytest.raises(TallyUnavailable):
        DynamoTally(Table(server_table, lambda: forgetful, IMPATIENT)).count(participation())
    tally = tally_at(server, server_table)
    assert not tally.count(participation())
    assert tally.totals(CAMPAIGN, Event.SENT).total == 1


def test_totals_turn_every_page(server: Server, server_table: str) -> None:
    """Totals are whole where DynamoDB gives them page by page."""
    slow = SlowReader(open_amazon_database(server.url))
    tally = DynamoTally(Table(server_table, lambda: slow, PATIENT))
    for number in range(50):
        tally.count(participation(number))
    assert tally.totals(CAMPAIGN, Event.SENT).total == 50
    assert slow.pages > 40


def test_counts_outlive_a_restart(own_server: Server) -> None:
    """What was counted is still there after a restart, and still refuses a repeat."""
    table = new_table(own_server)
    assert tally_at(own_server, table).count(participation())
    own_server.stop()
    own_server.start()
    tally = tally_at(own_server, table)
    assert not tally.count(participation())
    assert tally.totals(CAMPAIGN, Event.SENT).total == 1


def test_a_server_that_is_away_is_said_so_and_comes_back(own_server: Server) -> None:
    """While the server is away every call says when to try again; afterwards the same tally goes on."""
    table = new_table(own_server)
    tally = DynamoTally(Table(table, lambda: open_amazon_database(own_server.url), IMPATIENT))
    assert tally.count(participation(1))
    own_server.stop()
    with pytest.raises(TallyUnavailable) as counting:
        tally.count(participation(2))
    with pytest.raises(TallyUnavailable):
        tally.totals(CAMPAIGN, Event.SENT)
    assert counting.value.retry_after_seconds >= 1
    own_server.start()
    assert tally.count(participation(2))
    assert tally_at(own_server, table).totals(CAMPAIGN, Event.SENT).total == 2


def test_a_missing_table_is_said_at_once(server: Server) -> None:
    """No patience is spent on a fault that will not pass, and the message tells nothing of the inside."""
    tally = tally_at(server, "no-such-table")
    with pytest.raises(TallyUnavailable) as counting:
        tally.count(participation())
    with pytest.raises(TallyUnavailable):
        tally.totals(CAMPAIGN, Event.SENT)
    assert "no-such-table" not in str(counting.value)


def test_the_table_tells_nothing_about_anyone(server: Server, server_table: str) -> None:
    """Items hold keys, sums and expiry only; no receipt's id is among them and no two dimensions are together."""
    tally = tally_at(server, server_table)
    for number in range(5):
        tally.count(participation(number))
    items = local_client(server.url).scan(TableName=server_table, ConsistentRead=True)["Items"]
    once = [item for item in items if item["sk"]["S"] == "once"]
    counters = [item for item in items if item not in once]
    assert len(once) == 5
    assert all(item.keys() == {"pk", "sk", "expires"} for item in once)
    assert all(item.keys() == {"pk", "sk", "n"} for item in counters)
    words = {"2099-03-14", *VOCABULARY.roles, *VOCABULARY.channels, *VOCABULARY.constituencies}
    for item in items:
        assert sum(word in json.dumps(item) for word in words) <= 1
    assert not any(receipt_id(number) in json.dumps(items) for number in range(5))


def test_the_table_lets_items_expire(server: Server, server_table: str) -> None:
    """The local table has the deployed one's expiry, so once-items go by themselves."""
    told = local_client(server.url).describe_time_to_live(TableName=server_table)
    assert told["TimeToLiveDescription"] == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}
