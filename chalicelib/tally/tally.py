"""What the rest of the project may ask of a store of counts, whichever it is."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from chalicelib.frozen import dataclass
from chalicelib.tally.events import Event, Participation


@dataclass(frozen=True, slots=True)
class Totals:
    """The raw sums of one event of a campaign. Not for publishing: small numbers are still in them.

    Args:
        by_day: how many on each day.
        by_role: how many in each role; who gave none is in no role.
        by_channel: how many by each channel.
        by_constituency: how many in each constituency, by code.
    """

    by_day: Mapping[date, int]
    by_role: Mapping[str, int]
    by_channel: Mapping[str, int]
    by_constituency: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many altogether: every participation has a day."""
        return sum(self.by_day.values())


class TallyUnavailable(Exception):  # noqa: N818 - a state that passes, not a mistake
    """The store cannot answer now. Nothing that it said it counted is lost; ask again later.

    Args:
        retry_after_seconds: when to try again, at least 1.
    """

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__("the tally cannot be reached now")
        self.retry_after_seconds = retry_after_seconds


class Tally(Protocol):
    """A store of counts that counts each receipt's event once."""

    def count(self, participation: Participation) -> bool:
        """Count a participation, once, however often and from however many places it is sent.

        Args:
            participation: what was done, already held to the campaign's lists.

        Returns:
            True where it was counted now, False where it had been already.

        Raises:
            TallyUnavailable: nobody can say whether it was counted; sending it again is safe.
        """
        ...

    def totals(self, campaign: str, event: Event) -> Totals:
        """Add up everything counted so far.

        Args:
            campaign: the campaign's id.
            event: which event.

        Returns:
            The sums, including everything that ``count`` has answered for before this call.

        Raises:
            TallyUnavailable: it could not be read now.
        """
        ...
