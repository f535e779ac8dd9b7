"""Where the map shows each seat."""

import math
from pathlib import Path

import pytest

from chalicelib.places import CORNERS, DATA, SEATS_FILE, DataFileError, Seat, read_seats
from chalicelib.places.constituencies import NATIONS
from chalicelib.places.locate import CONSTITUENCIES_FILE

HEADER = "code,column,row\n"
ISLANDS = {"S14000051", "S14000027", "E14001303", "E14001304"}


def written(folder: Path, lines: str) -> Path:
    """Write such a file."""
    path = folder / SEATS_FILE
    path.write_text(lines, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def seats() -> dict[str, Seat]:
    """The shipped map."""
    return read_seats(DATA / SEATS_FILE)


def touch(one: Seat, other: Seat) -> bool:
    """Two hexagons share a side where their centres are one width apart."""
    return math.isclose(math.dist(one.centre, other.centre), 1)


def hang_together(group: list[Seat]) -> bool:
    """One can walk from any to any other without leaving them."""
    left, ahead = set(group[1:]), group[:1]
    while ahead:
        seat = ahead.pop()
        near = {other for other in left if touch(seat, other)}
        left -= near
        ahead.extend(near)
    return not left


def corners(seat: Seat) -> set[tuple[float, float]]:
    """The corners of its hexagon, rounded so that they can be compared."""
    x, y = seat.centre
    return {(round(x + dx, 9), round(y + dy, 9)) for dx, dy in CORNERS}


def of_nation(seats: dict[str, Seat], *prefixes: str) -> list[Seat]:
    """The seats of some nations, without the islands."""
    return [seat for code, seat in seats.items() if code.startswith(prefixes) and code not in ISLANDS]


def test_every_seat_is_on_the_map(seats: dict[str, Seat]) -> None:
    """The 650 constituencies are shown, each once and in a place of its own."""
    lines = (DATA / CONSTITUENCIES_FILE).read_text(encoding="utf-8").splitlines()[1:]
    assert list(seats) == sorted(line[:9] for line in lines)
    assert len({(seat.column, seat.row) for seat in seats.values()}) == 650


def test_the_map_starts_at_its_corner(seats: dict[str, Seat]) -> None:
    """Columns and rows are counted from 0, so that whoever draws it need not look for its edge."""
    assert min(seat.column for seat in seats.values()) == 0
    assert min(seat.row for seat in seats.values()) == 0


@pytest.mark.parametrize("prefix", NATIONS)
def test_a_nation_is_in_one_piece(seats: dict[str, Seat], prefix: str) -> None:
    """England, Wales, Scotland and Northern Ireland can be recognised, with their islands off the coast."""
    assert hang_together(of_nation(seats, prefix))


def test_great_britain_is_in_one_piece(seats: dict[str, Seat]) -> None:
    """No sea stands between England, Wales and Scotland."""
    assert hang_together(of_nation(seats, "E14", "W07", "S14"))


def test_sea_lies_around_northern_ireland_and_the_islands(seats: dict[str, Seat]) -> None:
    """They touch nothing but themselves."""
    apart = [of_nation(seats, "N05"), [seats["S14000051"]], [seats["S14000027"]]]
    apart.append([seats["E14001303"], seats["E14001304"]])
    for land in apart:
        assert hang_together(land)
        others = set(seats.values()).difference(land)
        assert not any(touch(one, other) for one in land for other in others)


def test_no_sea_lies_inland(seats: dict[str, Seat]) -> None:
    """All that is empty can be reached from beyond the edge of the map."""
    taken = {(seat.column, seat.row) for seat in seats.values()}
    columns = range(-1, max(column for column, _ in taken) + 2)
    rows = range(-1, max(row for _, row in taken) + 2)
    assert hang_together(
        [Seat("", column, row) for row in rows for column in columns if (column, row) not in taken]
    )


def test_a_row_becomes_a_seat(tmp_path: Path) -> None:
    """Each row is one hexagon, by the code of its constituency."""
    path = written(tmp_path, HEADER + "W07000081,4,31\n")
    assert read_seats(path) == {"W07000081": Seat("W07000081", 4, 31)}


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ("", 1, "the header must be code,column,row"),
        (HEADER + "W07000081,4\n", 2, "3 columns"),
        (HEADER + "W07000081,4,31\nW07000081,5,31\n", 3, "W07000081 stands twice"),
        (HEADER + "W07000081,4,31\nW07000082,4,31\n", 3, "W07000082 stands where W07000081 does"),
        (HEADER + "K02000001,4,31\n", 2, "not the code"),
        (HEADER + "W0700008,4,31\n", 2, "not the code"),
        (HEADER + "W0700008X,4,31\n", 2, "not the code"),
        (HEADER + "W07000081,-4,31\n", 2, "whole numbers from 0"),
        (HEADER + "W07000081,4,3.1\n", 2, "whole numbers from 0"),
        (HEADER + "W07000081,,31\n", 2, "whole numbers from 0"),
        (HEADER + "W07000081,4,٣\n", 2, "whole numbers from 0"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, lines: str, line: int, reason: str) -> None:
    """Whoever looks after the file learns which line is wrong and why."""
    path = written(tmp_path, lines)
    with pytest.raises(DataFileError, match=reason) as refused:
        read_seats(path)
    assert (refused.value.file, refused.value.line) == (path, line)


@pytest.mark.parametrize(("column", "row", "x"), [(0, 0, 0.0), (3, 0, 3.0), (0, 1, 0.5), (3, 5, 3.5)])
def test_odd_rows_stand_half_a_width_further_east(column: int, row: int, x: float) -> None:
    """The centre follows from column and row, the first one's being (0, 0)."""
    assert Seat("W07000081", column, row).centre == pytest.approx((x, row * 0.8660254))


@pytest.mark.parametrize("beside", [(5, 4), (4, 5), (3, 5), (3, 4), (3, 3), (4, 3)])
def test_hexagons_meet_without_gap_or_overlap(beside: tuple[int, int]) -> None:
    """Drawn around their centres, two that touch share exactly the two corners of one side."""
    seat, other = Seat("", 4, 4), Seat("", *beside)
    assert touch(seat, other)
    assert len(corners(seat) & corners(other)) == 2
