"""Published figures in a sentence, and what is said where there are none to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from chalicelib.desk import Desk
from chalicelib.tally.in_words import published_in_words
from chalicelib.tally.signing_key import SigningKeyUnavailable
from chalicelib.tally.snapshot import Snapshot
from chalicelib.tally.tally import TallyUnavailable
from chalicelib.web.problems import Problem

RETRY_AFTER = "60"  # seconds


def so_far(desk: Desk, latest: Snapshot | None) -> str:
    """Say how many took part, or "" where no figures have been worked out yet."""
    return published_in_words(latest, len(desk.places.constituencies)) if latest else ""


def so_far_or_nothing(desk: Desk) -> str:
    """Say how many took part, or "" where that cannot be said just now: nobody waits for it."""
    try:
        return so_far(desk, desk.counts.latest_or_none())
    except TallyUnavailable:
        return ""


@contextmanager
def figures_unavailable() -> Iterator[None]:
    """Say of a store that is away that figures cannot be read; it says otherwise that nothing was counted.

    Raises:
        Problem: 503, with when to try again.
    """
    try:
        yield
    except (TallyUnavailable, SigningKeyUnavailable) as fault:
        raise Problem(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "figures-unavailable",
            "The figures cannot be read just now. Try again in a minute.",
            headers={"Retry-After": RETRY_AFTER},
        ) from fault


def no_figures_yet() -> Problem:
    """Say that no figures have been worked out so far."""
    return Problem(
        HTTPStatus.NOT_FOUND,
        "no-figures-yet",
        "There are no figures yet: they are worked out once a day. Come back tomorrow.",
    )
