"""Improves a first map by letting neighbouring hexagons change places, again and again.

That is simulated annealing: at first a change for the worse is often taken, later hardly ever.
"""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import numpy as np

from tools.seats.board import Board, Pull, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.seats.fit import Fit
    from tools.seats.ground import Ground
    from tools.seats.neighbours import Pair

# Found by looking: less of home and the coast is lost, more of it and neighbours are.
WEIGHTS = Weights(home=0.3, pull=0.3, apart=1.0, border=0.4, coast=0.4, strait=50.0, piece=15.0)
TRIES = 500_000
HOT, COLD = 2.5, 0.05  # what a change for the worse may well cost, at first and at last
SEED = 650
LAST = "Northern Ireland"  # among the regions: what may touch no other


def settle(first: Fit, ground: Ground, pairs: Sequence[Pair]) -> list[int]:
    """Improve a first map.

    Args:
        first: the map.
        ground: as it truly is; the same seats in the same order.
        pairs: the neighbours among them.

    Returns:
        The hexagon of each seat, by its number in the lattice.
    """
    names = sorted(set(ground.regions), key=lambda name: (name == LAST, name))
    board = Board(
        places=first.places,
        regions=[names.index(region) for region in ground.regions],
        pulls=_pulls(ground, pairs),
        prices=first.prices.tolist(),
        centres=[(x, y) for x, y in first.lattice.centres().tolist()],
        near=first.lattice.neighbours(),
        weights=WEIGHTS,
    )
    chance = random.Random(SEED)  # noqa: S311 - the same map every time, no secret
    for step in range(TRIES):
        _try(board, HOT * (COLD / HOT) ** (step / TRIES), chance)
    return board.places


def _try(board: Board, heat: float, chance: random.Random) -> None:
    one = board.places[int(chance.random() * len(board.places))]
    other = board.near[one][int(chance.random() * len(board.near[one]))]
    allowed = -heat * math.log(1 - chance.random())
    same = board.regions[one] == board.regions[other]
    before = board.strain(one, other)
    board.swap(one, other)
    worse = board.strain(one, other) - before
    if not same and (worse <= allowed or not board.is_whole(one, other)):
        worse += board.recount(one, other)
        if worse > allowed:
            board.swap(one, other)
            board.recount(one, other)
    elif worse > allowed:
        board.swap(one, other)


def _pulls(ground: Ground, pairs: Sequence[Pair]) -> list[list[Pull]]:
    """One width in the true direction, whatever the distance."""
    pulls: list[list[Pull]] = [[] for _ in ground.codes]
    for one, other in pairs:
        east, north = ground.points[one] - ground.points[other]
        length = float(np.hypot(east, north))
        # Rounded, so that another processor's last digit does not choose another map.
        east, south = round(float(east) / length, 6), round(-float(north) / length, 6)
        pulls[one].append(Pull(other, east, south))
        pulls[other].append(Pull(one, -east, -south))
    return pulls
