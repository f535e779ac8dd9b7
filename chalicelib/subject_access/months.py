"""The same date in another month."""

from datetime import date

MONTHS_A_YEAR = 12


def months_later(day: date, months: int) -> date:
    """Give the corresponding date of a later or earlier month.

    Args:
        day: where to begin.
        months: how many months on; fewer than none is back.

    Returns:
        The same date of that month, or its last day where the month is too short.
    """
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    # Imported on first use, as everything of Python's own that a letter to an MP has no need of.
    from calendar import monthrange  # noqa: PLC0415

    _, last = monthrange(year, month)
    return date(year, month, min(day.day, last))
