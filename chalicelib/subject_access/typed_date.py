"""A date as people type it: read kindly, never guessed, and refused by the part that is wrong."""

import re
import unicodedata
from datetime import date

from chalicelib.languages import Text
from chalicelib.refusals import Refusal

EARLIEST_YEAR = 1850  # nobody alive was born before it, so an earlier one is a slip
LONGEST_TYPED = 64  # characters; normalising a longer one could take minutes, and none is a date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WELSH_MONTHS = (
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
)
_FEBRUARY = 2

# Figures are spelt out, because \d is a figure of any script. Python's own reader would not do: it also takes
# 20260903 and 2026-W36-4.
_DAY = re.compile("0*([1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?")
_MONTH = re.compile("0*([1-9]|1[0-2])")
_MONTH_NAME = re.compile(
    r"([a-z]{3,10})\.?"
)  # three letters tell all twelve apart, in both languages together
_YEAR = re.compile("[0-9]{4}")
_ISO = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_date(day: str, month: str, year: str, field: str) -> date:
    """Read a date that was typed in three boxes.

    Spaces around, invisible characters, zeros in front, full-width forms and case do not matter. The day may
    be "3rd", the month "9", "September" or "Sept.". A year needs its four figures: "09" could be two years.

    Args:
        day: anything at all, as the other two.
        month: a number, or an English or Welsh name, whole or cut short after three letters or more.
        year: four figures.
        field: the name of the input that a refusal is about.

    Returns:
        A day in the years 1850 to 9999; whether it makes sense is for others to say.

    Raises:
        Refusal: it is no date; the code and the text say which part to mend, the first one from the left.
    """
    parts = tuple(map(_tidied, (day, month, year)))
    if not any(parts):
        raise Refusal("date-missing", field)
    return _real_date(
        _read_day(parts[0], field), _read_month(parts[1], field), _read_year(parts[2], field), field
    )


def read_iso_date(typed: str, field: str) -> date:
    """Read a date in the one form that programs send, and browsers from their own date boxes.

    Args:
        typed: "2026-09-03", with the same kindness as in ``read_date``, or anything else.
        field: the name of the input that a refusal is about.

    Returns:
        A day in the years 1850 to 9999.

    Raises:
        Refusal: it has another form, or is no date; in the second case as in ``read_date``.
    """
    tidied = _tidied(typed)
    if not tidied:
        raise Refusal("date-missing", field)
    found = _ISO.fullmatch(tidied)
    if not found:
        raise Refusal("date-malformed", field)
    year, month, day = found.groups()
    return read_date(day, month, year, field)


def _tidied(typed: str) -> str:
    """Give the plain characters of what was typed; some programs copy invisible ones along with a date."""
    if len(typed) > LONGEST_TYPED:
        return "?"  # read by nobody as a part of a date
    plain = unicodedata.normalize("NFKC", typed)
    return "".join(each for each in plain if unicodedata.category(each) != "Cf").strip().lower()


def _read_day(typed: str, field: str) -> int:
    if not typed:
        raise Refusal("date-day-missing", field)
    found = _DAY.fullmatch(typed)
    if not found:
        raise Refusal("date-day-malformed", field)
    return int(found[1])


def _read_month(typed: str, field: str) -> int:
    if not typed:
        raise Refusal("date-month-missing", field)
    if found := _MONTH.fullmatch(typed):
        return int(found[1])
    if found := _MONTH_NAME.fullmatch(typed):
        for number, names in enumerate(zip(_MONTHS, _WELSH_MONTHS, strict=True), start=1):
            if any(name.startswith(found[1]) for name in names):
                return number
    raise Refusal("date-month-malformed", field)


def _read_year(typed: str, field: str) -> int:
    if not typed:
        raise Refusal("date-year-missing", field)
    if not _YEAR.fullmatch(typed):
        raise Refusal("date-year-malformed", field)
    year = int(typed)
    if year < EARLIEST_YEAR:
        raise Refusal(
            "date-year-too-early", field, Text("refusals.date-year-too-early", {"first": EARLIEST_YEAR})
        )
    return year


def _real_date(day: int, month: int, year: int, field: str) -> date:
    from calendar import monthrange  # noqa: PLC0415 - on first use, as in months.py

    if day <= monthrange(year, month)[1]:
        return date(year, month, day)
    # 29 February alone is a day of some years. The year is not said: refusals quote nothing that may be true.
    if (day, month) == (29, _FEBRUARY):
        raise Refusal("date-not-in-leap-year", field)
    text = Text(f"refusals.date-not-in-{_MONTHS[month - 1]}", {"day": day})
    raise Refusal("date-no-such-day", field, text)
