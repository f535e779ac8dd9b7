"""Days on which a published total grew as it never does: to be looked at, not to be struck out.

Nobody can tell an invented participation from a real one here, because nothing is known of either. What can
be seen is a leap. It is worked out from totals that are published anyway, so it gives nothing away; it looks
the same whether a newspaper wrote of the campaign or a machine pressed the button.

Source: docs/decisions/018-inflated-counts.md, which says what was weighed and what this cannot see.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from chalicelib.tally.events import Event
from chalicelib.tally.snapshot import DayOfLine

LEAST_HISTORY = 7  # published days before: what is usual is not known before a week is over
LOOKED_BACK = 28  # published days: four weeks, so that every weekday is in it four times
LEAST_GROWTH = 100  # people a day: under that, rounding and chance leap as well
TIMES_USUAL = 5  # how often the usual growth is too often to be usual


def unusual_days(line: Sequence[DayOfLine], event: Event) -> frozenset[date]:
    """Find the days on which an event's total grew far more than in the four weeks before.

    Args:
        line: the totals as they were published, oldest first.
        event: which event.

    Returns:
        The days, each by which at least 100 people a day were added and over five times the usual day. Usual
        is the median of up to 28 published days before; the first seven days have none.
    """
    growths = list(_growths(line, event))
    found = []
    for number, (day, growth) in enumerate(growths):
        before = [each for _, each in growths[max(0, number - LOOKED_BACK) : number]]
        is_known = len(before) >= LEAST_HISTORY
        if is_known and growth >= LEAST_GROWTH and growth > TIMES_USUAL * median(before):
            found.append(day)
    return frozenset(found)


def _growths(line: Sequence[DayOfLine], event: Event) -> Iterator[tuple[date, float]]:
    """Give each day's growth: where days are missing, the growth since the last one is spread over them."""
    earlier_day, earlier_total = None, 0
    for each in line:
        total = each.at_least.get(event, 0)
        days = (each.day - earlier_day).days if earlier_day else 1
        yield each.day, (total - earlier_total) / days
        earlier_day, earlier_total = each.day, total
