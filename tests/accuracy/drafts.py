"""The labelled set: drafts whose class is known because they were made to be it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from random import Random

from tests.accuracy.bank import Half
from tests.accuracy.copied_letters import light_revision, near_copy, template_with_story
from tests.accuracy.own_letters import own_letter

DRAFTS_OF_A_CLASS = 120  # in each half
FACTS = range(3, 7)  # of the campaign's that somebody who has them in mind names


class Kind(StrEnum):
    """The five classes."""

    OWN = "own words"
    POINTS = "own words with the points in mind"
    REVISION = "light revision"
    TEMPLATE = "template with a story in front"
    COPY = "near copy"


@dataclass(frozen=True, slots=True)
class Draft:
    """One labelled letter."""

    kind: Kind
    half: Half
    number: int
    text: str


def letter_with_points(random: Random, half: Half) -> str:
    return own_letter(random, half, FACTS)


WRITERS: dict[Kind, Callable[[Random, Half], str]] = {
    Kind.OWN: own_letter,
    Kind.POINTS: letter_with_points,
    Kind.REVISION: light_revision,
    Kind.TEMPLATE: template_with_story,
    Kind.COPY: near_copy,
}


@cache
def labelled_drafts() -> tuple[Draft, ...]:
    """Write the whole set: the same drafts each time, whatever order they are asked for in."""
    return tuple(
        Draft(kind, half, number, WRITERS[kind](seeded(half, kind, number), half))
        for kind in Kind
        for half in Half
        for number in range(DRAFTS_OF_A_CLASS)
    )


def seeded(*seed: object) -> Random:
    """Make a source of decisions that depends on its seed alone."""
    return Random(":".join(map(str, seed)))  # noqa: S311 - drafts, not secrets
