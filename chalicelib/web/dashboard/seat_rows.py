"""The constituencies and their figures, each a row."""

from collections.abc import Mapping

from chalicelib.frozen import dataclass
from chalicelib.places import Constituency
from chalicelib.tally.events import Event
from chalicelib.tally.report import By, Report, Shown, Symbol
from chalicelib.web.dashboard.wording import Wording, figure_or_none


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A constituency and how many letters were sent from it.

    Args:
        code: its code.
        name: its name.
        nation: the nation it is in; "" for one that is no longer there.
        count: how many letters, or why that is not shown.
    """

    code: str
    name: str
    nation: str
    count: Shown

    @property
    def number(self) -> int | None:
        """How many letters, None where that is hidden."""
        return figure_or_none(self.count)


def seat_rows(report: Report, constituencies: Mapping[str, Constituency], wording: Wording) -> list[SeatRow]:
    """Give a row for every constituency, whatever the report says of it.

    Args:
        report: the published figures.
        constituencies: all of them, by code.
        wording: how to say names.
    """
    lines = {line.id: line for line in report.of(Event.SENT, By.CONSTITUENCY)}
    now = [
        SeatRow(code, each.name, each.nation, lines[code].count if code in lines else Symbol.HIDDEN)
        for code, each in constituencies.items()
    ]
    gone = [
        SeatRow(code, wording.name(line.name), "", line.count)
        for code, line in lines.items()
        if code not in constituencies
    ]
    return now + gone
