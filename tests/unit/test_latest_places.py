"""Who sits, as far as one process has heard."""

import datetime as dt
from dataclasses import dataclass, replace

from chalicelib.latest_places import LatestPlaces
from chalicelib.places import House, HouseShelf, Places, parse_postcode
from chalicelib.places.house import house_to_text
from tests.fakes import BrokenHouses, FakeHouses
from tests.parliament import SHIPPED

HARROW_WEST = "E14001271"
DAY = dt.date(2026, 11, 21)
NOW = 1_795_219_200  # the same day
NEW_HOUSE = House(DAY, {**SHIPPED, HARROW_WEST: replace(SHIPPED[HARROW_WEST], name="Ann Bell", as_of=DAY)})


@dataclass
class Clock:
    """A clock that a test moves."""

    now: int = NOW

    def __call__(self) -> int:
        return self.now


def name_in(latest: LatestPlaces) -> str:
    member = latest.places().locate(parse_postcode("HA2 0JQ")).member
    return member.name if member else ""


def latest_with(shelf: HouseShelf, clock: Clock | None = None) -> LatestPlaces:
    return LatestPlaces(Places.open, lambda: shelf, clock or Clock())


def test_looking_up_never_asks() -> None:
    """Before anything was heard the shipped member is given, and the store is left alone."""
    shelf = FakeHouses(house_to_text(NEW_HOUSE))
    assert name_in(latest_with(shelf)) == "Gareth Thomas"
    assert shelf.asked == 0


def test_what_was_heard_is_used() -> None:
    """After catching up the kept member is given, known as of the day that they were kept for."""
    latest = latest_with(FakeHouses(house_to_text(NEW_HOUSE)))
    latest.catch_up()
    assert name_in(latest) == "Ann Bell"
    member = latest.places().locate(parse_postcode("HA2 0JQ")).member
    assert member is not None
    assert member.as_of == DAY


def test_nothing_is_kept_yet() -> None:
    """Before the first refresh the shipped members stay."""
    latest = latest_with(FakeHouses())
    latest.catch_up()
    assert name_in(latest) == "Gareth Thomas"


def test_an_older_list_than_the_shipped_is_passed_over() -> None:
    """Whoever deploys a newer list is believed."""
    latest = latest_with(FakeHouses(house_to_text(replace(NEW_HOUSE, day=dt.date(2026, 6, 26)))))
    latest.catch_up()
    assert name_in(latest) == "Gareth Thomas"


def test_it_is_asked_once_an_hour() -> None:
    """However often somebody comes by."""
    shelf, clock = FakeHouses(), Clock()
    latest = latest_with(shelf, clock)
    asked = []
    for seconds in (0, 1, 3_599, 3_600, 3_601):
        clock.now = NOW + seconds
        latest.catch_up()
        asked.append(shelf.asked)
    assert asked == [1, 1, 1, 2, 2]


def test_a_store_that_is_away_is_left_alone_for_ten_minutes() -> None:
    """And nobody is stopped."""
    shelf, clock = BrokenHouses(), Clock()
    latest = latest_with(shelf, clock)
    asked = []
    for seconds in (0, 1, 599, 600):
        clock.now = NOW + seconds
        latest.catch_up()
        asked.append(shelf.asked)
    assert asked == [1, 1, 1, 2]
    assert name_in(latest) == "Gareth Thomas"


def test_a_bug_in_the_store_stops_nobody() -> None:
    """Whoever was counted, or waits for a letter, hears nothing of it."""

    def broken() -> FakeHouses:
        raise RuntimeError("a bug")

    latest = LatestPlaces(Places.open, broken, Clock())
    latest.catch_up()
    assert name_in(latest) == "Gareth Thomas"


def test_a_damaged_list_changes_nothing() -> None:
    """What was heard before stays in use."""
    shelf, clock = FakeHouses(house_to_text(NEW_HOUSE)), Clock()
    latest = latest_with(shelf, clock)
    latest.catch_up()
    shelf.text, clock.now = "damaged", NOW + 3_600
    latest.catch_up()
    assert name_in(latest) == "Ann Bell"
