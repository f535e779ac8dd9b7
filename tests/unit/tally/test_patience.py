"""Trying again: only where it helps, not for long, and never in step."""

import pytest

from chalicelib.tally.database import DatabaseError
from chalicelib.tally.patience import Patience


class Time:
    """A clock that goes forward by sleeping and by attempts."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Attempt:
    """Fails a number of times, taking a while over it, then succeeds."""

    def __init__(self, time: Time, failures: int, *, passing: bool = True, seconds: float = 0.0) -> None:
        self.made = 0
        self._time, self._failures, self._passing, self._seconds = time, failures, passing, seconds

    def __call__(self) -> str:
        self.made += 1
        self._time.now += self._seconds
        if self.made <= self._failures:
            raise DatabaseError(passing=self._passing)
        return "done"


def patience(time: Time, *, jitter: float = 1.0, budget: float = 2.0) -> Patience:
    return Patience(
        budget_seconds=budget,
        first_wait_seconds=0.1,
        longest_wait_seconds=0.5,
        clock=time.clock,
        sleep=time.sleep,
        jitter=lambda: jitter,
    )


def test_success_needs_no_patience() -> None:
    """Nobody waits when nothing is wrong."""
    time = Time()
    assert patience(time).keep_trying(Attempt(time, 0)) == "done"
    assert time.slept == []


def test_waits_double_up_to_the_longest() -> None:
    """The longest possible waits are 0.1, 0.2, 0.4, 0.5, 0.5 seconds."""
    time = Time()
    assert patience(time).keep_trying(Attempt(time, 5)) == "done"
    assert time.slept == pytest.approx([0.1, 0.2, 0.4, 0.5, 0.5])


def test_jitter_takes_a_part_of_each_wait() -> None:
    """Full jitter: a wait may be anything from nothing to the longest."""
    time = Time()
    patience(time, jitter=0.25).keep_trying(Attempt(time, 3))
    assert time.slept == pytest.approx([0.025, 0.05, 0.1])


def test_ends_with_its_budget() -> None:
    """It gives up rather than start an attempt after the budget."""
    time = Time()
    attempt = Attempt(time, 1_000)
    with pytest.raises(DatabaseError):
        patience(time).keep_trying(attempt)
    assert time.now - 1_000 <= 2.0
    assert attempt.made == 6


def test_slow_attempts_use_the_budget_up() -> None:
    """Time spent inside an attempt counts."""
    time = Time()
    attempt = Attempt(time, 1_000, seconds=1.5)
    with pytest.raises(DatabaseError):
        patience(time).keep_trying(attempt)
    assert attempt.made == 2


def test_a_lasting_fault_is_not_tried_again() -> None:
    """What will not pass is said at once."""
    time = Time()
    attempt = Attempt(time, 1_000, passing=False)
    with pytest.raises(DatabaseError):
        patience(time).keep_trying(attempt)
    assert attempt.made == 1


def test_attempts_in_a_row_share_one_budget() -> None:
    """What the first ones used up is not there for the next; when it is spent nothing more is attempted."""
    time = Time()
    budget = patience(time).begin()
    steps = [
        Attempt(time, 0, seconds=1.5),
        Attempt(time, 1, seconds=0.1),
        Attempt(time, 1_000),
        Attempt(time, 0),
    ]
    assert budget.keep_trying(steps[0]) == budget.keep_trying(steps[1]) == "done"
    for step in steps[2:]:
        with pytest.raises(DatabaseError) as fault:
            budget.keep_trying(step)
        assert fault.value.passing  # who comes back later may be lucky
        time.now += 1.0
    assert [step.made for step in steps] == [1, 2, 2, 0]
