"""What happened: a form of a megabyte of percent signs kept the function busy for 0.4 to 0.8 seconds.

Found by looking for forms over 200 ms of processor time. The cause: the library's reader of forms takes each
percent sign by itself, in Python. Ours gives the same answers and leaves the walk over the text to C.
"""

import sys
from types import FrameType

import pytest

from chalicelib.web.reading import MAX_FORM_BYTES, MAX_FORM_FIELDS
from chalicelib.web.urlencoded import parse_form

MOST_STEPS = 100  # calls, of Python or of C; it took the library half a million


class Steps:
    """Counts calls: how many there are, no busy machine changes."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, _frame: FrameType, _event: str, _argument: object) -> None:
        self.count += 1


@pytest.mark.parametrize("piece", ["%", "%4", "a%", "%41", "a%ff", "%F0%9F%98%80"])
def test_the_longest_form_takes_few_steps(piece: str) -> None:
    """However a megabyte is written, reading it takes no step for each character."""
    body = "x=" + piece * (MAX_FORM_BYTES // len(piece))
    steps = Steps()
    sys.setprofile(steps)
    try:
        fields = parse_form(body, MAX_FORM_FIELDS)
    finally:
        sys.setprofile(None)
    assert steps.count < MOST_STEPS
    assert list(fields) == ["x"]
