"""The postcode table: which constituency each postcode in use lies in, in one small read-only file.

The file is little-endian. After its header come, for each sector (such as "SW1A 1") in ascending order, its
key; then the index of its first run; then, for each run of postcodes of one constituency within a sector, the
unit that it starts at; then its constituency; then, for each sector, one bit for each of its 400 possible
units, set where it is in use; then the constituency codes. A sector's key is its text read in base 36, which
is unique because no outward code begins with 0 and the figure of the sector always comes last.
"""

import mmap
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from chalicelib.places.faults import TableDamagedError
from chalicelib.places.postcode import UNIT_LETTERS, Postcode

MAGIC = b"OWPLACES"
VERSION = 1
# Magic, version, postcodes, sectors, runs, constituencies, CRC-32 of all else.
# Read in the machine's own order, so that a big-endian one sees another version rather than wrong answers.
HEADER = struct.Struct("=8s6I")
CHECKSUM_BYTES = 4
BASE = 36
UNITS = tuple(map("".join, product(UNIT_LETTERS, repeat=2)))  # all that a sector can have
BITMAP_BYTES = len(UNITS) // 8
CODE_BYTES = 9  # a GSS code, such as E14001530
_KEY_BYTES = 4
_RUN_BYTES = 2
_UNIT_OF = {letters: unit for unit, letters in enumerate(UNITS)}


class Table:
    """Answers which constituency a postcode lies in. Safe to share between threads.

    Args:
        content: the whole file, checked.
    """

    def __init__(self, content: memoryview) -> None:
        _, _, count, sectors, runs, constituencies, _ = HEADER.unpack_from(content)
        parts = _parts(content, sectors, runs, constituencies)
        self._keys = parts[0].cast("I")
        self._first_runs = parts[1].cast("I")
        self._starts = parts[2].cast("H")
        self._places = parts[3].cast("H")
        self._in_use = parts[4]
        self._count = int(count)
        codes = bytes(parts[5]).decode("ascii")
        self.codes = tuple(codes[at : at + CODE_BYTES] for at in range(0, len(codes), CODE_BYTES))

    @classmethod
    def open(cls, path: Path) -> "Table":
        """Open a table, having checked that it is whole.

        Args:
            path: a file written by `chalicelib.places.build`; only ever read.

        Raises:
            TableDamagedError: it is cut short, changed, or of another kind or version.
            OSError: it cannot be read.
        """
        with path.open("rb") as file:
            if path.stat().st_size < HEADER.size:
                raise TableDamagedError(path, "It is too short to be a postcode table")
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        _check(path, content)
        return cls(content)

    def __len__(self) -> int:
        """How many postcodes it holds."""
        return self._count

    def code_or_none(self, postcode: Postcode) -> str | None:
        """Give the code of its constituency, such as "E14001530", or None if it is not in use."""
        key, unit = sector_and_unit(postcode.outward, postcode.inward)
        sector = bisect_left(self._keys, key)
        if sector == len(self._keys) or self._keys[sector] != key:
            return None
        is_in_use = self._in_use[sector * BITMAP_BYTES + (unit >> 3)] >> (unit & 7) & 1
        if not is_in_use:
            return None
        run = bisect_right(self._starts, unit, self._first_runs[sector], self._first_runs[sector + 1]) - 1
        return self.codes[self._places[run]]

    def postcodes(self) -> Iterator[tuple[Postcode, str]]:
        """Give every postcode in use with its constituency code, sector by sector."""
        for sector, key in enumerate(self._keys):
            outward, figure = divmod(key, BASE)
            yield from self._units(sector, _in_base(outward), str(figure))

    def _units(self, sector: int, outward: str, figure: str) -> Iterator[tuple[Postcode, str]]:
        in_use = int.from_bytes(self._in_use[sector * BITMAP_BYTES : (sector + 1) * BITMAP_BYTES], "little")
        first, end = self._first_runs[sector], self._first_runs[sector + 1]
        ends = [*self._starts[first + 1 : end], len(UNITS)]
        for run, stop in zip(range(first, end), ends, strict=True):
            code = self.codes[self._places[run]]
            units = [unit for unit in range(self._starts[run], stop) if in_use >> unit & 1]
            yield from [(Postcode(outward, figure + UNITS[unit]), code) for unit in units]


def checksum_of(content: memoryview | bytes) -> int:
    """Give the CRC-32 of a whole file but for the checksum itself, which ends the header."""
    return zlib.crc32(content[HEADER.size :], zlib.crc32(content[: HEADER.size - CHECKSUM_BYTES]))


def sector_and_unit(outward: str, inward: str) -> tuple[int, int]:
    """Give the 32-bit key of a postcode's sector, and its own place, 0 to 399, within the sector."""
    return int(outward + inward[0], BASE), _UNIT_OF[inward[1:]]


def _in_base(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, BASE)
        text = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + text
    return text


def _sizes(sectors: int, runs: int, constituencies: int) -> tuple[int, ...]:
    return (
        sectors * _KEY_BYTES,
        (sectors + 1) * _KEY_BYTES,
        runs * _RUN_BYTES,
        runs * _RUN_BYTES,
        sectors * BITMAP_BYTES,
        constituencies * CODE_BYTES,
    )


def _parts(content: memoryview, sectors: int, runs: int, constituencies: int) -> list[memoryview]:
    parts = []
    start = HEADER.size
    for size in _sizes(sectors, runs, constituencies):
        parts.append(content[start : start + size])
        start += size
    return parts


def _check(path: Path, content: memoryview) -> None:
    magic, version, _, *counts, checksum = HEADER.unpack_from(content)
    if magic != MAGIC:
        raise TableDamagedError(path, "It is not a postcode table")
    if version != VERSION:
        raise TableDamagedError(path, f"It is not of version {VERSION}")
    if len(content) != HEADER.size + sum(_sizes(*counts)):
        raise TableDamagedError(path, "Its length is not the one that it was built with")
    if checksum_of(content) != checksum:
        raise TableDamagedError(path, "Its content is not what was built")
