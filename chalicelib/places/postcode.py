"""A UK postcode: read kindly, never silently changed, refused by name."""

import re
import unicodedata
from collections.abc import Callable

from chalicelib.frozen import dataclass
from chalicelib.places.refusals import (
    PostcodeInCrownDependency,
    PostcodeInOverseasTerritory,
    PostcodeMalformed,
    PostcodeMissing,
    PostcodeOfForces,
    PostcodeSpecial,
)
from chalicelib.places.slips import suggestion_or_none
from chalicelib.refusals import Refusal

LONGEST_TYPED = 64  # characters; normalising a longer one could take minutes, and none is a postcode
UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # the last two letters; Royal Mail never uses C I K M O V there

# Source: Royal Mail, Programmers' Guide to the Postcode Address File. No two-figure district begins with 0.
_FIRST = "[A-PR-UWYZ]"
_SECOND = "[A-HK-Y]"
_DISTRICT = "[1-9]?[0-9]"
_OUTWARD = f"{_FIRST}(?:{_SECOND}?{_DISTRICT}|[1-9][A-HJKPSTUW]|{_SECOND}[1-9][ABEHMNPRVWXY])"
_SHAPE = re.compile(f"({_OUTWARD})([0-9][{UNIT_LETTERS}]{{2}})")

# What stands where a postcode area would, with a figure after it, and is outside the UK or nowhere.
_AREAS_ELSEWHERE: dict[str, Callable[[], Refusal]] = {
    **dict.fromkeys(("JE", "GY", "IM"), PostcodeInCrownDependency),
    # Gibraltar, Anguilla, Bermuda and the British Virgin Islands; codes of four letters stand below.
    **dict.fromkeys(("GX", "AI", "HM", "VG"), PostcodeInOverseasTerritory),
    "BF": PostcodeOfForces,
    # The health service's "no fixed abode", banks without a place, returns to Royal Mail, Father Christmas.
    **dict.fromkeys(("ZZ", "BX", "XX", "XM"), PostcodeSpecial),
}
_STARTS_ELSEWHERE: dict[str, Callable[[], Refusal]] = {
    **dict.fromkeys(
        ("ASCN", "BBND", "BIQQ", "FIQQ", "MSR1", "PCRN", "SIQQ", "STHL", "TDCU", "TKCA"),
        PostcodeInOverseasTerritory,
    ),
    "BFPO": PostcodeOfForces,
    # Girobank's GIR 0AA, also with the letter O, and Father Christmas's older SAN TA1.
    **dict.fromkeys(("GIR0", "GIRO", "SANT"), PostcodeSpecial),
}
_CAYMAN = "KY"  # followed by figures alone, such as KY1-1001; otherwise it is Kirkcaldy


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode of a true UK shape. Made by `parse_postcode`; whether it is in use, only the table knows.

    Args:
        outward: the district, such as "SW1A".
        inward: a figure and two letters, such as "1AA".
    """

    outward: str
    inward: str

    def __str__(self) -> str:
        """Write it as on an envelope, such as "SW1A 1AA"."""
        return f"{self.outward} {self.inward}"

    @property
    def compact(self) -> str:
        """Without the space, such as "SW1A1AA"."""
        return self.outward + self.inward

    @property
    def is_northern_irish(self) -> bool:
        """Whether it is in the one postcode area of Northern Ireland."""
        return self.outward.startswith("BT")


def parse_postcode(typed: str) -> Postcode:
    """Read a postcode as somebody typed it.

    Case, spaces and invisible characters of any kind, full-width forms and stray punctuation do not matter.
    A letter typed for a figure that it looks like is refused with a suggestion, never changed.

    Args:
        typed: anything at all.

    Returns:
        The postcode, of a true UK shape and within the UK Parliament's area.

    Raises:
        PostcodeMissing: there is no letter or figure in it.
        PostcodeSpecial: nobody lives there.
        PostcodeOutsideParliament: nobody is elected to the House of Commons for there.
        PostcodeMalformed: it cannot be a UK postcode; with a suggestion where it looks like one.
    """
    if len(typed) > LONGEST_TYPED:
        raise PostcodeMalformed
    compact = _without_noise(typed)
    if not compact:
        raise PostcodeMissing
    return read_compact(compact)


def read_compact(compact: str) -> Postcode:
    """Read a postcode in upper case and without a space, as lists have it.

    Raises:
        PostcodeSpecial, PostcodeOutsideParliament, PostcodeMalformed: as in `parse_postcode`.
    """
    # First, because some of these have the shape of a postcode and some have not.
    _refuse_where_nobody_elects(compact)
    postcode = _shaped_or_none(compact)
    if postcode is None:
        suggestion = suggestion_or_none(compact, lambda text: _shaped_or_none(text) is not None)
        raise PostcodeMalformed(suggestion)
    return postcode


def _without_noise(typed: str) -> str:
    """Upper-case letters and figures, with separators (Z), invisible (C) and punctuation (P) left out.

    Only ASCII is made upper case: that of a German sharp s would be two letters that nobody typed.
    """
    wide = unicodedata.normalize("NFKC", typed)
    kept = (letter for letter in wide if unicodedata.category(letter)[0] not in "ZCP")
    return "".join(letter.upper() if letter.isascii() else letter for letter in kept)


def _refuse_where_nobody_elects(compact: str) -> None:
    refusal = _STARTS_ELSEWHERE.get(compact[:4])
    if refusal is None and compact[2:3].isdigit():
        refusal = _AREAS_ELSEWHERE.get(compact[:2])
    if compact.startswith(_CAYMAN) and compact[2:].isdigit():
        refusal = PostcodeInOverseasTerritory
    if refusal is not None:
        raise refusal()


def _shaped_or_none(compact: str) -> Postcode | None:
    match = _SHAPE.fullmatch(compact)
    return Postcode(match[1], match[2]) if match else None
