"""Reads people's names: one word, a first name with surnames, a list of children."""

import re

from chalicelib.letters.personal_data.words import GAP, NOT_NAMES

MAX_NAMES = 6  # in one list of children; more would be a class
MAX_SURNAMES = 2

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"  # with accents that are typed apart
# Parts may be joined (Ava-May, O’Neill, Ng’ang’a); the ’s of "Maya’s" is not of the name.
# The first letter comes first because it is quickly looked for; only then that it begins a word.
_FIRST_LETTER = r"[^\W\da-z_]"  # without a range of all alphabets, which takes 4 ms to compile
NAME_WORD = re.compile(
    rf"{_FIRST_LETTER}(?<!\w.){_LETTER}{{0,30}}(?:['’-](?![sS]\b){_LETTER}{{1,30}}){{0,3}}"
)

_CONTRACTED = re.compile(r"['’](?:t|d|m|ve|ll|re)\Z")
_JOINT = re.compile(r"[-'’]")
_SPACE = re.compile(GAP)
_TO_SURNAME = re.compile(
    rf"{GAP}(?:(?:ap|ab|bin|ibn|van|von|de|da|del|la|Ó|Ní|Mac){GAP})?(?={_FIRST_LETTER})"
)
_AGE = re.compile(r" ?\([0-9]{1,2}\)")
_TO_NEXT_CHILD = re.compile(rf",?{GAP}(?:and|&|ac?){GAP}|,{GAP}")
_WORD_BEFORE = re.compile(r"(\w{1,31})(\.?) \Z")
_BEFORE_ADULTS = frozenset(
    {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Lady", "Lord", "Professor", "Dear", "Annwyl"}
)


def is_name(word: str) -> bool:
    """Tell whether a word reads like somebody's name.

    Args:
        word: one word, with its joined parts.

    Returns:
        True for a capital letter first and a small one behind (so not for GCSE or SATs), unless it is
        one of the words that are known to be none, or short for two of them, such as "I'd" or "Can't".
    """
    is_capitals = word.isupper() or word.removesuffix("s").isupper()
    if not word[:1].isupper() or is_capitals or _CONTRACTED.search(word):
        return False
    return _JOINT.split(word)[0] not in NOT_NAMES


def read_names(draft: str, place: int, *, in_list: bool) -> tuple[tuple[str, ...], int]:
    """Read the names of children.

    Args:
        draft: a letter.
        place: offset at which the first name should stand.
        in_list: whether more may follow, with their ages: "Ava (9), Leo (7) and Mia".

    Returns:
        The first names, none where there is no name, and the offset behind the last.
    """
    first_names: list[str] = []
    end = place
    for _ in range(MAX_NAMES if in_list else 1):
        name = _name_at_or_none(draft, place)
        if not name:
            break
        first_names.append(name[0])
        end = _end_of_surnames(draft, name.end())
        age = _AGE.match(draft, end) if in_list else None
        end = age.end() if age else end
        following = _TO_NEXT_CHILD.match(draft, end)
        place = following.end() if following else len(draft)
    return tuple(first_names), end


def _name_at_or_none(draft: str, place: int) -> re.Match[str] | None:
    word = NAME_WORD.match(draft, place)
    return word if word and is_name(word[0]) else None


def _end_of_surnames(draft: str, end: int) -> int:
    for _ in range(MAX_SURNAMES):
        gap = _TO_SURNAME.match(draft, end)
        surname = _name_at_or_none(draft, gap.end()) if gap else None
        if not surname:
            break
        end = surname.end()
    return end


def stands_alone(draft: str, word: re.Match[str]) -> bool:
    """Tell whether a first name stands without a surname, a title or another name in front of it.

    Args:
        draft: a letter.
        word: a name in it.

    Returns:
        False for the Thomas of "Mr Thomas", "Gareth Thomas" and "Thomas Briggs".
    """
    gap = _SPACE.match(draft, word.end())
    if gap and _name_at_or_none(draft, gap.end()):
        return False
    before = _WORD_BEFORE.search(draft[max(0, word.start() - 32) : word.start()])
    if not before:
        return True
    ends_sentence = bool(before[2])
    return before[1] not in _BEFORE_ADULTS and (ends_sentence or not is_name(before[1]))
