"""What holds for reading places and members whatever comes: a true value, or the documented refusal."""

import datetime as dt
import json
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.places import House, HouseError
from chalicelib.places.build import digest_of
from chalicelib.places.encode import encode
from chalicelib.places.house import (
    LONGEST,
    house_from_text,
    house_to_text,
    newer_of,
    read_name_or_none,
    read_party_or_none,
)
from chalicelib.places.members import Member
from chalicelib.places.members_api import TAKE, MembersNotRefreshedError, Sitting, read_all, read_page
from chalicelib.places.postcode import Postcode, parse_postcode, read_compact
from chalicelib.places.refresh import changes_between, folded, members_of
from chalicelib.places.slips import AREAS, suggestion_or_none
from chalicelib.places.table import Table, checksum_of, sector_and_unit
from chalicelib.refusals import Refusal
from tests.parliament import CONSTITUENCIES, SHIPPED
from tests.unit.attempt import attempt

# Other tests cover the lines; to trace these, too, would double what they take.
pytestmark = pytest.mark.usefixtures("untraced")

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)
OUTWARDS = st.sampled_from(["M1", "B33", "LS6", "SW1A", "EC1A", "W1A", "CR2", "DN55", "ZE1"])
UNITS = st.text("ABDEFGHJLNPQRSTUWXYZ", min_size=2, max_size=2)
POSTCODES = st.builds(
    lambda out, figure, unit: Postcode(out, f"{figure}{unit}"), OUTWARDS, st.integers(0, 9), UNITS
)
CODES = st.sampled_from(sorted(CONSTITUENCIES)[:20])
TABLES = st.dictionaries(POSTCODES.map(lambda postcode: postcode.compact), CODES, min_size=1, max_size=40)
DAYS = st.dates()
SEATS = st.sets(st.sampled_from(sorted(SHIPPED)), max_size=40)


@given(st.text() | st.text("0123456789ABCEGHIJKLMNOPRSTUVWXYZ", max_size=9))
def test_a_compact_postcode_is_read_or_refused(compact: str) -> None:
    """What is read is what stood there, and is read alike by the kind reader."""
    try:
        postcode = read_compact(compact)
    except Refusal:
        return
    assert postcode.compact == compact
    assert parse_postcode(str(postcode)) == postcode


@given(st.text("0O1IL5S8B2ZAWE6", max_size=9))
def test_a_suggestion_differs_by_look_alikes_alone(compact: str) -> None:
    """It has the shape that was asked for, in an area that exists, and is as long as what was typed."""
    found = suggestion_or_none(
        compact, lambda text: len(text) >= 5 and text[-3].isdigit() and text[0].isalpha()
    )
    if found is not None:
        plain = found.replace(" ", "")
        assert len(plain) == len(compact)
        assert plain[:2] in AREAS or plain[0] in AREAS
        assert all(
            old == new or {old, new} & set("0O1IL5S8B2Z") for old, new in zip(compact, plain, strict=True)
        )


@settings(max_examples=40)
@given(TABLES)
def test_a_table_holds_what_was_put_in(codes_of: dict[str, str]) -> None:
    """Every postcode comes out with its constituency, none else does, and the order does not matter."""
    content = encode(codes_of)
    assert content == encode(dict(reversed(codes_of.items())))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "postcodes.bin"
        file.write_bytes(content)
        table = Table.open(file)
        assert {postcode.compact: code for postcode, code in table.postcodes()} == codes_of
        assert digest_of(codes_of) == digest_of({each.compact: code for each, code in table.postcodes()})


