"""A campaign's published figures, all from one moment: what the public and the organisers see.

A live counter can be watched while it ticks, and then no rounding hides who was just counted. So figures are
worked out once a day, and nothing but these is ever shown to anybody.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Protocol

from chalicelib.frozen import dataclass, values_of
from chalicelib.tally.disclosure import (
    NOTHING,
    ROUNDED_TO,
    THRESHOLD,
    TOTAL_ROUNDED_TO,
    Cells,
    Disclosed,
    Sizes,
    disclose,
)
from chalicelib.tally.events import CONSTITUENCY_CODE, Event, is_slug
from chalicelib.tally.tally import Totals

FORMAT = 1  # of the text that a snapshot is kept as
# The one event whose constituencies are published: a map of letters is all that is needed.
MAPPED = Event.SENT


class SnapshotError(ValueError):
    """A text is not a snapshot of ours, or a figure in it is not one that may be published."""


@dataclass(frozen=True, slots=True)
class DayOfLine:
    """What the totals were said to be at the end of a day.

    Args:
        day: which day.
        at_least: for each event, the total as published that day.
    """

    day: date
    at_least: Mapping[Event, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All published figures of a campaign.

    Args:
        campaign: the campaign's id.
        day: the day they are from.
        number: 1 for the campaign's first snapshot, one more for each that followed.
        figures: for each event.
        line: the totals as they were published, oldest first; the last is this snapshot's own.

    Raises:
        SnapshotError: there is something in it that may not be published.
    """

    campaign: str
    day: date
    number: int
    figures: Mapping[Event, Disclosed]
    line: tuple[DayOfLine, ...]

    def __post_init__(self) -> None:
        """Hold everything to its shape: there is no room for a raw number or for somebody's words."""
        if not (is_slug(self.campaign) and all(map(_may_be_published, self.figures.values()))):
            raise SnapshotError("a snapshot holds ids, codes and disclosed figures, and nothing else")


class SnapshotShelf(Protocol):
    """Where each campaign's latest snapshot is kept."""

    def latest_or_none(self, campaign: str) -> Snapshot | None:
        """Give a campaign's latest snapshot, or None where there is none yet.

        Raises:
            TallyUnavailable: it cannot be read now.
        """
        ...

    def put(self, snapshot: Snapshot) -> bool:
        """Keep a snapshot in the place of the one before it.

        Args:
            snapshot: its number is one more than that of the one it was worked out from.

        Returns:
            False where another one has taken its number, and this one must be forgotten: two that go on from
            the same earlier one could be played against each other.

        Raises:
            TallyUnavailable: nobody can say whether it was kept.
        """
        ...


def take_snapshot(
    campaign: str, day: date, raw: Mapping[Event, Totals], earlier: Snapshot | None, sizes: Sizes
) -> Snapshot:
    """Work out a campaign's next snapshot.

    Args:
        campaign: the campaign's id.
        day: today. Where a clock was ahead, that of the snapshot before: a line never goes back.
        raw: the sums of each event.
        earlier: the one before, None for the first.
        sizes: how many roles, channels and constituencies there are.

    Returns:
        The snapshot.
    """
    day = max(day, earlier.day) if earlier else day
    unmapped = Sizes(sizes.roles, sizes.channels, 0)
    before = earlier.figures if earlier else {}
    figures = {
        event: disclose(totals, before.get(event, NOTHING), sizes if event is MAPPED else unmapped)
        for event, totals in raw.items()
    }
    earlier_days = [each for each in (earlier.line if earlier else ()) if each.day != day]
    today = DayOfLine(day, {event: disclosed.at_least for event, disclosed in figures.items()})
    return Snapshot(
        campaign=campaign,
        day=day,
        number=earlier.number + 1 if earlier else 1,
        figures=figures,
        line=(*earlier_days, today),
    )


def snapshot_to_text(snapshot: Snapshot) -> str:
    """Write a snapshot down, to be read by ``snapshot_from_text``."""
    return json.dumps(
        {
            "format": FORMAT,
            "campaign": snapshot.campaign,
            "day": snapshot.day.isoformat(),
            "number": snapshot.number,
            "figures": {event: values_of(disclosed) for event, disclosed in snapshot.figures.items()},
            "line": [[each.day.isoformat(), dict(each.at_least)] for each in snapshot.line],
        },
        separators=(",", ":"),
    )


def snapshot_from_text(text: str) -> Snapshot:
    """Read a snapshot.

    Args:
        text: from ``snapshot_to_text``.

    Returns:
        The snapshot.

    Raises:
        SnapshotError: it is not one of ours.
    """
    try:
        value = json.loads(text)
        if value["format"] != FORMAT:
            raise SnapshotError(f"format {value['format']} is not known here")
        return Snapshot(
            campaign=value["campaign"],
            day=date.fromisoformat(value["day"]),
            number=value["number"],
            figures={Event(event): Disclosed(**each) for event, each in value["figures"].items()},
            line=tuple(
                DayOfLine(date.fromisoformat(day), {Event(event): count for event, count in totals.items()})
                for day, totals in value["line"]
            ),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SnapshotError("this is not a snapshot") from error


def _may_be_published(figures: Disclosed) -> bool:
    slugs = (*figures.by_role, *figures.by_channel)
    tens = (figures.at_least, figures.reached_at_least)
    return (
        all(map(is_slug, slugs))
        and all(map(CONSTITUENCY_CODE.fullmatch, figures.by_constituency))
        and all(map(_are_disclosed, figures.dimensions()))
        and all(figure >= 0 and figure % TOTAL_ROUNDED_TO == 0 for figure in tens)
    )


def _are_disclosed(figures: Cells) -> bool:
    return all(figure >= THRESHOLD and figure % ROUNDED_TO == 0 for figure in figures.values())
