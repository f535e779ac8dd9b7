"""Figures published by a clock that was ahead stood on the line before those of the day that really came next.

The line then ran from tomorrow to today: the organisers' page drew it backwards, listed its days in the wrong order and
missed a negative number of them.
"""

from chalicelib.tally.snapshot import take_snapshot
from tests.unit.tally.samples import CAMPAIGN, TODAY
from tests.unit.tally.test_snapshot import SIZES, TOMORROW, sent


def test_the_line_never_goes_back() -> None:
    """Until the clock has caught up, the same day is published anew, and with the newest figures."""
    ahead = take_snapshot(CAMPAIGN, TOMORROW, sent(234), None, SIZES)
    mended = take_snapshot(CAMPAIGN, TODAY, sent(310), ahead, SIZES)
    assert mended.day == TOMORROW
    assert [each.day for each in mended.line] == [TOMORROW]
    assert mended.line[-1].at_least != ahead.line[-1].at_least
