"""Trying again where a fault is likely to pass, for a limited time and never in step with others."""

import secrets
import time
from collections.abc import Callable
from typing import TypeVar

from chalicelib.frozen import dataclass
from chalicelib.tally.database import DatabaseError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long and how often to try again.

    Args:
        budget_seconds: no further attempt starts later than this after the first one started.
        first_wait_seconds: the longest that the wait before the second attempt may be; it doubles each time.
        longest_wait_seconds: where the doubling ends.
        clock: gives seconds that only go forward.
        sleep: waits for so many seconds.
        jitter: gives a number from 0 up to 1. A wait is that part of the longest it may be ("full jitter"),
            so that those who collided once do not come back together.
    """

    budget_seconds: float = 2.5
    first_wait_seconds: float = 0.025
    longest_wait_seconds: float = 0.4
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = secrets.SystemRandom().random

    def keep_trying(self, attempt: Callable[[], T]) -> T:
        """Attempt something until it succeeds, fails for good, or the time is spent.

        Args:
            attempt: what to do. Doing it twice must be safe.

        Returns:
            What the attempt that succeeded returned.

        Raises:
            DatabaseError: the last one.
        """
        return self.begin().keep_trying(attempt)

    def begin(self) -> "Budget":
        """Let the time run, for several attempts in a row that share one budget.

        Returns:
            What makes them. However many they are, none starts after the budget is spent.
        """
        return Budget(self)


class Budget:
    """The time that one call may take, running.

    Args:
        patience: how long it is, and how to wait.
    """

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._started = patience.clock()

    def keep_trying(self, attempt: Callable[[], T]) -> T:
        """Attempt something, as ``Patience.keep_trying``, in the time that is left.

        Args:
            attempt: what to do. Doing it twice must be safe.

        Returns:
            What the attempt that succeeded returned.

        Raises:
            DatabaseError: the last one; or nothing was attempted, because the time is spent.
        """
        patience = self._patience
        longest_wait = patience.first_wait_seconds
        if self._is_spent_after(0.0):
            raise DatabaseError(passing=True)
        while True:
            try:
                return attempt()
            except DatabaseError as fault:
                wait = longest_wait * patience.jitter()
                if not fault.passing or self._is_spent_after(wait):
                    raise
            patience.sleep(wait)
            longest_wait = min(longest_wait * 2, patience.longest_wait_seconds)

    def _is_spent_after(self, wait: float) -> bool:
        return self._patience.clock() - self._started + wait > self._patience.budget_seconds
