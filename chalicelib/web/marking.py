"""Cuts a letter into pieces, so that a page can mark what is the campaign's and what to think about."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from chalicelib.letters.check import Check


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


def marked_pieces(letter: str, check: Check) -> list[Piece]:
    """Cut a letter where a mark begins or ends.

    Args:
        letter: the letter that was checked.
        check: what was found in it.

    Returns:
        Pieces that make up the letter again when put together.
    """
    edges = {0, len(letter)}
    for marked in (check.campaign_spans, check.hints):
        edges.update(edge for span in marked for edge in (span.start, span.end))
    cuts = sorted(edges)
    return [
        Piece(
            text=letter[start:end],
            is_campaign=any(span.start <= start < span.end for span in check.campaign_spans),
            hint=_first(place for place, h in enumerate(check.hints, 1) if h.start <= start < h.end),
        )
        for start, end in pairwise(cuts)
    ]


def _first(places: Iterable[int]) -> int:
    return next(iter(places), 0)
