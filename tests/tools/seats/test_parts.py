"""What the map of seats is made with, part by part."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial import cKDTree

from tools.seats.equalise import equalise
from tools.seats.fit import fit
from tools.seats.ground import Ground, read_ground
from tools.seats.islands import put_islands
from tools.seats.lattice import Lattice, around, distance, pieces
from tools.seats.neighbours import neighbours
from tools.seats.settle import settle
from tools.seats.sheet import centres, indices, on_land

SQUARE = np.array([(-2.0, 50.0), (2.0, 50.0), (2.0, 54.0), (-2.0, 54.0)])


@pytest.fixture
def small() -> Ground:
    """A square land with a town in its south-west: 36 seats there, 9 elsewhere."""
    town = [(-1.9 + 0.3 * x, 50.1 + 0.3 * y) for x, y in itertools.product(range(6), repeat=2)]
    country = [(0.5 + 0.5 * x, 52.4 + 0.6 * y) for x, y in itertools.product(range(3), repeat=2)]
    points = np.array([*town, *country])
    codes = tuple(f"E{number:08}" for number in range(len(points)))
    regions = ("Town",) * len(town) + ("Country",) * len(country)
    return Ground(codes, regions, points, (SQUARE,))


def spread_of_room(ground: Ground) -> float:
    """How unequal the room of the seats is: the standard deviation over the mean."""
    _, nearest = cKDTree(ground.points).query(centres()[on_land(ground.coasts).ravel()])
    room = np.bincount(nearest)
    return float(room.std() / room.mean())


def test_the_ground_is_read() -> None:
    """All seats and two coasts, London north of the Isle of Wight and east of Bristol."""
    ground = read_ground()
    at = dict(zip(ground.codes, ground.points.tolist(), strict=True))
    assert (len(ground.codes), len(ground.coasts)) == (650, 2)
    assert at["E14001290"][1] > at["E14001303"][1]
    assert at["E14001290"][0] > at["E14001131"][0]


def test_land_is_told_from_sea() -> None:
    """What lies inside an outline is land, to the square."""
    land = on_land([SQUARE])
    assert land.sum() == 160 * 160
    row, column = indices(np.array([(0.0, 52.0)])).astype(int)
    assert land[row, column].all()


def test_every_seat_gets_as_much_room(small: Ground) -> None:
    """Stretching makes the rooms of seats much more alike, and keeps the size of the land."""
    stretched = equalise(small)
    assert spread_of_room(stretched) < 0.3 * spread_of_room(small)
    assert on_land(stretched.coasts).sum() == pytest.approx(160 * 160, rel=0.02)


def test_seats_with_a_third_between_them_are_no_neighbours(small: Ground) -> None:
    """Of three in a row, the outer two are not."""
    row = replace(small, points=np.array([(-1.0, 52.0), (0.0, 52.1), (1.0, 52.0), (0.0, 53.0)]))
    assert (0, 2) not in neighbours(row)
    assert {(0, 1), (1, 2), (1, 3)} <= set(neighbours(row))


def test_seats_with_sea_between_them_are_no_neighbours(small: Ground) -> None:
    """Two islands are not neighbours, however close."""
    halves = (SQUARE * (0.2, 1) - (1.5, 0), SQUARE * (0.2, 1) + (1.5, 0))
    points = np.array([(-1.5, 51.0), (-1.5, 53.0), (1.5, 51.1), (1.5, 53.1)])
    assert neighbours(replace(small, points=points, coasts=halves)) == [(0, 1), (2, 3)]


def test_six_hexagons_are_one_step_away() -> None:
    """Steps agree with sides, in even rows and in odd ones."""
    cells = [(column, row) for column in range(9) for row in range(9)]
    for cell in ((4, 4), (4, 5)):
        assert sorted(around(cell)) == sorted(near for near in cells if distance(cell, near) == 1)
        assert sum(distance(cell, near) == 2 for near in cells) == 12
    assert distance((0, 0), (3, 6)) == 6
    assert distance((0, 0), (7, 1)) == 8


def test_a_hexagon_at_the_edge_has_fewer_neighbours() -> None:
    """Nothing lies beyond the lattice."""
    assert [len(near) for near in Lattice(3, 3).neighbours()] == [2, 4, 3, 5, 6, 3, 2, 4, 3]


def test_pieces_are_told_apart() -> None:
    """The largest comes first."""
    assert pieces([(0, 0), (5, 5), (1, 0)]) == [{(0, 0), (1, 0)}, {(5, 5)}]


def test_an_island_has_sea_around_it() -> None:
    """One empty hexagon lies between it and the coast, and its seats are side by side."""
    put = put_islands({"M": (4, 4)}, {"A": (9.0, 3.0), "B": (9.0, 4.0)}, [("A", "B")])
    assert distance(put["A"], (4, 4)) == 2
    assert distance(put["B"], (4, 4)) >= 2
    assert distance(put["A"], put["B"]) == 1


def test_settling_makes_regions_whole(small: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a map with every seat in a wrong place, neighbours and regions come together, the same each time."""
    monkeypatch.setattr("tools.seats.settle.TRIES", 15_000)
    first = fit(equalise(small))
    mixed = replace(first, places=first.places[::-1])
    settled = settle(mixed, small, neighbours(small))
    cells = first.lattice.cells()
    for region in ("Town", "Country"):
        its = [cells[place] for place, name in zip(settled, small.regions, strict=True) if name == region]
        assert len(pieces(its)) == 1
    assert len(set(settled)) == len(small.codes)
    assert settle(mixed, small, neighbours(small)) == settled
