"""The map of seats, measured against the ground, and made again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.places import DATA, SEATS_FILE, Seat, read_seats
from tools.seats.ground import Ground, read_ground
from tools.seats.lattice import around, distance
from tools.seats.measure import Measure, measure

PROJECT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def ground() -> Ground:
    """The seats as they truly are."""
    return read_ground()


@pytest.fixture(scope="module")
def seats() -> dict[str, Seat]:
    """The shipped map."""
    return read_seats(DATA / SEATS_FILE)


@pytest.fixture(scope="module")
def measured(ground: Ground, seats: dict[str, Seat]) -> Measure:
    """How good the shipped map is."""
    return measure(ground, list(seats.values()))


def test_the_shipped_map_is_what_the_tool_makes(tmp_path: Path) -> None:
    """Laid out again, it is the same to the last byte, and its qualities are said."""
    made = tmp_path / SEATS_FILE
    # In a process of its own, where no measuring of coverage makes it five times slower.
    command = [sys.executable, "-m", "tools.seats.lay_out", "--into", str(made)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert made.read_bytes() == (DATA / SEATS_FILE).read_bytes()
    assert "stand side by side" in done.stdout


def test_neighbours_are_still_neighbours(measured: Measure) -> None:
    """Nearly three in four true neighbours share a side, and hardly any are further than two steps apart."""
    assert measured.pairs > 1300
    assert measured.beside > 0.72
    assert measured.within_two > 0.95
    assert measured.furthest <= 6


def test_north_is_up_and_east_is_right(measured: Measure) -> None:
    """The order of seats from west to east and from south to north is the true one, but for small changes."""
    assert measured.east > 0.97
    assert measured.north > 0.985


def test_every_region_is_in_one_piece(measured: Measure) -> None:
    """Only islands stand apart: two seats of the South East, and one each of two archipelagos of Scotland."""
    islands = {"Scotland": [55, 1, 1], "South East": [89, 2]}
    for region, parts in measured.parts.items():
        assert parts == islands.get(region, [sum(parts)]), region


@pytest.mark.parametrize(
    ("one", "way", "other"),
    [
        ("E14001511", "west", "E14001344"),  # St Ives, Lowestoft
        ("N05000008", "west", "N05000016"),  # Foyle, Strangford
        ("W07000100", "west", "W07000089"),  # Mid and South Pembrokeshire, Cardiff East
        ("S14000027", "west", "S14000051"),  # Na h-Eileanan an Iar, Orkney and Shetland
        ("S14000051", "north", "S14000069"),  # Orkney and Shetland, Caithness
        ("S14000069", "north", "S14000108"),  # Caithness, the Borders
        ("W07000112", "north", "W07000089"),  # Ynys Môn, Cardiff East
        ("E14001202", "south", "E14001290"),  # Dover and Deal, Holborn and St Pancras
        ("E14001304", "west", "E14001303"),  # the two of the Isle of Wight
    ],
)
def test_well_known_places_are_where_one_looks_for_them(
    seats: dict[str, Seat], one: str, way: str, other: str
) -> None:
    """A reader who knows the country finds its ends."""
    (x, y), (x1, y1) = seats[one].centre, seats[other].centre
    assert {"west": x < x1, "north": y < y1, "south": y > y1}[way]


def test_london_is_round(ground: Ground, seats: dict[str, Seat]) -> None:
    """Its 75 seats make one block about ten hexagons across, in the south-east of the map."""
    london = [
        (seat.column, seat.row)
        for seat, region in zip(seats.values(), ground.regions, strict=True)
        if region == "London"
    ]
    assert len(london) == 75
    assert max(distance(one, other) for one in london for other in london) <= 14
    inside = [cell for cell in london if set(around(cell)) <= set(london)]
    assert len(inside) >= 35
