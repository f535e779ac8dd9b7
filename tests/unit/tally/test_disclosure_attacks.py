"""Attackers on what is published: nobody can work a small number out from it."""

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.tally import disclosure
from chalicelib.tally.disclosure import NOTHING, Disclosed, Sizes, disclose, hidden_or_nearest
from chalicelib.tally.tally import Totals
from tests.unit.tally.exhaustive_attacker import Attacker, Kind
from tests.unit.tally.linear_attacker import known_from
from tests.unit.tally.raw_sums import totals

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.usefixtures("untraced")

ANYTHING = tuple(range(10))  # what a hidden number is if nothing at all is known of it


SMALL_TABLES = {
    "two roles": ([Kind("role", 2, 17, 36)], 36, 1),
    "two roles, twice": ([Kind("role", 2, 17, 32)], 32, 2),
    "two roles, three times": ([Kind("role", 2, 12, 28)], 28, 3),
    "three constituencies": ([Kind("constituency", 3, 12, 45)], 45, 1),
    "two constituencies, twice": ([Kind("constituency", 2, 12, 32)], 32, 2),
    "three roles, and everybody has one": ([Kind("role", 3, 17, 0)], 60, 1),
    "three roles, and everybody has one, twice": ([Kind("role", 3, 17, 0)], 60, 2),
    "three roles, and everybody has one, three times": ([Kind("role", 3, 12, 0)], 60, 3),
    "a role and a channel": ([Kind("role", 1, 17, 40), Kind("channel", 1, 17, 40)], 40, 1),
    "a role and a channel, twice": ([Kind("role", 1, 17, 32), Kind("channel", 1, 17, 32)], 32, 2),
}


@pytest.mark.parametrize("name", SMALL_TABLES)
def test_no_history_of_a_small_table_tells_anything_of_a_hidden_number(name: str) -> None:
    """Of every history of the table, each hidden number may still be anything from 0 to 9."""
    kinds, most, publications = SMALL_TABLES[name]
    hidden = list(Attacker(disclose, kinds, most).hidden_numbers(publications))
    assert hidden
    assert {each.may_be for each in hidden} == {ANYTHING}


TINY_TABLES = {
    "three constituencies": ([Kind("constituency", 3, 4, 16)], 16, 1),
    "four constituencies": ([Kind("constituency", 4, 3, 16)], 16, 1),
    "three constituencies, three times": ([Kind("constituency", 3, 3, 10)], 10, 3),
    "four constituencies, twice": ([Kind("constituency", 4, 3, 12)], 12, 2),
    "three constituencies and a role": ([Kind("constituency", 3, 3, 12), Kind("role", 1, 4, 12)], 12, 1),
}


@pytest.mark.parametrize("threshold", [2, 3])
@pytest.mark.parametrize("name", TINY_TABLES)
def test_how_many_were_reached_tells_nothing_of_a_hidden_number(
    name: str, threshold: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With tens made twos or threes, "reached" is in play where every history can be tried, and tells nothing."""
    monkeypatch.setattr(disclosure, "THRESHOLD", threshold)
    monkeypatch.setattr(disclosure, "MOST_HIDDEN", threshold - 1)
    monkeypatch.setattr(disclosure, "TOTAL_ROUNDED_TO", threshold)
    monkeypatch.setattr(disclosure, "ROUNDED_TO", 1)
    kinds, most, publications = TINY_TABLES[name]
    hidden = list(Attacker(disclose, kinds, most).hidden_numbers(publications))
    assert hidden
    assert {each.may_be for each in hidden} == {tuple(range(threshold))}


def rounded_on_their_own(raw: Totals, _earlier: Disclosed, _sizes: Sizes) -> Disclosed:
    """Publish as is often done: every number hidden or to the nearest five, the total likewise, and no more."""
    roles = {role: hidden_or_nearest(count) for role, count in raw.by_role.items()}
    return Disclosed(
        at_least=hidden_or_nearest(raw.total) or 0,
        by_role={role: figure for role, figure in roles.items() if figure},
        by_channel={},
        by_constituency={},
    )


def test_the_attacker_sees_through_plain_rounding() -> None:
    """With numbers merely rounded, the same attacker works some hidden numbers out exactly."""
    hidden = Attacker(rounded_on_their_own, [Kind("role", 2, 12, 0)], 30).hidden_numbers(1)
    assert any(len(each.may_be) == 1 for each in hidden)


ROLES = [f"role {number}" for number in range(5)]
CHANNELS = [f"channel {number}" for number in range(11)]
CONSTITUENCIES = [f"E{number:08d}" for number in range(40)]
REAL_SIZES = Sizes(len(ROLES), len(CHANNELS), len(CONSTITUENCIES))


@given(st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=10)
def test_no_history_of_a_campaign_tells_anything_of_a_hidden_number(
    chance: random.Random,
    everybody: bool,  # noqa: FBT001 - Hypothesis gives it
) -> None:
    """Over eight days of a growing campaign, a solver finds every hidden number free from 0 to 9."""
    history = published_history(chance, everybody=everybody)
    names: dict[str, Sequence[str]] = {"role": ROLES, "channel": CHANNELS, "constituency": CONSTITUENCIES}
    known = known_from(history, names, nobody_in_none=False)
    hidden = [
        (dimension, value, time)
        for dimension, value, time in known.columns
        if value in ROLES + CHANNELS + CONSTITUENCIES[:4]
        and not any(value in figures for figures in history[time][0].dimensions())
    ]
    for variable in chance.sample(hidden, min(6, len(hidden))):
        assert (known.extreme(variable, 1), known.extreme(variable, -1)) == (0, 9)


def published_history(chance: random.Random, *, everybody: bool) -> list[tuple[Disclosed, int]]:
    """Let a campaign grow day by day and publish it, with the greatest total that would look the same."""
    raw = totals(0, dict.fromkeys(ROLES, 0), dict.fromkeys(CHANNELS, 0), dict.fromkeys(CONSTITUENCIES, 0))
    history: list[tuple[Disclosed, int]] = []
    for _day in range(8):
        raw = grown(raw, chance, everybody=everybody)
        earlier = history[-1][0] if history else NOTHING
        figures = disclose(raw, earlier, REAL_SIZES)
        history.append((figures, greatest_alike(raw, earlier, figures)))
    return history


def grown(raw: Totals, chance: random.Random, *, everybody: bool) -> Totals:
    people = chance.choice([0, 1, 2, 5, 30, 200])
    after = [dict(counts) for counts in (raw.by_role, raw.by_channel, raw.by_constituency)]
    for counts in after:
        favourites = chance.sample(sorted(counts), 3)
        for _person in range(people):
            value = chance.choice([*favourites, *favourites, chance.choice(sorted(counts))])
            counts[value] += everybody or chance.random() < 0.9
    return totals(raw.total + people, *after)


def greatest_alike(raw: Totals, earlier: Disclosed, figures: Disclosed) -> int:
    total = raw.total
    while True:
        more = totals(total + 1, dict(raw.by_role), dict(raw.by_channel), dict(raw.by_constituency))
        if disclose(more, earlier, REAL_SIZES) != figures:
            return total
        total += 1
