"""An attacker for tables of a real campaign's size: each published figure is a linear constraint, and a solver
finds the least and the greatest that a hidden number can be. Exact: such constraints have whole solutions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from chalicelib.tally.disclosure import Disclosed, least_behind, most_behind

HIDDEN = (0, 9)
Variable = tuple[str, str, int]  # dimension, value, publication
TOTAL = "total"
NONE = "in none"


@dataclass
class Constraints:
    """Everything that is known: ranges, and sums that are not negative or are exactly zero."""

    columns: dict[Variable, int] = field(default_factory=dict)
    ranges: list[tuple[int, int | None]] = field(default_factory=list)
    equal: list[dict[int, int]] = field(default_factory=list)
    rising: list[dict[int, int]] = field(default_factory=list)

    def add(self, variable: Variable, at_least: int, at_most: int | None) -> int:
        self.columns[variable] = len(self.ranges)
        self.ranges.append((at_least, at_most))
        return self.columns[variable]

    def extreme(self, variable: Variable, sign: int) -> int:
        """The least that a variable can be (sign 1), or the greatest (sign -1)."""
        goal = np.zeros(len(self.ranges))
        goal[self.columns[variable]] = sign
        solved = linprog(
            goal,
            A_ub=_matrix(self.rising, len(goal)),
            b_ub=np.zeros(len(self.rising)) if self.rising else None,
            A_eq=_matrix(self.equal, len(goal)),
            b_eq=np.zeros(len(self.equal)),
            bounds=self.ranges,
        )
        assert solved.status == 0, solved.message
        return round(sign * float(solved.fun))


def known_from(
    history: Sequence[tuple[Disclosed, int]], names: dict[str, Sequence[str]], *, nobody_in_none: bool
) -> Constraints:
    """Write down what a history tells.

    Args:
        history: each publication's figures, and the greatest total that would have looked the same.
        names: the values of each dimension.
        nobody_in_none: whether the attacker happens to know that everybody gave each of them.
    """
    known = Constraints()
    for time, (figures, most) in enumerate(history):
        total = known.add((TOTAL, TOTAL, time), figures.at_least, most)
        shown = dict(zip(("role", "channel", "constituency"), figures.dimensions(), strict=True))
        for dimension, values in names.items():
            parts = [
                known.add((dimension, value, time), *_range(shown[dimension].get(value))) for value in values
            ]
            parts.append(known.add((dimension, NONE, time), 0, 0 if nobody_in_none else None))
            known.equal.append({total: -1} | dict.fromkeys(parts, 1))
    for (dimension, value, time), column in known.columns.items():
        if time:
            known.rising.append({known.columns[dimension, value, time - 1]: 1, column: -1})
    return known


def _range(figure: int | None) -> tuple[int, int]:
    return HIDDEN if figure is None else (least_behind(figure), most_behind(figure))


def _matrix(rows: Iterable[dict[int, int]], width: int) -> coo_array | None:
    cells = [(row, column, factor) for row, factors in enumerate(rows) for column, factor in factors.items()]
    if not cells:
        return None
    row, column, factor = zip(*cells, strict=True)
    return coo_array((factor, (row, column)), shape=(max(row) + 1, width))
