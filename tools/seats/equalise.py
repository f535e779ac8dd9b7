"""Stretches the lands like rubber until every seat has as much room as any other.

Source: the flow-based method of M. T. Gastner, V. Seguy and P. More, "Fast flow-based algorithm for creating
density-equalizing map projections", Proceedings of the National Academy of Sciences 115 (2018).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.fft import dctn, idctn
from scipy.ndimage import gaussian_filter, map_coordinates
from scipy.spatial import cKDTree

from tools.seats.sheet import SHAPE, SQUARES, centres, indices, on_land

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tools.seats.ground import Ground

# Squares, one round each: first the broad sweep, then the detail.
BLURS = (8.0, 5.0, 3.0, 2.0, 2.0, 1.5, 1.5, 1.5)
STEPS = 40  # of the flow in a round
LONGEST = 0.1  # degrees: a straight piece of coast is cut where it is longer, so that it can bend


def equalise(ground: Ground) -> Ground:
    """Stretch the lands.

    Args:
        ground: as it truly is.

    Returns:
        The same seats and coasts where they end up.
    """
    for blur in BLURS:
        coasts = [_cut(coast) for coast in ground.coasts]
        flow = _Flow(_density(ground, blur))
        moved = flow.carry(np.concatenate([ground.points, *coasts]))
        ends = np.cumsum([len(ground.points), *map(len, coasts)])
        points, *outlines = np.split(moved, ends[:-1])
        ground = replace(ground, points=points, coasts=tuple(outlines))
    return ground


def _cut(coast: NDArray[np.float64]) -> NDArray[np.float64]:
    pieces = []
    for start, end in zip(coast, np.roll(coast, -1, axis=0), strict=True):
        parts = int(np.ceil(np.hypot(*(end - start)) / LONGEST))
        pieces.append(start + (end - start) * (np.arange(max(parts, 1)) / max(parts, 1))[:, None])
    return np.concatenate(pieces)


def _density(ground: Ground, blur: float) -> NDArray[np.float64]:
    """Seats to a square: one over the land that is nearest to a seat, and the mean at sea."""
    land = on_land(ground.coasts).ravel()
    _, nearest = cKDTree(ground.points).query(centres()[land])
    room = np.bincount(nearest, minlength=len(ground.points))
    density = np.full(land.shape, 1 / room[room > 0].mean())
    density[land] = 1 / room[nearest]
    blurred: NDArray[np.float64] = gaussian_filter(density.reshape(SHAPE), blur, mode="nearest")
    return blurred


class _Flow:
    def __init__(self, density: NDArray[np.float64]) -> None:
        self.density = density
        self.mean = density.mean()
        rows, columns = (np.cos(np.pi * np.arange(size) / size) for size in SHAPE)
        laplacian = 2 * (rows[:, None] + columns[None, :] - 2)
        laplacian[0, 0] = 1  # the mean of a potential is free
        waves = dctn(density - self.mean, type=2) / laplacian
        waves[0, 0] = 0
        self.fall = np.gradient(idctn(waves, type=2))

    def carry(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        for step in range(STEPS):
            middle = points + self._speed(points, step / STEPS) / (2 * STEPS)
            points = points + self._speed(middle, (step + 0.5) / STEPS) / STEPS
        return points

    def _speed(self, points: NDArray[np.float64], time: float) -> NDArray[np.float64]:
        at = indices(points)
        north, east, density = (
            map_coordinates(field, at, order=1, mode="nearest") for field in (*self.fall, self.density)
        )
        thinned = (1 - time) * density + time * self.mean
        speed: NDArray[np.float64] = np.column_stack([east, north]) / thinned[:, None] / SQUARES
        return speed
