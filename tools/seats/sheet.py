"""The sheet of small squares on which land is told from sea and areas are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WEST, SOUTH = -6.0, 47.0  # the corner, in the measure of the ground
SQUARES = 40  # to one degree of latitude: 2.8 km each
# Rows northwards and columns eastwards, with so much sea around that the edge presses on nothing.
SHAPE = (600, 480)


def centres() -> NDArray[np.float64]:
    """Give the centre of every square, row by row."""
    x = WEST + (np.arange(SHAPE[1]) + 0.5) / SQUARES
    y = SOUTH + (np.arange(SHAPE[0]) + 0.5) / SQUARES
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def indices(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the row and the column of points, in fractions, as scipy.ndimage takes them."""
    return np.stack([(points[:, 1] - SOUTH) * SQUARES - 0.5, (points[:, 0] - WEST) * SQUARES - 0.5])


def on_land(coasts: Sequence[NDArray[np.float64]]) -> NDArray[np.bool_]:
    """Tell land from sea.

    Args:
        coasts: closed outlines that do not cross one another.

    Returns:
        Whether the centre of each square lies inside one, in the shape of the sheet.
    """
    starts = np.concatenate(coasts)
    ends = np.concatenate([np.roll(coast, -1, axis=0) for coast in coasts])
    x = WEST + (np.arange(SHAPE[1]) + 0.5) / SQUARES
    land = np.zeros(SHAPE, dtype=np.bool_)
    for row in range(SHAPE[0]):
        y = SOUTH + (row + 0.5) / SQUARES
        crossed = (starts[:, 1] > y) != (ends[:, 1] > y)
        (x0, y0), (x1, y1) = starts[crossed].T, ends[crossed].T
        crossings = np.sort(x0 + (y - y0) / (y1 - y0) * (x1 - x0))
        land[row] = np.searchsorted(crossings, x) % 2 == 1
    return land
