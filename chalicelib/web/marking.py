"""Cuts a letter into pieces, so that a page can mark what is the campaign's and what to think about."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from chalicelib.frozen import dataclass
from chalicelib.letters.overlap import Span
from chalicelib.letters.personal_data import Hint, Kind
from chalicelib.letters.words import Words
from chalicelib.web.journey import digest

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


class Found(Protocol):
    """What a check found in a letter, to whomever it goes."""

    @property
    def campaign_spans(self) -> tuple[Span, ...]:
        """Where the campaign's wording stands."""

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What may better be left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a letter that is marked in one way.

    Attributes:
        text: its words.
        is_campaign: whether they are the campaign's wording.
        hint: the number of the hint about them, from 1, or 0 for none.
    """

    text: str
    is_campaign: bool
    hint: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a letter.

    Attributes:
        start: where it begins in the letter.
        pieces: what it is made of, marked.
        question: what to ask its writer, or "".
    """

    start: int
    pieces: tuple[Piece, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of the campaign's words in one paragraph.

    Attributes:
        start: where it begins in the letter.
        end: where it ends.
        text: the words.
        question: what to ask the paragraph's writer, or "".
    """

    start: int
    end: int
    text: str
    question: str


def mend_value(letter: str, hint: Hint) -> str:
    """Say which hint a button is for, in a way that still fits when other words of the letter were changed.

    Args:
        letter: the letter that was checked.
        hint: one of its hints.
    """
    return digest(letter[hint.start : hint.end])


def mended(letter: str, hint: Hint, hints: Sequence[Hint]) -> str:
    """Write a hint's suggested words into a letter, for a name wherever it stands.

    Args:
        letter: the letter that was checked.
        hint: the one to follow.
        hints: all of them, in order. A child who is no longer named in one place, and still in another,
            would be pointed out no more.
    """
    same = [each for each in hints if each == hint or _named(letter, each) & _named(letter, hint)]
    for each in reversed(same):
        letter = letter[: each.start] + (each.replacement or "") + letter[each.end :]
    return letter


def _named(letter: str, hint: Hint) -> set[str]:
    """Give the words that a hint about a child would take out."""
    if hint.kind is not Kind.CHILD_NAME or hint.replacement is None:
        return set()
    return set(Words(letter[hint.start : hint.end]).keys) - set(Words(hint.replacement).keys)


def marked_paragraphs(letter: str, check: Found, question_for: Callable[[str], str]) -> list[Paragraph]:
    """Cut a letter into paragraphs, and those where a mark begins or ends.

    Args:
        letter: the letter that was checked.
        check: what was found in it.
        question_for: gives the question for a paragraph with campaign wording in it, or "".

    Returns:
        Its paragraphs, without the white space between them.
    """
    pieces = list(_pieces(letter, check))
    starts = [start for start, _ in pieces]
    paragraphs = []
    for found in _PARAGRAPH.finditer(letter):
        first, behind = bisect_left(starts, found.start()), bisect_left(starts, found.end())
        inside = tuple(piece for _, piece in pieces[first:behind])
        has_campaign = any(piece.is_campaign for piece in inside)
        paragraphs.append(Paragraph(found.start(), inside, question_for(found[0]) if has_campaign else ""))
    return paragraphs


def campaign_phrases(letter: str, check: Found, paragraphs: Sequence[Paragraph]) -> list[Phrase]:
    """List the campaign's wording in a letter, apart for each paragraph.

    Args:
        letter: the letter that was checked.
        check: what was found in it.
        paragraphs: the letter's, with their questions.
    """
    starts = [paragraph.start for paragraph in paragraphs]
    return [
        Phrase(*found.span(), found[0], paragraphs[bisect_right(starts, found.start()) - 1].question)
        for span in check.campaign_spans
        for found in _PARAGRAPH.finditer(letter, span.start, span.end)
    ]


def _pieces(letter: str, check: Found) -> Iterator[tuple[int, Piece]]:
    """Cut where a mark or a paragraph begins or ends, in one sweep over all of them."""
    edges = {edge for found in _PARAGRAPH.finditer(letter) for edge in found.span()}
    for marked in (check.campaign_spans, check.hints):
        edges.update(edge for span in marked for edge in (span.start, span.end))
    campaign_at = _marked_at([(span.start, span.end) for span in check.campaign_spans])
    hint_at = _marked_at([(hint.start, hint.end) for hint in check.hints])
    for start, end in pairwise(sorted(edges)):
        yield start, Piece(letter[start:end], is_campaign=campaign_at(start) > 0, hint=hint_at(start))


def _marked_at(spans: Sequence[tuple[int, int]]) -> Callable[[int], int]:
    """Give what tells for an offset the number, from 1, of the span that it lies in, or 0."""
    starts = [start for start, _ in spans]

    def number_at(offset: int) -> int:
        number = bisect_right(starts, offset)
        return number if number and offset < spans[number - 1][1] else 0

    return number_at
