"""What several tests of places start from."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from chalicelib.places import DATA, Places, Postcode
from chalicelib.places.about import About, write_about
from chalicelib.places.build import digest_of
from chalicelib.places.encode import encode
from chalicelib.places.locate import ABOUT_FILE, CONSTITUENCIES_FILE, MEMBERS_FILE, TABLE_FILE
from tests.tracing import untraced_while

WriteFolder = Callable[[Mapping[str, str]], Path]


@pytest.fixture(scope="session")
def places() -> Places:
    """Everything that is shipped."""
    return Places.open()


@pytest.fixture(scope="session")
def listed(places: Places) -> dict[str, str]:
    """The constituency code of every postcode in the shipped table."""
    with untraced_while():
        return {postcode.compact: code for postcode, code in places.table.postcodes()}


@pytest.fixture
def write_folder(tmp_path: Path) -> WriteFolder:
    """A function that writes a folder of data with a table of a few postcodes."""

    def write(codes_of: Mapping[str, str]) -> Path:
        for name in (CONSTITUENCIES_FILE, MEMBERS_FILE):
            shutil.copyfile(DATA / name, tmp_path / name)
        (tmp_path / TABLE_FILE).write_bytes(encode(codes_of))
        write_about(tmp_path / ABOUT_FILE, About("2025-08", len(codes_of), digest_of(codes_of), ()))
        return tmp_path

    return write


def as_postcode(compact: str) -> Postcode:
    """Split a well-formed postcode, without asking the parser."""
    return Postcode(compact[:-3], compact[-3:])
