"""The totals by day, as a chart and as a table."""

from datetime import date

from chalicelib.frozen import dataclass
from chalicelib.tally.report import ORDER, By, Report
from chalicelib.web.charts.line import LineChart, Series, line_chart
from chalicelib.web.dashboard.wording import WAY, Wording, figure_or_none


@dataclass(frozen=True, slots=True)
class DayRow:
    """The totals as they were published on one day."""

    day: str
    figures: tuple["DayFigure", ...]


@dataclass(frozen=True, slots=True)
class DayFigure:
    """A total as it was published on a day, and whether it had grown as it never does."""

    words: str
    is_unusual: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The totals by day.

    Args:
        chart: their lines.
        in_words: the chart for somebody who does not see it.
        missing: of how many days in between there are no figures.
        headings: of the table's columns behind the first.
        rows: the table, newest first.
    """

    chart: LineChart
    in_words: str
    missing: int
    headings: tuple[str, ...]
    rows: tuple[DayRow, ...]


def days_of(report: Report, wording: Wording) -> Days:
    """Lay out the totals by day of those events that lead to a letter sent."""
    lines = {event: lines for event in WAY if (lines := report.of(event, By.DAY))}
    series = [
        Series(
            id=event,
            name=wording.done_short(event),
            figures=tuple((date.fromisoformat(line.id), figure_or_none(line.count)) for line in of_event),
        )
        for event, of_event in lines.items()
    ]
    days = [day for day, _ in series[-1].figures]
    by_day = zip(days, zip(*lines.values(), strict=True), strict=True)
    rows = [
        DayRow(
            wording.day(day), tuple(DayFigure(wording.number(line.count), line.is_unusual) for line in of_day)
        )
        for day, of_day in by_day
    ]
    totals = ", ".join(
        f"{wording.done_short(event)} {wording.total(of[-1].count)}" for event, of in lines.items()
    )
    return Days(
        chart=line_chart(series, days[0], days[-1]),
        in_words=wording.say("days-in-words", span=_span(days[0], days[-1], wording), totals=totals),
        missing=(days[-1] - days[0]).days + 1 - len(days),
        headings=tuple(wording.done_short(event) for event in lines),
        rows=tuple(reversed(rows)),
    )


def unusual_growth(report: Report, wording: Wording) -> tuple[str, ...]:
    """Say of each event on which days its total grew as it never does; nothing of those that have none."""
    found = {
        event: [
            wording.day(date.fromisoformat(line.id)) for line in report.of(event, By.DAY) if line.is_unusual
        ]
        for event in ORDER
    }
    return tuple(
        wording.say("unusual-days", done=wording.done(event), days=", ".join(days))
        for event, days in found.items()
        if days
    )


def _span(first: date, last: date, wording: Wording) -> str:
    days = {"first": wording.day(first), "last": wording.day(last)}
    return wording.say("from-to", **days) if first < last else days["last"]
