"""Where the seats and the coasts truly are, on a flat sheet that keeps areas."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

HERE = Path(__file__).parent
CENTROIDS_FILE = HERE / "centroids.csv"
COAST_FILE = HERE / "coast.csv"
MIDDLE = -2.5  # degrees east: about as much land on one side as on the other


@dataclass(frozen=True, slots=True)
class Ground:
    """The two lands, and the centroid of every seat.

    Args:
        codes: the seats, in the order of the file.
        regions: the region of each, which is the nation outside England.
        points: where each is, in degrees of latitude east of the middle and north of the equator.
        coasts: the outline of each land, in the same measure: the mainland of Great Britain, with the
            islands that bridges or short ferries join to it, and Northern Ireland.
    """

    codes: tuple[str, ...]
    regions: tuple[str, ...]
    points: NDArray[np.float64]
    coasts: tuple[NDArray[np.float64], ...]


def read_ground() -> Ground:
    """Read what is kept beside this module.

    Returns:
        The ground to lay the map out from.
    """
    seats = _read(CENTROIDS_FILE)
    places = _read(COAST_FILE)
    lands = dict.fromkeys(place["land"] for place in places)
    coasts = tuple(_points([place for place in places if place["land"] == land]) for land in lands)
    codes = tuple(seat["code"] for seat in seats)
    return Ground(codes, tuple(seat["region"] for seat in seats), _points(seats), coasts)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _points(rows: Sequence[dict[str, str]]) -> NDArray[np.float64]:
    longitude = np.array([float(row["longitude"]) for row in rows])
    latitude = np.array([float(row["latitude"]) for row in rows])
    # The sinusoidal projection, because a density is only as true as the areas that it divides by.
    return np.column_stack([(longitude - MIDDLE) * np.cos(np.radians(latitude)), latitude])
