"""Reading a postcode as people type it."""

import re
import string
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.places import (
    Postcode,
    PostcodeMalformed,
    PostcodeMissing,
    PostcodeOutsideParliament,
    PostcodeSpecial,
    parse_postcode,
)
from chalicelib.refusals import Refusal
from tests.english import english

WELL_FORMED = (
    r"[A-PR-UWYZ]([A-HK-Y]?([1-9]?[0-9])|[1-9][A-HJKPSTUW]|[A-HK-Y][1-9][ABEHMNPRVWXY])"
    r"[0-9][ABD-HJLNP-UW-Z]{2}"
)
ELSEWHERE = ("JE", "GY", "IM", "GX", "AI", "HM", "VG", "BF", "ZZ", "BX", "XX", "XM")


def shaped() -> st.SearchStrategy[str]:
    """Well-formed postcodes of Great Britain and Northern Ireland, without a space."""
    return st.from_regex(re.compile(WELL_FORMED, re.ASCII), fullmatch=True).filter(
        lambda text: not text.startswith(ELSEWHERE)
    )


def refusal_or_none(typed: str) -> Refusal | None:
    """Give what a text is refused with."""
    try:
        parse_postcode(typed)
    except Refusal as refusal:
        return refusal
    return None


@given(shaped())
def test_writing_and_reading_again_gives_the_same(compact: str) -> None:
    """What is written on an envelope is read back as the same postcode, with and without its space."""
    postcode = parse_postcode(compact)
    assert postcode.compact == compact
    assert parse_postcode(str(postcode)) == postcode


@given(
    shaped(),
    st.lists(st.sampled_from(" \t\n\u00a0\u2003\u200b\ufeff.,-'\u2019\"\u2013"), max_size=8),
    st.randoms(),
)
def test_noise_between_the_characters_does_not_matter(compact: str, noise: list[str], order: Random) -> None:
    """Spaces, invisible characters and stray punctuation can stand anywhere, and case does not matter."""
    typed = list(compact.lower())
    for mark in noise:
        typed.insert(order.randint(0, len(typed)), mark)
    assert parse_postcode("".join(typed)).compact == compact


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(typed: str) -> None:
    """Whatever is typed, there is a postcode or a refusal about the postcode, and no other error."""
    refusal = refusal_or_none(typed)
    assert refusal is None or refusal.field == "postcode"


@given(st.text(alphabet=string.ascii_uppercase + string.digits, min_size=5, max_size=9))
def test_a_refusal_never_repeats_what_was_typed(typed: str) -> None:
    """The message can be shown and kept, because it holds nothing that was typed."""
    refusal = refusal_or_none(typed)
    assert refusal is None or typed not in english(refusal.text)
    assert refusal is None or typed not in repr(refusal)


@pytest.mark.parametrize(
    "typed",
    [
        "SW1A 1AA",
        "sw1a1aa",
        "  sW1a   1Aa  ",
        "SW1A\u00a01AA",
        "ＳＷ１Ａ　１ＡＡ",
        "SW1A\u200b1AA",
        "S W 1 A 1 A A",
        "SW1A 1AA.",
        "SW1A-1AA,",
        "“SW1A 1AA”",
    ],
)
def test_kind_reading(typed: str) -> None:
    """Case, spaces of any kind, full-width letters, invisible characters and punctuation do not matter."""
    assert parse_postcode(typed) == Postcode("SW1A", "1AA")


@pytest.mark.parametrize(
    "typed", ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "BL0 9AA"]
)
def test_each_true_shape(typed: str) -> None:
    """All six shapes of a UK postcode are read, and a single-figure district may be 0."""
    assert str(parse_postcode(typed)) == typed


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "...", "\u00a0-"])
def test_nothing_typed(typed: str) -> None:
    """An empty box is refused as empty."""
    with pytest.raises(PostcodeMissing) as refused:
        parse_postcode(typed)
    assert refused.value.code == "postcode-missing"


