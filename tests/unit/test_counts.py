"""Publishing a campaign's figures."""

from dataclasses import replace

import pytest

from chalicelib.counts import Counts, publish_all
from chalicelib.places import Places
from chalicelib.tally.events import Event
from chalicelib.tally.published import published_in_words
from chalicelib.tally.snapshot import Snapshot, SnapshotShelf
from chalicelib.tally.tally import Tally, TallyUnavailable
from tests.english import english
from tests.fakes import BrokenStores, BrokenTally, FakeSnapshots, FakeTally
from tests.unit.letters.samples import CAMPAIGN
from tests.unit.tally.samples import VOCABULARY, participation

NOW = 1_795_219_200  # 21 November 2026, 00:00 UTC


class Overtaken(FakeSnapshots):
    """A shelf on which another run always puts its snapshot first."""

    def put(self, snapshot: Snapshot) -> bool:
        super().put(snapshot)
        return False


def counts_of(tally: Tally | None = None, shelf: SnapshotShelf | None = None, now: int = NOW) -> Counts:
    store, snapshots = tally or FakeTally(), shelf or FakeSnapshots()
    return Counts(
        CAMPAIGN, places=Places.open, tally=lambda: store, snapshots=lambda: snapshots, now=lambda: now
    )


def tally_of(people: int) -> FakeTally:
    tally = FakeTally()
    vocabulary = replace(VOCABULARY, campaign=CAMPAIGN.id)
    for number in range(people):
        tally.count(participation(number, role=None, channel=None, constituency=None, vocabulary=vocabulary))
    return tally


def test_nothing_is_shown_before_it_is_published() -> None:
    """Counting alone changes nothing that anybody sees."""
    counts = counts_of(tally_of(50))
    assert counts.latest_or_none() is None
    assert counts.report_or_none() is None


def test_publishes_every_event() -> None:
    """One snapshot holds all events, of today."""
    counts = counts_of(tally_of(53))
    snapshot = counts.publish()
    assert counts.latest_or_none() == snapshot
    assert set(snapshot.figures) == set(Event)
    assert snapshot.figures[Event.SENT].at_least == 50
    assert snapshot.day.isoformat() == "2026-11-21"
    report = counts.report_or_none()
    assert report is not None
    assert report.day == snapshot.day


def test_publishing_again_goes_on_from_before() -> None:
    """Each snapshot has the next number."""
    counts = counts_of(tally_of(53))
    assert [counts.publish().number for _ in range(3)] == [1, 2, 3]


def test_two_runs_at_once_publish_one() -> None:
    """Where another run was quicker, its figures are the published ones and ours are forgotten."""
    counts = counts_of(tally_of(53), Overtaken())
    assert counts.publish().number == 1
    assert counts.latest_or_none() is not None


@pytest.mark.parametrize(
    "broken", [counts_of(BrokenTally()), counts_of(None, BrokenStores())], ids=["tally", "shelf"]
)
def test_a_store_that_is_away_is_said_so(broken: Counts) -> None:
    """Nothing is published by halves."""
    with pytest.raises(TallyUnavailable):
        broken.publish()


def test_one_campaign_keeps_no_other_from_being_published() -> None:
    """All that can be published is, and the fault is still said."""
    good = counts_of(tally_of(53))
    with pytest.raises(TallyUnavailable):
        publish_all([lambda: counts_of(BrokenTally()), lambda: good])
    assert good.latest_or_none() is not None
    publish_all([lambda: good])


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (9, "Fewer than ten letters so far, or too few to say how many."),
        (60, "At least 60 letters so far."),
        (1_234, "At least 1,230 letters so far."),
    ],
)
def test_figures_in_words(people: int, sentence: str) -> None:
    """A sentence that is true of every number that looks the same."""
    snapshot = counts_of(tally_of(people)).publish()
    assert english(published_in_words(snapshot, 650)) == sentence


def test_constituencies_in_words() -> None:
    """Where ten constituencies or more were reached, that is said too."""
    snapshot = counts_of(tally_of(60)).publish()
    reached = replace(snapshot.figures[Event.SENT], reached_at_least=430)
    assert english(published_in_words(replace(snapshot, figures={Event.SENT: reached}), 650)) == (
        "At least 60 letters so far, from at least 430 of the 650 constituencies."
    )
