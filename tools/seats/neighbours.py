"""Which seats are neighbours in truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import Delaunay, cKDTree

from tools.seats.sheet import indices, on_land

if TYPE_CHECKING:
    from tools.seats.ground import Ground

Pair = tuple[int, int]  # places in the list of seats, the smaller first


def neighbours(ground: Ground) -> list[Pair]:
    """Give the pairs of seats that no third one stands between, and no sea.

    That is the Gabriel graph: the circle from one to the other holds no other centroid.

    Args:
        ground: as it truly is, not stretched.

    Returns:
        The pairs in order.
    """
    pairs = np.array(sorted(_sides(ground)))
    first, second = ground.points[pairs[:, 0]], ground.points[pairs[:, 1]]
    middle = (first + second) / 2
    nearest, _ = cKDTree(ground.points).query(middle)
    between = (
        nearest >= np.linalg.norm(second - first, axis=1) / 2 - 1e-9
    )  # degrees: the ends themselves are as near
    row, column = np.rint(indices(middle)).astype(int)
    kept = pairs[between & on_land(ground.coasts)[row, column]]
    return [(int(one), int(other)) for one, other in kept]


def _sides(ground: Ground) -> set[Pair]:
    corners = Delaunay(ground.points).simplices.tolist()
    return {
        (min(one, other), max(one, other)) for a, b, c in corners for one, other in ((a, b), (b, c), (c, a))
    }