@settings(max_examples=30)
@given(TABLES, st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_table_has_another_checksum(codes_of: dict[str, str], place: int, by: int) -> None:
    """Any byte that is changed is noticed, but for those of the checksum itself."""
    content = bytearray(encode(codes_of))
    before = checksum_of(bytes(content))
    place = place % len(content)
    content[place] ^= by
    assert checksum_of(bytes(content)) != before or content[place] != encode(codes_of)[place]


@given(POSTCODES, POSTCODES)
def test_two_postcodes_have_two_places(one: Postcode, other: Postcode) -> None:
    """A sector and a unit stand for one postcode alone, within 32 bits and 400 units."""
    places = [sector_and_unit(each.outward, each.inward) for each in (one, other)]
    assert (places[0] == places[1]) == (one == other)
    assert all(0 <= sector < 2**32 and 0 <= unit < 400 for sector, unit in places)


@given(st.text() | JSON)
def test_names_hold_no_markup(typed: object) -> None:
    """What passes for a name or a party is letters and a few marks, tidy and not long, and passes again."""
    for read in (read_name_or_none, read_party_or_none):
        name = read(typed)
        if name is not None:
            assert not set(name) & set('<>"{}[]\\;:=\n\t\r')
            assert len(name.split(" ")) == len(name.split())
            assert len(unicodedata.normalize("NFC", name)) <= 3 * LONGEST
            assert read(name) == name or len(name) > LONGEST


@given(JSON.map(json.dumps) | st.text())
def test_any_text_is_no_house(text: str) -> None:
    """Whatever JSON it is, it is refused, and the refusal quotes nothing of it."""
    house, refusal = attempt(lambda: house_from_text(text, CONSTITUENCIES), HouseError)
    assert house is None
    assert refusal
    assert len(text) < 12 or text not in str(refusal)


@settings(max_examples=30)
@given(DAYS, st.sets(st.sampled_from(sorted(SHIPPED)), max_size=20))
def test_a_house_comes_back(day: dt.date, vacant: set[str]) -> None:
    """With any day and any seats vacant that can be."""
    kept = {
        code: Member(each.name, each.full_title, each.party, day)
        for code, each in SHIPPED.items()
        if code not in vacant
    }
    house = House(day, kept)
    assert house_from_text(house_to_text(house), CONSTITUENCIES) == house


@given(DAYS, DAYS)
def test_the_newer_house_is_believed(one: dt.date, other: dt.date) -> None:
    """Never one of an earlier day than the other's; the shipped one where none is kept."""
    kept, shipped = House(one, {}), House(other, SHIPPED)
    assert newer_of(kept, shipped).day == max(one, other)
    assert newer_of(None, shipped) is shipped


@given(JSON.map(json.dumps).map(str.encode) | st.binary(), st.integers(0, 700))
def test_any_page_is_refused(body: bytes, skip: int) -> None:
    """Whatever Parliament's service may send: read as documented or refused, with nothing else raised."""
    page, refusal = attempt(lambda: read_page(body, skip), MembersNotRefreshedError)
    assert page or (refusal and refusal.__cause__ is None)
    assert page is None or len(page.sittings) <= TAKE


@given(JSON)
def test_any_list_is_refused(value: object) -> None:
    """The same for all pages together; and no endless list keeps us asking."""
    asked = []

    def fetch(skip: int) -> bytes:
        asked.append(skip)
        return json.dumps({"totalResults": 10**9, "items": value, "skip": skip, "take": TAKE}).encode()

    sittings, refusal = attempt(lambda: read_all(fetch), MembersNotRefreshedError)
    assert (sittings, len(asked)) == (None, 1)
    assert refusal


@given(SEATS, DAYS)
def test_each_member_has_their_seat(codes: set[str], day: dt.date) -> None:
    """By the name of the constituency, however its marks and its case are written; nobody is lost or doubled."""
    sittings = [
        Sitting(
            number,
            CONSTITUENCIES[code].name.upper().replace(" AND ", " & "),
            SHIPPED[code].name,
            "MP",
            "Green",
        )
        for number, code in enumerate(sorted(codes))
    ]
    found = members_of(sittings, CONSTITUENCIES, day)
    assert {code: member.name for code, member in found.items()} == {
        code: SHIPPED[code].name for code in codes
    }


@given(SEATS, SEATS)
def test_changes_are_those_that_differ(before: set[str], after: set[str]) -> None:
    """Once for each seat, nothing between a list and itself, and the same seats the other way round."""
    one, other = ({code: SHIPPED[code] for code in codes} for codes in (before, after))
    changes = changes_between(one, other, CONSTITUENCIES)
    assert {change.constituency.code for change in changes} == before ^ after
    assert len(changes) == len(changes_between(other, one, CONSTITUENCIES)) == len(before ^ after)
    assert not changes_between(one, one, CONSTITUENCIES)


@given(st.text())
def test_folding_twice_changes_nothing_more(name: str) -> None:
    """Words, each apart by one space, that are the same however the name was cased."""
    once = folded(name)
    assert folded(once) == once
    assert once == " ".join(once.split())
    assert all(each.isalnum() or each == " " for each in once)
