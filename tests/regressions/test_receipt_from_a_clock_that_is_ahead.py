"""A server whose clock was an hour ahead gave out receipts that every other one refused for the next 55 minutes.

Five minutes were allowed for. Who sent their letter meanwhile was told that their receipt lasts for 7 days and is no
longer good, and who edited it through the interface was refused the edit.
"""

from dataclasses import replace

import pytest

from tests.unit.tally.samples import CAMPAIGN
from tests.unit.tally.test_receipts import BOOK, NOW, RECEIPT

HOUR = 3_600


@pytest.mark.parametrize("wrong_by", [HOUR, -HOUR])
def test_an_hour_either_way_is_read(wrong_by: int) -> None:
    """A receipt is good at once, whichever of the two clocks is the wrong one."""
    receipt = replace(RECEIPT, made_at=NOW + wrong_by)
    assert BOOK.read(BOOK.issue(receipt), campaign=CAMPAIGN, now=NOW) == receipt
