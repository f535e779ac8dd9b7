"""Points out what in a letter could identify a child or be used against somebody.

Hints, never blocks: a parent may well want to name their own child's school.

Every pattern in this package has bounded quantifiers, so that no text makes the search slow, and
errs towards silence: whoever is asked about words that are no name stops reading the hints.
"""

from collections.abc import Iterable
from itertools import islice

from chalicelib.letters.personal_data.births import find_births
from chalicelib.letters.personal_data.children import find_children
from chalicelib.letters.personal_data.contacts import find_emails, find_postcodes
from chalicelib.letters.personal_data.hint import Found, Hint, Kind
from chalicelib.letters.personal_data.numbers import find_numbers, may_hold_numbers
from chalicelib.letters.personal_data.phones import find_phones
from chalicelib.letters.personal_data.schools import find_schools

__all__ = ["MOST_OF_A_SEARCH", "Hint", "Kind", "find_hints"]

_NUMBER_SEARCHES = (find_numbers, find_postcodes, find_phones)
MOST_OF_A_SEARCH = 50  # hints; a text with more is no letter, and each phone number costs 0.1 ms

_WORD_SEARCHES = (find_emails, find_births, find_children, find_schools)
# One of these is in every letter in Welsh, and in none in English.
_SIGNS_OF_WELSH = (" yn ", " yr ", " fy ", " o'r ", " o’r ", "Annwyl ")
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


def find_hints(draft: str) -> list[Hint]:
    """Find what could identify somebody.

    Args:
        draft: a letter of at most 20,000 bytes.

    Returns:
        Hints in the order in which they stand in the draft, apart from each other. Of a text that is
        made of nothing else, only the first fifty or so of each kind.
    """
    searches = _WORD_SEARCHES + (_NUMBER_SEARCHES if may_hold_numbers(draft) else ())
    if may_be_welsh(draft):
        # Imported on first use: most letters are in English.
        from chalicelib.letters.personal_data.welsh import find_in_welsh  # noqa: PLC0415

        searches += (find_in_welsh,)
    found = (each for search in searches for each in islice(search(draft), MOST_OF_A_SEARCH))
    return [Hint(each.kind, each.start, each.end, each.replacement) for each in _apart(found)]


def may_be_welsh(draft: str) -> bool:
    """Tell whether a letter is worth looking through for Welsh words."""
    return any(sign in draft for sign in _SIGNS_OF_WELSH)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Keep the longer of two that overlap, and of two as long the more specific kind."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, _RANK[each.kind])):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.end - each.start > kept[-1].end - kept[-1].start:
            kept[-1] = each
    return kept
