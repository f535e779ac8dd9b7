"""Lay the map of seats out: python -m tools.seats.lay_out [--into FILE].

The same centroids and coasts give the same bytes. Nothing is placed by hand: the lands are stretched until
every seat has as much room as any other, each seat gets a hexagon near where it then is, and hexagons change
places with those beside them until neighbours stand as they do in truth.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.places.locate import DATA
from chalicelib.places.seats import COLUMNS, SEATS_FILE, Seat
from tools.seats.equalise import equalise
from tools.seats.fit import fit
from tools.seats.ground import Ground, read_ground
from tools.seats.islands import ISLANDS, put_islands
from tools.seats.measure import measure
from tools.seats.neighbours import neighbours
from tools.seats.settle import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tools.seats.lattice import Cell


def main(arguments: Sequence[str]) -> int:
    """Write the map, and say how good it is.

    Args:
        arguments: as the docstring of this module says.

    Returns:
        The exit status, 0.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.seats.lay_out", description=__doc__)
    parser.add_argument("--into", type=Path, default=DATA / SEATS_FILE, help="the file (default: our own)")
    into = parser.parse_args(arguments).into
    ground = read_ground()
    seats = lay_out(ground)
    into.write_text(as_text(seats), encoding="utf-8", newline="\n")
    for line in measure(ground, seats).in_words():
        print(line)
    return 0


def lay_out(ground: Ground) -> list[Seat]:
    """Lay the map out.

    Args:
        ground: as it truly is.

    Returns:
        Every seat, in the order of the codes.
    """
    stretched = equalise(ground)
    joined = [code for code in ground.codes if not any(code in island for island in ISLANDS)]
    mainland = _only(ground, joined)
    first = fit(_only(stretched, joined))
    places = settle(first, mainland, neighbours(mainland))
    cells = first.lattice.cells()
    found = {code: cells[place] for code, place in zip(joined, places, strict=True)}
    apart = [code for island in ISLANDS for code in island]
    wishes = first.wishes_of(_only(stretched, apart).points).tolist()
    return _from_the_corner(found | put_islands(found, dict(zip(apart, wishes, strict=True))))


def as_text(seats: Iterable[Seat]) -> str:
    """Write seats as the file has them."""
    rows = (f"{seat.code},{seat.column},{seat.row}\n" for seat in seats)
    return "".join([",".join(COLUMNS), "\n", *rows])


def _only(ground: Ground, codes: Sequence[str]) -> Ground:
    kept = [ground.codes.index(code) for code in codes]
    regions = tuple(ground.regions[index] for index in kept)
    return replace(ground, codes=tuple(codes), regions=regions, points=ground.points[kept])


def _from_the_corner(cells: Mapping[str, Cell]) -> list[Seat]:
    """Count rows and columns from 0, leaving every hexagon with the neighbours it has."""
    north = min(row for _, row in cells.values())
    # Where odd rows become even, those that stood half a width further west are now of the column before.
    moved = {
        code: (column - (1 - row % 2) * (north % 2), row - north) for code, (column, row) in cells.items()
    }
    west = min(column for column, _ in moved.values())
    return [Seat(code, column - west, row) for code, (column, row) in sorted(moved.items())]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
