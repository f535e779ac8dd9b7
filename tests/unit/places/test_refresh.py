"""From Parliament's list to ours, or not at all."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from chalicelib.places import House
from chalicelib.places.house import house_to_text
from chalicelib.places.members_api import MembersNotRefreshedError, Reason
from chalicelib.places.refresh import Change, Refresh, TooManyChangesError, folded
from tests.fakes import FakeHouses
from tests.parliament import CONSTITUENCIES, SHIPPED, Json, Parliament, item_for, seat_of, whole_list

DAY = dt.date(2026, 11, 21)
SPELT_TWICE = "Montgomeryshire and Glyndwr"


def refresh_with(items: Sequence[Json], shelf: FakeHouses | None = None) -> Refresh:
    return Refresh(
        fetch=Parliament(items).page,
        shelf=shelf or FakeHouses(),
        shipped=House.of(SHIPPED),
        constituencies=CONSTITUENCIES,
    )


def code_of(name: str) -> str:
    return next(code for code, each in CONSTITUENCIES.items() if each.name == name)


def elected(items: Sequence[Json], name: str, count: int) -> None:
    """Put new people in the first seats of the list."""
    for item in items[:count]:
        item["value"]["nameDisplayAs"] = name


def test_a_quiet_day() -> None:
    """Nothing changed, and all is known as of today."""
    shelf = FakeHouses()
    assert refresh_with(whole_list(), shelf).run(DAY) == ()
    kept = shelf.latest_or_none(CONSTITUENCIES)
    assert kept == House(DAY, {code: replace(member, as_of=DAY) for code, member in SHIPPED.items()})


@pytest.mark.parametrize("name", ["Montgomeryshire and Glyndŵr", "MONTGOMERYSHIRE & GLYNDW\u0302R"])
def test_the_same_seat_spelt_otherwise(name: str) -> None:
    """Marks on letters, capitals and the ampersand make no other constituency."""
    items = whole_list()
    seat_of(item_for(items, SPELT_TWICE))["membershipFrom"] = name
    assert refresh_with(items).run(DAY) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ynys Môn", "ynys mon"),
        ("Dŵr Ŷr", "Dwr Yr"),
        ("King’s Lynn", "Kings Lynn"),
        ("St. Ives", "St Ives"),
        ("A, B and C", "A B & C"),
        ("Stoke-on-Trent  North", "Stoke on Trent North"),
    ],
)
def test_names_are_folded(one: str, other: str) -> None:
    """What people leave out or write otherwise does not count."""
    assert folded(one) == folded(other)


def test_no_two_constituencies_are_alike() -> None:
    """Folded, all 650 names are still different."""
    assert len({folded(each.name) for each in CONSTITUENCIES.values()}) == 650


def test_a_by_election() -> None:
    """The seat has no member, then another one; each is said and kept."""
    shelf, code = FakeHouses(), code_of("Harrow West")
    items = whole_list()
    gone = item_for(items, "Harrow West")
    items.remove(gone)
    [left] = refresh_with(items, shelf).run(DAY)
    assert (left.constituency.code, left.before, left.after) == (code, SHIPPED[code], None)
    assert code not in (shelf.latest_or_none(CONSTITUENCIES) or House.of({})).members
    gone["value"] |= {"id": 9_999, "nameDisplayAs": "Ann Bell", "nameFullTitle": "Ann Bell MP"}
    [came] = refresh_with([*items, gone], shelf).run(DAY)
    assert came.before is None
    assert came.after is not None
    assert (came.after.name, came.after.as_of) == ("Ann Bell", DAY)


def test_a_change_of_party_is_a_change() -> None:
    """Everything that a supporter sees is compared."""
    items = whole_list()
    item_for(items, "Harrow West")["value"]["latestParty"]["name"] = "Independent"
    [change] = refresh_with(items).run(DAY)
    assert change.after is not None
    assert change.after.party == "Independent"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("Old Sarum", Reason.UNKNOWN_SEAT), ("", Reason.UNKNOWN_SEAT), ("Harrow East", Reason.TWO_FOR_A_SEAT)],
)
def test_a_seat_that_cannot_be(name: str, reason: Reason) -> None:
    """An unknown seat, and two members for one: nothing is kept."""
    items, shelf = whole_list(), FakeHouses()
    seat_of(item_for(items, "Harrow West"))["membershipFrom"] = name
    with pytest.raises(MembersNotRefreshedError) as refused:
        refresh_with(items, shelf).run(DAY, accept=True)
    assert refused.value.reason is reason
    assert shelf.text is None


def test_more_changes_than_there_can_be() -> None:
    """Half the House is not changed in a day: yesterday's stays, and the error holds what would have changed."""
    items, shelf = whole_list(), FakeHouses()
    elected(items, "Ann Bell", 325)
    with pytest.raises(TooManyChangesError) as refused:
        refresh_with(items, shelf).run(DAY)
    assert len(refused.value.changes) == 325
    assert "Ann Bell" not in str(refused.value)
    assert shelf.text is None


def test_a_general_election_is_accepted_by_a_person() -> None:
    """Told so, any number of changes is kept; the next day has none."""
    items, shelf = whole_list(), FakeHouses()
    elected(items, "Ann Bell", 325)
    assert len(refresh_with(items, shelf).run(DAY, accept=True)) == 325
    assert refresh_with(items, shelf).run(DAY) == ()


@pytest.mark.parametrize(("count", "is_kept"), [(30, True), (31, False)])
def test_the_most_changes_that_are_believed(count: int, is_kept: bool) -> None:  # noqa: FBT001 - one of the two
    """Thirty are."""
    items, shelf = whole_list(), FakeHouses()
    elected(items, "Ann Bell", count)
    try:
        refresh_with(items, shelf).run(DAY)
    except TooManyChangesError:
        assert not is_kept
    assert (shelf.text is not None) == is_kept


def test_changes_are_counted_from_what_was_kept() -> None:
    """Two half elections on two days, each believable, are two lists."""
    items, shelf = whole_list(), FakeHouses()
    elected(items, "Ann Bell", 20)
    assert len(refresh_with(items, shelf).run(DAY)) == 20
    elected(items, "Bob Bell", 20)
    assert len(refresh_with(items, shelf).run(DAY + dt.timedelta(1))) == 20


@pytest.mark.parametrize("text", ["damaged", house_to_text(House(dt.date(2020, 1, 1), SHIPPED))])
def test_what_was_kept_and_cannot_be_believed(text: str) -> None:
    """A damaged list is put right, an older one than the shipped is passed over."""
    shelf = FakeHouses(text)
    assert refresh_with(whole_list(), shelf).run(DAY) == ()
    kept = shelf.latest_or_none(CONSTITUENCIES)
    assert kept is not None
    assert kept.day == DAY


def test_a_change_says_whose() -> None:
    """The constituency stands with it, for people to read."""
    seat = next(iter(CONSTITUENCIES.values()))
    assert Change(seat, None, None).constituency.name == seat.name
