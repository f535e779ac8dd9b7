"""How good a map of seats is: whether neighbours are still neighbours, and regions in one piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import spearmanr

from tools.seats.lattice import distance, pieces
from tools.seats.neighbours import neighbours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.places.seats import Seat
    from tools.seats.ground import Ground


@dataclass(frozen=True, slots=True)
class Measure:
    """What is known of a map.

    Args:
        pairs: how many pairs of seats are neighbours in truth.
        beside: the share of them that stand side by side.
        within_two: the share that are at most two steps apart.
        furthest: how many steps the worst pair is apart.
        east: the rank correlation of true and shown places from west to east, from -1 to 1.
        north: the same from south to north.
        parts: how many seats each piece of a region has, the largest first, by region.
    """

    pairs: int
    beside: float
    within_two: float
    furthest: int
    east: float
    north: float
    parts: dict[str, list[int]]

    def in_words(self) -> list[str]:
        """Say it, a line for each fact."""
        split = [f"{region} {parts}" for region, parts in self.parts.items() if len(parts) > 1]
        return [
            f"true neighbours: {self.pairs} pairs, the worst {self.furthest} steps apart",
            f"of them {self.beside:.1%} stand side by side, {self.within_two:.1%} at most two steps apart",
            f"rank correlation with the true place: {self.east:.3f} eastwards, {self.north:.3f} northwards",
            f"in more than one piece: {'; '.join(split) or 'no region'}",
        ]


def measure(ground: Ground, seats: Sequence[Seat]) -> Measure:
    """Measure a map.

    Args:
        ground: as it truly is.
        seats: the map, in the same order.

    Returns:
        What is known of it.
    """
    cells = [(seat.column, seat.row) for seat in seats]
    pairs = neighbours(ground)
    steps = np.array([distance(cells[one], cells[other]) for one, other in pairs])
    shown = np.array([seat.centre for seat in seats])
    return Measure(
        pairs=len(pairs),
        beside=float((steps == 1).mean()),
        within_two=float((steps <= 2).mean()),  # noqa: PLR2004 - as the name says
        furthest=int(steps.max()),
        east=float(spearmanr(ground.points[:, 0], shown[:, 0]).statistic),
        north=float(spearmanr(ground.points[:, 1], -shown[:, 1]).statistic),
        parts=_parts(ground, cells),
    )


def _parts(ground: Ground, cells: Sequence[tuple[int, int]]) -> dict[str, list[int]]:
    found = {}
    for region in sorted(set(ground.regions)):
        of_region = [cell for cell, its in zip(cells, ground.regions, strict=True) if its == region]
        found[region] = [len(piece) for piece in pieces(of_region)]
    return found
