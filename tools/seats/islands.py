"""Puts the islands that no short way joins to a mainland just off its coast, with sea around them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from chalicelib.places.seats import Seat
from tools.seats.lattice import around

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tools.seats.lattice import Cell

ISLANDS = (
    ("S14000051",),  # Orkney and Shetland
    ("S14000027",),  # Na h-Eileanan an Iar
    ("E14001303", "E14001304"),  # Isle of Wight East, Isle of Wight West
)


def put_islands(
    mainland: Mapping[str, Cell],
    wishes: Mapping[str, tuple[float, float]],
    islands: Sequence[Sequence[str]] = ISLANDS,
) -> dict[str, Cell]:
    """Put each island where one empty hexagon lies between it and the coast, the seats of one side by side.

    Args:
        mainland: the hexagon of each other seat.
        wishes: where each seat of an island would be best, in widths.
        islands: the seats of each.

    Returns:
        The hexagon of each seat of the islands.
    """
    put: dict[str, Cell] = {}
    for island in islands:
        land = {*mainland.values(), *put.values()}
        shore = land.union(*map(around, land))
        beside = {cell for near in shore for cell in around(near)} - shore
        for code in island:
            put[code] = _nearest(beside, wishes[code])
            beside = set(around(put[code])) - shore - set(put.values())
    return put


def _nearest(cells: Iterable[Cell], wish: tuple[float, float]) -> Cell:
    def far(cell: Cell) -> float:
        return math.dist(Seat("", *cell).centre, wish)

    return min(sorted(cells), key=far)
