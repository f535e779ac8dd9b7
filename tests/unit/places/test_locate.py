"""From a postcode to the MP."""

from pathlib import Path

import pytest

from chalicelib.places import (
    DataFileError,
    Place,
    Places,
    PostcodeNotInUse,
    TableDamagedError,
    parse_postcode,
)
from chalicelib.places.about import read_about
from chalicelib.places.locate import ABOUT_FILE, CONSTITUENCIES_FILE, MEMBERS_FILE, TABLE_FILE
from tests.english import english
from tests.unit.places.conftest import WriteFolder

WESTMINSTER = "E14001172"


@pytest.mark.parametrize(
    ("typed", "name", "nation"),
    [
        ("SW1A 2AA", "Cities of London and Westminster", "England"),
        ("EH99 1SP", "Edinburgh East and Musselburgh", "Scotland"),
        ("CF99 1SN", "Cardiff South and Penarth", "Wales"),
        ("BT7 1NN", "Belfast South and Mid Down", "Northern Ireland"),
    ],
)
def test_a_postcode_of_each_nation(places: Places, typed: str, name: str, nation: str) -> None:
    """Known buildings are in the constituencies that they are known to be in."""
    place = places.locate(parse_postcode(typed))
    assert place.constituency is not None
    assert (place.constituency.name, place.nation) == (name, nation)
    assert place.member == places.members[place.constituency.code]


def test_a_vacant_seat(write_folder: WriteFolder) -> None:
    """A constituency without a member has none, and its supporters are not stopped."""
    folder = write_folder({"SW1A1AA": WESTMINSTER})
    path = folder / MEMBERS_FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if WESTMINSTER not in line), encoding="utf-8")
    place = Places.open(folder).locate(parse_postcode("SW1A 1AA"))
    assert place.constituency is not None
    assert place.member is None


def test_a_northern_ireland_postcode_that_is_not_listed(places: Places) -> None:
    """It is located as far as one can: the list need not hold all of those, and WriteToThem knows them."""
    postcode = parse_postcode("BT99 9ZZ")
    assert places.locate(postcode) == Place(postcode, "Northern Ireland", None, None)


def test_a_postcode_that_is_not_in_use(places: Places) -> None:
    """Elsewhere an unlisted postcode is refused, with the date of the list."""
    with pytest.raises(PostcodeNotInUse) as refused:
        places.locate(parse_postcode("SW1A 9ZZ"))
    assert places.about.dated in english(refused.value.text)


def test_a_house_newer_than_the_list(places: Places) -> None:
    """Whoever insists on a new postcode can go on, without a constituency."""
    postcode = parse_postcode("SW1A 9ZZ")
    assert places.locate(postcode, unlisted_ok=True) == Place(postcode, "", None, None)


def test_a_listed_postcode_is_located_all_the_same(places: Places) -> None:
    """That nobody is stopped changes nothing for a postcode on the list."""
    postcode = parse_postcode("SW1A 2AA")
    assert places.locate(postcode, unlisted_ok=True) == places.locate(postcode)


def test_a_table_of_other_constituencies(write_folder: WriteFolder) -> None:
    """A table that knows a constituency which the list of names does not is refused at once."""
    folder = write_folder({"SW1A1AA": "E14000639"})
    with pytest.raises(DataFileError, match="the table knows E14000639") as refused:
        Places.open(folder)
    assert refused.value.file.name == CONSTITUENCIES_FILE


def test_facts_of_another_table(write_folder: WriteFolder, tmp_path: Path) -> None:
    """A table and facts that were not built together are refused at once."""
    folder = write_folder({"SW1A1AA": WESTMINSTER})
    assert read_about(tmp_path / ABOUT_FILE).postcodes == 1
    text = (folder / ABOUT_FILE).read_text(encoding="utf-8")
    (folder / ABOUT_FILE).write_text(text.replace('"postcodes": 1', '"postcodes": 2'), encoding="utf-8")
    with pytest.raises(DataFileError, match="the table holds 1 postcodes"):
        Places.open(folder)


def test_a_damaged_table(write_folder: WriteFolder) -> None:
    """A table that was cut short is refused when it is opened, not when somebody asks."""
    folder = write_folder({"SW1A1AA": WESTMINSTER})
    (folder / TABLE_FILE).write_bytes((folder / TABLE_FILE).read_bytes()[:-3])
    with pytest.raises(TableDamagedError):
        Places.open(folder)
