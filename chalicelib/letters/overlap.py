"""Which words of a draft are the campaign's."""

from collections.abc import Iterable, Iterator, Sequence

from chalicelib.frozen import dataclass
from chalicelib.letters.words import Words

RUN_WORDS = 4  # so many of the campaign's words in a row are copying, not chance
BRIDGED_WORDS = 2  # changing a word or two inside a copied sentence does not make it one's own
GRAM_WORDS = 5  # the exact measure compares every run of five words; shorter ones are ordinary English

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a draft, in code points, ``end`` excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a draft shares with the campaign, reckoned on every word of it.

    Attributes:
        spans: where the campaign's wording stands, in order and apart from each other.
        keys: the words of the draft, as they are compared.
        campaign_words: how many of them stand in the spans.
        grams: how many different runs of five words the draft has; 0, not counted, where none is shared.
        campaign_grams: how many of those lie inside the spans.
        is_at_start: whether the first word is the campaign's.
        is_at_end: whether the last one is.
    """

    spans: tuple[Span, ...]
    keys: list[str]
    campaign_words: int
    grams: int
    campaign_grams: int
    is_at_start: bool
    is_at_end: bool

    @property
    def words(self) -> int:
        """How many words the draft has."""
        return len(self.keys)

    @property
    def containment(self) -> float:
        """How much of the draft is the campaign's, 0 to 1."""
        return self.campaign_grams / self.grams if self.grams else 0.0

    @property
    def worst_dice(self) -> float:
        """The highest Dice score that anyone's letter which shares only the spans can reach, 0 to 1."""
        shared = self.campaign_grams
        return 2 * shared / (self.grams + shared) if shared else 0.0


class Wording:
    """The campaign's wording, made ready once to be looked for in many drafts.

    Args:
        texts: everything that the campaign publishes.
        names: names that anyone who writes about this must use, with or without "the" in front;
            using them is not copying.
    """

    def __init__(self, texts: Iterable[str], names: Iterable[str]) -> None:
        self._names: dict[str, list[list[str]]] = {}
        # Of two names that begin alike, the longer one comes first.
        for name in sorted((Words(name).keys for name in names), reverse=True):
            self._names.setdefault(name[0], []).append(name)
        self._runs = frozenset(run for text in texts for run in _runs(self._tokens(Words(text).keys)[0]))

    def overlap_with(self, text: str, start: int, end: int) -> Overlap:
        """Find the campaign's wording in part of a text.

        Args:
            text: the draft.
            start: offset at which to begin.
            end: offset at which to stop.

        Returns:
            What they share; offsets are into the whole text.
        """
        words = Words(text, start, end)
        tokens, first_words = self._tokens(words.keys)
        hits = [place for place, run in enumerate(_runs(tokens)) if run in self._runs]
        stretches = [(first_words[first], first_words[last + 1] - 1) for first, last in _stretches_of(hits)]
        grams = set(_grams(words.keys)) if stretches else ()  # most letters share nothing
        shared = {gram for first, last in stretches for gram in _grams(words.keys[first : last + 1])}
        return Overlap(
            spans=_spans_of(words, stretches),
            keys=words.keys,
            campaign_words=sum(last - first + 1 for first, last in stretches),
            grams=len(grams),
            campaign_grams=len(shared),
            is_at_start=bool(stretches) and stretches[0][0] == 0,
            is_at_end=bool(stretches) and stretches[-1][1] == len(words) - 1,
        )

    def _tokens(self, keys: list[str]) -> tuple[list[str], Sequence[int]]:
        """Make one token of each name, so that a name is never a run; say at which word each token begins."""
        starts = [place for place, key in enumerate(keys) if key in self._names]
        if not starts:
            return keys, range(len(keys) + 1)
        tokens: list[str] = []
        first_words: list[int] = []
        done = 0
        for place in starts:
            length = self._name_length(keys, place) if place >= done else 0
            if length:
                start = place - 1 if place > done and keys[place - 1] == "the" else place
                tokens += [*keys[done:start], " ".join(keys[place : place + length])]
                first_words += range(done, start + 1)
                done = place + length
        return tokens + keys[done:], [*first_words, *range(done, len(keys) + 1)]

    def _name_length(self, keys: list[str], place: int) -> int:
        for name in self._names[keys[place]]:
            if keys[place : place + len(name)] == name:
                return len(name)
        return 0


def _runs(tokens: list[str]) -> Iterator[Run]:
    return zip(*(tokens[place:] for place in range(RUN_WORDS)), strict=False)


def _grams(keys: list[str]) -> Iterator[Run]:
    return zip(*(keys[place:] for place in range(GRAM_WORDS)), strict=False)


def _stretches_of(hits: list[int]) -> list[tuple[int, int]]:
    """Join runs that overlap or are at most two words apart: first and last token of each stretch."""
    stretches: list[tuple[int, int]] = []
    for hit in hits:
        last = hit + RUN_WORDS - 1
        if stretches and hit - stretches[-1][1] <= BRIDGED_WORDS + 1:
            stretches[-1] = (stretches[-1][0], last)
        else:
            stretches.append((hit, last))
    return stretches


def _spans_of(words: Words, stretches: list[tuple[int, int]]) -> tuple[Span, ...]:
    if not stretches:
        return ()
    offsets = words.offsets({number for stretch in stretches for number in stretch})
    return tuple(Span(offsets[first][0], offsets[last][1]) for first, last in stretches)
