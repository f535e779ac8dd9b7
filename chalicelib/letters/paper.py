"""Looks at a letter to a local paper: is it the writer's own, and would it be printed at its length?"""

from chalicelib.frozen import dataclass
from chalicelib.letters.check import MOST_HINTS, Reference
from chalicelib.letters.figures import has_enough_of_its_own
from chalicelib.letters.overlap import Span
from chalicelib.letters.personal_data import Hint, find_hints


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """What is known of a letter to a paper.

    Attributes:
        words: how many words it has.
        own_words: how many of them are not the campaign's.
        campaign_words: how many are.
        campaign_spans: where the campaign's wording stands.
        is_too_long: whether it has more words than papers print.
        is_own: whether there are enough own words in it, by the same rule as in a letter to an MP.
        hints: what may better be left out.
    """

    words: int
    own_words: int
    campaign_words: int
    campaign_spans: tuple[Span, ...]
    is_too_long: bool
    is_own: bool
    hints: tuple[Hint, ...]

    @property
    def is_ready(self) -> bool:
        """Whether there is nothing to mend before it goes to a paper."""
        return self.is_own and not self.is_too_long


def check_for_paper(draft: str, reference: Reference, longest: int) -> PaperCheck:
    """Check a letter to a local paper.

    WriteToThem does not compare it, and an editor needs no greeting, ask or sign-off, so nothing is said
    of those.

    Args:
        draft: the letter, at most 20,000 bytes.
        reference: what the campaign publishes.
        longest: how many words papers print at most, 50 to 500.

    Returns:
        What was found.
    """
    overlap = reference.wording.overlap_with(draft, 0, len(draft))
    own_words = overlap.words - overlap.campaign_words
    return PaperCheck(
        words=overlap.words,
        own_words=own_words,
        campaign_words=overlap.campaign_words,
        campaign_spans=overlap.spans,
        is_too_long=overlap.words > longest,
        is_own=own_words > 0 and has_enough_of_its_own(overlap),
        hints=tuple(find_hints(draft)[:MOST_HINTS]),
    )
