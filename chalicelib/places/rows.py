"""Read the rows of a small data file, each with the line that it stands on."""

import csv
from collections.abc import Iterator
from pathlib import Path

from chalicelib.places.faults import DataFileError


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Give each row with its line number, from 2.

    Args:
        path: a CSV file in UTF-8.
        columns: the header that it must have; the first column is a code that stands only once.

    Raises:
        DataFileError: the header, the number of columns or a code is wrong.
        OSError: it cannot be read.
    """
    seen: set[str] = set()
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        if tuple(next(lines, ())) != columns:
            raise DataFileError(path, 1, f"the header must be {','.join(columns)}")
        for line in lines:
            if len(line) != len(columns):
                raise DataFileError(path, lines.line_num, f"there must be {len(columns)} columns")
            if line[0] in seen:
                raise DataFileError(path, lines.line_num, f"{line[0]} stands twice")
            seen.add(line[0])
            yield lines.line_num, line
