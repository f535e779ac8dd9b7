"""Guessing what was meant."""

from collections.abc import Callable

import pytest

from chalicelib.places.slips import suggestion_or_none


def one_of(*shaped: str) -> Callable[[str], bool]:
    """Stand in for the parser: these are well-formed and nothing else is."""
    return lambda text: text in shaped


def test_the_fewest_changes_win() -> None:
    """Of two readings, the nearer is suggested."""
    assert suggestion_or_none("SOI01AA", one_of("SO101AA", "SOI011A", "S0101AA")) == "SO10 1AA"


def test_two_equally_near_readings_suggest_nothing() -> None:
    """A wrong guess is worse than none."""
    assert suggestion_or_none("1P12AA", one_of("IP12AA", "LP12AA")) == "IP1 2AA"
    assert suggestion_or_none("1L12AA", one_of("LL12AA", "IL12AA", "1L12AA"[::-1])) == "LL1 2AA"
    assert suggestion_or_none("SO1O0AA", one_of("SO100AA", "SO1OOAA")) is None


@pytest.mark.parametrize("typed", ["B011AA", "B0B011AA"])
def test_no_area_no_suggestion(typed: str) -> None:
    """A reading in an area that does not exist, or one that is too long, is not suggested."""
    assert suggestion_or_none(typed, one_of("BO11AA", "BOBO11AA")) is None
