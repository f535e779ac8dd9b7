"""The day that it is in the United Kingdom, for letters and time limits."""

from datetime import UTC, date, datetime


def uk_day(now: int) -> date:
    """Give the day.

    Args:
        now: seconds since 1970.

    Returns:
        The date on clocks in the United Kingdom, which in summer are an hour ahead of UTC.
    """
    # Imported on first use: no letter to an MP has a date.
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    return datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo("Europe/London")).date()
