"""Finds the parts of a letter that somebody may have edited: salutation, text, sign-off, name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME_PLACEHOLDER = "[Your full name]"
LONGEST_NAME = 80  # characters; a longer line below a closing is a paragraph, not a name
LONGEST_ENDING = 300  # characters for name, address and postscript; with more below it, it closes nothing

_SALUTATION = re.compile(
    r"[\s\ufeff\u200b]*((?:Dear|Annwyl|Hello|Hi|Good (?:morning|afternoon|evening))\b[^\n]*)(?:\n|\Z)",
    re.IGNORECASE,
)
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")
# How people close letters, as the words stand without the comma behind them; misspelt ones too.
_CLOSING = re.compile(
    r"yours(?: (?:sincer\w+|faithfull?y|truly|ever|respectfully))?|sincerely"
    r"|(?:with )?(?:(?:kind|kindest|best|warm|warmest) )?(?:regards|wishes)|all the best"
    r"|(?:with )?(?:many |my )?(?:thanks|thank you)(?: (?:so|very) much| in advance)?|with gratitude"
    r"|(?:yr eiddoch )?yn (?:gywir|ffyddlon)|cofion(?: (?:gorau|cynnes))?|diolch(?: yn fawr)?"
)
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class LetterParts:
    """Where the parts of a letter stand.

    Attributes:
        salutation: the first line, such as "Dear Alex Baker,", or "".
        body_start: offset in code points where the letter's own text begins.
        body_end: offset where it ends.
        has_sign_off: whether a line such as "Yours sincerely," closes it.
        sign_off_end: offset behind that line, or the end of the letter.
        name: the name under the sign-off, or beside it; "" where there is none yet.
    """

    salutation: str
    body_start: int
    body_end: int
    has_sign_off: bool
    sign_off_end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Closing:
    start: int
    end: int
    name: str
    is_last: bool  # whether nothing but the line for the name comes after it


def find_parts(letter: str) -> LetterParts:
    """Find salutation, text and sign-off.

    Args:
        letter: a whole letter.

    Returns:
        Its parts. The last closing that has a name counts, so that the same words inside the
        letter, or below the name, do not cut it short.
    """
    salutation = _SALUTATION.match(letter)
    body_start = salutation.end() if salutation else 0
    closing = _closing_of(letter, body_start)
    return LetterParts(
        salutation=salutation[1].strip() if salutation else "",
        body_start=body_start,
        body_end=closing.start if closing else len(letter),
        has_sign_off=closing is not None,
        sign_off_end=closing.end if closing else len(letter),
        name=closing.name if closing else "",
    )


def paragraphs_of(letter: str) -> list[str]:
    """Give the paragraphs between salutation and sign-off.

    Args:
        letter: a whole letter.

    Returns:
        Its paragraphs, as they stand.
    """
    parts = find_parts(letter)
    body = letter[parts.body_start : parts.body_end]
    return [paragraph.strip() for paragraph in _PARAGRAPH_BREAK.split(body) if paragraph.strip()]


def _closing_of(letter: str, body_start: int) -> _Closing | None:
    closings = list(_closings(letter, body_start))
    named = [closing for closing in closings if closing.name]
    unnamed = [closing for closing in closings if closing.is_last]
    return next(reversed(named or unnamed), None)


def _closings(letter: str, body_start: int) -> Iterator[_Closing]:
    earliest = max(body_start, letter.rfind("\n", 0, max(0, len(letter.rstrip()) - LONGEST_ENDING)) + 1)
    lines = [line for line in _LINE.finditer(letter, earliest) if line[0].strip()]
    for number, line in enumerate(lines):
        words, comma, beside = line[0].partition(",")
        if len(words) > LONGEST_NAME or not _CLOSING.fullmatch(
            " ".join(words.strip(" \t.!").lower().split())
        ):
            continue
        below = lines[number + 1][0] if number + 1 < len(lines) else ""
        end = line.start() + len(words) + len(comma) if beside.strip() else line.end()
        yield _Closing(line.start(), end, _name_in(beside.strip() or below.strip()), number + 2 >= len(lines))


def _name_in(line: str) -> str:
    asked_for = NAME_PLACEHOLDER.strip("[]").casefold()
    if len(line) > LONGEST_NAME or asked_for in line.casefold():
        return ""
    return line
