"""What is published. ``test_disclosure_attacks`` holds that no small number can be worked out from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.tally.disclosure import (
    NOTHING,
    Disclosed,
    Sizes,
    disclose,
    hidden_or_nearest,
    least_behind,
    most_behind,
)
from tests.unit.tally.raw_sums import totals
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH

SIZES = Sizes(roles=5, channels=11, constituencies=650)


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
    [(9, 0, 0), (10, 0, 10), (10, 8, 10), (10, 9, 0), (19, 10, 10), (20, 10, 20), (29, 19, 10), (30, 19, 30)],
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


def test_nothing_new_says_nothing_new() -> None:
    """The same sums a day later give the same figures, those of constituencies reached among them."""
    raw = totals(500, {"parent": 60}, by_constituency={f"E{number}": 1 for number in range(10)})
    first = disclose(raw, NOTHING, SIZES)
    assert (first.at_least, first.reached_at_least) == (500, 10)
    assert disclose(raw, first, SIZES) == first


def test_a_total_is_not_held_back_where_nothing_is_hidden() -> None:
    """Where every role is shown, none of their numbers can be worked out that was not rounded already."""
    roles = dict.fromkeys(("parent", "teacher", "learner", "former-pupil", "other"), 12)
    assert disclose(totals(60, roles), NOTHING, Sizes(roles=5, channels=11, constituencies=0)).at_least == 60


@pytest.mark.parametrize(("size", "at_least"), [(10, 0), (11, 10)])
def test_all_of_a_few_constituencies_reached_is_not_said(size: int, at_least: int) -> None:
    """Ten of ten would say that none of them is empty; ten or more of eleven does not."""
    counts = {f"E{number}": 1 for number in range(size)}
    few = Sizes(roles=5, channels=11, constituencies=size)
    assert disclose(totals(5_000, by_constituency=counts), NOTHING, few).reached_at_least == at_least


def test_all_constituencies_reached_is_not_said() -> None:
    """If it were, nobody's constituency could be an empty one."""
    counts = {f"E{number}": 1 for number in range(650)}
    assert disclose(totals(5_000, by_constituency=counts), NOTHING, SIZES).reached_at_least == 640
