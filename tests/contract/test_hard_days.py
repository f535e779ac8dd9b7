"""The days when everybody takes part at once, and something breaks meanwhile."""

import pytest

from chalicelib.tally.patience import Patience
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from tests.contract.conftest import PATIENT, new_table
from tests.contract.crowd import THREADS, TIMES, Crowd, assert_exact
from tests.contract.proxy import lossy_proxy
from tests.contract.servers import Server

pytestmark = pytest.mark.usefixtures("untraced")

MANY = 5_000
SOME = 400
IMPATIENT = Patience(budget_seconds=0.05)  # so that pages are refused, too, and have to ask again


def tally_at(url: str, table: str, patience: Patience) -> DynamoTally:
    return DynamoTally(Table(table, lambda: open_amazon_database(url), patience))


def test_everybody_at_once(server: Server, server_table: str) -> None:
    """32 threads send 5,000 receipts, each three times in random order: each counts once, every sum is exact."""
    tally = tally_at(server.url, server_table, PATIENT)
    crowd = Crowd(tally, MANY)
    crowd.send_all()
    assert set(crowd.counted.values()) == {1}
    assert len(crowd.counted) == MANY
    assert crowd.repeats.total() == MANY * (TIMES - 1)
    assert_exact(tally, MANY)


def test_the_store_breaks_down_in_the_middle(own_server: Server) -> None:
    """It ends and comes back while 32 threads count: what it said it counted is there, and nothing twice."""
    table = new_table(own_server)
    crowd = Crowd(tally_at(own_server.url, table, IMPATIENT), SOME)

    def break_down() -> None:
        crowd.wait_until(lambda: crowd.answers >= SOME)
        own_server.break_down()
        crowd.wait_until(lambda: crowd.refusals >= THREADS)
        own_server.start()

    crowd.send_all(break_down)
    assert_each_counted_once(crowd, tally_at(own_server.url, table, PATIENT), own_server.may_forget)


def test_replies_get_lost_after_the_write(server: Server, server_table: str) -> None:
    """A third of the replies never arrives, also to those who give up and ask again: nothing counts twice."""
    with lossy_proxy(server.url) as proxy:
        crowd = Crowd(tally_at(proxy.url, server_table, IMPATIENT), SOME)
        crowd.send_all()
        assert proxy.lost > SOME / 10
        assert crowd.refusals > 0
    assert_each_counted_once(crowd, tally_at(server.url, server_table, PATIENT))


def assert_each_counted_once(crowd: Crowd, tally: DynamoTally, may_forget: int = 0) -> None:
    """Who was told "counted now" is never told so again, and everybody is in every sum once."""
    assert len(crowd.counted | crowd.repeats) == crowd.people
    again = Crowd(tally, crowd.people)
    again.send_again()
    told_again = crowd.counted.total() - len(crowd.counted) + again.counted.total()
    assert told_again <= may_forget
    assert_exact(tally, crowd.people)
