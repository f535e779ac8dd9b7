"""By when a request must be answered, and when to write again."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.subject_access import working_days
from chalicelib.subject_access.deadline import Stage, deadline_of, extended_respond_by, respond_by
from chalicelib.subject_access.working_days import is_working_day
from tests.unit.subject_access.reckoning import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    holidays_on_weekdays,
    is_free,
    last_day,
)

LATER_YEARS = st.dates(date(FIRST_YEAR, 1, 1), date(2099, 6, 30))  # the library knows holidays up to 2100


def every_day() -> Iterator[date]:
    """All days of the years that are walked through one by one."""
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= LAST_YEAR:
        yield day
        day += DAY


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2025-09-03", "2025-10-03"),  # the regulator's own example: 3 September to 3 October
        ("2026-09-03", "2026-10-05"),  # a Saturday
        ("2026-03-31", "2026-04-30"),  # a shorter month
        ("2026-05-31", "2026-06-30"),
        ("2026-08-31", "2026-09-30"),
        ("2026-10-31", "2026-11-30"),
        ("2026-01-28", "2026-03-02"),  # 28 February is a Saturday
        ("2026-01-29", "2026-03-02"),  # there is no 29 February
        ("2026-01-31", "2026-03-02"),
        ("2025-01-31", "2025-02-28"),
        ("2028-01-29", "2028-02-29"),  # a leap year
        ("2028-01-31", "2028-02-29"),
        ("2028-02-29", "2028-03-29"),
        ("2026-12-31", "2027-02-01"),  # 31 January is a Sunday
        ("2026-03-03", "2026-04-07"),  # Good Friday, the weekend and Easter Monday
        ("2024-02-29", "2024-04-02"),  # Good Friday 2024 was 29 March
        ("2026-11-25", "2026-12-29"),  # Christmas, the weekend and Boxing Day's substitute
        ("2027-11-25", "2027-12-29"),  # Christmas on a Saturday: both substitutes
        ("2032-11-25", "2032-12-29"),
        ("2033-11-25", "2033-12-28"),  # Christmas on a Sunday
        ("2027-12-01", "2028-01-04"),  # New Year's Day on a Saturday
        ("2026-12-01", "2027-01-04"),  # New Year's Day on a Friday
        ("2026-04-04", "2026-05-05"),  # the first Monday in May
        ("2026-04-25", "2026-05-26"),  # the last one
        ("2026-07-31", "2026-09-01"),  # the last Monday in August
        ("2022-08-19", "2022-09-20"),  # one holiday that was proclaimed for one year alone
    ],
)
def test_the_last_day_is_the_same_date_of_the_next_month(received: str, last: str) -> None:
    """Or the end of a shorter one, and then the next working day."""
    assert respond_by(date.fromisoformat(received)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-09-03", "2026-12-03"),
        ("2026-11-30", "2027-03-01"),  # the last day of February is a Sunday
        ("2027-11-30", "2028-02-29"),
        ("2026-09-25", "2026-12-29"),  # Christmas
        ("2026-05-30", "2026-09-01"),  # 30 August is a Sunday, 31 August a holiday
        ("2026-01-31", "2026-04-30"),  # from receipt: two months from the first limit would end on 5 May
    ],
)
def test_the_longest_extension_is_three_months_from_receipt(received: str, last: str) -> None:
    """By the same rules, and not two months from the first limit."""
    assert extended_respond_by(date.fromisoformat(received)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("days", "received"), [(30, date(2026, 1, 5)), (31, date(2026, 2, 5)), (40, date(2026, 6, 1))]
)
def test_a_month_is_no_number_of_days(days: int, received: date) -> None:
    """Many letters and calculators say 30, 31 or 40 days; each gives another day, also rounded up to a working day."""
    counted = received + timedelta(days=days)
    while is_free(counted):
        counted += DAY
    assert respond_by(received) != counted


def test_no_number_of_days_would_do() -> None:
    """Between 28 and 35 days can pass, whatever the number that somebody has read."""
    passed = {(respond_by(day) - day).days for day in every_day()}
    assert (min(passed), max(passed)) == (28, 35)


def test_public_holidays_are_those_of_2026() -> None:
    """As the government lists them for England and Wales: not Scotland's 2 January, not Northern Ireland's 17 March."""
    weekdays = [day for day in every_day() if day.year == 2026 and day.weekday() < 5]
    assert [f"{day:%d %b}" for day in weekdays if not is_working_day(day)] == [
        "01 Jan", "03 Apr", "06 Apr", "04 May", "25 May", "31 Aug", "25 Dec", "28 Dec",
    ]  # fmt: skip


@pytest.mark.parametrize("year", range(FIRST_YEAR, 2101))
def test_public_holidays_follow_the_statute(year: int) -> None:
    """In every year that the library knows, with substitutes and Easter."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    found = {day for day in days if day.year == year and day.weekday() < 5 and not is_working_day(day)}
    assert found == holidays_on_weekdays(year)


