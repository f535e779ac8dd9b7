"""The list of MPs."""

import datetime as dt
from pathlib import Path

import pytest

from chalicelib.places import DataFileError, Member, Places
from chalicelib.places.members import read_members

HEADER = "code,name,full_title,party,as_of\n"
ROW = "E14001063,Alex Baker,Alex Baker MP,Labour,2026-06-27\n"
CODES = {"E14001063", "E14001064"}


def written(folder: Path, lines: str) -> Path:
    """Write such a file."""
    path = folder / "members.csv"
    path.write_text(lines, encoding="utf-8")
    return path


def test_the_shipped_list_is_whole_and_dated(places: Places) -> None:
    """Every seat is taken, as it was on one day."""
    assert places.members.keys() == places.constituencies.keys()
    assert {member.as_of for member in places.members.values()} == {dt.date(2026, 6, 27)}


def test_a_row_becomes_a_member(tmp_path: Path) -> None:
    """Each row is who sits for one constituency; a vacant seat has no row."""
    members = read_members(written(tmp_path, HEADER + ROW), CODES)
    assert members == {"E14001063": Member("Alex Baker", "Alex Baker MP", "Labour", dt.date(2026, 6, 27))}


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ("code,name\n", 1, "the header must be"),
        (HEADER + ROW + ROW, 3, "stands twice"),
        (HEADER + ROW.replace("E14001063", "E14009999"), 2, "E14009999 is not the code"),
        (HEADER + ROW.replace("Alex Baker,", ",", 1), 2, "name is missing"),
        (HEADER + ROW.replace("2026-06-27", "27/06/2026"), 2, "as_of must be a date"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, lines: str, line: int, reason: str) -> None:
    """Whoever looks after the file learns which line is wrong and why."""
    path = written(tmp_path, lines)
    with pytest.raises(DataFileError, match=reason) as refused:
        read_members(path, CODES)
    assert (refused.value.file, refused.value.line) == (path, line)
