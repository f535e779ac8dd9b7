"""On which day a request was received."""

from datetime import date

from chalicelib.refusals import Refusal
from chalicelib.subject_access.months import MONTHS_A_YEAR, months_later
from chalicelib.subject_access.typed_date import read_iso_date

FIELD = "received"
# Every date that we reckon from it, complaint and longest extension included, lies within half a year. So two
# years leave room for somebody who has waited very long, and longer ago is far likelier a mistyped year.
MOST_YEARS_AGO = 2


def read_received(typed: str, today: date) -> date:
    """Read on which day a request was received.

    Args:
        typed: "2026-09-03" or anything else.
        today: the day in the United Kingdom.

    Returns:
        A day from two years ago to today.

    Raises:
        Refusal: it is no date, has not come yet, or is so long ago that the year is likely wrong.
    """
    return believable_received(read_iso_date(typed, FIELD), today)


def believable_received(received: date, today: date) -> date:
    """Check a day that was read in another way, such as from three boxes.

    Args:
        received: any day.
        today: as in ``read_received``.

    Returns:
        The same day.

    Raises:
        Refusal: it has not come yet, or is so long ago that the year is likely wrong.
    """
    if received > today:
        raise Refusal("received-in-future", FIELD)
    if received < months_later(today, -MOST_YEARS_AGO * MONTHS_A_YEAR):
        raise Refusal("received-too-long-ago", FIELD)
    return received
