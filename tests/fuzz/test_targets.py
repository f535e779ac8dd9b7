"""What `make fuzz` holds the four readers to, with a few hundred inputs that are the same in every run."""

import random

import pytest

from tests.fuzz.cases import text_of
from tests.fuzz.targets import SEEDS, TARGETS

SEED = 20261122
INPUTS = 200
LONGEST = 96  # bytes


@pytest.mark.parametrize("target", TARGETS)
def test_promises_hold(target: str) -> None:
    """No input breaks a promise of a reader."""
    chance = random.Random(SEED)  # noqa: S311 - the same in every run, on purpose
    for seed in SEEDS[target]:
        TARGETS[target](seed)
        for _ in range(INPUTS // len(SEEDS[target])):
            place = chance.randrange(len(seed))
            TARGETS[target](seed[:place] + chance.randbytes(chance.randrange(8)) + seed[place:])
    for _ in range(INPUTS):
        TARGETS[target](chance.randbytes(chance.randrange(LONGEST)))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\0a\xe2\x80\x99\xff", "a’\N{REPLACEMENT CHARACTER}"),
        (b"\1\0\0a\0\xd8\0", "a\ud800"),
        (b"\x06ab", "abab"),
    ],
)
def test_bytes_become_texts(data: bytes, text: str) -> None:
    """Any bytes are a text, of any characters, that may be repeated."""
    assert text_of(data) == text
