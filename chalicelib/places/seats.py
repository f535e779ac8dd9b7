"""The map of seats: a hexagon of its own for each constituency, all of one size, near its true place.

The hexagons stand on a point. Rows count southwards from 0 and columns eastwards from 0; a hexagon of an odd
row stands half a width further east than that of the same column in an even row.
"""

import math
from pathlib import Path

from chalicelib.frozen import dataclass
from chalicelib.places.constituencies import CODE_LENGTH, NATIONS
from chalicelib.places.faults import DataFileError
from chalicelib.places.rows import read_rows

SEATS_FILE = "seats.csv"
COLUMNS = ("code", "column", "row")

ROW_HEIGHT = math.sqrt(3) / 2  # widths of a hexagon, from one row to the next
_SIDE = 1 / math.sqrt(3)  # widths of a hexagon, and as far as its corners are from its centre

# What to add to a centre for each corner of its hexagon, in widths, clockwise on a screen from the top.
# Both together, times the width in pixels, are the points="…" of an SVG polygon.
CORNERS = (
    (0.0, -_SIDE),
    (0.5, -_SIDE / 2),
    (0.5, _SIDE / 2),
    (0.0, _SIDE),
    (-0.5, _SIDE / 2),
    (-0.5, -_SIDE / 2),
)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the map shows a constituency.

    Args:
        code: its GSS code, such as "W07000081".
        column: from 0 in the west.
        row: from 0 in the north.
    """

    code: str
    column: int
    row: int

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of its hexagon in widths of a hexagon: eastwards, and southwards as a screen counts.

        That of column 0 and row 0 is (0, 0), so that half a hexagon reaches beyond on every side.
        """
        return self.column + self.row % 2 / 2, self.row * ROW_HEIGHT


def read_seats(path: Path) -> dict[str, Seat]:
    """Read where the map shows each constituency, by code.

    Args:
        path: the file.

    Returns:
        One seat for each row.

    Raises:
        DataFileError: a code is wrong or stands twice, a column or row is no whole number from 0, or two
            seats stand at one place.
        OSError: the file cannot be read.
    """
    found: dict[str, Seat] = {}
    taken: dict[tuple[int, int], str] = {}
    for line, (code, *numbers) in read_rows(path, COLUMNS):
        if code[:3] not in NATIONS or len(code) != CODE_LENGTH or not code[3:].isdecimal():
            raise DataFileError(path, line, f"{code} is not the code of a constituency")
        column, row = (_number(path, line, number) for number in numbers)
        first = taken.setdefault((column, row), code)
        if first != code:
            raise DataFileError(path, line, f"{code} stands where {first} does")
        found[code] = Seat(code, column, row)
    return found


def _number(path: Path, line: int, text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise DataFileError(path, line, "column and row must be whole numbers from 0")
    return int(text)