def test_every_day_of_many_years_agrees_with_another_reckoning() -> None:
    """Walked day by day, with holidays from the statute's own rules."""
    wrong = [
        day
        for day in every_day()
        if (respond_by(day), extended_respond_by(day)) != (last_day(day, 1), last_day(day, 3))
    ]
    assert wrong == []


@given(LATER_YEARS)
def test_later_years_agree_with_the_other_reckoning_too(received: date) -> None:
    """As far ahead as holidays are known."""
    assert respond_by(received) == last_day(received, 1)
    assert extended_respond_by(received) == last_day(received, 3)


@given(LATER_YEARS, LATER_YEARS)
def test_who_is_later_in_is_never_earlier_out(one: date, other: date) -> None:
    """A later receipt never gives an earlier day, for any of the days."""
    first, second = sorted((one, other))
    earlier, later = deadline_of(first), deadline_of(second)
    assert earlier.respond_by <= later.respond_by
    assert earlier.reminder <= later.reminder
    assert earlier.complaint <= later.complaint
    assert earlier.extended_respond_by <= later.extended_respond_by


def test_neighbouring_days_are_in_order_too() -> None:
    """Where two days meet in one, as at the end of a month, nothing runs backwards."""
    days = [deadline_of(day) for day in every_day()]
    for earlier, later in pairwise(days):
        assert earlier.respond_by <= later.respond_by
        assert earlier.extended_respond_by <= later.extended_respond_by


@given(LATER_YEARS)
def test_nothing_falls_on_a_free_day(received: date) -> None:
    """Nobody is told to write, or to wait for post, on a weekend or a public holiday."""
    days = deadline_of(received)
    assert not any(map(is_free, (days.respond_by, days.reminder, days.complaint, days.extended_respond_by)))


def test_the_days_come_in_their_order() -> None:
    """Received, answer due, reminder, complaint, and last of all the end of the longest extension."""
    for received in every_day():
        days = deadline_of(received)
        assert days.received == received < days.respond_by < days.reminder < days.complaint
        assert days.complaint < days.extended_respond_by


def test_the_reminder_goes_out_on_the_next_working_day() -> None:
    """Not a day before they are late, and with no working day between."""
    for received in every_day():
        days = deadline_of(received)
        between = (days.reminder - days.respond_by).days
        assert all(is_free(days.respond_by + timedelta(days=number)) for number in range(1, between))


def test_a_reminder_has_time_to_be_answered() -> None:
    """Two weeks at least, and six working days between even over Christmas, before there is a complaint."""
    fewest = 99
    for received in every_day():
        days = deadline_of(received)
        waited = (days.complaint - days.reminder).days
        assert waited >= 14
        between = (days.reminder + timedelta(days=number) for number in range(1, waited))
        fewest = min(fewest, sum(not is_free(day) for day in between))
    assert fewest == 6


def test_a_request_of_september_2026() -> None:
    """All days of one request, as its calendar shows them."""
    days = deadline_of(date(2026, 9, 3))
    assert (days.respond_by, days.reminder, days.complaint) == (
        date(2026, 10, 5),
        date(2026, 10, 6),
        date(2026, 10, 20),
    )


@pytest.mark.parametrize("year", [1971, 2100])
def test_the_first_and_the_last_year_are_known(year: int) -> None:
    """A first of June in them is a working day, as it is no holiday and no weekend."""
    assert is_working_day(date(year, 6, 1))


@pytest.mark.parametrize("year", [1970, 2101])
def test_a_year_whose_holidays_nobody_knows_is_refused(year: int) -> None:
    """Rather than to give a day that may be a holiday."""
    with pytest.raises(ValueError, match="from 1971 to 2100"):
        is_working_day(date(year, 6, 1))


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        ("2026-09-03", Stage.WAITING),
        ("2026-10-05", Stage.WAITING),  # they have all of the last day
        ("2026-10-06", Stage.LATE),
        ("2026-10-19", Stage.LATE),
        ("2026-10-20", Stage.STILL_LATE),
        ("2027-01-01", Stage.STILL_LATE),
    ],
)
def test_where_a_request_stands(today: str, stage: Stage) -> None:
    """In time to the end of the last day, then late, and from the day of the complaint still late."""
    assert deadline_of(date(2026, 9, 3)).stage(date.fromisoformat(today)) is stage


def test_every_line_of_the_list_is_a_day_or_a_remark() -> None:
    """Asked without its memory, so that the reading itself is looked at."""
    lines = working_days._public_holidays.__wrapped__()
    days = [date.fromisoformat(line) for line in lines if not line.startswith("#")]
    assert len(days) == len(lines) - 3
    assert all(day.weekday() < 5 for day in days)
