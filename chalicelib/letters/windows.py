"""Which windows of a text are fingerprints, found for all places at once.

CRC-32 is linear over exclusive or: the low bits of a window's value are the exclusive or of what each of its
bytes contributes at its place, and a constant. So one table for each place and a few operations on whole
texts say which windows can count, and only one in sixteen is ever put through CRC-32 itself.
"""

from functools import cache
from zlib import crc32

WINDOW_BYTES = 32  # length of the substring that is fingerprinted; docs/referee.md
SAMPLE_MASK = 0b1111  # a window counts where the 4 low bits of its CRC-32 are zero; docs/referee.md

_HALF = WINDOW_BYTES // 2
_MASK_BITS = SAMPLE_MASK.bit_length()


def can_count(data: bytes) -> bytes:
    """Tell for each place whether the window that begins there can be a fingerprint.

    Args:
        data: at least one window long.

    Returns:
        One byte for each window: 0 where the low bits of its CRC-32 are zero, another value elsewhere.
    """
    total = 0
    for place, contributions in enumerate(_contributions()):
        total ^= int.from_bytes(data.translate(contributions), "little") >> 8 * place
    # The second half of a window is reckoned in the high bits, half a window further on.
    total ^= total >> 8 * _HALF + _MASK_BITS
    length = len(data)
    constant = crc32(bytes(WINDOW_BYTES)) & SAMPLE_MASK
    low_bits = total & int.from_bytes(bytes([SAMPLE_MASK]) * length, "little")
    low_bits ^= int.from_bytes(bytes([constant]) * length, "little")
    return low_bits.to_bytes(length, "little")[: length - WINDOW_BYTES + 1]


@cache
def _contributions() -> tuple[bytes, ...]:
    """What each byte value adds at a place of the first half (low bits) and of the second (high bits)."""
    return tuple(
        bytes(
            near | far << _MASK_BITS
            for near, far in zip(_contributions_at(place), _contributions_at(place + _HALF), strict=True)
        )
        for place in range(_HALF)
    )


def _contributions_at(place: int) -> list[int]:
    nothing = crc32(bytes(WINDOW_BYTES))
    found = [0]
    for bit in range(8):
        window = bytearray(WINDOW_BYTES)
        window[place] = 1 << bit
        effect = (crc32(window) ^ nothing) & SAMPLE_MASK
        found += [value ^ effect for value in found]
    return found
