"""Points out what in a letter could identify a child or be used against somebody.

Hints, never blocks: a parent may well want to name their own child's school.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_PHONE_TRIES = 200  # bounds the work on text made to slow the search down
FEWEST_PHONE_DIGITS = 7
# Numbers that help others when they stand in a letter, and belong to nobody: Childline, the NSPCC,
# the Samaritans, emergency services and NHS 111.
HELPLINES = frozenset({"8001111", "8088005000", "116123", "999", "111", "101"})

# Every quantifier is bounded, so that no text makes these slow.
_PATTERNS = {
    "email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    "postcode": re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE),
    "national-insurance": re.compile(
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?[0-9]{2}){3} ?[A-D]\b", re.IGNORECASE
    ),
    "date-of-birth": re.compile(
        r"\b(?:born|birthday|date of birth|dob)\b[^.\n]{0,20}?"
        r"(\b[0-9]{1,2}(?:st|nd|rd|th)?[ /.-](?:[0-9]{1,2}|[A-Z][a-z]{2,8})[ /.-](?:[0-9]{4}|[0-9]{2})\b)",
        re.IGNORECASE,
    ),
    "child-name": re.compile(
        r"\b[Mm]y (?:eldest |youngest |older |younger |little )?"
        r"(?:daughter|son|child|grandson|granddaughter|niece|nephew|pupil|student),? "
        r"([A-ZÀ-Þ][^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30})?)\b"
    ),
}
_ADVICE = {
    "email": "This looks like an email address. WriteToThem asks for yours on its own form, "
    "so the letter need not hold it.",
    "postcode": "This looks like a full postcode. WriteToThem passes your address on; in the letter it could "
    "show where a child lives.",
    "national-insurance": "This looks like a National Insurance number. Nobody needs it to answer you: "
    "please take it out.",
    "date-of-birth": "This looks like a date of birth. An age says as much (“when she was seven”), "
    "and cannot be used to find a record.",
    "child-name": "Is this a child’s name? “My daughter” or “my son” says as much, and leaves the child "
    "to decide later who knows this story.",
    "phone": "This looks like a phone number. WriteToThem asks for one on its own form if you want "
    "a call back.",
}


@dataclass(frozen=True, slots=True)
class Hint:
    """Something in a draft that may be better left out.

    Attributes:
        kind: what it looks like, such as "phone".
        start: offset of its first code point in the draft.
        end: offset behind its last.
        advice: what was seen and why it may be better left out, for the supporter.
    """

    kind: str
    start: int
    end: int
    advice: str


def find_hints(draft: str) -> list[Hint]:
    """Find what could identify somebody.

    Args:
        draft: a letter of at most 20,000 bytes.

    Returns:
        Hints in the order in which they stand in the draft.
    """
    spans = [*_pattern_spans(draft), *_phone_spans(draft)]
    return [Hint(kind, start, end, _ADVICE[kind]) for start, end, kind in sorted(spans)]


def _pattern_spans(draft: str) -> Iterator[tuple[int, int, str]]:
    for kind, pattern in _PATTERNS.items():
        for found in pattern.finditer(draft):
            yield *found.span(found.lastindex or 0), kind


def _phone_spans(draft: str) -> Iterator[tuple[int, int, str]]:
    if sum(map(str.isdigit, draft)) < FEWEST_PHONE_DIGITS:
        return
    # Imported here because it costs 54 ms of a cold start, and few letters hold seven digits.
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415

    for found in PhoneNumberMatcher(draft, "GB", leniency=Leniency.VALID, max_tries=MAX_PHONE_TRIES):
        if str(found.number.national_number) not in HELPLINES:
            yield found.start, found.end, "phone"
