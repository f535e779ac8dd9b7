"""The values of the organisers' page, put together."""

from collections.abc import Mapping

from chalicelib.frozen import dataclass
from chalicelib.languages import Language
from chalicelib.places import Constituency
from chalicelib.places.seats import Seat
from chalicelib.tally.events import Event
from chalicelib.tally.plausibility import TIMES_USUAL
from chalicelib.tally.report import MEANING, RULES, By, Report
from chalicelib.web.dashboard.bar_tables import bar_table, totals_table
from chalicelib.web.dashboard.by_day import days_of, unusual_growth
from chalicelib.web.dashboard.seat_map import seat_map
from chalicelib.web.dashboard.seat_rows import seat_rows
from chalicelib.web.dashboard.sorting import Sort, headings, sorted_seats
from chalicelib.web.dashboard.wording import Wording


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to see first, and what it counts."""

    figure: str
    of_what: str


def dashboard_values(
    report: Report,
    seats: Mapping[str, Seat],
    constituencies: Mapping[str, Constituency],
    sort: Sort,
    language: Language,
) -> dict[str, object]:
    """Give all that ``pages/organisers.html`` shows of a report.

    Args:
        report: the published figures; nothing else is shown. Letters sent are among them.
        seats: where the map shows each constituency, by code.
        constituencies: all of them, by code; each is in the table.
        sort: the order of the table.
        language: of the words.

    Returns:
        The template's values, apart from those that every page has.
    """
    wording = Wording(language)
    rows = seat_rows(report, constituencies, wording)
    return {
        "day": report.day,
        "wording": wording,
        "rules": RULES,
        "meanings": {symbol.value: meaning for symbol, meaning in MEANING.items()},
        "key_figures": _key_figures(report, len(constituencies), wording),
        "totals": totals_table(report, wording),
        "roles": bar_table(report, By.ROLE, wording),
        "channels": bar_table(report, By.CHANNEL, wording),
        "days": days_of(report, wording),
        "unusual": unusual_growth(report, wording),
        "times_usual": TIMES_USUAL,
        "seat_map": seat_map(rows, seats, wording),
        "seat_headings": headings(sort),
        "seat_rows": sorted_seats(rows, sort),
    }


def _key_figures(report: Report, constituencies: int, wording: Wording) -> tuple[KeyFigure, ...]:
    (sent,) = report.of(Event.SENT, By.TOTAL)
    (reached,) = report.of(Event.SENT, By.REACHED)
    return (
        KeyFigure(wording.total(sent.count), wording.say("key-sent")),
        KeyFigure(wording.total(reached.count), wording.say("key-reached", constituencies=constituencies)),
        KeyFigure(wording.share(sent.percent) or wording.say("not-known-yet"), wording.say("key-share")),
    )
