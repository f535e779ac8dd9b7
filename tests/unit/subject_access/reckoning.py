"""The last day to answer, reckoned another way: day by day, with public holidays from the statute's own rules.

Source: Banking and Financial Dealings Act 1971, Schedule 1; the yearly royal proclamations for New Year's Day, the first
Monday in May and a Boxing Day on a Saturday; common law for Good Friday and Christmas Day. For years in which nothing
else was proclaimed, as in 2024 and, so far, all that follow.
"""

from datetime import date, timedelta
from functools import cache

FIRST_YEAR, LAST_YEAR = 2024, 2040
DAY = timedelta(days=1)
MONDAY, SATURDAY = 0, 5


def easter(year: int) -> date:
    """Give Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, left = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest + 2 * leaps - epact - left) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays_on_weekdays(year: int) -> frozenset[date]:
    """Give the public holidays of England and Wales, each where its substitute is if it falls on a weekend."""
    christmas = weekday_from(date(year, 12, 25))
    return frozenset(
        {
            weekday_from(date(year, 1, 1)),
            easter(year) - 2 * DAY,
            easter(year) + DAY,
            monday_from(date(year, 5, 1)),
            monday_from(date(year, 5, 25)),  # the last in May, as the next line's is the last in August
            monday_from(date(year, 8, 25)),
            christmas,
            weekday_from(christmas + DAY),
        }
    )


def weekday_from(day: date) -> date:
    """Give that day or the Monday after it."""
    return day if day.weekday() < SATURDAY else monday_from(day)


def monday_from(day: date) -> date:
    """Give that day or the next Monday."""
    while day.weekday() != MONDAY:
        day += DAY
    return day


def is_free(day: date) -> bool:
    """Say whether nobody has to work."""
    return day.weekday() >= SATURDAY or day in holidays_on_weekdays(day.year)


def last_day(received: date, months: int) -> date:
    """Walk to the same date so many months on, or to the end of that month, and on to a working day."""
    day = received
    for _ in range(months):
        day = end_of_month(day) + DAY  # the first of the next month
    last = end_of_month(day)
    while day.day < received.day and day < last:
        day += DAY
    while is_free(day):
        day += DAY
    return day


def end_of_month(day: date) -> date:
    """Walk to the last day of a month."""
    while (day + DAY).day != 1:
        day += DAY
    return day
