"""On which day a request was received."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.refusals import Refusal
from chalicelib.subject_access.received import believable_received, read_received
from tests.english import english

TODAY = date(2026, 9, 3)


def refusal_of(typed: str, today: date = TODAY) -> Refusal:
    """Give what a day is refused with."""
    with pytest.raises(Refusal) as refused:
        read_received(typed, today)
    return refused.value


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("2026-09-03", TODAY),
        ("2024-09-03", TODAY),
        ("2026-02-28", date(2028, 2, 29)),  # two years before a day that only leap years have
        ("2024-02-29", date(2026, 2, 28)),
    ],
)
def test_a_day_from_two_years_ago_to_today_is_read(typed: str, today: date) -> None:
    """Both ends are in."""
    assert read_received(typed, today) == date.fromisoformat(typed)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("2026-09-04", "received-in-future", "This day has not come yet."),
        ("2062-09-03", "received-in-future", "This day has not come yet."),
        ("2024-09-02", "received-too-long-ago", "This is more than two years ago. Check the year."),
        ("1986-09-03", "received-too-long-ago", "This is more than two years ago. Check the year."),
        ("2026-02-30", "date-no-such-day", "There is no 30 February."),
        ("yesterday", "date-malformed", "We cannot read this date."),
        ("", "date-missing", "Type the day, the month and the year."),
    ],
)
def test_any_other_day_is_refused_by_name(typed: str, code: str, said: str) -> None:
    """With what to do about it, for the field that it is about."""
    refusal = refusal_of(typed)
    assert (refusal.code, refusal.field) == (code, "received")
    assert english(refusal.text).startswith(said)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_two_years_are_two_years(received: date, today: date) -> None:
    """A day is read if, and only if, its second birthday is not over and it has come."""
    is_second_birthday_over = (today.year - received.year, today.month, today.day) > (
        2,
        received.month,
        received.day,
    )
    is_leap_day = (received.month, received.day) == (2, 29) or (today.month, today.day) == (2, 29)
    try:
        believable_received(received, today)
    except Refusal:
        assert received > today or is_second_birthday_over or is_leap_day
    else:
        assert received <= today
        assert not is_second_birthday_over or is_leap_day
