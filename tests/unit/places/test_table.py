"""The postcode table as a file."""

import struct
from pathlib import Path

import pytest

from chalicelib.places import DataFileError, TableDamagedError, parse_postcode
from chalicelib.places.encode import encode
from chalicelib.places.locate import DATA, TABLE_FILE
from chalicelib.places.table import HEADER, VERSION, Table

SAMPLE = {"SW1A1AA": "E14001172", "SW1A1AB": "E14001172", "SW1A1AD": "W07000081", "M11AE": "E14001172"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small table."""
    path = tmp_path / "sample.table"
    path.write_bytes(encode(SAMPLE))
    return path


def test_what_goes_in_comes_out(file: Path) -> None:
    """A table gives back its postcodes, its codes in order and its size."""
    table = Table.open(file)
    assert {postcode.compact: code for postcode, code in table.postcodes()} == SAMPLE
    assert table.codes == ("E14001172", "W07000081")
    assert len(table) == 4


@pytest.mark.parametrize("typed", ["SW1A 1AA", "SW1A 1AD", "M1 1AE"])
def test_a_postcode_in_use(file: Path, typed: str) -> None:
    """A postcode in use is answered with its own constituency, also right beside a boundary."""
    postcode = parse_postcode(typed)
    assert Table.open(file).code_or_none(postcode) == SAMPLE[postcode.compact]


@pytest.mark.parametrize("typed", ["SW1A 1AE", "SW1A 2AA", "SW1A 0AA", "A1 1AA", "ZE9 9ZZ", "M11 1AE"])
def test_a_postcode_not_in_use(file: Path, typed: str) -> None:
    """Its neighbours in the sector, other sectors, and those before the first and after the last are not."""
    assert Table.open(file).code_or_none(parse_postcode(typed)) is None


def test_the_order_of_rows_does_not_matter() -> None:
    """The same postcodes give the same bytes."""
    assert encode(dict(reversed(SAMPLE.items()))) == encode(SAMPLE)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda _: b"", "too short"),
        (lambda content: content[: HEADER.size - 1], "too short"),
        (lambda content: b"SQLite f" + content[8:], "not a postcode table"),
        (lambda content: content[:8] + struct.pack("<I", VERSION + 1) + content[12:], "version"),
        (lambda content: content[:8] + struct.pack(">I", VERSION) + content[12:], "version"),
        (lambda content: content[:-1], "length"),
        (lambda content: content + b"\0", "length"),
        (lambda content: content[:16] + struct.pack("<I", 2**32 - 1) + content[20:], "length"),
        (lambda content: content[:12] + struct.pack("<I", 5) + content[16:], "content"),
        (lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:], "content"),
        (lambda content: content[:-1] + b"9", "content"),
    ],
)
def test_a_damaged_table_is_not_opened(file: Path, change: object, reason: str) -> None:
    """A table that is cut short, changed, or something else is refused by name when it is opened."""
    file.write_bytes(change(file.read_bytes()))  # type: ignore[operator]
    with pytest.raises(TableDamagedError, match=reason) as refused:
        Table.open(file)
    assert isinstance(refused.value, DataFileError)
    assert refused.value.file == file
    assert "chalicelib.places.build" in str(refused.value)


def test_a_table_may_be_read_only(file: Path) -> None:
    """Nothing is written to the file: in the function its file system is read-only."""
    file.chmod(0o444)
    before = file.stat().st_mtime_ns
    assert Table.open(file).code_or_none(parse_postcode("M1 1AE")) == "E14001172"
    assert file.stat().st_mtime_ns == before


def test_a_missing_table_is_an_operating_system_error(tmp_path: Path) -> None:
    """A path that leads nowhere says so in the usual way."""
    with pytest.raises(FileNotFoundError):
        Table.open(tmp_path / TABLE_FILE)


def test_the_shipped_table_is_the_current_version() -> None:
    """The committed file opens."""
    assert len(Table.open(DATA / TABLE_FILE)) > 1_700_000
