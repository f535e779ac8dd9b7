"""What can be counted: a closed vocabulary, and marginals that are never crossed.

A ``Participation`` is the only thing that a store accepts, and it cannot exist without a ``Vocabulary`` that
knows each of its values. So a name, a postcode or a story cannot reach a counter, whatever a caller does.
"""

import re
from datetime import UTC, date, datetime
from enum import StrEnum

from chalicelib import frozen
from chalicelib.frozen import InitVar, dataclass

RECEIPT_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)  # 16 random bytes: two people never get the same one
# No room for an address, a space or a key's separator.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
SLUG_LENGTH = 40  # characters; longer than any role or channel, too short for a story
CONSTITUENCY_CODE = re.compile(r"[EWSN][0-9]{8}", re.ASCII)  # Source: Office for National Statistics
SECONDS_A_DAY = 86_400
LONGEST_MEMORY_DAYS = 10  # a receipt's 7 days, one more, and two for rounding up and for clocks that differ


class Event(StrEnum):
    """What a supporter did. Each is counted once for each receipt."""

    LANDED = "landed"
    COPIED = "copied"
    SENT = "sent"
    SHARED = "shared"
    PREPARED = "prepared"


class Dimension(StrEnum):
    """What counts are kept by, each on its own."""

    DAY = "day"
    ROLE = "role"
    CHANNEL = "channel"
    CONSTITUENCY = "constituency"


class UncountableError(ValueError):
    """A value is not on its list. Names the field and never the value, which might be somebody's words.

    Args:
        field: which value it is, such as ``role``.
    """

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: not one of the values that can be counted")
        self.field = field


def is_slug(text: str) -> bool:
    """Tell whether a text is a short id: lower-case letters, digits and single hyphens, 40 at most."""
    return len(text) <= SLUG_LENGTH and SLUG.fullmatch(text) is not None


@frozen.dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of one campaign. There is no other way to say what may be counted.

    Args:
        campaign: the campaign's id, a slug.
        roles: the ids of its roles, slugs.
        channels: the ids of its channels, slugs.
        constituencies: nine-character codes such as ``E14001063``.

    Raises:
        UncountableError: a list holds something that has not the shape of an id.
    """

    campaign: str
    roles: frozenset[str]
    channels: frozenset[str]
    constituencies: frozenset[str]

    def __post_init__(self) -> None:
        """Hold every list to its shape, so that no free text gets in by way of a list."""
        _require("campaign", holds=is_slug(self.campaign))
        _require("role", holds=all(map(is_slug, self.roles)))
        _require("channel", holds=all(map(is_slug, self.channels)))
        _require("constituency", holds=all(map(CONSTITUENCY_CODE.fullmatch, self.constituencies)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """One thing that one person did, as it may be counted.

    Args:
        receipt_id: 32 lower-case hexadecimal digits from ``receipts.new_receipt_id``.
        campaign: the campaign's id.
        event: what was done.
        day: the day it was done on.
        role: a role's id, or None: not counted by role.
        channel: a channel's id, or None: not counted by channel.
        constituency: a constituency's code, or None: not counted by constituency.
        forget_after: seconds since 1970, a midnight in UTC from 1 to 10 days after ``day`` began
            (``receipts.forget_after`` gives it). To the day, so that no row tells the minute of a letter.
        vocabulary: the campaign's lists, which every value is held to. Not kept.

    Raises:
        UncountableError: a value is not on its list or has not its shape.
    """

    receipt_id: str
    campaign: str
    event: Event
    day: date
    role: str | None = None
    channel: str | None = None
    constituency: str | None = None
    forget_after: int
    vocabulary: InitVar[Vocabulary]

    def __post_init__(self, vocabulary: Vocabulary) -> None:
        """Check every value: there is no participation that has not passed here."""
        _require("receipt_id", holds=RECEIPT_ID.fullmatch(self.receipt_id) is not None)
        _require("campaign", holds=self.campaign == vocabulary.campaign)
        _require("event", holds=isinstance(self.event, Event))
        _require("day", holds=type(self.day) is date)  # a datetime is a date too, and would carry the time
        _require("role", holds=self.role is None or self.role in vocabulary.roles)
        _require("channel", holds=self.channel is None or self.channel in vocabulary.channels)
        _require(
            "constituency", holds=self.constituency is None or self.constituency in vocabulary.constituencies
        )
        _require("forget_after", holds=self.forget_after in _midnights_after(self.day))

    def marginals(self) -> tuple[tuple[Dimension, str], ...]:
        """List what this adds one to: each dimension on its own, never two together.

        Returns:
            Pairs of a dimension and its value; a dimension that is None is left out.
        """
        values = (
            (Dimension.DAY, self.day.isoformat()),
            (Dimension.ROLE, self.role),
            (Dimension.CHANNEL, self.channel),
            (Dimension.CONSTITUENCY, self.constituency),
        )
        return tuple((dimension, value) for dimension, value in values if value is not None)


def _require(field: str, *, holds: bool) -> None:
    if not holds:
        raise UncountableError(field)


def _midnights_after(day: date) -> range:
    began = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return range(began + SECONDS_A_DAY, began + LONGEST_MEMORY_DAYS * SECONDS_A_DAY + 1, SECONDS_A_DAY)
