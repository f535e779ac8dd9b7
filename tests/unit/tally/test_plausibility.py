"""Which days are marked as unusual, and which are not."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.tally.events import Event
from chalicelib.tally.plausibility import (
    LEAST_GROWTH,
    LEAST_HISTORY,
    LOOKED_BACK,
    TIMES_USUAL,
    unusual_days,
)
from chalicelib.tally.snapshot import DayOfLine
from tests.unit.tally.samples import TODAY


def line_of(*growths: int) -> list[DayOfLine]:
    """A line whose total grows by so many each day, one day after another."""
    totals = [sum(growths[: number + 1]) for number in range(len(growths))]
    return [
        DayOfLine(TODAY + timedelta(number), {Event.SENT: total, Event.LANDED: 10 * total})
        for number, total in enumerate(totals)
    ]


def marked(*growths: int) -> list[int]:
    """Which of the days are marked, by their number from 0."""
    return sorted((day - TODAY).days for day in unusual_days(line_of(*growths), Event.SENT))


def test_a_leap_is_marked() -> None:
    """One day with far more than any other, and no day around it."""
    assert marked(*[40] * 10, 4_000, *[40] * 10) == [10]


def test_steady_growth_is_not_marked() -> None:
    """Neither many every day, nor a tenth more each day, nor weekends on which nobody writes."""
    assert marked(*[5_000] * 60) == []
    assert marked(*[100 * 11**number // 10**number for number in range(40)]) == []
    assert marked(*[600, 600, 600, 600, 600, 0, 0] * 8) == []


@pytest.mark.parametrize(("growth", "is_marked"), [(TIMES_USUAL * 50, False), (TIMES_USUAL * 50 + 10, True)])
def test_how_often_the_usual_is_too_often(growth: int, is_marked: bool) -> None:  # noqa: FBT001 - a parameter
    """More than so many times the median, and not just as many."""
    assert marked(*[50] * 10, growth) == [10] * is_marked


@pytest.mark.parametrize(("growth", "is_marked"), [(LEAST_GROWTH - 10, False), (LEAST_GROWTH, True)])
def test_small_leaps_are_chance(growth: int, is_marked: bool) -> None:  # noqa: FBT001 - as above
    """In a quiet campaign a class of children is no leap."""
    assert marked(*[0] * 10, growth) == [10] * is_marked


@pytest.mark.parametrize(("before", "is_marked"), [(LEAST_HISTORY - 1, False), (LEAST_HISTORY, True)])
def test_the_first_days_are_not_judged(before: int, is_marked: bool) -> None:  # noqa: FBT001 - as above
    """A campaign's start is nearly always its greatest leap, and there is nothing to hold it against."""
    assert marked(*[50] * before, 10_000) == [before] * is_marked


def test_what_is_long_past_is_forgotten() -> None:
    """A second wave is held against the quiet weeks before it, not against the first wave."""
    assert marked(*[1_000] * 30, *[10] * LOOKED_BACK, 1_000) == [30 + LOOKED_BACK]


def test_one_leap_does_not_hide_the_next() -> None:
    """The usual is the day in the middle, so one or two great days do not move it."""
    assert marked(*[40] * 10, 4_000, 4_000, 4_000) == [10, 11, 12]


def test_days_without_figures_are_no_leap() -> None:
    """Where no figures were worked out for some days, their growth is spread over them."""
    line = line_of(*[50] * 40)
    assert unusual_days([*line[:10], *line[30:]], Event.SENT) == frozenset()


def test_each_event_is_judged_on_its_own() -> None:
    """Another event's leap marks nothing; one that was not counted yet had none."""
    line = [
        DayOfLine(each.day, {Event.SENT: each.at_least[Event.SENT], Event.LANDED: 0}) for each in line_of(9)
    ]
    leap = [*line_of(*[40] * 10), DayOfLine(TODAY + timedelta(10), {Event.SENT: 440, Event.LANDED: 90_000})]
    assert unusual_days(leap, Event.SENT) == unusual_days(line, Event.COPIED) == frozenset()
    assert unusual_days(leap, Event.LANDED) == {TODAY + timedelta(10)}


@pytest.mark.parametrize("growth", [200, 210])
def test_the_first_day_counts_with_all_that_it_brought(growth: int) -> None:
    """It is one day's growth like any other's: here the one in the middle, and five times as much is not too much."""
    week = [40, 10, 10, 10, 90, 90, 90]
    assert marked(*week, growth) == [7] * (growth > TIMES_USUAL * 40)


@pytest.mark.parametrize("growth", [200, 210])
def test_an_event_that_is_new_began_at_nothing(growth: int) -> None:
    """Before it was counted, there was none of it."""
    before = DayOfLine(TODAY - timedelta(1), {Event.LANDED: 10})
    line = [before, *line_of(40, 10, 10, 90, 90, 90, growth)]
    assert bool(unusual_days(line, Event.SENT)) == (growth > TIMES_USUAL * 40)


def test_nothing_is_unusual_before_anything_is_published() -> None:
    """An empty line has no days."""
    assert unusual_days([], Event.SENT) == frozenset()


@given(
    st.lists(st.integers(min_value=0, max_value=5_000), max_size=60),
    st.integers(min_value=0, max_value=5_000),
)
def test_a_mark_is_earned_and_stays(growths: list[int], next_growth: int) -> None:
    """Every marked day comes after the first week, with a hundred people or more; no later day changes it."""
    days = unusual_days(line_of(*growths), Event.SENT)
    numbers = [(day - TODAY).days for day in days]
    assert all(number >= LEAST_HISTORY and growths[number] >= LEAST_GROWTH for number in numbers)
    later = unusual_days(line_of(*growths, next_growth), Event.SENT)
    assert later - {TODAY + timedelta(len(growths))} == days
