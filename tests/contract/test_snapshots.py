"""What every shelf of snapshots does, held against the fake, moto and a real server."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from chalicelib.tally.snapshot import Snapshot, SnapshotShelf, take_snapshot
from chalicelib.tally.snapshot_store import DynamoSnapshots
from chalicelib.tally.tally import TallyUnavailable
from tests.contract.conftest import table_at
from tests.contract.servers import Server
from tests.fakes import FakeSnapshots
from tests.unit.tally.samples import CAMPAIGN, TODAY
from tests.unit.tally.test_snapshot import SIZES, first, sent


def second() -> Snapshot:
    return take_snapshot(CAMPAIGN, TODAY, sent(310, 41), first(), SIZES)


@pytest.mark.parametrize("kind", ["fake", "moto_table", "open_table"])
class TestSnapshots:
    """One contract, three shelves."""

    @pytest.fixture
    def shelf(self, kind: str, request: pytest.FixtureRequest) -> SnapshotShelf:
        if kind == "fake":
            return FakeSnapshots()
        return DynamoSnapshots(request.getfixturevalue(kind))

    def test_is_empty_at_first(self, shelf: SnapshotShelf) -> None:
        """Before the first snapshot there is none."""
        assert shelf.latest_or_none(CAMPAIGN) is None

    def test_gives_back_what_was_put(self, shelf: SnapshotShelf) -> None:
        """A snapshot comes back as it was, and the next one takes its place."""
        for snapshot in (first(), second()):
            assert shelf.put(snapshot)
            assert shelf.latest_or_none(CAMPAIGN) == snapshot

    def test_keeps_campaigns_apart(self, shelf: SnapshotShelf) -> None:
        """Another campaign's snapshot is another's."""
        other = replace(first(), campaign="another-one")
        assert shelf.put(first())
        assert shelf.put(other)
        assert shelf.latest_or_none(CAMPAIGN) == first()
        assert shelf.latest_or_none("another-one") == other

    @pytest.mark.parametrize("late", [first(), replace(second(), number=3)], ids=["repeat", "gap"])
    def test_refuses_one_out_of_turn(self, shelf: SnapshotShelf, late: Snapshot) -> None:
        """Only the next number is taken: two that follow the same one would tell more than either."""
        shelf.put(first())
        assert not shelf.put(late)
        assert shelf.latest_or_none(CAMPAIGN) == first()

    def test_refuses_a_later_one_at_first(self, shelf: SnapshotShelf) -> None:
        """The first number is one."""
        assert not shelf.put(second())


def test_of_many_at_once_one_is_put(server: Server, server_table: str) -> None:
    """However many work the same number out, one of them is published."""
    shelf = DynamoSnapshots(table_at(server, server_table))
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(shelf.put, [first()] * 8)) == 1


def test_a_missing_table_is_said(server: Server) -> None:
    """Reading and putting both say that they could not."""
    shelf = DynamoSnapshots(table_at(server, "no-such-table"))
    for ask in (lambda: shelf.latest_or_none(CAMPAIGN), lambda: shelf.put(first())):
        with pytest.raises(TallyUnavailable):
            ask()
