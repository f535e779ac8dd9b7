"""Whether the campaign's sentences are marked where they stand, and nothing else."""

import re
from dataclasses import dataclass
from random import Random

from chalicelib.letters.check import check
from tests.accuracy.bank import ROLES, Half, bank_of, campaign, reference
from tests.accuracy.copied_letters import template_paragraphs
from tests.accuracy.drafts import seeded
from tests.accuracy.hands import HANDS, sentences_of
from tests.accuracy.own_letters import signed

LETTERS = 150  # of each half
COPIED_SENTENCES = range(1, 6)  # of the campaign's in one letter

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class Marked:
    """A letter in which it is known where the campaign's sentences stand."""

    text: str
    copied: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Words that are the campaign's and marked, marked only, and the campaign's only."""

    hits: int
    false_marks: int
    misses: int

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + self.false_marks + self.misses)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hits + other.hits, self.false_marks + other.false_marks, self.misses + other.misses)


def score_of(half: Half, changed: float) -> Score:
    """Score the marks of a half over all its letters.

    Args:
        half: whose pieces and edits.
        changed: share of the campaign sentences' words that were changed, 0 to 1.

    Returns:
        Counts of words over all letters together, so that a long letter weighs more than a short one.
    """
    letters = (
        marked_letter(seeded("marks", half, changed, number), half, changed) for number in range(LETTERS)
    )
    return sum(map(score_of_letter, letters), Score(0, 0, 0))


def marked_letter(random: Random, half: Half, changed: float) -> Marked:
    """Put sentences of the campaign between own ones."""
    copied = random.sample(campaign_sentences(), random.choice(COPIED_SENTENCES))
    edited = [HANDS[half].edit(random, sentence, changed) for sentence in copied]
    own = own_sentences(random, half)[: 1 + 3 * len(edited)]
    gaps = sorted(random.sample(range(1, len(own)), len(edited)), reverse=True)
    pieces = [(sentence, False) for sentence in own]
    for gap, sentence in zip(gaps, edited, strict=True):
        pieces.insert(gap, (sentence, True))
    body = random.choice(("\n\n", " ", "\n")).join(piece for piece, _ in pieces)
    text = signed(random, body, [])
    return Marked(text, places_of([piece for piece, is_copied in pieces if is_copied], text))


def campaign_sentences() -> list[str]:
    """Give each sentence that the campaign publishes, once."""
    texts = [*template_paragraphs(), campaign().summary]
    texts += [point.text for point in campaign().points] + [ask.question for ask in campaign().asks]
    return list(dict.fromkeys(sentence for text in texts for sentence in sentences_of(text)))


def own_sentences(random: Random, half: Half) -> list[str]:
    """Give sentences of two stories of one role, in order."""
    told = random.sample(bank_of(half).stories[random.choice(ROLES)], 4)
    return [sentence for story in told for sentence in sentences_of(story)]


def places_of(sentences: list[str], text: str) -> tuple[tuple[int, int], ...]:
    """Find where sentences stand in a text."""
    starts = (text.index(sentence) for sentence in sentences)
    return tuple((start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=True))


def score_of_letter(letter: Marked) -> Score:
    """Compare the marks in a letter with the truth, word by word."""
    marks = [(span.start, span.end) for span in check(letter.text, reference()).campaign_spans]
    words = [found.span() for found in _WORD.finditer(letter.text)]
    truth = [touches(word, letter.copied) for word in words]
    found = [touches(word, marks) for word in words]
    pairs = list(zip(truth, found, strict=True))
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))


def touches(word: tuple[int, int], stretches: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> bool:
    """Say whether a word stands at least partly in one of some stretches."""
    return any(start < word[1] and word[0] < end for start, end in stretches)
