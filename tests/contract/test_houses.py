"""What every shelf of Houses does, held against the fake, moto and a real server."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from chalicelib.places import House, HouseError, HouseShelf
from chalicelib.tally.house_store import KEY, DynamoHouses
from chalicelib.tally.table import Table
from chalicelib.tally.tally import TallyUnavailable
from tests.contract.conftest import table_at
from tests.contract.servers import Server
from tests.fakes import FakeHouses
from tests.parliament import CONSTITUENCIES, SHIPPED

DAY = dt.date(2026, 11, 21)


def house_of(day: dt.date, name: str = "Ann Bell") -> House:
    return House(day, {code: replace(each, name=name, as_of=day) for code, each in SHIPPED.items()})


@pytest.mark.parametrize("kind", ["fake", "moto_table", "open_table"])
class TestHouses:
    """One contract, three shelves."""

    @pytest.fixture
    def shelf(self, kind: str, request: pytest.FixtureRequest) -> HouseShelf:
        if kind == "fake":
            return FakeHouses()
        return DynamoHouses(request.getfixturevalue(kind))

    def test_is_empty_at_first(self, shelf: HouseShelf) -> None:
        """Before the first refresh there is none."""
        assert shelf.latest_or_none(CONSTITUENCIES) is None

    def test_gives_back_what_was_put(self, shelf: HouseShelf) -> None:
        """The whole House comes back as it was, and the next day's takes its place; so does one of the same day."""
        for house in (
            house_of(DAY),
            house_of(DAY + dt.timedelta(1)),
            house_of(DAY + dt.timedelta(1), "Bob Bell"),
        ):
            assert shelf.put(house)
            assert shelf.latest_or_none(CONSTITUENCIES) == house

    def test_an_older_one_does_not_come_back(self, shelf: HouseShelf) -> None:
        """A run that was held up since yesterday changes nothing."""
        shelf.put(house_of(DAY))
        assert not shelf.put(house_of(DAY - dt.timedelta(1), "Bob Bell"))
        assert shelf.latest_or_none(CONSTITUENCIES) == house_of(DAY)


@pytest.mark.parametrize(
    "attributes",
    [{}, {"text": {"N": "7"}}, {"text": {"S": "{}"}}, {"text": {"S": "Ann Bell of 1 Acacia Avenue"}}],
)
def test_an_item_that_is_no_house(moto_table: Table, attributes: Mapping[str, Mapping[str, str]]) -> None:
    """Whatever stands in its place is said to be none, and never given to a letter."""
    moto_table.write_together([{"Put": {"TableName": moto_table.name, "Item": {**KEY, **attributes}}}])
    with pytest.raises(HouseError):
        DynamoHouses(moto_table).latest_or_none(CONSTITUENCIES)


def test_the_item_holds_day_and_house_and_nothing_else(moto_table: Table) -> None:
    """One item of a closed shape, far below DynamoDB's 400 KB."""
    DynamoHouses(moto_table).put(house_of(DAY))
    [item] = moto_table.items(KEY["pk"]["S"])
    assert set(item) == {"pk", "sk", "day", "text"}
    assert len(item["text"]["S"].encode()) < 100_000


def test_a_missing_table_is_said(server: Server) -> None:
    """Reading and putting both say that they could not."""
    shelf = DynamoHouses(table_at(server, "no-such-table"))
    for ask in (lambda: shelf.latest_or_none(CONSTITUENCIES), lambda: shelf.put(house_of(DAY))):
        with pytest.raises(TallyUnavailable):
            ask()
