"""Splits a text into words that are compared without their dress, and remembers where each stood.

Capitals, accents, curly or straight apostrophes, full-width letters, look-alike letters of other scripts and
characters that nobody sees make no difference to what a sentence is, so they make none here.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Collection, Iterator
from functools import lru_cache

from chalicelib.letters.code_points import CodePointTable

# Letters of other scripts that look like Latin ones; somebody who types them means to hide copying,
# or pastes from a place that did. Source: Unicode's confusables.txt, its plain one-to-one letters.
_LOOK_ALIKES = dict(
    zip("авеіјкмнорѕстухԁԛԝαεικνορτυχⅼӏɑɡօոҽᴀᴇ", "abeijkmhopsctyxdqwaeikvoptuxllagoneae", strict=True)
)
_APOSTROPHES = frozenset("'\u2018\u2019\u02bc\uff07\u00b4")  # those that people and phones really type
_HYPHENS = frozenset("-\u2010\u2011\uff0d")
_JOINERS = "'-"
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Cc", "Cs"})
_CHUNK = 400  # characters that are counted at once when places are looked for
_MOST_REPLACED = 32  # different characters that are replaced one by one; above it, all at once is faster
_PLAIN = frozenset(map(chr, (9, 10, 13, *range(32, 127)))) - {"_"}
# A word may hold apostrophes and hyphens, and neither begins nor ends with one.
_WORD = re.compile(r"\w(?:[\w'-]*\w)?")


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """Give what a character is compared as: nothing, one letter or sign, or several."""
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    if character.isspace():
        return " "
    if unicodedata.category(character) in _UNSEEN:
        return ""
    # Taken apart before its case is folded, too: a bold capital of mathematics is a capital only then.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    letters = (letter for letter in plain.replace("_", " ") if unicodedata.category(letter) not in _UNSEEN)
    return "".join("'" if letter in _APOSTROPHES else _LOOK_ALIKES.get(letter, letter) for letter in letters)


def _unless_separator(character: str) -> str | None:
    """Make words and spaces: joiners go, and what is no letter or figure is a space."""
    if character in _JOINERS:
        return None
    return character if character.isalnum() else " "


_SEPARATORS = CodePointTable(_unless_separator)


class Words:
    """The words of part of a text.

    Args:
        text: any text.
        start: offset in code points at which to begin.
        end: offset at which to stop; None for the end of the text.

    Attributes:
        keys: the words in order, as they are compared.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self._start = start
        self._folded, self._places = _fold(text[start:end])
        self.keys = self._folded.translate(_SEPARATORS).split()

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.keys)

    def offsets(self, wanted: Collection[int]) -> dict[int, tuple[int, int]]:
        """Give where some of the words stand in the whole text.

        Args:
            wanted: the numbers of the words, from 0.

        Returns:
            For each, the offset of its first code point and the one behind its last.
        """
        places: dict[int, tuple[int, int]] = {}
        ahead = deque(sorted(wanted))
        first = 0
        for start, end in self._chunks():
            behind = first + len(self._folded[start:end].translate(_SEPARATORS).split())
            # Most chunks hold no word that is wanted, and are only counted.
            if ahead and ahead[0] < behind:
                found = list(_WORD.finditer(self._folded, start, end))
                while ahead and ahead[0] < behind:
                    number = ahead.popleft()
                    places[number] = self._place_of(found[number - first])
            first = behind
        return places

    def _chunks(self) -> Iterator[tuple[int, int]]:
        """Cut the text where no word is cut."""
        start = 0
        while start < len(self._folded):
            space = self._folded.find(" ", start + _CHUNK)
            end = space if space >= 0 else len(self._folded)
            yield start, end
            start = end

    def _place_of(self, word: re.Match[str]) -> tuple[int, int]:
        first, last = word.start(), word.end() - 1
        if self._places is not None:
            first, last = self._places[first], self._places[last]
        return first + self._start, last + 1 + self._start


def _fold(text: str) -> tuple[str, list[int] | None]:
    """Fold a text; say which of its characters each one came from, unless each stands where it stood."""
    folds = {character: _folded(character) for character in set(text) - _PLAIN}
    if any(len(folded) != 1 for folded in folds.values()):
        pairs = [
            (letter, place)
            for place, character in enumerate(text)
            for letter in folds.get(character, character)
        ]
        return "".join(letter for letter, _ in pairs).lower(), [place for _, place in pairs]
    if len(folds) > _MOST_REPLACED:
        return text.translate({ord(character): folded for character, folded in folds.items()}).lower(), None
    for character, folded in folds.items():
        text = text.replace(character, folded)
    return text.lower(), None
