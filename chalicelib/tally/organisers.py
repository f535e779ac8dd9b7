"""Who may look at all published figures, by tokens that are printed once and kept as a digest.

A token shows nothing but figures that could be published, so a leaked one gives away nothing about a person.
"""

import hmac
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Protocol

from chalicelib.frozen import dataclass
from chalicelib.refusals import Refusal
from chalicelib.tally.events import SECONDS_A_DAY, is_slug

# Scanners for leaked secrets know it by its beginning. The id finds it; the 256 random bits prove it.
TOKEN = re.compile(r"own-words-organiser-(?P<id>[0-9a-f]{16})-(?P<secret>[0-9a-f]{64})", re.ASCII)
ORGANISER_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
TRIES_A_MINUTE = 30  # with one token, right or wrong
LONGEST_DAYS = 366
NOBODY = "0" * 64  # a digest that no secret has, compared with where there is no such organiser


class OrganiserUnknown(Refusal):
    """The token is none of ours or no longer good: one answer for both, so that nothing can be tried out."""

    def __init__(self) -> None:
        super().__init__("organiser-unknown", "token")


class TooManyTries(Refusal):
    """The token was used too often within a minute."""

    def __init__(self) -> None:
        super().__init__("too-many-tries", "token")


@dataclass(frozen=True, slots=True)
class Organiser:
    """Somebody who may look, as they are kept.

    Args:
        id: 16 lower-case hexadecimal digits, random.
        label: what whoever made the token calls it, a slug such as ``press-office``: a job, not a person.
        digest: the SHA-256 of the secret, 64 lower-case hexadecimal digits.
        ends: when it ends, seconds since 1970.

    Raises:
        ValueError: a value has not its shape.
    """

    id: str
    label: str
    digest: str
    ends: int

    def __post_init__(self) -> None:
        """Hold every value to its shape: no secret and no sentence has room here."""
        if not (ORGANISER_ID.fullmatch(self.id) and is_slug(self.label) and DIGEST.fullmatch(self.digest)):
            raise ValueError(
                "an organiser is an id, a label of small letters, digits and hyphens, and a digest"
            )


class OrganiserRegister(Protocol):
    """Where organisers are kept. Every call may raise ``TallyUnavailable``."""

    def find_or_none(self, organiser_id: str, now: int) -> Organiser | None:
        """Give an organiser who has not ended yet."""
        ...

    def note_try(self, organiser_id: str, now: int) -> bool:
        """Note that a token was used; False where it was used ``TRIES_A_MINUTE`` times this minute."""
        ...

    def add(self, organiser: Organiser) -> None:
        """Keep an organiser."""
        ...

    def remove(self, label: str) -> int:
        """Forget every organiser of this label, and say how many there were."""
        ...


class Door:
    """Lets organisers in.

    Args:
        register: opens the register of who is known.
        now: seconds since 1970.
    """

    def __init__(self, register: Callable[[], OrganiserRegister], now: Callable[[], int]) -> None:
        self._register = register
        self._now = now

    def open_with(self, token: str) -> Organiser:
        """Find whose token this is.

        Args:
            token: what came in, anything at all.

        Returns:
            The organiser.

        Raises:
            OrganiserUnknown: it is nobody's, or has ended.
            TooManyTries: it was used too often within a minute.
            TallyUnavailable: nobody can say now.
        """
        match = TOKEN.fullmatch(token)
        if match is None:
            raise OrganiserUnknown
        organiser = self._register().find_or_none(match["id"], self._now())
        if organiser is not None and not self._register().note_try(organiser.id, self._now()):
            raise TooManyTries
        # Compared in constant time, and also where there is nobody to compare with.
        if not hmac.compare_digest(_digest(match["secret"]), organiser.digest if organiser else NOBODY):
            raise OrganiserUnknown
        assert organiser is not None  # noqa: S101 - nobody's digest is NOBODY
        return organiser

    def still_open_for(self, organiser_id: str) -> Organiser:
        """Find who is in, where they may still be.

        Raises:
            OrganiserUnknown: their token has ended or was taken back since they signed in.
            TallyUnavailable: nobody can say now.
        """
        organiser = self._register().find_or_none(organiser_id, self._now())
        if organiser is None:
            raise OrganiserUnknown
        return organiser


def new_organiser(
    label: str, days: int, now: int, random_bytes: Callable[[int], bytes]
) -> tuple[Organiser, str]:
    """Make a token.

    Args:
        label: a slug.
        days: how long it is good for, 1 to 366.
        now: seconds since 1970.
        random_bytes: gives that many unpredictable bytes, such as ``secrets.token_bytes``.

    Returns:
        What to keep, and the token to print once and never keep.

    Raises:
        ValueError: the label is not a slug, or the days are out of range.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise ValueError(f"a token is good for 1 to {LONGEST_DAYS} days")
    organiser_id, secret = random_bytes(8).hex(), random_bytes(32).hex()
    kept = Organiser(organiser_id, label, _digest(secret), now + days * SECONDS_A_DAY)
    return kept, f"own-words-organiser-{organiser_id}-{secret}"


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
