"""Statements of law and fact, each with its source and the day on which somebody has to look at it again."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from chalicelib.frozen import dataclass

# A longest month each, so that whoever looks once a month sees the warning before anything stops.
WARN_BEFORE = timedelta(days=31)
STOP_AFTER = timedelta(days=31)
# A year, a leap year's too: law and offices rarely stand still for longer.
LONGEST_TRUST = timedelta(days=366)


class About(StrEnum):
    """Which part of the guide shows a statement."""

    RIGHT = "right"
    WHO = "who"
    CHILD = "child"
    AUTHORITY = "authority"
    ATTORNEY = "attorney"
    LETTER = "letter"
    IDENTITY = "identity"
    TIME = "time"
    NEXT = "next"
    ALTERNATIVE = "alternative"
    CITED = "cited"  # no page's part: it stands where a letter, an address or a link elsewhere rests on it


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a page or a letter rests on.

    Attributes:
        id: its name.
        about: which part of the guide shows it.
        text: what is stated: in plain English for a page, exact for a letter.
        source: what it rests on, such as "UK GDPR, Article 15(1)".
        url: absolute address of the source.
        checked: the day on which somebody last compared it with the source.
        review_by: the day on which that is due again.
    """

    id: str
    about: About
    text: str
    source: str
    url: str
    checked: date
    review_by: date


def due_soon(statements: Iterable[Statement], today: date) -> tuple[Statement, ...]:
    """Give what is worth a warning: due within a month, or due for less than a month.

    Args:
        statements: any.
        today: the day to look from.

    Returns:
        Those, soonest first.
    """
    return _soonest_first(
        each for each in statements if each.review_by - WARN_BEFORE <= today < each.review_by + STOP_AFTER
    )


def overdue(statements: Iterable[Statement], today: date) -> tuple[Statement, ...]:
    """Give what nobody should rely on any more: due for a month or longer.

    Args:
        statements: any.
        today: the day to look from.

    Returns:
        Those, soonest first.
    """
    return _soonest_first(each for each in statements if today >= each.review_by + STOP_AFTER)


def _soonest_first(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda each: (each.review_by, each.id)))