@pytest.mark.parametrize(
    "typed",
    [
        "SW1A",
        "1AA",
        "SW1A 1A",
        "SW1A 1AAA",
        "SW1AA 1AA",
        "QA1 1AA",  # no area begins with Q, V or X
        "VA1 1AA",
        "AZ1 1AA",  # nor has I, J or Z second
        "W1N 1AA",  # nor a one-letter district N
        "SW1C 1AA",  # nor a two-letter one C
        "SW1A 1AC",  # nor a unit C, I, K, M, O or V
        "SW1A 1MA",
        "B03 8TH",  # nor a two-figure district a leading 0
        "ЅW1A 1AA",  # a Cyrillic letter that looks like S
        "ßW1A 1AA",  # whose upper case is SS
        "SW1A 1AA SW1A 1AA",
        "postcode",
        "🏠",
        "9" * 10_000,
    ],
)
def test_what_cannot_be_a_postcode(typed: str) -> None:
    """Anything of no true shape is refused as malformed, without a guess where nothing looks alike."""
    with pytest.raises(PostcodeMalformed) as refused:
        parse_postcode(typed)
    assert refused.value.code == "postcode-malformed"
    assert refused.value.suggestion is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("SW1A OAA", "SW1A 0AA"),
        ("SWIA 1AA", "SW1A 1AA"),
        ("SWIA IAA", "SW1A 1AA"),
        ("swla 1aa", "SW1A 1AA"),
        ("S014 0AA", "SO14 0AA"),
        ("S02 4AA", "SO2 4AA"),
        ("0L1 1AA", "OL1 1AA"),
        ("1P1 2AA", "IP1 2AA"),
        ("5W1A 1AA", "SW1A 1AA"),
        ("8S1 4DJ", "BS1 4DJ"),
    ],
)
def test_look_alikes_are_suggested_and_never_changed(typed: str, meant: str) -> None:
    """A letter for a figure that it looks like, or the other way round, is refused with what was meant."""
    with pytest.raises(PostcodeMalformed) as refused:
        parse_postcode(typed)
    assert refused.value.suggestion == meant
    assert meant not in english(refused.value.text)


@given(shaped(), st.sampled_from(["0O", "O0", "1I", "I1"]), st.data())
def test_a_suggestion_is_a_postcode(compact: str, slip: str, data: st.DataObject) -> None:
    """Whatever is suggested is itself read without complaint."""
    spots = [at for at, letter in enumerate(compact) if letter == slip[0]]
    if not spots:
        return
    at = data.draw(st.sampled_from(spots))
    refusal = refusal_or_none(compact[:at] + slip[1] + compact[at + 1 :])
    suggestion = refusal.suggestion if refusal else None
    assert suggestion is None or str(parse_postcode(suggestion)) == suggestion


@pytest.mark.parametrize(
    ("typed", "which"),
    [
        ("JE2 3AB", "Crown dependencies"),
        ("GY1 1AA", "Crown dependencies"),
        ("IM1 1AA", "Crown dependencies"),
        ("im99 1aa", "Crown dependencies"),
        ("GX11 1AA", "overseas territory"),
        ("FIQQ 1ZZ", "overseas territory"),
        ("ASCN 1ZZ", "overseas territory"),
        ("STHL 1ZZ", "overseas territory"),
        ("TDCU 1ZZ", "overseas territory"),
        ("BBND 1ZZ", "overseas territory"),
        ("BIQQ 1ZZ", "overseas territory"),
        ("PCRN 1ZZ", "overseas territory"),
        ("SIQQ 1ZZ", "overseas territory"),
        ("TKCA 1ZZ", "overseas territory"),
        ("AI-2640", "overseas territory"),
        ("KY1-1001", "overseas territory"),
        ("HM 12", "overseas territory"),
        ("MSR1110", "overseas territory"),
        ("VG1110", "overseas territory"),
        ("BFPO 57", "BFPO"),
        ("bfpo801", "BFPO"),
        ("BF1 2AT", "BFPO"),
    ],
)
def test_places_that_elect_no_mp(typed: str, which: str) -> None:
    """Each place outside the UK Parliament's area is refused as what it is, before any look-up."""
    with pytest.raises(PostcodeOutsideParliament) as refused:
        parse_postcode(typed)
    assert refused.value.code == "postcode-outside-parliament"
    assert which in english(refused.value.text)


@pytest.mark.parametrize(
    "typed", ["GIR 0AA", "GIR OAA", "ZZ99 3VZ", "BX1 1LT", "XX10 1AA", "XM4 5HQ", "SAN TA1"]
)
def test_postcodes_where_nobody_lives(typed: str) -> None:
    """Fictional and organisations' postcodes are refused as special."""
    with pytest.raises(PostcodeSpecial) as refused:
        parse_postcode(typed)
    assert refused.value.code == "postcode-special"


@pytest.mark.parametrize(
    "typed", ["BT7 1NN", "B1 1AA", "BB1 1AA", "KY11 4AA", "ZE1 0AA", "HS1 2AA", "G1 1AA"]
)
def test_neighbours_of_those_are_read(typed: str) -> None:
    """A postcode area that only begins like a place elsewhere is read."""
    assert str(parse_postcode(typed)) == typed


def test_northern_ireland_is_told_by_its_area() -> None:
    """BT is Northern Ireland; B, BB and TB are not."""
    assert parse_postcode("BT7 1NN").is_northern_irish
    assert not parse_postcode("B7 1NN").is_northern_irish
