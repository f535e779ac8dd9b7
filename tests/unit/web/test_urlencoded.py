"""Forms are read as any reader of forms reads them."""

from urllib.parse import parse_qs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.web.urlencoded import parse_form

MOST = 8
PIECES = st.sampled_from(
    ["%", "%4", "%41", "%C3", "%a9", "%e2%80%99", "%ff", "%00", "%zz", "+", "&", "=", "a", "\ufffd"]
)


@given(st.lists(PIECES, max_size=24).map("".join))
@example("a=1&a=2&b&=c&&")
@example("%2541=%%41&%E2%80\ufffd%99")
def test_fields_are_those_that_any_reader_finds(body: str) -> None:
    """Names, values and their order are the library's, whatever the body."""
    fields = parse_form(body, body.count("&") + 1)
    theirs = parse_qs(body, keep_blank_values=True, errors="replace")
    assert (fields, list(fields)) == (theirs, list(theirs))


def test_too_many_fields_are_refused() -> None:
    """A body of more fields than a form has is not read, and empty ones count."""
    assert parse_form("&" * (MOST - 1), MOST) == {}
    with pytest.raises(ValueError, match="more fields"):
        parse_form("&" * MOST, MOST)
