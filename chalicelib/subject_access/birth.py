"""What a birth date can be."""

from datetime import date

from chalicelib.refusals import Refusal
from chalicelib.subject_access.request import Who

OLDEST_YEARS = 120  # nobody has been older for long
ADULT_YEARS = 18  # Family Law Reform Act 1969, section 1


def require_birth_date(born: date, who: Who, today: date) -> date:
    """Hold a birth date to what can be.

    Args:
        born: the date, of the one whose record it is.
        who: by what right it is asked for.
        today: the day it is, in the United Kingdom.

    Returns:
        The same date.

    Raises:
        Refusal: it is in the future or over 120 years ago, or a parent asks for somebody who is grown up.
    """
    if born > today:
        raise Refusal("birth-date-in-future", "birth_date")
    if birthday(born, OLDEST_YEARS) <= today:
        raise Refusal("birth-date-too-long-ago", "birth_date")
    if who is Who.CHILD and birthday(born, ADULT_YEARS) <= today:
        raise Refusal("child-is-adult", "birth_date")
    return born


def birthday(born: date, years: int) -> date:
    """Give somebody's birthday after so many years.

    Args:
        born: the day of birth.
        years: how many years later.

    Returns:
        That day; for 29 February in a year without one, 1 March: before it they are not a year older.
    """
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
