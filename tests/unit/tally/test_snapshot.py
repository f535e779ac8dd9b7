"""Snapshots: what is kept of the published figures, and how one follows another."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.tally.disclosure import NOTHING, Disclosed, Sizes
from chalicelib.tally.events import Event
from chalicelib.tally.snapshot import (
    DayOfLine,
    Snapshot,
    SnapshotError,
    snapshot_from_text,
    snapshot_to_text,
    take_snapshot,
)
from chalicelib.tally.tally import Totals
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, CAMPAIGN, TODAY

SIZES = Sizes(roles=5, channels=11, constituencies=650)
TOMORROW = date(2099, 3, 15)


def sent(total: int, aldershot: int = 0) -> dict[Event, Totals]:
    totals = Totals(
        by_day={TODAY: total},
        by_role={"parent": 101},
        by_channel={"whatsapp": 13},
        by_constituency={ALDERSHOT: aldershot, BARNSLEY_NORTH: 4},
    )
    return {Event.SENT: totals, Event.COPIED: totals}


def first() -> Snapshot:
    return take_snapshot(CAMPAIGN, TODAY, sent(234, 41), None, SIZES)


def test_the_first_snapshot() -> None:
    """It is number one, and its line is one day long."""
    snapshot = first()
    assert (snapshot.number, snapshot.day, snapshot.campaign) == (1, TODAY, CAMPAIGN)
    assert snapshot.figures[Event.SENT].by_constituency == {ALDERSHOT: 40}
    assert snapshot.line == (DayOfLine(TODAY, {Event.SENT: 230, Event.COPIED: 230}),)


def test_only_letters_sent_are_mapped() -> None:
    """Constituencies of other events are published nowhere, not even how many."""
    copied = first().figures[Event.COPIED]
    assert (copied.by_constituency, copied.reached_at_least) == ({}, 0)
    assert copied.by_role == {"parent": 100}


def test_one_follows_another() -> None:
    """The next one goes on from the one before: its number, its line, and what it may say."""
    second = take_snapshot(CAMPAIGN, TOMORROW, sent(310, 41), first(), SIZES)
    assert second.number == 2
    assert [(each.day, each.at_least[Event.SENT]) for each in second.line] == [(TODAY, 230), (TOMORROW, 310)]


def test_the_earlier_figures_hold_a_total_back() -> None:
    """Figures of yesterday are looked at: a few more people do not show where they went."""
    after_yesterday = take_snapshot(CAMPAIGN, TOMORROW, sent(240, 44), first(), SIZES)
    on_its_own = take_snapshot(CAMPAIGN, TOMORROW, sent(240, 44), None, SIZES)
    assert after_yesterday.figures[Event.SENT].at_least == 230
    assert on_its_own.figures[Event.SENT].at_least == 240


def test_a_second_one_on_the_same_day_takes_its_place_in_the_line() -> None:
    """A day is in the line once, with what was said last."""
    second = take_snapshot(CAMPAIGN, TODAY, sent(310, 41), first(), SIZES)
    assert [(each.day, each.at_least[Event.SENT]) for each in second.line] == [(TODAY, 310)]


def test_a_line_never_goes_back() -> None:
    """Where the clock was ahead yesterday, today's figures take yesterday's place."""
    ahead = take_snapshot(CAMPAIGN, TOMORROW, sent(234, 41), None, SIZES)
    corrected = take_snapshot(CAMPAIGN, TODAY, sent(310, 41), ahead, SIZES)
    assert (corrected.day, [each.day for each in corrected.line]) == (TOMORROW, [TOMORROW])


def test_reads_back_what_was_written() -> None:
    """A snapshot and its text say the same."""
    second = take_snapshot(CAMPAIGN, TOMORROW, sent(310, 41), first(), SIZES)
    assert snapshot_from_text(snapshot_to_text(second)) == second


def test_hidden_numbers_are_not_in_the_text() -> None:
    """What is hidden is not kept either: neither the number nor that there is one."""
    assert BARNSLEY_NORTH not in snapshot_to_text(first())


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"format":2}', snapshot_to_text(first()).replace('"number"', '"n"')],
)
def test_another_text_is_not_a_snapshot(text: str) -> None:
    """A text that is not ours is refused and not half read."""
    with pytest.raises(SnapshotError):
        snapshot_from_text(text)


@pytest.mark.parametrize(
    "figures",
    [
        replace(NOTHING, by_role={"parent": 9}),
        replace(NOTHING, by_role={"parent": 12}),
        replace(NOTHING, by_channel={"jo@example.org": 10}),
        replace(NOTHING, by_constituency={"HA2 0JQ": 10}),
        replace(NOTHING, at_least=1_234),
        replace(NOTHING, reached_at_least=7),
        replace(NOTHING, at_least=-10),
    ],
)
def test_there_is_no_room_for_anything_else(figures: Disclosed) -> None:
    """A raw number, a postcode or an address cannot be put into a snapshot at all."""
    with pytest.raises(SnapshotError):
        replace(first(), figures={Event.SENT: figures})


def test_a_snapshot_s_campaign_is_an_id() -> None:
    """Nor is there room for a sentence in the campaign's place."""
    with pytest.raises(SnapshotError):
        replace(first(), campaign="Jo Bloggs, HA2 0JQ")
