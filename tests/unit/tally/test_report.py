"""The published figures, line by line."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.places import Constituency
from chalicelib.tally.disclosure import Disclosed, Sizes
from chalicelib.tally.events import Event
from chalicelib.tally.report import By, Line, Report, Symbol, percent, report_of
from chalicelib.tally.snapshot import DayOfLine, Snapshot, take_snapshot
from chalicelib.tally.tally import Totals
from tests.english import ENGLISH
from tests.unit.letters.samples import CAMPAIGN
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, TODAY

PLACES = {
    ALDERSHOT: Constituency(ALDERSHOT, "Aldershot", None, "England"),
    BARNSLEY_NORTH: Constituency(BARNSLEY_NORTH, "Barnsley North", None, "England"),
}


def snapshot() -> Snapshot:
    sent = Totals(
        by_day={TODAY: 20_000},
        by_role={"parent": 5_003},
        by_channel={"x": 21},
        by_constituency={ALDERSHOT: 41, BARNSLEY_NORTH: 9},
    )
    landed = Totals(by_day={TODAY: 80_007}, by_role={}, by_channel={}, by_constituency={})
    copied = Totals(by_day={TODAY: 7}, by_role={}, by_channel={}, by_constituency={})
    raw = {Event.SENT: sent, Event.LANDED: landed, Event.COPIED: copied}
    return take_snapshot(CAMPAIGN.id, TODAY, raw, None, Sizes(5, 11, 650))


def report() -> Report:
    return report_of(snapshot(), CAMPAIGN, PLACES)


def test_totals_are_set_against_those_who_landed() -> None:
    """The way from landed to sent: each total with its part of the first."""
    totals = [report().of(event, By.TOTAL)[0] for event in (Event.LANDED, Event.COPIED, Event.SENT)]
    assert [(line.count, line.percent) for line in totals] == [
        (80_000, 100),
        (Symbol.HIDDEN, Symbol.HIDDEN),
        (20_000, 25),
    ]


def test_every_role_is_listed() -> None:
    """Roles that are hidden are listed too, and look the same whether anybody has them or not."""
    lines = report().of(Event.SENT, By.ROLE)
    assert [line.id for line in lines] == [role.id for role in CAMPAIGN.roles]
    assert [line.count for line in lines if line.id != "parent"] == [Symbol.HIDDEN] * (len(lines) - 1)
    assert next(line for line in lines if line.id == "parent").percent == 25


def test_who_landed_was_not_asked() -> None:
    """For opening the page no role is listed at all: hidden would say that there is a number."""
    assert report().of(Event.LANDED, By.ROLE) == ()


def test_every_constituency_is_listed() -> None:
    """A constituency with nine and one with none look the same."""
    assert report().of(Event.SENT, By.CONSTITUENCY) == (
        Line(Event.SENT, By.CONSTITUENCY, ALDERSHOT, "Aldershot", 40, Symbol.LOW),
        Line(Event.SENT, By.CONSTITUENCY, BARNSLEY_NORTH, "Barnsley North", Symbol.HIDDEN, Symbol.HIDDEN),
    )
    assert report().of(Event.COPIED, By.CONSTITUENCY) == ()


def test_a_small_part_is_low_and_not_nothing() -> None:
    """Twenty of twenty thousand round to 0 per cent, and are not 0."""
    (line,) = (line for line in report().of(Event.SENT, By.CHANNEL) if line.id == "x")
    assert (line.count, line.percent) == (20, Symbol.LOW)


def test_what_left_its_list_is_still_there() -> None:
    """A role that the campaign no longer has keeps its line, by its id."""
    fewer = replace(CAMPAIGN, roles=tuple(role for role in CAMPAIGN.roles if role.id != "parent"))
    lines = report_of(snapshot(), fewer, PLACES).of(Event.SENT, By.ROLE)
    assert [(line.id, line.name) for line in lines if line.count == 5_005] == [("parent", "parent")]


def test_days_tell_the_total_as_published() -> None:
    """One line a day for each event; hidden where nothing could be said."""
    assert [line.count for line in report().of(Event.SENT, By.DAY)] == [20_000]
    assert [line.count for line in report().of(Event.COPIED, By.DAY)] == [Symbol.HIDDEN]


def test_a_report_is_of_its_campaign_and_day() -> None:
    """It says whose figures they are, and from when."""
    assert (report().campaign, report().day) == (CAMPAIGN, TODAY)


def test_totals_and_days_are_named() -> None:
    """People read what a figure is: it is the least, and on a day the least by then; other names stay themselves."""
    named = {line.by: line.name_in(ENGLISH) for line in report().of(Event.SENT, By.TOTAL)}
    named |= {line.by: line.name_in(ENGLISH) for line in report().of(Event.SENT, By.DAY)}
    assert named == {By.TOTAL: "at least", By.DAY: "at least, by the end of the day"}
    assert report().of(Event.SENT, By.CHANNEL)[0].name_in(ENGLISH) == CAMPAIGN.channels[0]


def test_a_day_before_an_event_was_counted_is_hidden() -> None:
    """Nothing was said of it then."""
    earlier = DayOfLine(TODAY - timedelta(1), {Event.LANDED: 10})
    line = (earlier, *snapshot().line)
    days = report_of(replace(snapshot(), line=line), CAMPAIGN, PLACES).of(Event.SENT, By.DAY)
    assert [day.count for day in days] == [Symbol.HIDDEN, 20_000]


def test_without_anybody_landed_there_is_nothing_to_set_totals_against() -> None:
    """A campaign whose landing page nobody opened has totals without a part of them."""
    sent = {Event.SENT: snapshot().figures[Event.SENT]}
    (total,) = report_of(replace(snapshot(), figures=sent), CAMPAIGN, PLACES).of(Event.SENT, By.TOTAL)
    assert (total.count, total.percent) == (20_000, Symbol.HIDDEN)


def test_many_constituencies_reached() -> None:
    """The figure as it is published, which is no one constituency's."""
    figures = {Event.SENT: replace(snapshot().figures[Event.SENT], reached_at_least=430)}
    (line,) = report_of(replace(snapshot(), figures=figures), CAMPAIGN, PLACES).of(Event.SENT, By.REACHED)
    assert (line.count, line.id) == (430, "")


