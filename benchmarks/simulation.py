"""What two supporters' letters score against each other, and how steady those scores are.

Two supporters keep the same T words of the campaign's reference letter and each write S words of their own,
from the bank of tests/accuracy/. The figures are quoted in docs/decisions/003-which-check.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev, quantiles

from chalicelib.letters.check import Check, check
from chalicelib.letters.similarity import THRESHOLD, similarity
from tests.accuracy.bank import reference
from tests.accuracy.drafts import seeded
from tests.accuracy.pairs import CHANGES, Letter, two_letters

RATIOS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)  # own words for each campaign word: S / T
KEPT_WORDS = (50, 80, 120, 180, 250)  # T, at least; sentences are kept whole
PAIRS = 150  # for each ratio and each T
READY_RATIOS = (1.5, 1.75, 2.0, 2.25, 2.5, 3.0)  # S / T round about where the verdict turns
LETTERS = 40  # for each of those ratios and each T
LENGTHS = (0, 150, 250, 350, 500, 1000)  # words of a letter: the ends of the ranges that are told apart
MARGINS = (0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08)
GRAM_WORDS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """The scores of two letters, and how long the first is."""

    ratio: float
    kept_words: int
    words: int
    sampled: float
    exact: float


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked letter, and how far its worst case moves with each change."""

    words: int
    check: Check
    score: float
    moves: dict[str, list[float]]

    @property
    def steps(self) -> list[float]:
        return [step for steps in self.moves.values() for step in steps]


def report() -> None:
    """Print all tables."""
    pairs = [pair for ratio in RATIOS for kept in KEPT_WORDS for pair in pairs_of(ratio, kept)]
    print_shares(pairs)
    print_strays(pairs)
    letters = [letter for ratio in READY_RATIOS for kept in KEPT_WORDS for letter in checked_of(ratio, kept)]
    print_ready(letters)
    print_moves(letters)
    print_margins(letters)


def pairs_of(ratio: float, kept_words: int) -> Iterator[Pair]:
    random = seeded("pairs", ratio, kept_words)
    for _ in range(PAIRS):
        first, second = map(str, two_letters(random, ratio, kept_words))
        score, exact = similarity(first, second), gram_dice(first, second)
        yield Pair(ratio, kept_words, len(first.split()), score, exact)


def gram_dice(first: str, second: str) -> float:
    """Score two letters by every run of five words: exact, nothing sampled."""
    ours, theirs = grams(first), grams(second)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub("['’]", "", text).lower())
    return set(zip(*(words[place:] for place in range(GRAM_WORDS)), strict=False))


def checked_of(ratio: float, kept_words: int) -> Iterator[Checked]:
    random = seeded("checked", ratio, kept_words)
    for _ in range(LETTERS):
        letter, other = two_letters(random, ratio, kept_words)
        verdict = check(str(letter), reference())
        words = len(str(letter).split())
        yield Checked(
            words, verdict, similarity(str(letter), str(other)), moves_of(letter, verdict.worst_case)
        )


def moves_of(letter: Letter, before: float) -> dict[str, list[float]]:
    return {
        title: [check(changed, reference()).worst_case - before for changed in change(letter)]
        for title, change in CHANGES.items()
    }


def print_shares(pairs: Sequence[Pair]) -> None:
    print(f"Pairs that score over {THRESHOLD}, in %, of {len(pairs):,}, by own words for each kept word")
    print(f"{'':32}" + "".join(f"{ratio:8}" for ratio in RATIOS))
    for kept in KEPT_WORDS:
        print_share_line(f"{kept} words kept", [pair for pair in pairs if pair.kept_words == kept])
    print_share_line("all", pairs)
    columns = [[pair for pair in pairs if pair.ratio == ratio] for ratio in RATIOS]
    exact = [fmean(pair.exact > THRESHOLD for pair in column) for column in columns]
    print(f"{'all, by exact 5-gram Dice':32}" + "".join(f"{100 * share:8.1f}" for share in exact))
    sampled = [max(pair.sampled for pair in column) for column in columns]
    print(f"{'highest score':32}" + "".join(f"{score:8.2f}" for score in sampled))
    exact = [max(pair.exact for pair in column) for column in columns]
    print(f"{'highest exact 5-gram Dice':32}" + "".join(f"{score:8.2f}" for score in exact))


def print_share_line(title: str, pairs: Sequence[Pair]) -> None:
    shares = [fmean(pair.sampled > THRESHOLD for pair in pairs if pair.ratio == ratio) for ratio in RATIOS]
    print(f"{title:32}" + "".join(f"{100 * share:8.1f}" for share in shares))


def print_strays(pairs: Sequence[Pair]) -> None:
    print("\nHow far the score strays from the exact 5-gram Dice, by the length of a letter")
    print(f"{'words':32}{'pairs':>8}{'mean':>8}{'sd':>8}{'lowest':>8}{'highest':>8}")
    for low, high in pairwise(LENGTHS):
        strays = [pair.sampled - pair.exact for pair in pairs if low <= pair.words < high]
        spread = f"{fmean(strays):+8.3f}{pstdev(strays):8.3f}{min(strays):+8.3f}{max(strays):+8.3f}"
        print(f"{f'{low} to {high - 1}':32}{len(strays):8}{spread}")


def print_ready(letters: Sequence[Checked]) -> None:
    ready = [letter.score for letter in letters if letter.check.ready]
    ratios = f"{READY_RATIOS[0]} to {READY_RATIOS[-1]}"
    print(
        f"\nOf {len(letters):,} letters with {ratios} own words for each kept one {len(ready):,} are ready;"
    )
    print(f"the highest score of a ready one against its pair is {max(ready):.2f}")


def print_moves(letters: Sequence[Checked]) -> None:
    print(f"\nHow far the worst case of those {len(letters):,} moves when they are changed after the check")
    print(f"{'':32}{'changes':>8}{'mean':>8}{'99th %':>8}{'max':>8}{'rises':>8}{'99th %':>8}{'max':>8}")
    for title in CHANGES:
        print_move_line(title, [step for letter in letters for step in letter.moves[title]])
    for low, high in pairwise(LENGTHS):
        inside = [letter for letter in letters if low <= letter.words < high]
        print_move_line(f"all, {low} to {high - 1} words", [step for each in inside for step in each.steps])
    print_move_line("all", [step for letter in letters for step in letter.steps])


def print_move_line(title: str, steps: Sequence[float]) -> None:
    sizes = [abs(step) for step in steps]
    rises = [max(step, 0.0) for step in steps]
    print(
        f"{title:32}{len(steps):8}{fmean(sizes):8.3f}{quantiles(sizes, n=100)[-1]:8.3f}{max(sizes):8.3f}"
        f"{fmean(rise > 0 for rise in rises):8.1%}{quantiles(rises, n=100)[-1]:8.3f}{max(rises):8.3f}"
    )


def print_margins(letters: Sequence[Checked]) -> None:
    print(f"\nLetters under {THRESHOLD} by a margin, and how many of them one change takes over {THRESHOLD}")
    print(f"{'margin':32}{'letters':>8}{'over':>8}")
    for margin in MARGINS:
        under = [letter for letter in letters if letter.check.worst_case < THRESHOLD - margin]
        over = sum(letter.check.worst_case + max(letter.steps) > THRESHOLD for letter in under)
        print(f"{margin:<32}{len(under):8}{over:8}")


if __name__ == "__main__":
    report()
