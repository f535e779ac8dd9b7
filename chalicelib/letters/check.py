"""One verdict on a draft, with its reasons: would it pass as the supporter's own letter?"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from chalicelib.frozen import dataclass
from chalicelib.letters import similarity
from chalicelib.letters.advice import Advice, advice_on
from chalicelib.letters.figures import Figures
from chalicelib.letters.overlap import Overlap, Span, Wording
from chalicelib.letters.parts import LetterParts, find_parts
from chalicelib.letters.personal_data import Hint, find_hints
from chalicelib.letters.readability import readability_of
from chalicelib.letters.tongues import ENGLISH, Tongue, tongue_of_letter

MOST_HINTS = 50  # nobody reads more, and a page of thousands would be slow


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of a draft.

    Attributes:
        ready: whether it would pass as the supporter's own.
        similarity: the referee's score against the most alike text of the campaign, 0 to 1.
        worst_case: the highest score that anyone's letter which shares only campaign wording can
            reach against this one, 0 to 1, by the referee's sampled measure.
        exact_worst_case: the same on every run of five words, without sampling, 0 to 1.
        containment: how much of this letter is campaign wording, by runs of five words, 0 to 1.
        threshold: the score over which the referee calls two letters similar.
        own_words: words between salutation and sign-off that are not the campaign's; where the
            campaign's stand below the name as well, all words behind the salutation are looked at.
        campaign_words: words there that are.
        campaign_spans: where the campaign's wording stands.
        advice: what to do, the most pressing first.
        hints: what may better be left out.
    """

    ready: bool
    similarity: float
    worst_case: float
    exact_worst_case: float
    containment: float
    threshold: float
    own_words: int
    campaign_words: int
    campaign_spans: tuple[Span, ...]
    advice: tuple[Advice, ...]
    hints: tuple[Hint, ...]


class Reference:
    """Everything that a campaign publishes, made ready once for all checks.

    Args:
        texts: each text that supporters may have copied from.
        names: names that anyone must use, which are not copying.
        asks: those of the texts that the pages offer for the letter itself.
    """

    def __init__(self, texts: Iterable[str], names: Iterable[str], asks: Iterable[str] = ()) -> None:
        published, known_names = tuple(texts), tuple(names)
        self.wording = Wording(published, known_names)
        self.asks = Wording(asks, known_names)
        self._published = published
        self.standing = frozenset().union(*map(similarity.standing_fingerprints, published))

    @cached_property
    def fingerprints(self) -> tuple[similarity.Fingerprints, ...]:
        """Those of each text; made when the first letter comes that shares any."""
        return tuple(map(similarity.fingerprints, self._published))


def check(draft: str, reference: Reference, tongue: Tongue = ENGLISH) -> Check:
    """Check a whole letter.

    Args:
        draft: the letter from salutation to name, at most 20,000 bytes.
        reference: what the campaign publishes.
        tongue: the language that its writer chose; the letter's own greeting is believed before it.

    Returns:
        The verdict, the referee's numbers, and what to do.
    """
    figures = _figures_of(draft, reference, tongue)
    advice = advice_on(figures)
    return Check(
        ready=not any(each.stops for each in advice),
        similarity=figures.similarity,
        worst_case=figures.worst_case,
        exact_worst_case=figures.overlap.worst_dice,
        containment=figures.overlap.containment,
        threshold=similarity.THRESHOLD,
        own_words=figures.own_words,
        campaign_words=figures.overlap.campaign_words,
        campaign_spans=figures.overlap.spans,
        advice=advice,
        hints=tuple(find_hints(draft)[:MOST_HINTS]),
    )


def _figures_of(draft: str, reference: Reference, chosen: Tongue) -> Figures:
    parts = find_parts(draft)
    overlap = reference.wording.overlap_with(draft, parts.body_start, parts.body_end)
    if reference.wording.overlap_with(draft, parts.name_end, len(draft)).spans:
        # Campaign wording below the name is part of the letter, too.
        overlap = reference.wording.overlap_with(draft, parts.body_start, len(draft))
    prints = similarity.fingerprints(draft)
    campaign = reference.standing.union(
        *(similarity.standing_fingerprints(text) for text in _campaign_stretches(draft, parts, overlap))
    )
    asked = [reference.asks.overlap_with(draft, span.start, span.end) for span in overlap.spans]
    return Figures(
        draft=draft,
        tongue=tongue_of_letter(parts.salutation, chosen),
        parts=parts,
        overlap=overlap,
        ask_spans=tuple(span for found in asked for span in found.spans),
        ask_words=sum(found.campaign_words for found in asked),
        readability=readability_of(draft[parts.body_start : parts.body_end]),
        similarity=_most_alike(prints, reference),
        worst_case=similarity.worst_case(prints, campaign),
    )


def _most_alike(prints: similarity.Fingerprints, reference: Reference) -> float:
    if prints.isdisjoint(reference.standing):
        return 0.0  # as of most letters: then none of the campaign's texts has to be looked at
    return max(similarity.similarity(prints, theirs) for theirs in reference.fingerprints)


def _campaign_stretches(draft: str, parts: LetterParts, overlap: Overlap) -> Iterator[str]:
    """Give the stretches without a word of one's own, with greeting and sign-off where they adjoin.

    Two sentences of the campaign that meet only in this letter, or a greeting and the campaign's first
    sentence, make windows that stand in no text of the campaign and yet in every letter that is made alike.
    """
    last = len(overlap.spans) - 1
    for place, span in enumerate(overlap.spans):
        start = 0 if place == 0 and overlap.is_at_start else span.start
        # The last stretch may stand below the sign-off already.
        end = max(span.end, parts.sign_off_end) if place == last and overlap.is_at_end else span.end
        yield draft[start:end]
