"""What is published, and that nobody can work a small number out from it."""

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.tally import disclosure
from chalicelib.tally.disclosure import (
    NOTHING,
    Disclosed,
    Sizes,
    disclose,
    hidden_or_nearest,
    least_behind,
    most_behind,
)
from chalicelib.tally.tally import Totals
from tests.unit.tally.exhaustive_attacker import Attacker, Kind
from tests.unit.tally.linear_attacker import known_from
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence

ANYTHING = tuple(range(10))  # what a hidden number is if nothing at all is known of it
SIZES = Sizes(roles=5, channels=11, constituencies=650)


def totals(
    total: int,
    by_role: dict[str, int] | None = None,
    by_channel: dict[str, int] | None = None,
    by_constituency: dict[str, int] | None = None,
) -> Totals:
    return Totals(
        by_day={TODAY: total},
        by_role=by_role or {},
        by_channel=by_channel or {},
        by_constituency=by_constituency or {},
    )


@pytest.mark.parametrize(
    ("count", "figure"),
    [(0, None), (1, None), (9, None), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (1_203, 1_205)],
)
def test_small_numbers_are_hidden_and_others_rounded(count: int, figure: int | None) -> None:
    """Under ten, zero included, is hidden; from ten up it is the nearest five."""
    assert hidden_or_nearest(count) == figure


@given(st.integers(10, 100_000))
def test_a_figure_tells_its_range_and_no_more(count: int) -> None:
    """The least and the most behind a figure are just the numbers that are shown as it."""
    figure = hidden_or_nearest(count)
    assert figure is not None
    alike = [each for each in range(count - 6, count + 7) if hidden_or_nearest(each) == figure]
    assert (min(alike), max(alike)) == (least_behind(figure), most_behind(figure))


def test_discloses_each_dimension() -> None:
    """Each number is disclosed on its own, and what is hidden is not in the result at all."""
    raw = totals(
        1_234,
        {"parent": 803, "teacher": 9},
        {"x": 11, "poster": 0},
        {ALDERSHOT: 13, BARNSLEY_NORTH: 9},
    )
    assert disclose(raw, NOTHING, SIZES) == Disclosed(
        at_least=1_230,
        implied=1_230,
        by_role={"parent": 805},
        by_channel={"x": 10},
        by_constituency={ALDERSHOT: 15},
        reached_at_least=0,
    )


@pytest.mark.parametrize(
    ("total", "at_least"), [(0, 0), (9, 0), (10, 10), (19, 10), (20, 20), (1_209, 1_200)]
)
def test_the_total_is_rounded_down(total: int, at_least: int) -> None:
    """A total alone is rounded down to ten; under ten nothing is said."""
    assert disclose(totals(total), NOTHING, SIZES).at_least == at_least


def test_the_total_is_held_back_where_it_would_tell() -> None:
    """Parents are 10 to 12. A total of "at least 20" would still leave teachers free, "10 to 19" does as well."""
    assert disclose(totals(19, {"parent": 10}), NOTHING, SIZES).at_least == 10
    assert disclose(totals(29, {"parent": 20}), NOTHING, SIZES).at_least == 10
    assert disclose(totals(30, {"parent": 20}), NOTHING, SIZES).at_least == 30


def test_what_was_published_is_not_taken_back() -> None:
    """A total that was shown once is never followed by a smaller one."""
    first = disclose(totals(20), NOTHING, SIZES)
    second = disclose(totals(20, {"parent": 20}), first, SIZES)
    assert (first.at_least, second.at_least) == (20, 20)
    assert second.implied > first.implied


@pytest.mark.parametrize(
    ("reached", "shown", "at_least"),
    [(9, 0, 0), (10, 0, 10), (19, 10, 10), (20, 10, 20), (29, 19, 10), (30, 19, 30)],
)
def test_constituencies_reached_are_rounded_down(reached: int, shown: int, at_least: int) -> None:
    """Rounded down to ten, and held back where otherwise every hidden one would have to be an empty one."""
    counts = {f"E{number}": 10 if number < shown else 1 for number in range(reached)}
    raw = totals(1_000, by_constituency=counts | {"E900": 0})
    assert disclose(raw, NOTHING, SIZES).reached_at_least == at_least


def test_constituencies_reached_imply_people() -> None:
    """Two constituencies with ten each and eighteen reached with one or more: at least 38, and so 47 tells too much."""
    counts = {f"E{number}": 10 if number < 2 else 1 for number in range(20)}
    assert disclose(totals(47, by_constituency=counts), NOTHING, SIZES).at_least == 30
    assert disclose(totals(50, by_constituency=counts), NOTHING, SIZES).at_least == 50


def test_constituencies_newly_reached_imply_people() -> None:
    """Where ten more were reached since, at least ten people came: a total that rose by just ten tells too much."""
    first = disclose(totals(129), NOTHING, SIZES)
    reached = {f"E{number}": 1 for number in range(10)}
    assert disclose(totals(139, by_constituency=reached), first, SIZES).at_least == 120
    assert disclose(totals(140, by_constituency=reached), first, SIZES).at_least == 140


def test_constituencies_are_left_out_where_they_are_not_published() -> None:
    """Events whose constituencies are not published say nothing of them, not even how many."""
    raw = totals(500, by_constituency=dict.fromkeys([f"E{number}" for number in range(50)], 10))
    disclosed = disclose(raw, NOTHING, Sizes(roles=3, channels=3, constituencies=0))
    assert (disclosed.by_constituency, disclosed.reached_at_least, disclosed.at_least) == ({}, 0, 500)


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
    "three constituencies, three times": ([Kind("constituency", 3, 3, 12)], 12, 3),
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


def test_all_constituencies_reached_is_not_said() -> None:
    """If it were, nobody's constituency could be an empty one."""
    counts = {f"E{number}": 1 for number in range(650)}
    assert disclose(totals(5_000, by_constituency=counts), NOTHING, SIZES).reached_at_least == 640


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
@settings(max_examples=15)
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
