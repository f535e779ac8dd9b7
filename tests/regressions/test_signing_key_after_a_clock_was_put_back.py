"""A key that could not be read is asked for again after a minute; after the clock was put back, it took an hour and one.

For that long no letter was given a receipt, though the key could be read again at once.
"""

import pytest

from chalicelib.tally.signing_key import PAUSE_SECONDS, SigningKeyUnavailable, StoredKeys

HOUR = 3_600
KEYS = ("a-signing-key-of-at-least-32-characters",)


def test_the_pause_is_a_minute_whatever_the_clock_does() -> None:
    """While the pause lasts nobody is asked; an hour earlier is no part of it."""
    answers: list[tuple[str, ...] | None] = [None, KEYS]
    clock = [10 * HOUR]

    def read() -> tuple[str, ...]:
        answer = answers.pop(0)
        if answer is None:
            raise SigningKeyUnavailable("away")
        return answer

    stored = StoredKeys(read, lambda: clock[0])
    for later in (0, 1, PAUSE_SECONDS - 1):
        clock[0] = 10 * HOUR + later
        with pytest.raises(SigningKeyUnavailable):
            stored.read()
    clock[0] = 9 * HOUR
    assert stored.read() == KEYS
