"""Hand-written stand-ins that the tests share."""

from collections import Counter
from datetime import date

from chalicelib.tally.events import Dimension, Event, Participation
from chalicelib.tally.tally import TallyUnavailable, Totals


class FakeTally:
    """A `Tally` in memory, held to the same contract as the real ones. `participations` shows what was counted."""

    def __init__(self) -> None:
        self.participations: list[Participation] = []

    def count(self, participation: Participation) -> bool:
        if any(_is_repeat(participation, earlier) for earlier in self.participations):
            return False
        self.participations.append(participation)
        return True

    def totals(self, campaign: str, event: Event) -> Totals:
        sums: dict[Dimension, Counter[str]] = {dimension: Counter() for dimension in Dimension}
        for counted in self.participations:
            if (counted.campaign, counted.event) == (campaign, event):
                for dimension, value in counted.marginals():
                    sums[dimension][value] += 1
        return Totals(
            by_day={date.fromisoformat(day): count for day, count in sums[Dimension.DAY].items()},
            by_role=sums[Dimension.ROLE],
            by_channel=sums[Dimension.CHANNEL],
            by_constituency=sums[Dimension.CONSTITUENCY],
        )


class BrokenTally:
    """A `Tally` whose store is away."""

    def __init__(self, retry_after_seconds: int = 30) -> None:
        self.retry_after_seconds = retry_after_seconds

    def count(self, participation: Participation) -> bool:  # noqa: ARG002 - it breaks before it looks
        raise TallyUnavailable(self.retry_after_seconds)

    def totals(self, campaign: str, event: Event) -> Totals:  # noqa: ARG002 - as above
        raise TallyUnavailable(self.retry_after_seconds)


def _is_repeat(one: Participation, other: Participation) -> bool:
    return (one.receipt_id, one.event) == (other.receipt_id, other.event)
