"""Signed receipts: what lets somebody be counted once without anybody knowing who they are.

A receipt goes out with a letter and comes back with "I have sent it". It holds a random id and what the
counters need, nothing else, and it is kept by the supporter's own page, not by us.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date

from itsdangerous import BadData, URLSafeSerializer

from chalicelib.frozen import dataclass, replace, values_of
from chalicelib.refusals import Refusal
from chalicelib.tally.events import (
    CONSTITUENCY_CODE,
    RECEIPT_ID,
    SECONDS_A_DAY,
    Event,
    Participation,
    Vocabulary,
    is_slug,
)
from chalicelib.tally.signing_key import require_signing_keys

GOOD_FOR_SECONDS = 7 * SECONDS_A_DAY  # a week to send a letter; what is told to supporters says "7 days"
# Least and most, by ``forget_after``.
REMEMBERED_DAYS = (GOOD_FOR_SECONDS // SECONDS_A_DAY + 1, GOOD_FOR_SECONDS // SECONDS_A_DAY + 2)
CLOCK_SKEW_SECONDS = 3_900  # between two servers: an hour wrong, and a little; further ahead is not believed
TOKEN_LENGTH = 512  # characters: over the longest that can be issued; nothing longer is even looked at
SALT = b"own-words.receipt.v1"  # kind and version: a token of another kind never reads as a receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a signed receipt holds.

    Args:
        id: 32 lower-case hexadecimal digits, random.
        campaign: the campaign's id.
        constituency: a constituency's code, or None where it is not known.
        role: a role's id, or None.
        channel: a channel's id, or None.
        made_at: when the first letter was made, seconds since 1970.

    Raises:
        ValueError: a value has not the shape of an id, a code or a time.
    """

    id: str
    campaign: str
    constituency: str | None
    role: str | None
    channel: str | None
    made_at: int

    def __post_init__(self) -> None:
        """Hold every value to its shape: a receipt has no room for somebody's words."""
        fits = (
            RECEIPT_ID.fullmatch(self.id),
            is_slug(self.campaign),
            self.constituency is None or CONSTITUENCY_CODE.fullmatch(self.constituency),
            self.role is None or is_slug(self.role),
            self.channel is None or is_slug(self.channel),
            type(self.made_at) is int and self.made_at >= 0,  # True is an int too
        )
        if not all(fits):
            raise ValueError("a receipt holds an id, a campaign, codes and a time, each in its shape")

    def participation(self, event: Event, day: date, vocabulary: Vocabulary) -> Participation:
        """Say what this receipt counts as.

        Args:
            event: what was done.
            day: the day it was done on.
            vocabulary: the lists of the receipt's campaign. A role, channel or constituency that has left
                its list since the receipt was made is not counted; the rest is.

        Returns:
            What the store takes.

        Raises:
            UncountableError: the receipt is another campaign's, or the day is not one that it was good on.
        """
        return Participation(
            receipt_id=self.id,
            campaign=self.campaign,
            event=event,
            day=day,
            role=self.role if self.role in vocabulary.roles else None,
            channel=self.channel if self.channel in vocabulary.channels else None,
            constituency=self.constituency if self.constituency in vocabulary.constituencies else None,
            forget_after=forget_after(self.made_at),
            vocabulary=vocabulary,
        )


class ReceiptBook:
    """Signs receipts and reads them back.

    Args:
        keys: the secrets, each of 32 characters or more, oldest first: the newest signs, the older ones
            still verify.

    Raises:
        SigningKeyError: there is no key, or one is too short.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        require_signing_keys(keys)
        signer = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
        self._serializer = URLSafeSerializer(list(keys), salt=SALT, signer_kwargs=signer)

    def issue(self, receipt: Receipt) -> str:
        """Sign a receipt.

        Args:
            receipt: what to sign.

        Returns:
            A token of letters, digits, ``-``, ``_`` and ``.``, 512 characters at most.
        """
        return self._serializer.dumps(values_of(receipt))

    def read(self, token: str, *, campaign: str, now: int) -> Receipt:
        """Read a token back.

        Args:
            token: what came in, anything at all.
            campaign: the id of the campaign that it must be for.
            now: seconds since 1970.

        Returns:
            The receipt, as it was signed.

        Raises:
            Refusal: ``receipt-missing``, ``receipt-forged`` (any token that is not ours), ``receipt-foreign``
                (another campaign's) or ``receipt-expired`` (over 7 days old, or from the future).
        """
        if not token:
            raise _refused("receipt-missing")
        receipt = self._opened(token)
        if receipt.campaign != campaign:
            raise _refused("receipt-foreign")
        if not -CLOCK_SKEW_SECONDS <= now - receipt.made_at <= GOOD_FOR_SECONDS:
            raise _refused("receipt-expired")
        return receipt

    def _opened(self, token: str) -> Receipt:
        if len(token) > TOKEN_LENGTH or not token.isascii():
            raise _refused("receipt-forged")
        try:
            return Receipt(**self._serializer.loads(token))
        except (BadData, TypeError, ValueError) as error:
            raise _refused("receipt-forged") from error


def renewed(receipt: Receipt, *, constituency: str | None, role: str | None, channel: str | None) -> Receipt:
    """Give the receipt of an edited letter: same id, same time, so that edits stay one participation.

    Args:
        receipt: the one that came back with the edit.
        constituency: the code now, or None.
        role: the role's id now, or None.
        channel: the channel's id now, or None.

    Returns:
        A receipt that ends when the first one would have.
    """
    return replace(receipt, constituency=constituency, role=role, channel=channel)


def forget_after(made_at: int) -> int:
    """Say when the store may forget a receipt: at least a day after the receipt's own end.

    The longer memory is what makes a repeat impossible: by the time that the id is forgotten, the receipt has
    been refused for a day. Rounded up to midnight in UTC, so that no row tells when a letter was made.

    Args:
        made_at: when the receipt was made, seconds since 1970.

    Returns:
        Seconds since 1970, a multiple of 86,400.
    """
    end = made_at + GOOD_FOR_SECONDS + SECONDS_A_DAY
    return -(-end // SECONDS_A_DAY) * SECONDS_A_DAY


def new_receipt_id(random_bytes: Callable[[int], bytes]) -> str:
    """Make an id that says nothing about anyone.

    Args:
        random_bytes: gives that many unpredictable bytes, such as ``secrets.token_bytes``.

    Returns:
        32 lower-case hexadecimal digits.
    """
    return random_bytes(16).hex()


def _refused(code: str) -> Refusal:
    return Refusal(code, "receipt")
