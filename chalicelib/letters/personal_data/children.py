"""Finds children's first names by the words that stand beside them."""

import re
from collections.abc import Iterator

from chalicelib.frozen import dataclass
from chalicelib.letters.personal_data.cues import ARTICLES, CUE, OWNER_BEFORE, OWNER_DISTANCE
from chalicelib.letters.personal_data.hint import Found, Kind
from chalicelib.letters.personal_data.names import NAME_WORD, read_names, stands_alone
from chalicelib.letters.personal_data.words import GAP, as_sentence_part, begins_sentence

# What can follow "my son, Sam" where Sam is an aside, and not the start of the sentence's second half.
_ASIDE_ENDS = re.compile(rf"[.,;:!?\r\n]|{GAP}(?:and|who|whose|aged)\b|\Z")
_DASH = re.compile(rf"{GAP}[–—-](?=\s)")
# Where these follow, the comma behind the name opens another aside, and has to stay.
_ANOTHER_ASIDE = re.compile(
    rf",{GAP}(?:[0-9]|(?:aged|who|whom|whose|my|our|his|her|their|an?|the|one|now|then|both|in|at|from|born|too)\b)"
)
_POSSESSIVE = re.compile(r"(['’])(s?)(?!\w)")
# Names that begin a sentence as ordinary words: "Will you", "Hope you are well".
_WORDS_TOO = frozenset({"Will", "Hope", "Mark", "Grace", "Rose", "Bill", "Faith", "Joy"})


@dataclass(frozen=True, slots=True)
class _Child:
    """The words for a child that stand in front of a name.

    Attributes:
        cue: the match that ends where the name begins.
        start: offset of "my" in "my daughter".
        words: "my daughter".
        spoken_of: how the child may be spoken of from then on; None where nothing fits.
    """

    cue: re.Match[str]
    start: int
    words: str
    spoken_of: str | None


def find_children(draft: str) -> Iterator[Found]:
    """Find first names of children.

    Args:
        draft: a letter.

    Yields:
        Each place where a child is named ("my daughter Maya", to be replaced by "my daughter"), and
        each other place where the same name stands.
    """
    spoken_of: dict[str, str | None] = {}
    for cue in CUE.finditer(draft):
        child = _child_or_none(draft, cue)
        names, end = read_names(draft, cue.end(), in_list=_are_many(cue))
        found = _naming_or_none(draft, child, end) if child and names else None
        if child and found:
            spoken_of.update(dict.fromkeys(names, child.spoken_of))
            yield found
    if spoken_of:
        yield from _mentions(draft, spoken_of)


def _child_or_none(draft: str, cue: re.Match[str]) -> _Child | None:
    kin = cue.start("noun")
    owner = OWNER_BEFORE.search(draft[max(0, kin - OWNER_DISTANCE) : kin])
    if not owner or not _is_natural(cue, is_owned=owner["owner"].split()[0].lower() not in ARTICLES):
        return None
    start = kin - len(owner[0]) + (len(owner["owner"]) if owner["and"] else 0)
    return _Child(cue, start, draft[start : _words_end(cue)], _spoken_of_or_none(owner, cue))


def _words_end(cue: re.Match[str]) -> int:
    return max(cue.end("noun"), cue.end("where"))


def _are_many(cue: re.Match[str]) -> bool:
    return cue["noun"].endswith(("s", "children")) and cue["noun"] != "lass"


def _is_natural(cue: re.Match[str], *, is_owned: bool) -> bool:
    """Whether anyone would name a child so: "a girl Zoë" and "my son in Leeds Sam" are chance."""
    if cue["called"] or cue["naming"]:
        return True
    if cue["aside"]:
        return is_owned or bool(cue["where"])
    return is_owned and not cue["where"]


def _spoken_of_or_none(owner: re.Match[str], cue: re.Match[str]) -> str | None:
    if _are_many(cue) or owner["and"]:
        return None
    first = owner["owner"].strip().lower()
    return f"{'the' if first in ARTICLES else first} {owner['which']}{cue['noun']}{cue['where'] or ''}"


def _naming_or_none(draft: str, child: _Child, names_end: int) -> Found | None:
    if child.cue["naming"]:
        return Found(child.cue.end(), names_end, Kind.CHILD_NAME)
    end = _aside_end_or_none(draft, child, names_end) if child.cue["aside"] else names_end
    if end is None:
        return None
    end, replacement = _with_possessive(draft, end, child.words)
    return Found(child.start, end, Kind.CHILD_NAME, replacement)


def _aside_end_or_none(draft: str, child: _Child, end: int) -> int | None:
    """Find where an aside such as ", Sam," ends; None where the name begins something else."""
    opened = child.cue["aside"].strip()
    if opened == "(":
        return end + 1 if draft.startswith(")", end) else None
    if opened == ",":
        return _comma_aside_end_or_none(draft, child, end)
    if closing := _DASH.match(draft, end):
        return closing.end()
    return end if _ASIDE_ENDS.match(draft, end) else None


def _comma_aside_end_or_none(draft: str, child: _Child, end: int) -> int | None:
    if not _ASIDE_ENDS.match(draft, end):
        # "My son, Sam is ten" leaves the second comma out; "To help my son, Ofsted came" is no name.
        return end if begins_sentence(draft, child.start) else None
    closes = draft.startswith(",", end) and not _ANOTHER_ASIDE.match(draft, end)
    return end + 1 if closes else end


def _with_possessive(draft: str, end: int, words: str) -> tuple[int, str]:
    """Carry the ’s of a name over where it would not fit: "James’ school", "my twins Ava and Leo’s"."""
    mark = _POSSESSIVE.match(draft, end)
    # Behind any other letter a lone ’ closes a quotation.
    if not mark or (not mark[2] and draft[end - 1] not in "sxz"):
        return end, words
    if words.endswith("s"):
        return mark.end(), words + mark[1]
    return (end, words) if mark[2] else (mark.end(), f"{words}{mark[1]}s")


def _mentions(draft: str, spoken_of: dict[str, str | None]) -> Iterator[Found]:
    for word in NAME_WORD.finditer(draft):
        if word[0] not in spoken_of or not _is_same_child(draft, word):
            continue
        words = spoken_of[word[0]]
        if words is None:
            yield Found(*word.span(), Kind.CHILD_NAME)
        else:
            words = as_sentence_part(words, draft, word.start())
            end, replacement = _with_possessive(draft, word.end(), words)
            yield Found(word.start(), end, Kind.CHILD_NAME, replacement)


def _is_same_child(draft: str, word: re.Match[str]) -> bool:
    """Whether it is that name alone: not Sam Jones who signs, nor the "Will" of "Will you"."""
    if word[0] in _WORDS_TOO and begins_sentence(draft, word.start()):
        return False
    return stands_alone(draft, word)
