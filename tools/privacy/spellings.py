"""Every way in which a secret could be written down and not be seen at a glance."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode, urlsafe_b64encode
from functools import cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

LEAST_HALF = 7  # characters: half a postcode stands in every table of a country by chance
NOT_HEXADECIMAL = frozenset("ghijklmnopqrstuvwxyz")  # half a number stands in every log by chance
LEAST_CODE = 8  # characters of base64 or hexadecimal: fewer come by chance
DIGESTS = ("md5", "sha1", "sha256")  # a digest of a postcode or a phone number is soon tried out


@cache
def spellings(secret: str) -> frozenset[str]:
    """Give every spelling of a secret, and of its halves where they are long enough to mean something.

    Args:
        secret: what was typed, such as a name or a postcode.

    Returns:
        Texts in small letters; look for them in what has been made small as well, see ``found``.
    """
    every = {each.casefold() for part in _parts(secret) for each in _spelt(part)}
    return frozenset(every | {each.casefold() for each in _digests(secret)})


def found(text: str, secrets: Collection[str]) -> list[str]:
    """Look for secrets.

    Args:
        text: where, of any length.
        secrets: what, as it was typed.

    Returns:
        Each secret that is there in some spelling, in order.
    """
    small = text.casefold()
    return [secret for secret in secrets if any(each in small for each in spellings(secret))]


def _parts(secret: str) -> Iterator[str]:
    middle = len(secret) // 2
    yield secret
    halves = (secret[:middle].strip(), secret[middle:].strip())
    yield from (half for half in halves if len(half) >= LEAST_HALF and NOT_HEXADECIMAL & set(half.casefold()))


def _spelt(part: str) -> Iterator[str]:
    yield from (part, quote(part, safe=""), quote_plus(part), escape(part), json.dumps(part)[1:-1])
    yield "".join(f"%{byte:02x}" for byte in part.encode())
    yield "".join(f"\\u{ord(character):04x}" for character in part)
    yield part[::-1]
    yield from _bare(part)
    yield from _encoded(part)


def _bare(part: str) -> Iterator[str]:
    """Without its spaces, as a postcode or a phone number is kept; with other signs in their place."""
    yield from (each.join(part.split()) for each in ("", "-", "_", "\\n"))


def _encoded(part: str) -> Iterator[str]:
    for data in (part.encode(), part.encode("utf-16-le")):
        for code in (data.hex(), *_base64(data, b64encode), *_base64(data, urlsafe_b64encode)):
            if len(code) >= LEAST_CODE:
                yield code


def _base64(data: bytes, encode: Callable[[bytes], bytes]) -> Iterator[str]:
    """Give what of a text in base64 does not depend on what stands before and behind it."""
    for before in range(3):
        code = encode(b"\0" * before + data).decode().rstrip("=")
        first = (before * 8 + 5) // 6
        last = (before + len(data)) * 8 // 6
        yield code[first:last]


def _digests(secret: str) -> Iterator[str]:
    for written in {secret, "".join(secret.split())}:
        for name in DIGESTS:
            yield hashlib.new(name, written.encode(), usedforsecurity=False).hexdigest()
