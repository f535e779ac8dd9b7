"""Which words of a draft are the campaign's."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

RUN_WORDS = 4  # so many of the campaign's words in a row are copying, not chance
BRIDGED_WORDS = 2  # changing a word or two inside a copied sentence does not make it one's own

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")  # noqa: RUF001 - the apostrophes people really type


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        key: the form in which it is compared: no capitals, accents, apostrophes or hyphens.
        start: offset of its first code point in the text.
        end: offset behind its last.
    """

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a draft, in code points, ``end`` excluded."""

    start: int
    end: int


Run = tuple[str, ...]


def _key(word: str) -> str:
    if word.isascii():
        return word.replace("'", "").replace("-", "").lower()
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(character for character in decomposed if character.isalnum()).casefold()


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Split a text into words that remember where they stood.

    Args:
        text: any text.
        start: offset at which to begin.
        end: offset at which to stop; None for the end of the text.

    Returns:
        Its words in order, with offsets into the whole text.
    """
    stop = len(text) if end is None else end
    return [Word(_key(found[0]), *found.span()) for found in _WORD.finditer(text, start, stop)]


def _with_names_joined(words: list[Word], names: Collection[Run]) -> list[Word]:
    """Make one word of each name that anyone must use, so that it is never a run of four."""
    if not names:
        return words
    longest = max(map(len, names))
    joined: list[Word] = []
    place = 0
    while place < len(words):
        length = _name_length(words, place, names, longest)
        first, last = words[place], words[place + length - 1]
        joined.append(
            Word(" ".join(word.key for word in words[place : place + length]), first.start, last.end)
        )
        place += length
    return joined


def _name_length(words: list[Word], place: int, names: Collection[Run], longest: int) -> int:
    for length in range(longest, 1, -1):
        if tuple(word.key for word in words[place : place + length]) in names:
            return length
    return 1


def _runs(words: list[Word]) -> Iterator[Run]:
    keys = [word.key for word in words]
    return zip(*(keys[offset:] for offset in range(RUN_WORDS)), strict=False)


class Wording:
    """The campaign's wording, made ready once to be looked for in many drafts.

    Args:
        texts: everything that the campaign publishes.
        names: names that anyone who writes about this must use; using them is not copying.
    """

    def __init__(self, texts: Iterable[str], names: Iterable[str]) -> None:
        self._names = frozenset(tuple(word.key for word in words_of(name)) for name in names)
        self._runs = frozenset(
            run for text in texts for run in _runs(_with_names_joined(words_of(text), self._names))
        )

    def spans_in(self, text: str, start: int, end: int) -> list[Span]:
        """Find the campaign's wording in part of a text.

        Args:
            text: the draft.
            start: offset at which to begin.
            end: offset at which to stop.

        Returns:
            Spans in order, apart from each other, each from the start of a word to the end of one.
        """
        words = _with_names_joined(words_of(text, start, end), self._names)
        copied = [False] * len(words)
        for place, run in enumerate(_runs(words)):
            if run in self._runs:
                copied[place : place + RUN_WORDS] = [True] * RUN_WORDS
        return [Span(words[first].start, words[last].end) for first, last in _stretches(copied)]


def _stretches(copied: list[bool]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for place in (place for place, is_copied in enumerate(copied) if is_copied):
        if stretches and place - stretches[-1][1] <= BRIDGED_WORDS + 1:
            stretches[-1] = (stretches[-1][0], place)
        else:
            stretches.append((place, place))
    return stretches


def count_words(text: str, spans: Iterable[Span]) -> int:
    """Count the words inside spans.

    Args:
        text: the text that the spans belong to.
        spans: stretches of it.

    Returns:
        How many words stand in them.
    """
    return sum(len(words_of(text, span.start, span.end)) for span in spans)
