"""Finds names of schools by the words that end them: "Hill Road Primary", "Oakfield Academy"."""

import re
from collections.abc import Iterator

from chalicelib.letters.personal_data.hint import Found, Kind
from chalicelib.letters.personal_data.school_words import (
    BEFORE_OF,
    BEHIND_THE,
    GENERIC,
    LAST_WORDS,
    NOT_A_START,
    SAINTS,
    WELSH_OR_IRISH,
    noun_for,
)
from chalicelib.letters.personal_data.words import SENTENCE_WORDS, as_sentence_part

LONGEST_NAME = 80  # characters in front of the last words, twice what the longest names need
MOST_WORDS = 8

_OPENING = "(“\"'\u2018["
_AT = re.compile(r"\b(?:at|to|from|attend(?:s|ed)?|joined|left|started) \Z")
_DETERMINED = re.compile(
    r"\b(?:the|my|our|his|her|their|your|this|that|another|local|old|new|former|same|nearby) \Z",
    re.IGNORECASE,
)
# Behind these nothing can stand for the name: "a school called", "an Oakfield Academy pupil".
_UNREPLACEABLE = re.compile(r"(?:\b(?:called|named|an?|and)|&) \Z", re.IGNORECASE)
_SAME_SCHOOL = re.compile(r"\b(?:school|academy|college|nursery|sixth form)(?P<link> |, | \()\Z")
_WELSH_LETTER = re.compile(r"\s{0,9}Annwyl\b")  # where no English word reads well
_CLOSED = re.compile(r"[,.;:!?)\r\n]|\Z")


def find_schools(draft: str) -> Iterator[Found]:
    """Find names of schools.

    Args:
        draft: a letter.

    Yields:
        Each name, to be replaced by what kind of school it is ("a primary school").
    """
    seen: set[str] = set()
    for start, end, noun in _names(draft):
        name = draft[start:end]
        yield _found(draft, start, end, f"the {noun}" if name in seen else _with_article(noun))
        seen.add(name)


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _names(draft: str) -> Iterator[tuple[int, int, str]]:
    for last in LAST_WORDS.finditer(draft):
        words = _name_words(draft, last.start())
        start = last.start() - len(" ".join(words))
        if _is_name_of_school(words) and (last["sort"][0].isupper() or _is_told(draft, start, words)):
            yield start, last.end(), noun_for(last["sort"])
    for found in WELSH_OR_IRISH.finditer(draft):
        if any(word[0].isupper() and word not in GENERIC for word in found[0].split()[1:]):
            yield *found.span(), noun_for(found[0])


def _name_words(draft: str, end: int) -> list[str]:
    """Read the words of a name backwards from where its last words begin."""
    before = draft[max(0, end - LONGEST_NAME) : end].rpartition("\n")[2].split(" ")
    first = len(before)
    while first and len(before) - first < MOST_WORDS and _is_of_name(before, first - 1):
        first -= 1
    words = before[first:]
    while words and _cannot_begin(words):
        del words[0]
    return [word.lstrip(_OPENING) for word in words]


def _is_of_name(words: list[str], place: int) -> bool:
    word = words[place]
    behind = words[place + 1] if place + 1 < len(words) else ""
    if behind[:1] in _OPENING and behind:
        return False
    if word in {"of", "the", "and", "&"}:
        return _joins(word, words[max(0, place - 2) : place], behind)
    bare = word.lstrip(_OPENING)
    return bare[:1].isupper() and (bare[-1].isalnum() or bare[-1] in "'’" or bare == "St.") and bare != "I"


def _joins(word: str, before: list[str], behind: str) -> bool:
    """Whether a small word is part of a name: Church of England, St John the Baptist, SS Peter and Paul."""
    if word == "of":
        return bool(before) and before[-1] in BEFORE_OF
    if word == "the":
        return behind in BEHIND_THE or before[-1:] == ["of"]
    return behind in SAINTS or any(each.lstrip(_OPENING) in SAINTS for each in before)


def _cannot_begin(words: list[str]) -> bool:
    is_saintly = len(words) > 1 and words[1] in NOT_A_START
    return (words[0] in SENTENCE_WORDS and not is_saintly) or words[0].islower() or words[0] == "&"


def _is_name_of_school(words: list[str]) -> bool:
    return any(word not in GENERIC for word in words)


def _is_told(draft: str, start: int, words: list[str]) -> bool:
    """Whether "at Hill Road primary school" names one, as "a West Yorkshire school" does not."""
    return len(words) > 1 and bool(_AT.search(draft[max(0, start - 12) : start]))


def _found(draft: str, start: int, end: int, words: str) -> Found:
    before = draft[max(0, start - 16) : start]
    same = _SAME_SCHOOL.search(before)
    if same:
        return _aside(draft, start - len(same[0]), end, same)
    if _UNREPLACEABLE.search(before) or _fills_line(draft, start, end) or _WELSH_LETTER.match(draft):
        return Found(start, end, Kind.SCHOOL)
    if _DETERMINED.search(before):
        return Found(start, end, Kind.SCHOOL, words.partition(" ")[2])
    return Found(start, end, Kind.SCHOOL, as_sentence_part(words, draft, start))


def _aside(draft: str, start: int, end: int, same: re.Match[str]) -> Found:
    """Take a name out that only stands beside "our school": "our school, Hill Road Primary, wrote"."""
    name_start = start + len(same[0])
    noun = same[0][: same.start("link") - same.start()]
    if same["link"] == " ":
        return Found(start, end, Kind.SCHOOL, noun)
    if not _CLOSED.match(draft, end):
        return Found(name_start, end, Kind.SCHOOL)
    closing = ")" if same["link"] == " (" else ","
    return Found(start, end + draft.startswith(closing, end), Kind.SCHOOL, noun)


def _fills_line(draft: str, start: int, end: int) -> bool:
    """Whether it stands in an address, where no other words read well."""
    return draft[max(0, start - 1) : start] in {"", "\n"} and draft.startswith((",", "\r", "\n"), end)
