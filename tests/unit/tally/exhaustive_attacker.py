"""An attacker who knows the rules, has kept every figure ever published, and tries every history there can be.

For small tables only. A table is one array with an axis for each number: those of each dimension, and beside
them how many gave no role, channel or constituency, which nobody publishes. A history grows along every axis.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from chalicelib.tally.disclosure import NOTHING, Disclosed, Sizes
from chalicelib.tally.tally import Totals
from tests.unit.tally.samples import TODAY

Tables = NDArray[np.bool_]
Rule = Callable[[Totals, Disclosed, Sizes], Disclosed]


@dataclass(frozen=True)
class Kind:
    """One dimension of a small table: how many numbers, up to which, and how many people may be in none."""

    name: str
    numbers: int
    most: int
    in_none: int


@dataclass(frozen=True)
class Published:
    """One set of figures, and every table that it may have come from as far as was known then."""

    figures: Disclosed
    tables: Tables


@dataclass(frozen=True)
class Hidden:
    """A number that was hidden in one publication of a history, and all that it may be."""

    name: str
    may_be: tuple[int, ...]


class Attacker:
    """Tries every history of tables with up to ``most`` people."""

    def __init__(self, rule: Rule, kinds: Sequence[Kind], most: int) -> None:
        self._rule = rule
        self._kinds = kinds
        self._most = most
        self._places = _places(kinds)
        self._names = [[f"{kind.name} {number}" for number in range(kind.numbers)] for kind in kinds]
        # The same table comes up in very many histories, and often after the same figures.
        self._totals = cache(self._totals_of)
        self._disclosed: dict[tuple[str, tuple[int, ...]], tuple[str, Disclosed]] = {}
        axes = [size + 1 for kind in kinds for size in (*[kind.most] * kind.numbers, kind.in_none)]
        numbers = np.indices(axes)
        sums = [numbers[places].sum(axis=0) for places in self._places]
        self._total: NDArray[np.int_] = sums[0]
        self._possible: Tables = np.logical_and.reduce([each == sums[0] for each in sums]) & (sums[0] <= most)
        sizes = {kind.name: kind.numbers for kind in kinds}
        self._sizes = Sizes(sizes.get("role", 0), sizes.get("channel", 0), sizes.get("constituency", 0))

    def hidden_numbers(self, publications: int) -> Iterator[Hidden]:
        """Give every hidden number of every history of so many publications, with all that it may be."""
        yield from self._after([], publications)

    def _after(self, past: list[Published], publications: int) -> Iterator[Hidden]:
        if past:
            yield from self._read(past)
        if len(past) < publications:
            earlier = past[-1].figures if past else NOTHING
            tables = self._possible & _grown(past[-1].tables) if past else self._possible
            for published in self._published(tables, earlier):
                yield from self._after([*past, published], publications)

    def _published(self, tables: Tables, earlier: Disclosed) -> Iterator[Published]:
        figures: dict[str, Disclosed] = {}
        found: dict[str, list[tuple[int, ...]]] = defaultdict(list)
        before = repr(earlier)
        for table in map(tuple, np.argwhere(tables).tolist()):
            if (before, table) not in self._disclosed:
                disclosed = self._rule(self._totals(table), earlier, self._sizes)
                self._disclosed[before, table] = repr(disclosed), disclosed
            text, figures[text] = self._disclosed[before, table]
            found[text].append(table)
        for text, of_text in found.items():
            mask = np.zeros_like(tables)
            mask[tuple(np.array(of_text).T)] = True
            yield Published(figures[text], mask)

    def _read(self, past: list[Published]) -> Iterator[Hidden]:
        if (past[-1].tables & (self._total == self._most)).any():
            return  # a greater table would look the same, and this attacker cannot try it
        tables = past[-1].tables
        for published in reversed(past):
            tables = published.tables & _shrunk(tables)
            yield from self._hidden(published.figures, tables)

    def _hidden(self, figures: Disclosed, tables: Tables) -> Iterator[Hidden]:
        shown = figures.by_role.keys() | figures.by_channel.keys() | figures.by_constituency.keys()
        for names, places in zip(self._names, self._places, strict=True):
            for number, name in enumerate(names):
                others = tuple(axis for axis in range(tables.ndim) if axis != places.start + number)
                if name not in shown:
                    yield Hidden(name, tuple(np.flatnonzero(tables.any(axis=others)).tolist()))

    def _totals_of(self, table: tuple[int, ...]) -> Totals:
        counts = {
            kind.name: dict(zip(names, table[places], strict=False))  # without those in none
            for kind, names, places in zip(self._kinds, self._names, self._places, strict=True)
        }
        return Totals(
            by_day={TODAY: int(self._total[table])},
            by_role=counts.get("role", {}),
            by_channel=counts.get("channel", {}),
            by_constituency=counts.get("constituency", {}),
        )


def _places(kinds: Sequence[Kind]) -> list[slice]:
    """Where each dimension's axes are; the last of them is for those in none."""
    ends = np.cumsum([kind.numbers + 1 for kind in kinds]).tolist()
    return [slice(end - kind.numbers - 1, end) for kind, end in zip(kinds, ends, strict=True)]


def _grown(tables: Tables) -> Tables:
    for axis in range(tables.ndim):
        tables = np.logical_or.accumulate(tables, axis=axis)
    return tables


def _shrunk(tables: Tables) -> Tables:
    return np.flip(_grown(np.flip(tables)))
