"""The order of the table of constituencies, as the page's address says it."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from chalicelib.frozen import dataclass
from chalicelib.web.dashboard.seat_rows import SeatRow


class Column(StrEnum):
    """What the table can be sorted by."""

    NAME = "name"
    NATION = "nation"
    LETTERS = "letters"


class Order(StrEnum):
    """From small to great, or from great to small."""

    ASCENDING = "a"
    DESCENDING = "d"


_FIRST_ORDER = {
    Column.NAME: Order.ASCENDING,
    Column.NATION: Order.ASCENDING,
    Column.LETTERS: Order.DESCENDING,
}
_ARIA = {Order.ASCENDING: "ascending", Order.DESCENDING: "descending"}


@dataclass(frozen=True, slots=True)
class Sort:
    """How the table is sorted.

    Args:
        column: by which column.
        order: in which direction. Ties are always by name, from A to Z.
    """

    column: Column = Column.LETTERS
    order: Order = Order.DESCENDING


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, and what its link asks for.

    Args:
        id: the column's.
        next_order: what the link to the page sorted by this column asks for: the other way round where it is
            sorted by it already.
        aria_sort: ``ascending`` or ``descending`` where the table is sorted by it, otherwise "".
    """

    id: str
    next_order: Order
    aria_sort: str


def read_sort(column: str | None, order: str | None) -> Sort:
    """Read the order from the values of an address.

    Args:
        column: ``name``, ``nation`` or ``letters``.
        order: ``a`` or ``d``.

    Returns:
        The order; the usual one in place of whatever is missing or not known.
    """
    by = next((each for each in Column if each == column), Sort().column)
    return Sort(by, next((each for each in Order if each == order), _FIRST_ORDER[by]))


def sorted_seats(rows: Iterable[SeatRow], sort: Sort) -> list[SeatRow]:
    """Sort the rows; a hidden figure is less than any that is shown."""
    keys: dict[Column, Callable[[SeatRow], int | str]] = {
        Column.NAME: _by_name,
        Column.NATION: lambda row: row.nation,
        Column.LETTERS: lambda row: row.number or 0,
    }
    by_name = sorted(rows, key=_by_name)
    return sorted(by_name, key=keys[sort.column], reverse=sort.order is Order.DESCENDING)


def headings(sort: Sort) -> tuple[Heading, ...]:
    """Give the headings of the table, one for each column.

    Args:
        sort: how it is sorted now.
    """
    return tuple(
        Heading(
            id=column,
            next_order=_next_order(column, sort),
            aria_sort=_ARIA[sort.order] if column is sort.column else "",
        )
        for column in Column
    )


def _by_name(row: SeatRow) -> str:
    return row.name.casefold()


def _next_order(column: Column, sort: Sort) -> Order:
    if column is not sort.column:
        return _FIRST_ORDER[column]
    return Order.ASCENDING if sort.order is Order.DESCENDING else Order.DESCENDING
