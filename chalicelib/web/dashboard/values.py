"""The values of the organisers' page, put together."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.places import Constituency
from chalicelib.places.seats import Seat
from chalicelib.tally.events import Event
from chalicelib.tally.report import MEANING, RULES, By, Report
from chalicelib.web.dashboard.bar_tables import bar_table, totals_table
from chalicelib.web.dashboard.by_day import days_of
from chalicelib.web.dashboard.seat_map import seat_map
from chalicelib.web.dashboard.seat_rows import seat_rows
from chalicelib.web.dashboard.sorting import Sort, headings, sorted_seats
from chalicelib.web.dashboard.wording import day_in_words, share_in_words, total_in_words


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to see first, and what it counts."""

    figure: str
    of_what: str


def dashboard_values(
    report: Report, seats: Mapping[str, Seat], constituencies: Mapping[str, Constituency], sort: Sort
) -> dict[str, object]:
    """Give all that ``pages/organisers.html`` shows of a report.

    Args:
        report: the published figures; nothing else is shown. Letters sent are among them.
        seats: where the map shows each constituency, by code.
        constituencies: all of them, by code; each is in the table.
        sort: the order of the table.

    Returns:
        The template's values, apart from those that every page has.
    """
    rows = seat_rows(report, constituencies)
    return {
        "day": day_in_words(report.day),
        "rules": RULES,
        "meanings": {symbol.value: meaning for symbol, meaning in MEANING.items()},
        "key_figures": _key_figures(report, len(constituencies)),
        "totals": totals_table(report),
        "roles": bar_table(report, By.ROLE),
        "channels": bar_table(report, By.CHANNEL),
        "days": days_of(report),
        "seat_map": seat_map(rows, seats),
        "seat_headings": headings(sort),
        "seat_rows": sorted_seats(rows, sort),
    }


def _key_figures(report: Report, constituencies: int) -> tuple[KeyFigure, ...]:
    (sent,) = report.of(Event.SENT, By.TOTAL)
    (reached,) = report.of(Event.SENT, By.REACHED)
    return (
        KeyFigure(total_in_words(sent.count), "letters sent"),
        KeyFigure(total_in_words(reached.count), f"of {constituencies:,} constituencies reached"),
        KeyFigure(
            share_in_words(sent.percent) or "not known yet", "of those who opened the page sent a letter"
        ),
    )
