"""How the store uses its database: when it opens it, and what it does about faults."""

from collections.abc import Mapping, Sequence
from itertools import count

import pytest

from chalicelib.tally.database import DatabaseError, Page, Write
from chalicelib.tally.events import Event
from chalicelib.tally.keys import SHARDS
from chalicelib.tally.patience import Patience
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table
from chalicelib.tally.tally import TallyUnavailable
from tests.fakes import BrokenTally
from tests.unit.tally.samples import CAMPAIGN, participation


class Throttling:
    """A database that is too busy for the first requests."""

    def __init__(self, failures: int) -> None:
        self._failures = failures
        self.tokens: list[str] = []
        self.reads = 0

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        self.tokens.append(token)
        self._fail()
        return bool(writes)

    def read_page(self, query: Mapping[str, object]) -> Page:
        assert query["ConsistentRead"]
        self.reads += 1
        self._fail()
        return {"Items": []}

    def _fail(self) -> None:
        self._failures -= 1
        if self._failures >= 0:
            raise DatabaseError(passing=True)


def tally_on(database: Throttling) -> DynamoTally:
    names = iter("abcdef")
    looks = count()  # every look at the clock is a second later
    patience = Patience(
        budget_seconds=30, clock=lambda: next(looks), sleep=lambda _: None, jitter=lambda: 0.0
    )
    return DynamoTally(Table("tally", lambda: database, patience, lambda: next(names)))


def test_is_opened_by_the_first_count() -> None:
    """Making the tally touches nothing: a page that never counts never opens the database."""
    opened: list[Throttling] = []

    def open_database() -> Throttling:
        opened.append(Throttling(0))
        return opened[-1]

    tally = DynamoTally(Table("tally", open_database))
    assert opened == []
    tally.count(participation(1))
    tally.count(participation(2))
    assert len(opened) == 1


def test_one_token_for_all_attempts_and_another_for_each_call() -> None:
    """The database can tell an attempt from a repeat."""
    database = Throttling(2)
    tally = tally_on(database)
    tally.count(participation())
    tally.count(participation())
    assert database.tokens == ["a", "a", "a", "b"]


def test_throttling_that_passes_is_not_noticed() -> None:
    """A few refusals end in a count, and in totals."""
    assert tally_on(Throttling(3)).count(participation())
    assert tally_on(Throttling(3)).totals(CAMPAIGN, Event.SENT).total == 0


def test_throttling_that_stays_is_said_so() -> None:
    """After the budget the caller is told when to come back."""
    for ask in (
        lambda: tally_on(Throttling(1_000)).count(participation()),
        lambda: tally_on(Throttling(1_000)).totals(CAMPAIGN, Event.SENT),
    ):
        with pytest.raises(TallyUnavailable) as refused:
            ask()
        assert refused.value.retry_after_seconds == 30
        assert isinstance(refused.value.__cause__, DatabaseError)


def test_totals_cost_one_read_a_shard() -> None:
    """However many took part: their counters are few, and a page holds all that a shard has."""
    database = Throttling(0)
    tally_on(database).totals(CAMPAIGN, Event.SENT)
    assert database.reads == SHARDS


def test_totals_of_a_slow_database_share_one_budget() -> None:
    """Where each read takes seconds the caller does not wait for all shards, nor read more to no end."""
    seconds = count(step=2)  # every look at the clock is two seconds later: a read takes that long
    patience = Patience(budget_seconds=9, clock=lambda: next(seconds), sleep=lambda _: None)
    database = Throttling(0)
    with pytest.raises(TallyUnavailable):
        DynamoTally(Table("tally", lambda: database, patience)).totals(CAMPAIGN, Event.SENT)
    assert database.reads == 4


def test_a_database_that_cannot_be_opened_is_tried_again_next_time() -> None:
    """A fault at the first use does not stick."""
    answers = iter([None, Throttling(0)])

    def open_database() -> Throttling:
        database = next(answers)
        if database is None:
            raise DatabaseError(passing=False)
        return database

    tally = DynamoTally(Table("tally", open_database))
    with pytest.raises(TallyUnavailable):
        tally.count(participation())
    assert tally.count(participation())


def test_the_broken_tally_breaks() -> None:
    """The fake that other tests rely on does refuse."""
    with pytest.raises(TallyUnavailable):
        BrokenTally().count(participation())
    with pytest.raises(TallyUnavailable):
        BrokenTally().totals(CAMPAIGN, Event.SENT)


class Paged:
    """A database that gives one item at a time."""

    def __init__(self, *items: str) -> None:
        self._items = items
        self.asked: list[object] = []

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        raise NotImplementedError

    def read_page(self, query: Mapping[str, object]) -> Page:
        start = query.get("ExclusiveStartKey")
        self.asked.append(start)
        place = 0 if start is None else self._items.index(str(start)) + 1
        if place == len(self._items):
            return {}
        page: dict[str, object] = {"Items": [{"sk": {"S": self._items[place]}}]}
        return page | {"LastEvaluatedKey": self._items[place]}  # type: ignore[return-value] # as Amazon would


@pytest.mark.parametrize("items", [(), ("a",), ("a", "b", "c")])
def test_every_page_is_read(items: tuple[str, ...]) -> None:
    """Each begins where the one before it ended, until one does not say that there are more; an empty one is fine."""
    database = Paged(*items)
    found = [item["sk"]["S"] for item in Table("tally", lambda: database).items("partition")]
    assert found == list(items)
    assert database.asked == [None, *items]
