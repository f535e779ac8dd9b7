"""Write the postcode table's bytes. `chalicelib.places.table` describes and reads them."""

import struct
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from chalicelib.places.slips import INWARD_LENGTH
from chalicelib.places.table import (
    BITMAP_BYTES,
    CHECKSUM_BYTES,
    HEADER,
    MAGIC,
    VERSION,
    checksum_of,
    sector_and_unit,
)

_LITTLE_ENDIAN_HEADER = struct.Struct(HEADER.format.replace("=", "<"))


@dataclass(slots=True)
class _Columns:
    """The table's parts, as they grow sector by sector."""

    keys: list[int] = field(default_factory=list)
    first_runs: list[int] = field(default_factory=lambda: [0])
    starts: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    in_use: bytearray = field(default_factory=bytearray)

    def add(self, key: int, units: Mapping[int, int]) -> None:
        bits = 0
        latest = None
        for unit, place in sorted(units.items()):
            bits |= 1 << unit
            if place != latest:
                self.starts.append(unit)
                self.places.append(place)
                latest = place
        self.keys.append(key)
        self.first_runs.append(len(self.starts))
        self.in_use += bits.to_bytes(BITMAP_BYTES, "little")


def encode(codes_of: Mapping[str, str]) -> bytes:
    """Give the bytes of the table that holds these postcodes, the same whatever their order.

    Args:
        codes_of: the nine-character code of the constituency of each postcode, such as "SW1A1AA".
    """
    codes = sorted(set(codes_of.values()))
    place_of = {code: place for place, code in enumerate(codes)}
    sectors: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for compact, code in codes_of.items():
        sector, unit = sector_and_unit(compact[:-INWARD_LENGTH], compact[-INWARD_LENGTH:])
        sectors[sector][unit] = place_of[code]
    columns = _Columns()
    for key in sorted(sectors):
        columns.add(key, sectors[key])
    counts = (len(codes_of), len(columns.keys), len(columns.starts), len(codes))
    content = _LITTLE_ENDIAN_HEADER.pack(MAGIC, VERSION, *counts, 0) + _body(columns, codes)
    return _with_checksum(content)


def _with_checksum(content: bytes) -> bytes:
    before = HEADER.size - CHECKSUM_BYTES
    return content[:before] + struct.pack("<I", checksum_of(content)) + content[HEADER.size :]


def _body(columns: _Columns, codes: list[str]) -> bytes:
    parts = (
        _packed("I", columns.keys),
        _packed("I", columns.first_runs),
        _packed("H", columns.starts),
        _packed("H", columns.places),
        bytes(columns.in_use),
        "".join(codes).encode("ascii"),
    )
    return b"".join(parts)


def _packed(kind: str, numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}{kind}", *numbers)
