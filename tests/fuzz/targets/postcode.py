"""The postcode reader: a postcode, or a refusal that is on the list."""

from chalicelib.places.postcode import LONGEST_TYPED, Postcode, parse_postcode
from chalicelib.refusals import Refusal
from tests.fuzz.cases import text_of

REFUSALS = {"postcode-missing", "postcode-malformed", "postcode-outside-parliament", "postcode-special"}

SEEDS = (
    b"\0HA2 0JQ",
    b"\0sw1a1aa",
    b"\0SWIA OAA",
    b"\0BT1 1AA",
    b"\0KY1-1001",
    b"\0BFPO 1",
    b"\0GIR 0AA",
    b"\0JE2 3AB",
)


def hold(data: bytes) -> None:
    """Read what somebody typed, and read what came of it again."""
    typed = text_of(data)
    postcode = _read(typed)
    if postcode is None:
        return
    assert len(typed) <= LONGEST_TYPED
    for written in (str(postcode), postcode.compact, str(postcode).lower()):
        assert parse_postcode(written) == postcode, "a postcode that is written down reads as itself"
    assert postcode.is_northern_irish == postcode.compact.startswith("BT")
    assert postcode.compact.isascii(), "nothing but letters and figures gets through"


def _read(typed: str) -> Postcode | None:
    try:
        return parse_postcode(typed)
    except Refusal as refusal:
        refused = refusal
    assert refused.code in REFUSALS, refused.code
    assert refused.field == "postcode"
    if refused.suggestion is not None:
        assert str(parse_postcode(refused.suggestion)) == refused.suggestion, "a suggestion is a postcode"
    return None
