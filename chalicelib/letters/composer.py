"""Puts a letter together from its parts, and finds the parts in a letter again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

UNKNOWN_MP = "your MP"
NAME_PLACEHOLDER = "[Your full name]"
SIGN_OFF = "Yours sincerely,"

_SALUTATION = re.compile(r"\s*((?:Dear|Annwyl)\s[^\n]*)(?:\n|\Z)")
_SIGN_OFF_LINE = re.compile(
    r"^[^\S\n]*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) (?:regards|wishes)"
    r"|many thanks|yn gywir)[^\S\n]*[,.]?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class LetterParts:
    """Where the parts of a letter stand.

    Attributes:
        salutation: the first line, such as "Dear Alex Baker,", or "".
        body_start: offset in code points where the letter's own text begins.
        body_end: offset where it ends.
        has_sign_off: whether a line such as "Yours sincerely," closes it.
        name: the first line under the sign-off; "" where there is none yet.
    """

    salutation: str
    body_start: int
    body_end: int
    has_sign_off: bool
    name: str


def compose(mp_name: str | None, story: str, asks: Sequence[str], name: str) -> str:
    """Write the letter: salutation, the supporter's own paragraphs, the asks, the sign-off.

    Args:
        mp_name: the MP's name as one would say it, or None where it is not known.
        story: the supporter's paragraphs, which stand in the letter untouched.
        asks: the questions that the supporter chose, none to two of them.
        name: the supporter's full name; "" leaves a line for it to be filled in.

    Returns:
        The whole letter as plain text.
    """
    ask = " ".join(asks)
    parts = (f"Dear {mp_name or UNKNOWN_MP},", story, ask, f"{SIGN_OFF}\n\n{name or NAME_PLACEHOLDER}")
    return "\n\n".join(part for part in parts if part)


def find_parts(letter: str) -> LetterParts:
    """Find salutation, text and sign-off in a letter that somebody may have edited.

    Args:
        letter: a whole letter.

    Returns:
        Its parts. The last line that reads like a sign-off counts, so that the same words
        inside the letter do not cut it short.
    """
    salutation = _SALUTATION.match(letter)
    body_start = salutation.end() if salutation else 0
    sign_offs = list(_SIGN_OFF_LINE.finditer(letter, body_start))
    sign_off = sign_offs[-1] if sign_offs else None
    below = letter[sign_off.end() :].strip() if sign_off else ""
    name = below.partition("\n")[0].strip()
    return LetterParts(
        salutation=salutation[1].strip() if salutation else "",
        body_start=body_start,
        body_end=sign_off.start() if sign_off else len(letter),
        has_sign_off=sign_off is not None,
        name="" if name == NAME_PLACEHOLDER else name,
    )
