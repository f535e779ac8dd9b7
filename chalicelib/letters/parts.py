"""Finds the parts of a letter that somebody may have edited: salutation, text, sign-off, name."""

import re
from collections.abc import Iterator

from chalicelib.frozen import dataclass

LONGEST_NAME = 80  # characters; a longer line below a closing is a paragraph, not a name
MOST_GREETING_WORDS = 8  # "Dear the Right Honourable Alex Baker MP" has seven
MOST_NAME_WORDS = 6  # a title, three first names and a double surname
FEWEST_SENTENCE_WORDS = 3  # with more and a full stop, a line is a sentence
LONGEST_ENDING = 300  # characters for name, address and postscript; with more below it, it closes nothing

_SALUTATION = re.compile(
    r"[\s\ufeff\u200b]*"
    r"((?:Dear|Ann?wyl|Hell?o|Shwmae|Hi|Hey|Hiya|To|Good (?:morning|afternoon|evening|day)"
    r"|(?:Bore|Prynhawn) da|Noswaith dda)\b[^\n,]{0,60})"
    r"(?:,|(?=\n)|\Z)",
    re.IGNORECASE,
)
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")
# How people close letters, as the words stand without the comma behind them; misspelt ones too.
_CLOSING = re.compile(
    r"yours?(?: (?:sincer\w+|faithfull?y|truly|ever|respectfully|in hope))?|sincerely(?: yours)?|respectfully"
    r"|cheers|best|love"
    r"|(?:with )?(?:(?:kind|kindest|best|warm|warmest) )?(?:regards|wishes)|all the best"
    r"|(?:with )?(?:many |my )?(?:thanks|thank you)"
    r"(?: (?:so|very) much| in advance| for (?:your time|reading|listening))?"
    r"|with gratitude"
    r"|(?:yr eiddoch )?yn (?:gywir|ffyddlon|ddiffuant|bur)(?: iawn)?|(?:gyda )?chofion(?: (?:gorau|cynnes))?"
    r"|cofion(?: (?:gorau|cynnes))?|dymuniadau gorau|pob dymuniad da"
    r"|(?:gyda |llawer o )?d{1,2}iolch(?: (?:yn fawr|o galon))?(?: (?:iawn|ymlaen llaw|am eich amser))?"
)
_STAND_INS = (
    "your full name",
    "your name",
    "a constituent",
    "full name",
    "eich enw",
    "enw llawn",
    "etholwr",
    "etholwraig",
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
        name_end: offset behind the line with the name, or behind the sign-off.
        name: the name under the sign-off, or beside it; "" where there is none yet.
    """

    salutation: str
    body_start: int
    body_end: int
    has_sign_off: bool
    sign_off_end: int
    name_end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Closing:
    start: int
    end: int
    name_end: int
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
    if salutation and len(salutation[1].split()) > MOST_GREETING_WORDS:
        salutation = None
    body_start = salutation.end() if salutation else 0
    closing = _closing_of(letter, body_start)
    return LetterParts(
        salutation=salutation[1].strip() if salutation else "",
        body_start=body_start,
        body_end=closing.start if closing else len(letter),
        has_sign_off=closing is not None,
        sign_off_end=closing.end if closing else len(letter),
        name_end=closing.name_end if closing else len(letter),
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
        if not _is_closing(words):
            continue
        below = lines[number + 1] if number + 1 < len(lines) else None
        end = line.start() + len(words) + len(comma) if beside.strip() else line.end()
        name = _name_in(beside.strip() or (below[0].strip() if below else ""))
        name_end = below.end() if name and below and not beside.strip() else line.end()
        yield _Closing(line.start(), end, name_end, name, number + 2 >= len(lines))


def _is_closing(words: str) -> bool:
    plain = " ".join(words[:LONGEST_NAME].strip(" \t.!").lower().split())
    return len(words) <= LONGEST_NAME and _CLOSING.fullmatch(plain) is not None


def _name_in(line: str) -> str:
    """Give the name on a line; "" where a sentence, a postscript, another closing or a stand-in is there."""
    small = line.casefold()
    words = len(line.split())
    has_full_stop = words > FEWEST_SENTENCE_WORDS and line.endswith(".")
    is_sentence = len(line) > LONGEST_NAME or words > MOST_NAME_WORDS or has_full_stop
    is_stand_in = small.startswith(("ps ", "p.s")) or any(words in small for words in _STAND_INS)
    return "" if is_sentence or is_stand_in or _is_closing(line.partition(",")[0]) else line
