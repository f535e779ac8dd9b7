"""The published figures of a campaign, line by line: for the page, the JSON and the spreadsheet."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from chalicelib.campaign import Campaign
from chalicelib.frozen import dataclass
from chalicelib.languages import Language, Text
from chalicelib.places import Constituency
from chalicelib.tally.disclosure import Cells, Disclosed
from chalicelib.tally.events import Event
from chalicelib.tally.plausibility import LEAST_GROWTH, LEAST_HISTORY, LOOKED_BACK, TIMES_USUAL, unusual_days
from chalicelib.tally.snapshot import DayOfLine, Snapshot

PERCENT = 100


class Symbol(StrEnum):
    """What stands in the place of a number that is not shown.

    Source: Government Statistical Service, "Symbols in tables: definitions and help".
    """

    HIDDEN = "c"
    LOW = "low"


class By(StrEnum):
    """What a line counts by."""

    TOTAL = "total"
    REACHED = "constituencies reached"
    DAY = "day"
    ROLE = "role"
    CHANNEL = "channel"
    CONSTITUENCY = "constituency"


Shown = int | Symbol

MEANING = {symbol: Text(f"figures.symbol-{symbol}") for symbol in Symbol}
_RULES = ("hidden", "rounded", "totals", "held-back", "alone", "by-day", "percentages")
_UNUSUAL = {"least": LEAST_GROWTH, "times": TIMES_USUAL, "back": LOOKED_BACK, "first": LEAST_HISTORY}
RULES = (*(Text(f"figures.rule-{rule}") for rule in _RULES), Text("figures.rule-unusual", _UNUSUAL))
ORDER = (Event.LANDED, Event.COPIED, Event.SENT, Event.SHARED, Event.PREPARED)


@dataclass(frozen=True, slots=True)
class Line:
    """One published figure.

    Args:
        event: what was counted.
        by: what it is counted by.
        id: the role's or channel's id, the constituency's code, the day; "" for totals.
        name: what people call it; a text where it is a name of ours.
        count: the figure, or why it is not shown.
        percent: of the event's total, or why it is not shown; None where it would mean nothing.
        is_unusual: of a day, whether the total grew on it as it never does; of a total, whether it has such
            a day in it. Nobody knows why: see ``plausibility``.
    """

    event: Event
    by: By
    id: str
    name: str | Text
    count: Shown
    percent: Shown | None = None
    is_unusual: bool = False

    def name_in(self, language: Language) -> str:
        """Give the name in a language."""
        return language.say(self.name) if isinstance(self.name, Text) else self.name


@dataclass(frozen=True, slots=True)
class Report:
    """All published figures of one campaign.

    Args:
        campaign: whose.
        day: the day they are from.
        lines: event by event; totals first.
    """

    campaign: Campaign
    day: date
    lines: tuple[Line, ...]

    def of(self, event: Event, by: By) -> tuple[Line, ...]:
        """Give the lines of an event, in their order."""
        return tuple(line for line in self.lines if (line.event, line.by) == (event, by))


def report_of(snapshot: Snapshot, campaign: Campaign, constituencies: Mapping[str, Constituency]) -> Report:
    """Write a snapshot out, hidden figures included.

    Args:
        snapshot: the campaign's.
        campaign: whose roles and channels are listed, whether anybody used them or not.
        constituencies: all of them, by code; every one of them is listed.

    Returns:
        The report.
    """
    roles = {role.id: role.label for role in campaign.roles}
    channels = {channel: channel for channel in campaign.channels}
    places = {code: constituency.name for code, constituency in constituencies.items()}
    landed = snapshot.figures[Event.LANDED].at_least if Event.LANDED in snapshot.figures else 0
    lines: list[Line] = []
    for event in ORDER:
        figures = snapshot.figures.get(event)
        if figures:
            unusual = unusual_days(snapshot.line, event)
            lines += _totals(event, figures, landed, is_unusual=bool(unusual))
            # Who has only opened the page was not asked who they are.
            of_role = {} if event is Event.LANDED else roles
            lines += _numbers(event, By.ROLE, of_role, figures.by_role, figures.at_least)
            lines += _numbers(event, By.CHANNEL, channels, figures.by_channel, figures.at_least)
            lines += _days(event, snapshot.line, unusual)
    sent = snapshot.figures.get(Event.SENT)
    if sent:
        of_all = Text("figures.of-all", {"constituencies": len(places)})
        lines.append(Line(Event.SENT, By.REACHED, "", of_all, _at_least(sent.reached_at_least)))
        lines += _numbers(Event.SENT, By.CONSTITUENCY, places, sent.by_constituency, sent.at_least)
    return Report(campaign, snapshot.day, tuple(lines))


def percent(part: Shown, whole: Shown) -> Shown:
    """Say what part of a whole something is, by published figures alone.

    Args:
        part: a published figure.
        whole: another one.

    Returns:
        A whole number from 0 to 100; ``low`` where it rounds to 0 and is not 0; ``c`` where one is hidden.
    """
    if isinstance(part, Symbol) or isinstance(whole, Symbol):
        return Symbol.HIDDEN
    rounded = min(PERCENT, (2 * PERCENT * part + whole) // (2 * whole))
    return Symbol.LOW if part and not rounded else rounded


def _totals(event: Event, figures: Disclosed, landed: int, *, is_unusual: bool) -> Iterator[Line]:
    count = _at_least(figures.at_least)
    share = percent(count, _at_least(landed))
    yield Line(event, By.TOTAL, "", Text("figures.at-least"), count, share, is_unusual)


def _numbers(event: Event, by: By, names: Mapping[str, str], figures: Cells, total: int) -> Iterator[Line]:
    unlisted = {value: value for value in figures if value not in names}  # counted before they left the list
    for value, name in {**names, **unlisted}.items():
        count = figures.get(value, Symbol.HIDDEN)
        yield Line(event, by, value, name, count, percent(count, _at_least(total)))


def _days(event: Event, line: Iterable[DayOfLine], unusual: Collection[date]) -> Iterator[Line]:
    name = Text("figures.at-least-by-day")
    for each in line:
        count = _at_least(each.at_least.get(event, 0))
        yield Line(event, By.DAY, each.day.isoformat(), name, count, is_unusual=each.day in unusual)


def _at_least(figure: int) -> Shown:
    return figure or Symbol.HIDDEN
