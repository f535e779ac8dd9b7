"""Every row of the list that the shipped table was built from comes back right.

All that needs the whole list is in this one file, so that one worker alone reads it.
"""

import random
import zlib
from itertools import product

import pytest

from chalicelib.places import DATA, Places, parse_postcode
from chalicelib.places.build import build, digest_of
from chalicelib.places.encode import encode
from chalicelib.places.locate import ABOUT_FILE, CONSTITUENCIES_FILE, MEMBERS_FILE, TABLE_FILE
from chalicelib.places.postcode import UNIT_LETTERS
from chalicelib.places.slips import AREAS
from tests.unit.places.conftest import WriteFolder, as_postcode
from tests.unit.places.test_build import codes_of, written

pytestmark = pytest.mark.usefixtures("untraced")

# Of the input: SHA-256 of its lines "POSTCODE,CODE", sorted, each ended by a newline:
# zcat postcode_constituency.csv.gz | tail -n +2 | cut -d, -f1,2 | LC_ALL=C sort | sha256sum
INPUT_ROWS = 1_749_031
INPUT_DIGEST = "a82421d4208976dd1f583165f53d40dda53e628cccb24b3b21ae5e9872016e40"

SAMPLE_STEP = 9_973  # a prime, so that the sample falls everywhere in a sector


def test_the_table_holds_exactly_the_input(places: Places, listed: dict[str, str]) -> None:
    """All rows of the input, and no other, are in the table."""
    assert len(places.table) == len(listed) == INPUT_ROWS
    assert digest_of(listed) == INPUT_DIGEST == places.about.digest


def test_every_row_is_located(places: Places, listed: dict[str, str]) -> None:
    """The way that a supporter's postcode goes answers every row of the input with its own constituency."""
    wrong = 0
    for compact, code in listed.items():
        constituency = places.locate(as_postcode(compact)).constituency
        wrong += constituency is None or constituency.code != code
    assert wrong == 0


def test_what_is_not_in_the_input_is_not_answered(places: Places, listed: dict[str, str]) -> None:
    """In sampled sectors all 400 possible postcodes are tried, and only those in the input are answered."""
    for compact in sorted(listed)[::SAMPLE_STEP]:
        for letters in product(UNIT_LETTERS, repeat=2):
            neighbour = compact[:-2] + "".join(letters)
            assert places.table.code_or_none(as_postcode(neighbour)) == listed.get(neighbour)


def test_listed_postcodes_are_read_as_typed(listed: dict[str, str]) -> None:
    """The parser takes every sampled postcode of the list, in capitals or not."""
    for compact in sorted(listed)[::97]:
        assert parse_postcode(compact.lower()).compact == compact


def test_building_again_gives_the_committed_bytes(listed: dict[str, str]) -> None:
    """The committed file is what the builder writes from these postcodes, to the byte."""
    assert encode(listed) == (DATA / TABLE_FILE).read_bytes()


def test_the_same_postcodes_give_the_same_bytes(write_folder: WriteFolder, listed: dict[str, str]) -> None:
    """A sample of real rows, shuffled, builds the same two files."""
    folder = write_folder({})
    rows = [f"{postcode},{code},code-point-open" for postcode, code in sorted(listed.items())[::1999]]
    build([written(folder, rows)], folder, "2025")
    before = (folder / TABLE_FILE).read_bytes(), (folder / ABOUT_FILE).read_bytes()
    random.Random(7).shuffle(rows)  # noqa: S311 - an order, not a secret
    build([written(folder, rows)], folder, "2025")
    assert ((folder / TABLE_FILE).read_bytes(), (folder / ABOUT_FILE).read_bytes()) == before
    assert len(codes_of(folder)) == len(rows)


def test_the_areas_are_those_of_the_list(listed: dict[str, str]) -> None:
    """The areas written down are exactly those that hold a postcode."""
    found = {compact[:2].rstrip("0123456789") for compact in listed}
    assert found == AREAS


def test_the_files_are_small() -> None:
    """All data together stay under 2 MB, and under 0.5 MB when zipped as a deployment package is."""
    files = [DATA / name for name in (TABLE_FILE, ABOUT_FILE, CONSTITUENCIES_FILE, MEMBERS_FILE)]
    contents = [file.read_bytes() for file in files]
    assert sum(map(len, contents)) <= 2_000_000
    assert sum(len(zlib.compress(content)) for content in contents) <= 500_000
