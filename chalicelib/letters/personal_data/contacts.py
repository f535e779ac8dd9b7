"""Finds email addresses and full postcodes."""

import re
from collections.abc import Iterator

from chalicelib.letters.personal_data.hint import Found, Kind
from chalicelib.letters.personal_data.words import word_set

# The look behind lets a search begin only where an address can, so that each character is tried once.
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# Offices that anyone may write to, such as an MP's or the Information Commissioner's.
_PUBLIC_DOMAINS = ("parliament.uk", "parliament.scot", "senedd.wales", "gov.uk", "gov.wales", "ico.org.uk")

_POSTCODE = re.compile(
    r"\b(?P<outward>(?P<area>[A-Z]{1,2})[0-9][A-Z0-9]?)[ \u00a0]{0,2}(?P<inward>[0-9][ABD-HJLNP-UW-Z]{2})\b",
    re.IGNORECASE,
)
# The letters that begin a postcode. Most other pairs are school words: "KS2 3rd", "Y6 1st".
# Source: Office for National Statistics, National Statistics Postcode Lookup.
_AREAS = word_set("""
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
    EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS
    LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR
    SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
""")
_ORDINALS = ("st", "nd", "rd", "th")  # "S1 2nd" is the second year of a Scottish school
_PUBLIC_POSTCODES = {
    "SW1A0AA": "House of Commons",
    "SW1A2AA": "10 Downing Street",
    "SW1P3BT": "Department for Education",
    "SK95AF": "Information Commissioner’s Office",
    "CF991SN": "Senedd",
    "EH991SP": "Scottish Parliament",
    "BT43XX": "Northern Ireland Assembly",
}


def find_emails(draft: str) -> Iterator[Found]:
    """Find email addresses that may be somebody's own.

    Args:
        draft: a letter.

    Yields:
        Each address, without a replacement.
    """
    if "@" not in draft:
        return
    for found in _EMAIL.finditer(draft):
        if not _is_public_office(found[0]):
            yield Found(*found.span(), Kind.EMAIL)


def _is_public_office(address: str) -> bool:
    domain = address.partition("@")[2].lower()
    return any(domain == public or domain.endswith(f".{public}") for public in _PUBLIC_DOMAINS)


def find_postcodes(draft: str) -> Iterator[Found]:
    """Find full postcodes of homes and schools.

    Args:
        draft: a letter.

    Yields:
        Each postcode, to be replaced by its first half, which says only which area is meant.
    """
    for found in _POSTCODE.finditer(draft):
        if _is_postcode(found) and _compact(found) not in _PUBLIC_POSTCODES:
            yield Found(*found.span(), Kind.POSTCODE, found["outward"])


def _is_postcode(found: re.Match[str]) -> bool:
    return found["area"].upper() in _AREAS and not found["inward"].endswith(_ORDINALS)


def _compact(found: re.Match[str]) -> str:
    return (found["outward"] + found["inward"]).upper()
