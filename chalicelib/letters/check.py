"""One verdict on a draft, with its reasons: would it pass as the supporter's own letter?"""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.letters import overlap, similarity
from chalicelib.letters.advice import Advice, Figures, advice_on
from chalicelib.letters.composer import LetterParts, find_parts
from chalicelib.letters.overlap import Span, Wording
from chalicelib.letters.personal_data import Hint, find_hints


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of a draft.

    Attributes:
        ready: whether it would pass as the supporter's own.
        similarity: the referee's score against the most alike text of the campaign, 0 to 1.
        worst_case: the highest score that anyone's letter which shares only campaign wording can
            reach against this one, 0 to 1.
        threshold: the score over which the referee calls two letters similar.
        own_words: words between salutation and sign-off that are not the campaign's.
        campaign_words: words there that are.
        campaign_spans: where the campaign's wording stands.
        advice: what to do, the most pressing first.
        hints: what may better be left out.
    """

    ready: bool
    similarity: float
    worst_case: float
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
    """

    def __init__(self, texts: Iterable[str], names: Iterable[str]) -> None:
        published = tuple(texts)
        self.wording = Wording(published, names)
        self.fingerprints = tuple(map(similarity.fingerprints, published))
        self.standing = frozenset().union(*map(similarity.standing_fingerprints, published))


def check(draft: str, reference: Reference) -> Check:
    """Check a whole letter.

    Args:
        draft: the letter from salutation to name, at most 20,000 bytes.
        reference: what the campaign publishes.

    Returns:
        The verdict, the referee's numbers, and what to do.
    """
    parts = find_parts(draft)
    spans = tuple(reference.wording.spans_in(draft, parts.body_start, parts.body_end))
    figures = _figures_of(draft, parts, spans, reference)
    advice = advice_on(figures)
    return Check(
        ready=not any(each.stops for each in advice),
        similarity=figures.similarity,
        worst_case=figures.worst_case,
        threshold=similarity.THRESHOLD,
        own_words=figures.own_words,
        campaign_words=figures.campaign_words,
        campaign_spans=spans,
        advice=advice,
        hints=tuple(find_hints(draft)),
    )


def _figures_of(draft: str, parts: LetterParts, spans: tuple[Span, ...], reference: Reference) -> Figures:
    prints = similarity.fingerprints(draft)
    campaign_words = overlap.count_words(draft, spans)
    all_words = overlap.count_words(draft, [Span(parts.body_start, parts.body_end)])
    return Figures(
        draft=draft,
        parts=parts,
        similarity=max(similarity.similarity(prints, theirs) for theirs in reference.fingerprints),
        worst_case=similarity.worst_case(prints, reference.standing),
        own_words=all_words - campaign_words,
        campaign_words=campaign_words,
    )