def test_constituencies_reached() -> None:
    """So many of all, or hidden."""
    (line,) = report().of(Event.SENT, By.REACHED)
    assert (line.count, line.name_in(ENGLISH)) == (Symbol.HIDDEN, "of 2")


def test_a_snapshot_of_nothing() -> None:
    """Before anything was counted, every figure is hidden and there is still a line for each."""
    nothing = Disclosed(by_role={}, by_channel={}, by_constituency={})
    empty = Snapshot(
        campaign=CAMPAIGN.id, day=TODAY, number=1, figures=dict.fromkeys(Event, nothing), line=()
    )
    lines = report_of(empty, CAMPAIGN, PLACES).lines
    assert {line.count for line in lines} == {Symbol.HIDDEN}
    assert report_of(replace(empty, figures={}), CAMPAIGN, PLACES).lines == ()


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 10, 0),
        (1, 200, 1),
        (1, 201, Symbol.LOW),
        (1, 3, 33),
        (2, 3, 67),
        (15, 10, 100),
        (Symbol.HIDDEN, 10, Symbol.HIDDEN),
        (10, Symbol.HIDDEN, Symbol.HIDDEN),
    ],
)
def test_percentages(part: int, whole: int, said: int | Symbol) -> None:
    """Rounded to the nearest; never over 100, which rounded figures could otherwise make."""
    assert percent(part, whole) == said


def test_an_unusual_day_marks_itself_and_its_total() -> None:
    """The day that leapt and the total that has it in it; no other line, and no other event."""
    days = [TODAY + timedelta(number) for number in range(12)]
    line = tuple(
        DayOfLine(day, {Event.SENT: 9_000 if number == 11 else 10 * number, Event.LANDED: 10 * number})
        for number, day in enumerate(days)
    )
    lines = report_of(replace(snapshot(), line=line), CAMPAIGN, PLACES).lines
    assert [(line.event, line.by, line.id) for line in lines if line.is_unusual] == [
        (Event.SENT, By.TOTAL, ""),
        (Event.SENT, By.DAY, days[-1].isoformat()),
    ]
