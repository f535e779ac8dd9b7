"""Hand-written stand-ins that the tests share."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from chalicelib.places import House
from chalicelib.places.house import house_from_text, house_to_text
from chalicelib.tally.events import Dimension, Event, Participation
from chalicelib.tally.organisers import TRIES_A_MINUTE, Organiser
from chalicelib.tally.snapshot import Snapshot, snapshot_from_text, snapshot_to_text
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


class FakeSnapshots:
    """A `SnapshotShelf` in memory. It keeps texts, as a real one does."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def latest_or_none(self, campaign: str) -> Snapshot | None:
        return snapshot_from_text(self.texts[campaign]) if campaign in self.texts else None

    def put(self, snapshot: Snapshot) -> bool:
        before = self.latest_or_none(snapshot.campaign)
        if snapshot.number != (before.number if before else 0) + 1:
            return False
        self.texts[snapshot.campaign] = snapshot_to_text(snapshot)
        return True


class FakeOrganisers:
    """An `OrganiserRegister` in memory."""

    def __init__(self) -> None:
        self.organisers: dict[str, Organiser] = {}
        self.tries: Counter[tuple[str, int]] = Counter()

    def find_or_none(self, organiser_id: str, now: int) -> Organiser | None:
        found = self.organisers.get(organiser_id)
        return found if found and now < found.ends else None

    def note_try(self, organiser_id: str, now: int) -> bool:
        self.tries[organiser_id, now // 60] += 1
        return self.tries[organiser_id, now // 60] <= TRIES_A_MINUTE

    def add(self, organiser: Organiser) -> None:
        self.organisers[organiser.id] = organiser

    def remove(self, label: str) -> int:
        gone = [each.id for each in self.organisers.values() if each.label == label]
        for organiser_id in gone:
            del self.organisers[organiser_id]
        return len(gone)


class FakeHouses:
    """A `HouseShelf` in memory. It keeps a text, as a real one does. `asked` says how often it was read."""

    def __init__(self, text: str | None = None) -> None:
        self.text = text
        self.day = date.min
        self.asked = 0

    def latest_or_none(self, codes: Collection[str]) -> House | None:
        self.asked += 1
        return None if self.text is None else house_from_text(self.text, codes)

    def put(self, house: House) -> bool:
        if house.day < self.day:
            return False
        self.text, self.day = house_to_text(house), house.day
        return True


class BrokenHouses:
    """A `HouseShelf` whose store is away. `asked` says how often somebody tried."""

    def __init__(self) -> None:
        self.asked = 0

    def latest_or_none(self, codes: Collection[str]) -> House | None:  # noqa: ARG002 - it breaks before it looks
        self.asked += 1
        raise TallyUnavailable(30)

    def put(self, house: House) -> bool:  # noqa: ARG002 - as above
        raise TallyUnavailable(30)


class NoParliament:
    """A `MembersSource` that nobody may ask."""

    def page(self, skip: int) -> bytes:
        raise AssertionError(skip)

    def close(self) -> None:
        """Nothing was opened."""


class BrokenStores:
    """Snapshots and organisers whose store is away."""

    def latest_or_none(self, campaign: str) -> Snapshot | None:  # noqa: ARG002 - it breaks before it looks
        raise TallyUnavailable(30)

    def put(self, snapshot: Snapshot) -> bool:  # noqa: ARG002 - as above
        raise TallyUnavailable(30)

    def find_or_none(self, organiser_id: str, now: int) -> Organiser | None:  # noqa: ARG002 - as above
        raise TallyUnavailable(30)

    def note_try(self, organiser_id: str, now: int) -> bool:  # noqa: ARG002 - as above
        raise TallyUnavailable(30)

    def add(self, organiser: Organiser) -> None:  # noqa: ARG002 - as above
        raise TallyUnavailable(30)

    def remove(self, label: str) -> int:  # noqa: ARG002 - as above
        raise TallyUnavailable(30)
