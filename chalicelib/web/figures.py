"""Published figures in a sentence, and what is said where there are none to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from chalicelib.desk import Desk
from chalicelib.languages import Text
from chalicelib.tally.published import published_in_words
from chalicelib.tally.signing_key import SigningKeyUnavailable
from chalicelib.tally.snapshot import Snapshot
from chalicelib.tally.tally import TallyUnavailable
from chalicelib.web.problems import Problem

RETRY_AFTER = "60"  # seconds


def so_far_or_none(desk: Desk, latest: Snapshot | None) -> Text | None:
    """Say how many took part, or None where no figures have been worked out yet."""
    return published_in_words(latest, len(desk.places.constituencies)) if latest else None


def so_far_at_once_or_none(desk: Desk) -> Text | None:
    """Say how many took part, or None where that cannot be said just now: nobody waits for it."""
    try:
        return so_far_or_none(desk, desk.counts.latest_or_none())
    except TallyUnavailable:
        return None


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
            headers={"Retry-After": RETRY_AFTER},
        ) from fault


def no_figures_yet() -> Problem:
    """Say that no figures have been worked out so far."""
    return Problem(HTTPStatus.NOT_FOUND, "no-figures-yet")
