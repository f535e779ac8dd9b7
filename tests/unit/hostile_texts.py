"""Texts that are slow for a regular expression, made from what it is made of; and how their cost grows."""

import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from random import Random
from typing import Any

LONGEST = 20_000  # characters
FOURFOLD = 4  # lengths further, a text is four times as long
LENGTHS = [round(LONGEST / 2 ** (step / 2)) for step in reversed(range(25))]  # from 5
MOST_GROWTH = 8  # as far from even as from square
MOST_WALKS = (
    5_000  # through a text: what looks 64 characters ahead from each needs fewer, and a square one more
)
MOST_REPEATS = 70  # of a part, in one made text: more than any counted repeat of ours has
TAILS = ("", "\x00")  # a text may end well, or with what nothing takes
_CLASSES = {"DIGIT": "7", "SPACE": " \n", "WORD": "aZ7_"}
_ANYTHING = "a Z7-.,'\n(\"_\u2019é"
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


@dataclass(frozen=True)
class Hostile:
    """A beginning, and what is repeated behind it up to a length, by turns in halves, and an end."""

    head: str
    pumps: tuple[str, ...]
    tail: str

    def text(self, length: int) -> str:
        """Write it."""
        share = length // len(self.pumps)
        body = "".join(pump * (share // len(pump) + 1) for pump in self.pumps)
        return (self.head + body)[:length] + self.tail


class _Sampler:
    """Writes texts that a pattern takes, more or less, and notes what it may repeat and what stands before it."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.repeated: set[tuple[str, str]] = set()

    def sample(self, tree: Any, before: str = "") -> str:
        for kind, of in tree:
            before = self._one(kind, of, before)
        return before

    def _one(self, kind: Any, of: Any, before: str) -> str:
        if kind in _REPEATS:
            return self._repeat(of, before)
        if kind is code.SUBPATTERN:
            return self.sample(of[3], before)
        if kind is code.ATOMIC_GROUP:
            return self.sample(of, before)
        if kind is code.BRANCH:
            return self.sample(self._random.choice(of[1]), before)
        return before + self._character(kind, of)

    def _repeat(self, of: Any, before: str) -> str:
        least, most, body = of
        once = self.sample(body)
        if most > 1 and once:
            self.repeated.add((before[-100:], once))
        for _ in range(min(self._random.choice((least, least + 1, most)), most, MOST_REPEATS)):
            before = self.sample(body, before)
        return before

    def _character(self, kind: Any, of: Any) -> str:
        if kind is code.LITERAL:
            return chr(of)
        if kind in {code.NOT_LITERAL, code.ANY}:
            return self._random.choice([each for each in _ANYTHING if of is None or ord(each) != of])
        return self._random.choice(_members(of)) if kind is code.IN else ""


def _members(items: list[tuple[Any, Any]]) -> str:
    """Give characters of a class: its ends and those that stand alone."""
    named = "".join(map(_of_item, items))
    if items[0][0] is not code.NEGATE:
        return named
    return "".join(each for each in _ANYTHING if each not in named) or "¿"


def _of_item(item: tuple[Any, Any]) -> str:
    kind, of = item
    if kind is code.LITERAL:
        return chr(of)
    if kind is code.RANGE:
        return chr(of[0]) + chr(of[1])
    if kind is code.CATEGORY:
        name = str(of).removeprefix("CATEGORY_")
        taken = _CLASSES[name.removeprefix("NOT_")]
        return (
            taken
            if not name.startswith("NOT_")
            else "".join(each for each in _ANYTHING if each not in taken) or "¿"
        )
    return ""


def hostile_texts(pattern: re.Pattern[str], seed: int, samples: int) -> Iterator[Hostile]:
    """Make texts for a pattern.

    Args:
        pattern: any.
        seed: of what is left to chance.
        samples: how many texts that it takes are written for it; each gives several hostile ones.
    """
    random = Random(f"{seed} {pattern.pattern}")  # noqa: S311 - nothing is kept secret by it
    sampler = _Sampler(random)
    tree = parser.parse(pattern.pattern, pattern.flags)
    wholes = sorted({sampler.sample(tree) for _ in range(samples)} - {""})
    pairs = sorted(sampler.repeated)
    random.shuffle(pairs)
    letters = sorted({letter for whole in wholes for letter in whole})
    ones = [*letters, *(whole[:-1] for whole in wholes if len(whole) > 1), *wholes]
    if pattern.flags & re.MULTILINE:
        ones += [f"\n{whole[: random.randrange(len(whole))]}" for whole in wholes]
    random.shuffle(ones)
    heads = [pair for both in zip_longest(pairs, [("", each) for each in ones]) for pair in both if pair]
    for head, pump in heads[: 3 * samples]:
        for tail in TAILS:
            yield Hostile(head, (pump,), tail)
            yield Hostile("", (pump, random.choice(heads)[1]), tail)


def growth(pattern: re.Pattern[str], use: str, hostile: Hostile) -> float:
    """Say how many times as much a text of four times the length costs at the most: 4 is even, 16 is square.

    Args:
        pattern: what looks at the text.
        use: which of its methods.
        hostile: the text.

    Returns:
        The growth where it is too much, at the first length at which it is, so that nothing is waited for; else
        0. A text that costs less than two thousand walks through it is not slow, however its cost grows. All is
        measured in processor time beside each other, so that a busy machine does not matter.
    """
    for place, length in enumerate(LENGTHS):
        text, least = hostile.text(length), MOST_WALKS * length * a_step()
        if _cost(pattern, use, text) > least and place >= FOURFOLD:
            shorter = hostile.text(LENGTHS[place - FOURFOLD])
            # A busy machine makes one of them dear, and hardly ever the cheapest of five.
            pairs = [(_cost(pattern, use, text), _cost(pattern, use, shorter)) for _ in range(5)]
            cost, before = min(one for one, _ in pairs), max(min(other for _, other in pairs), a_step())
            if cost > least and cost > MOST_GROWTH * before:
                return cost / before
    return 0


@cache
def a_step() -> float:
    """Measure what one character of a walk through a text costs, in seconds of the processor."""
    walk, text = re.compile("[^a]*b?"), " " * LONGEST
    return min(_cost(walk, "fullmatch", text) for _ in range(50)) / LONGEST


def _cost(pattern: re.Pattern[str], use: str, text: str) -> float:
    began = time.process_time()
    if use == "finditer":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, use)(text)
    return time.process_time() - began
