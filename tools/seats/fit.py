"""Lays a lattice of hexagons over the stretched lands and gives every seat the one that suits it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree

from chalicelib.places.seats import ROW_HEIGHT
from tools.seats.lattice import Lattice
from tools.seats.sheet import SQUARES, centres, on_land

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tools.seats.ground import Ground

MARGIN = 2  # hexagons of sea around the lands
SHIFTS = 4  # places tried for the lattice in each direction: the coast comes out better in some
SOUTHWARDS = (1, -1)  # a screen counts rows from the north, the ground from the south
SEA_PRICE = 5.0  # of standing wholly at sea, in squared widths of displacement
NOTHING = np.empty((0, 0))  # for prices that are not yet known


@dataclass(frozen=True, slots=True)
class Fit:
    """A first map.

    Args:
        lattice: the hexagons.
        width: of a hexagon, in degrees of latitude on the stretched sheet.
        origin: where centres are counted from, on that sheet with its south upwards.
        prices: what each seat (row) pays to be on each hexagon (column), in squared widths.
        places: the hexagon of each seat.
    """

    lattice: Lattice
    width: float
    origin: NDArray[np.float64]
    prices: NDArray[np.float64]
    places: tuple[int, ...]

    def wishes_of(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give where points of the stretched sheet would be best, in widths, as centres are counted."""
        return (points * SOUTHWARDS - self.origin) / self.width

    @property
    def total(self) -> float:
        """What all seats pay together."""
        return float(self.prices[np.arange(len(self.places)), self.places].sum())


def fit(ground: Ground) -> Fit:
    """Give every seat a hexagon of its own.

    Args:
        ground: stretched, so that every seat has as much room as any other; only seats of the lands in it.

    Returns:
        The cheapest of the first maps.
    """
    land = centres()[on_land(ground.coasts).ravel()]
    width = math.sqrt(len(land) / SQUARES**2 / len(ground.points) / ROW_HEIGHT)
    corner = (land * SOUTHWARDS).min(axis=0) - MARGIN * width
    size = ((land * SOUTHWARDS).max(axis=0) - corner) / width / (1, ROW_HEIGHT)
    columns, rows = (int(number) + 1 + MARGIN for number in size)
    lattice = Lattice(columns, rows)
    origins = [
        corner - np.array([east + south / 2, south * ROW_HEIGHT]) * (width / SHIFTS)
        for east in range(SHIFTS)
        for south in range(SHIFTS)
    ]
    fits = (_assign(ground, land, Fit(lattice, width, origin, NOTHING, ())) for origin in origins)
    return min(fits, key=lambda found: found.total)


def _assign(ground: Ground, land: NDArray[np.float64], empty: Fit) -> Fit:
    hexagons = empty.lattice.centres()
    wishes = empty.wishes_of(ground.points)
    _, over = cKDTree(hexagons).query(empty.wishes_of(land))
    cover = np.bincount(over, minlength=len(hexagons)) * (len(wishes) / len(land))
    far = ((wishes[:, None] - hexagons[None]) ** 2).sum(axis=2)
    # Rounded, so that another processor's last digit does not choose another map.
    prices = np.round(far + SEA_PRICE * (1 - np.minimum(cover, 1)), 6)
    _, places = linear_sum_assignment(prices)
    return replace(empty, prices=prices, places=tuple(int(place) for place in places))
