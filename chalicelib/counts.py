"""One campaign's published figures: worked out once a day, and shown to whoever asks."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from chalicelib.campaign import Campaign
from chalicelib.campaign_table import CampaignFileError
from chalicelib.places import Places
from chalicelib.tally.disclosure import Sizes
from chalicelib.tally.events import Event
from chalicelib.tally.report import Report, report_of
from chalicelib.tally.snapshot import Snapshot, SnapshotShelf, take_snapshot
from chalicelib.tally.tally import Tally, TallyUnavailable


class Counts:
    """The published figures of one campaign.

    Args:
        campaign: whose.
        places: opens the table of postcodes, which knows the constituencies.
        tally: opens what has been counted.
        snapshots: opens what has been published.
        now: seconds since 1970.
    """

    def __init__(
        self,
        campaign: Campaign,
        *,
        places: Callable[[], Places],
        tally: Callable[[], Tally],
        snapshots: Callable[[], SnapshotShelf],
        now: Callable[[], int],
    ) -> None:
        self._campaign = campaign
        self._places = places
        self._tally = tally
        self._snapshots = snapshots
        self._now = now

    def latest_or_none(self) -> Snapshot | None:
        """Give the latest published figures, or None where there are none yet.

        Raises:
            TallyUnavailable: they cannot be read now.
        """
        return self._snapshots().latest_or_none(self._campaign.id)

    def report_or_none(self) -> Report | None:
        """Give all published figures, line by line; None where there are none yet.

        Raises:
            TallyUnavailable: they cannot be read now.
        """
        latest = self.latest_or_none()
        return report_of(latest, self._campaign, self._places().constituencies) if latest else None

    def publish(self) -> Snapshot:
        """Work the figures out anew and publish them.

        Returns:
            What is published now: these figures, or those of another run that was quicker.

        Raises:
            TallyUnavailable: what was published before still is.
        """
        shelf, tally = self._snapshots(), self._tally()
        earlier = shelf.latest_or_none(self._campaign.id)
        raw = {event: tally.totals(self._campaign.id, event) for event in Event}
        today = datetime.fromtimestamp(self._now(), UTC).date()
        snapshot = take_snapshot(self._campaign.id, today, raw, earlier, self._sizes())
        if shelf.put(snapshot):
            return snapshot
        return shelf.latest_or_none(self._campaign.id) or snapshot

    def _sizes(self) -> Sizes:
        campaign, constituencies = self._campaign, self._places().constituencies
        return Sizes(len(campaign.roles), len(campaign.channels), len(constituencies))


def publish_all(all_counts: Iterable[Callable[[], Counts]]) -> None:
    """Publish the figures of several campaigns; one that fails keeps no other from it.

    Args:
        all_counts: each opens a campaign's.

    Raises:
        TallyUnavailable: at least one of them failed. Doing all of it again does no harm.
        CampaignFileError: the files of at least one have a mistake.
    """
    faults: list[Exception] = []
    for open_counts in all_counts:
        try:
            open_counts().publish()
        except (CampaignFileError, TallyUnavailable) as fault:
            faults.append(fault)
    if faults:
        raise faults[0]
