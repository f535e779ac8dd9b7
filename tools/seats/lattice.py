"""The hexagons that seats may be put on, as the map counts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from chalicelib.places.seats import Seat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Cell = tuple[int, int]  # column, row

_AROUND = {  # columns and rows to each neighbour, in even rows and in odd ones
    0: ((1, 0), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1)),
    1: ((1, 0), (1, 1), (0, 1), (-1, 0), (0, -1), (1, -1)),
}


@dataclass(frozen=True, slots=True)
class Lattice:
    """A rectangle of hexagons, numbered row by row.

    Args:
        columns: how many stand in a row.
        rows: how many rows there are.
    """

    columns: int
    rows: int

    def cells(self) -> list[Cell]:
        """Give the column and row of each, by number."""
        return [(column, row) for row in range(self.rows) for column in range(self.columns)]

    def centres(self) -> NDArray[np.float64]:
        """Give the centre of each, by number, in widths."""
        return np.array([Seat("", *cell).centre for cell in self.cells()])

    def neighbours(self) -> list[list[int]]:
        """Give the numbers of those that share a side with each, by number; fewer at the edge."""
        number = {cell: index for index, cell in enumerate(self.cells())}
        return [[number[near] for near in around(cell) if near in number] for cell in self.cells()]


def around(cell: Cell) -> list[Cell]:
    """Give the six hexagons that share a side with one."""
    column, row = cell
    return [(column + east, row + south) for east, south in _AROUND[row % 2]]


def distance(one: Cell, other: Cell) -> int:
    """Count the steps from one hexagon to another."""
    south = abs(one[1] - other[1])
    east = abs((one[0] + one[1] % 2 / 2) - (other[0] + other[1] % 2 / 2))
    return south + max(0, round(east - south / 2))


def pieces(cells: Iterable[Cell]) -> list[set[Cell]]:
    """Part hexagons into those that hang together, the largest piece first."""
    left = set(cells)
    found = []
    while left:
        piece: set[Cell] = set()
        ahead = [left.pop()]
        while ahead:
            cell = ahead.pop()
            piece.add(cell)
            near = left.intersection(around(cell))
            left -= near
            ahead.extend(near)
        found.append(piece)
    return sorted(found, key=len, reverse=True)
