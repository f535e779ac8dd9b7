"""Where the marks of an axis stand, and what they say."""

from datetime import date, timedelta
from enum import StrEnum

from chalicelib.frozen import dataclass

MOST_STEPS = 4  # of an axis of numbers: few enough to be read at a glance
MANY_DAYS = 12  # from so many on, it is not seen that those written out are not quite equally far apart
LEAST_TOP = 10  # of an axis of numbers; smaller ones are never shown
_ROUND = (1, 2, 5)  # and these times ten, a hundred ...


class Anchor(StrEnum):
    """Which part of a text stands at its mark, in the words of SVG."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of an axis.

    Args:
        at: per cent of the way from left to right, or from the top down.
        stands_for: the number or day that is written there.
        anchor: which part of the writing stands there.
    """

    at: float
    stands_for: int | date
    anchor: Anchor = Anchor.MIDDLE


def steps_up_to(most: int) -> tuple[int, ...]:
    """Give few round numbers at equal distances, from 0 to the first that is not less than the greatest.

    Args:
        most: the greatest number to be drawn, 0 or more.

    Returns:
        3 to 5 numbers, the first of them 0.
    """
    top = max(most, LEAST_TOP)
    tens = 10 ** (len(str(top)) - 2)
    candidates = (each * tens * factor for factor in (1, 10) for each in _ROUND)
    step = next(each for each in candidates if each * MOST_STEPS >= top)
    return tuple(range(0, top + step, step))


def days_to_name(first: date, last: date) -> tuple[date, ...]:
    """Choose which days to write out: as many as fit beside each other on a phone.

    Args:
        first: the day at the left end.
        last: the day at the right end.

    Returns:
        The last, the first, and up to two between them at equal distances.
    """
    span = (last - first).days
    if not span:
        return (last,)
    parts = next(parts for parts in (3, 2, 1) if span % parts == 0 or span >= MANY_DAYS)
    return tuple(first + timedelta(round(span * part / parts)) for part in range(parts + 1))
