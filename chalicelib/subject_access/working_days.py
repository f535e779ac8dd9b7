"""Which days are working days in England and Wales."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

FIRST_YEAR = 1971  # of the act that names most of today's holidays: Banking and Financial Dealings Act 1971
LAST_YEAR = 2100  # the last that the library knows
HOLIDAYS_FILE = Path(__file__).parent / "public-holidays.txt"
_SATURDAY = 5  # as date.weekday() counts
_ONE_DAY = timedelta(days=1)


def working_day_from(day: date) -> date:
    """Find the first day that is no Saturday, Sunday or public holiday.

    Args:
        day: where to begin to look, in the years 1971 to 2100. A holiday that was proclaimed for a single
            year is known if ``make build-holidays`` knew of it.

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
    """Say whether a day is neither a Saturday or Sunday nor a public holiday of England and Wales.

    Args:
        day: in the years 1971 to 2100.

    Returns:
        Whether it is a working day.

    Raises:
        ValueError: it lies in another year, whose public holidays nobody has written down.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"public holidays are known from {FIRST_YEAR} to {LAST_YEAR}")
    return day.weekday() < _SATURDAY and day.isoformat() not in _public_holidays()


@cache
def _public_holidays() -> frozenset[str]:
    return frozenset(HOLIDAYS_FILE.read_text(encoding="utf-8").splitlines())
