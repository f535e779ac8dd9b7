"""The public figures in one sentence."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.tally.disclosure import NOTHING
from chalicelib.tally.events import Event
from chalicelib.tally.published import published_in_words
from chalicelib.tally.snapshot import Snapshot
from tests.english import english


@pytest.mark.parametrize(
    ("letters", "reached", "said"),
    [
        (0, 0, "Fewer than ten letters so far, or too few to say how many."),
        (0, 10, "Fewer than ten letters so far, or too few to say how many."),
        (1_200, 0, "At least 1,200 letters so far."),
        (1_200, 430, "At least 1,200 letters so far, from at least 430 of the 650 constituencies."),
    ],
)
def test_says_what_is_published_and_no_more(letters: int, reached: int, said: str) -> None:
    """What is hidden is not said as a nought."""
    sent = replace(NOTHING, at_least=letters, reached_at_least=reached)
    snapshot = Snapshot(campaign="c", day=date(2026, 11, 22), number=1, figures={Event.SENT: sent}, line=())
    assert english(published_in_words(snapshot, 650)) == said
