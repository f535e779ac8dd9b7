"""A supporter's words: cleaned of what nobody can see, and never changed otherwise."""

import re
import unicodedata

from chalicelib.letters.code_points import CodePointTable
from chalicelib.refusals import Refusal

MAX_BYTES = 20_000  # the longest letter that WriteToThem takes, as UTF-8; docs/referee.md
NEWLINE_BYTES = 2  # it counts each newline as two bytes; docs/referee.md
MIN_CHARACTERS = 250  # shorter letters have been held back as empty protest; docs/referee.md

# What most people type: nothing of it has to be changed, or looked at one by one.
_PLAIN = re.compile("[\n -~\xa0-\xac\xae-\xff\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]*+")
_LINE_ENDING = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Invisible characters that do a visible job: the flags of England, Scotland and Wales are spelt in
# tag characters, and joiners make one sign of two in emoji and in many scripts.
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_JOINER = "(?<=[^\x00-\xff])[\u200c\u200d](?=[^\x00-\xff])"
_VISIBLE_JOB = re.compile(f"({_FLAG}|{_JOINER})")


class StoryMissing(Refusal):
    """There is nothing to make a letter of."""

    def __init__(self, field: str) -> None:
        super().__init__("story-missing", field)


class LetterTooLong(Refusal):
    """The words are more than WriteToThem takes."""

    def __init__(self, field: str) -> None:
        super().__init__("letter-too-long", field)


def byte_length(text: str) -> int:
    """Count the bytes of a text as WriteToThem counts them.

    Args:
        text: any text; lone surrogates count as one byte.

    Returns:
        Its length as UTF-8 with each newline, as one line feed, counted as two bytes.
    """
    newlines = text.count("\n") * (NEWLINE_BYTES - 1)
    return len(text.encode("utf-8", "replace")) + newlines


def clean(text: str) -> str:
    """Take out what cannot be seen and leave every word as it was typed.

    Line endings become newlines, a tab becomes a space; control characters, invisible
    characters and halves of broken characters go; blank lines at the ends go.

    Args:
        text: what the supporter typed, already known to be within the limit.

    Returns:
        The same words.
    """
    if _PLAIN.fullmatch(text):
        return text.strip()
    text = text.encode("utf-8", "ignore").decode("utf-8")  # halves of broken characters first
    text = _LINE_ENDING.sub("\n", text).replace("\t", " ")
    pieces = _VISIBLE_JOB.split(text)
    # split() gives what the pattern kept at every odd place.
    kept = (piece if place % 2 else piece.translate(_INVISIBLE) for place, piece in enumerate(pieces))
    return "".join(kept).strip()


def _unless_invisible(character: str) -> str | None:
    is_invisible = character != "\n" and unicodedata.category(character) in {"Cc", "Cf"}
    return None if is_invisible else character


_INVISIBLE = CodePointTable(_unless_invisible)


def read_draft(typed: str, field: str) -> str:
    """Read a draft that must stay as it is, because its places will be pointed at.

    Args:
        typed: what came in, of any length.
        field: the name of the input, for the refusal.

    Returns:
        The same text, at most 20,000 bytes.

    Raises:
        LetterTooLong: it is over WriteToThem's limit. Looked at before all else, so that no
            amount of text costs more than measuring it.
        StoryMissing: there is nothing in it that can be seen.
    """
    counted = typed if _PLAIN.fullmatch(typed) else _LINE_ENDING.sub("\n", typed)
    if byte_length(counted) > MAX_BYTES:
        raise LetterTooLong(field)
    if not clean(typed):
        raise StoryMissing(field)
    return typed


def read_story(typed: str, field: str) -> str:
    """Read the supporter's own words, refusing what could never be sent.

    Args:
        typed: what came in, of any length.
        field: the name of the input, for the refusal.

    Returns:
        The cleaned words, at most 20,000 bytes.

    Raises:
        LetterTooLong: it is over WriteToThem's limit.
        StoryMissing: nothing is left that can be seen.
    """
    return clean(read_draft(typed, field))


def read_line(typed: str) -> str:
    """Read something that stands on one line, such as a name.

    Args:
        typed: what came in.

    Returns:
        The visible words with single spaces between them; may be empty.
    """
    return " ".join(clean(typed).split())
