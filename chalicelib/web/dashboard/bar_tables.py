"""Tables whose figures have bars."""

from collections.abc import Mapping, Sequence

from chalicelib.frozen import dataclass
from chalicelib.tally.events import Event
from chalicelib.tally.report import ORDER, By, Line, Report, Shown, Symbol
from chalicelib.web.charts.bars import bar_lengths
from chalicelib.web.dashboard.wording import WAY, Wording, figure_or_none


@dataclass(frozen=True, slots=True)
class BarCell:
    """A figure and its bar.

    Args:
        words: the figure.
        share: of what it is a part of; "" where that is not known.
        length: of its bar in per cent; None where the figure is hidden and has none.
    """

    words: str
    share: str
    length: float | None


@dataclass(frozen=True, slots=True)
class BarRow:
    """A role, a channel or an event, and its figures."""

    name: str
    cells: tuple[BarCell, ...]


@dataclass(frozen=True, slots=True)
class BarTable:
    """Figures with bars, all of them on one scale.

    Args:
        headings: of the columns behind the first.
        rows: a cell for each of these columns in each.
    """

    headings: tuple[str, ...]
    rows: tuple[BarRow, ...]


def totals_table(report: Report, wording: Wording) -> BarTable:
    """Lay out the totals: the way from landed to sent, and what else is counted."""
    lines = [line for event in ORDER for line in report.of(event, By.TOTAL)]
    lengths = bar_lengths([figure_or_none(line.count) for line in lines])
    rows = tuple(
        BarRow(
            wording.done(line.event),
            (BarCell(wording.total(line.count), wording.share(line.percent), length),),
        )
        for line, length in zip(lines, lengths, strict=True)
    )
    return BarTable((wording.say("people"),), rows)


def bar_table(report: Report, by: By, wording: Wording) -> BarTable:
    """Lay out the figures by role or by channel.

    Args:
        report: the published figures.
        by: which of the two.
        wording: how to say them.

    Returns:
        A row for each; a column for letters sent, and one for each event on the way there that has something
        to show. The spreadsheet has the other events.
    """
    events = [event for event in WAY if event is Event.SENT or _has_figures(report.of(event, by))]
    lines = {(line.event, line.id): line for event in events for line in report.of(event, by)}
    names = {line.id: wording.name(line.name) for line in lines.values()}
    cells = [(event, each) for each in names for event in events]
    lengths = bar_lengths([figure_or_none(_count(lines, cell)) for cell in cells])
    drawn = {cell: _cell(lines, cell, length, wording) for cell, length in zip(cells, lengths, strict=True)}
    return BarTable(
        tuple(wording.done_short(event) for event in events),
        tuple(BarRow(name, tuple(drawn[event, each] for event in events)) for each, name in names.items()),
    )


_Lines = Mapping[tuple[Event, str], Line]


def _has_figures(lines: Sequence[Line]) -> bool:
    return any(figure_or_none(line.count) for line in lines)


def _count(lines: _Lines, cell: tuple[Event, str]) -> Shown:
    # What is no longer on the campaign's list has a line only where it is shown.
    return lines[cell].count if cell in lines else Symbol.HIDDEN


def _cell(lines: _Lines, cell: tuple[Event, str], length: float | None, wording: Wording) -> BarCell:
    share = wording.share(lines[cell].percent) if cell in lines else ""
    return BarCell(wording.figure(_count(lines, cell)), share, length)
