"""How alike two letters are, by the referee's own measure.

WriteToThem compares each letter with everybody else's by Manber's fingerprinting
(U. Manber, "Finding similar files in a large file system", USENIX 1994). This module
gives the same numbers, so that a supporter learns them before sending.
The published description that it follows is in docs/referee.md.
"""

import re
import unicodedata
from zlib import crc32

from chalicelib.letters.code_points import CodePointTable
from chalicelib.letters.windows import SAMPLE_MASK, WINDOW_BYTES, can_count

THRESHOLD = 0.5  # two letters are similar where the score is strictly over this; docs/referee.md

Fingerprints = frozenset[int]

_LINE_ENDING = re.compile(r"\r\n?")
# Only a salutation with white space before it, at the very start, is set aside by the referee.
_INDENTED_SALUTATION = re.compile(r"\A\s+Dear[^\n]*\n")
_SIGN_OFF_LINE = re.compile(r"^[^\S\n]*Yours sincerely,?[^\S\n]*\n", re.MULTILINE)
_DELETED_SYMBOLS = frozenset("$+<=>^`|~")
# Unicode's White_Space property; str.isspace() also takes four separators that are not in it.
_WHITE_SPACE = frozenset("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | frozenset(
    map(chr, range(0x2000, 0x200B))
)


def _unless_deleted(character: str) -> str | None:
    is_deleted = (
        character in _WHITE_SPACE
        or character in _DELETED_SYMBOLS
        or unicodedata.category(character).startswith("P")
    )
    return None if is_deleted else character


_DELETIONS = CodePointTable(_unless_deleted)


def compared_bytes(text: str) -> bytes:
    """Reduce a letter to the bytes that the referee compares.

    Args:
        text: a letter, as typed; any line endings.

    Returns:
        The letter in lower case without punctuation and white space, as UTF-8.
    """
    text = _LINE_ENDING.sub("\n", text)
    text = _INDENTED_SALUTATION.sub("", text)
    text = _SIGN_OFF_LINE.sub("", text)
    # The referee knows one small sigma; Python's lower() gives a second one at the end of a word.
    text = text.replace("Σ", "σ").lower()
    # A lone surrogate cannot be encoded; the referee would never be sent one.
    return text.translate(_DELETIONS).encode("utf-8", "replace")


def fingerprints(text: str) -> Fingerprints:
    """Fingerprint a letter as the referee does.

    Args:
        text: a letter, as typed.

    Returns:
        CRC-32 values (0 to 2**32 - 1) whose 4 low bits are zero, about one for each
        47 bytes. Nothing at all has one too: the CRC-32 of no bytes is 0.
    """
    data = compared_bytes(text)
    if len(data) <= WINDOW_BYTES:
        return _only_fingerprint(data)
    found: set[int] = set()
    places = can_count(data)
    place = places.find(0)
    while place >= 0:
        value = crc32(data[place : place + WINDOW_BYTES])
        is_new = value not in found
        found.add(value)
        place = places.find(0, place + (WINDOW_BYTES if is_new else 1))
    return frozenset(found)


def standing_fingerprints(text: str) -> Fingerprints:
    """Every fingerprint that any window of a text can give, wherever it stands.

    A window that the referee skips in one text can be a hit in another, because the step
    after a hit falls differently in each. So a bound on what a letter shares with others
    looks at all windows, not at the sampled ones.

    Args:
        text: a text of the campaign.

    Returns:
        A superset of ``fingerprints(text)``.
    """
    data = compared_bytes(text)
    if len(data) <= WINDOW_BYTES:
        return _only_fingerprint(data)
    places = can_count(data)
    found: set[int] = set()
    place = places.find(0)
    while place >= 0:
        found.add(crc32(data[place : place + WINDOW_BYTES]))
        place = places.find(0, place + 1)
    return frozenset(found)


def _only_fingerprint(data: bytes) -> Fingerprints:
    """A text no longer than a window is one window, and counts like any other."""
    value = crc32(data)
    return frozenset() if value & SAMPLE_MASK else frozenset([value])


def similarity(ours: str | Fingerprints, theirs: str | Fingerprints) -> float:
    """Score how alike two letters are, as the referee does.

    Args:
        ours: a letter, or its fingerprints where they are known already.
        theirs: another letter, or its fingerprints.

    Returns:
        0 (nothing shared) to 1 (the same); 0 where either has no fingerprint.
    """
    ours = fingerprints(ours) if isinstance(ours, str) else ours
    theirs = fingerprints(theirs) if isinstance(theirs, str) else theirs
    shared = len(ours & theirs)
    return 2 * shared / (len(ours) + len(theirs)) if shared else 0.0


def worst_case(letter: str | Fingerprints, campaign: Fingerprints) -> float:
    """Score the most alike letter that anyone could send who shares only campaign wording.

    That letter is exactly the part of the campaign's text that this one kept: all of its
    fingerprints are shared, so the score is 2c / (n + c), with n the fingerprints of this
    letter and c those that stand anywhere in the campaign's text.

    Args:
        letter: the letter, or its fingerprints.
        campaign: ``standing_fingerprints`` of everything that the campaign publishes.

    Returns:
        0 (nothing of the campaign's) to 1 (nothing else).
    """
    own = fingerprints(letter) if isinstance(letter, str) else letter
    kept = len(own & campaign)
    return 2 * kept / (len(own) + kept) if kept else 0.0
