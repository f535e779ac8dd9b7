"""Which days are working days in England and Wales."""

from datetime import date, timedelta
from functools import cache

_SATURDAY = 5  # as date.weekday() counts
_ONE_DAY = timedelta(days=1)


def working_day_from(day: date) -> date:
    """Find the first day that is no Saturday, Sunday or public holiday.

    Args:
        day: where to begin to look, in the years 1872 to 2100, which are those that the library knows. One
            that was proclaimed for a single year is among them if the library is newer than that.

    Returns:
        That day itself or the next working day after it.
    """
    while not is_working_day(day):
        day += _ONE_DAY
    return day


def working_day_after(day: date) -> date:
    """Find the next working day.

    Args:
        day: as in ``working_day_from``; need not be a working day.

    Returns:
        The first working day that is later.
    """
    return working_day_from(day + _ONE_DAY)


def is_working_day(day: date) -> bool:
    """Say whether a day is neither a Saturday or Sunday nor a public holiday of England and Wales."""
    return day.weekday() < _SATURDAY and day not in _public_holidays(day.year)


@cache
def _public_holidays(year: int) -> frozenset[date]:
    # Imported on first use, because it is large and no page of the letter to an MP asks for a working day.
    from holidays import country_holidays  # noqa: PLC0415

    # Each year by itself: an object that adds years when asked is not safe between threads.
    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
