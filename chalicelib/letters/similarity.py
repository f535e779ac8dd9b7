"""How alike two letters are, by the referee's own measure.

WriteToThem compares each letter with everybody else's by Manber's fingerprinting
(U. Manber, "Finding similar files in a large file system", USENIX 1994). This module
gives the same numbers, so that a supporter learns them before sending.
The published description that it follows is in docs/referee.md.
"""

import re
import unicodedata
from zlib import crc32

WINDOW_BYTES = 32  # length of the substring that is fingerprinted; docs/referee.md
SAMPLE_MASK = 0b1111  # a window counts where the 4 low bits of its CRC-32 are zero; docs/referee.md
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


class _Deletions(dict[int, int | None]):
    """What str.translate deletes, worked out for each code point when it is first met.

    A table made in advance would look at 1.1 million code points at every cold start.
    """

    def __missing__(self, code_point: int) -> int | None:
        character = chr(code_point)
        is_deleted = (
            character in _WHITE_SPACE
            or character in _DELETED_SYMBOLS
            or unicodedata.category(character).startswith("P")
        )
        self[code_point] = None if is_deleted else code_point
        return self[code_point]


_DELETIONS = _Deletions()


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
    found: set[int] = set()
    start, last = 0, max(0, len(data) - WINDOW_BYTES)
    while start <= last:
        value = crc32(data[start : start + WINDOW_BYTES])
        if value & SAMPLE_MASK or value in found:
            start += 1
        else:
            found.add(value)
            start += WINDOW_BYTES
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
    last = max(0, len(data) - WINDOW_BYTES)
    values = (crc32(data[start : start + WINDOW_BYTES]) for start in range(last + 1))
    return frozenset(value for value in values if not value & SAMPLE_MASK)


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
    if not ours or not theirs:
        return 0.0
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


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
