"""Finds the numbers that lead to one person's records: National Insurance, pupil and NHS numbers."""

import re
from collections.abc import Iterator
from itertools import islice

from chalicelib.letters.personal_data.hint import Found, Kind

# What any number that belongs to a person or a home has in it, a postcode included. One look for all
# of them, since most letters have none: "Year 6", "2017" and "7th" are not enough.
_ANY = re.compile(
    r"[0-9](?:"
    r"(?!st|nd|rd|th)[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}\b"  # the second half of a postcode
    r"|[0-9][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-Da-d]\b"  # the end of a National Insurance number
    r"|(?:[^\w\n,;:]{0,3}[0-9]){8}"  # nine digits that belong together; commas part years
    r")"
)
# The first two letters are never D, F, I, Q, U or V, the second is never O, and some pairs are not
# given out. Spaced small letters are left alone: "on 10 20 30 a" is no number.
# Source: HM Revenue and Customs, National Insurance Manual NIM39110.
_NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)"
    r"(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?(?:[0-9]{2}[ -]?){3}[A-D]"
    r"|[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z][0-9]{6}[a-d])\b"
)
# A check letter, 11 digits, then a digit or, for a temporary number, a letter; no I, O or S.
# Source: Department for Education, Unique pupil numbers: guide.
_PUPIL_NUMBER = re.compile(r"\b[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]\b", re.IGNORECASE)
_NHS_NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{2}([ \u00a0-]?)[0-9]{3}([ \u00a0-]?)[0-9]{4}(?![0-9])")
_NHS_CUE = re.compile(r"\b(?:NHS|nhs)\b")
MOST_CHECKED = 100  # numbers; a text with more that look alike is no letter, and checking is slow
NHS_CUE_DISTANCE = 40  # characters; "My NHS number, as it stands on the letter, is"


def may_hold_numbers(draft: str) -> bool:
    """Look, at little cost, whether a letter can hold any number or postcode that is somebody's.

    Args:
        draft: a letter.

    Returns:
        False where there is none for certain.
    """
    return bool(_ANY.search(draft))


def find_numbers(draft: str) -> Iterator[Found]:
    """Find National Insurance, pupil and NHS numbers.

    Args:
        draft: a letter.

    Yields:
        Each number, without a replacement.
    """
    for found in _NATIONAL_INSURANCE.finditer(draft):
        yield Found(*found.span(), Kind.NATIONAL_INSURANCE)
    for found in islice(_PUPIL_NUMBER.finditer(draft), MOST_CHECKED):
        if _is_pupil_number(found[0].upper()):
            yield Found(*found.span(), Kind.PUPIL_NUMBER)
    for found in islice(_NHS_NUMBER.finditer(draft), MOST_CHECKED):
        if _is_nhs_number(found, draft):
            yield Found(*found.span(), Kind.NHS_NUMBER)


def _is_pupil_number(number: str) -> bool:
    # Imported here because it costs 60 ms of a cold start, and hardly any letter holds such a number.
    from stdnum.gb import upn  # noqa: PLC0415

    # Not upn.validate(): its list of local authorities is from 2011 and refuses newer ones.
    return upn.calc_check_digit(number[1:]) == number[0]


def _is_nhs_number(found: re.Match[str], draft: str) -> bool:
    """Whether it is one; 9 % of all numbers of 10 digits pass the check, so it asks for more."""
    is_spaced = bool(found[1] and found[2])
    cue_start = max(0, found.start() - NHS_CUE_DISTANCE)
    if not is_spaced and not _NHS_CUE.search(draft, cue_start, found.start()):
        return False
    from stdnum.gb import nhs  # noqa: PLC0415 - as above

    digits = "".join(filter(str.isdigit, found[0]))
    return nhs.checksum(digits) == 0
