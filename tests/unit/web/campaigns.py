"""Invented campaigns, counted and published day by day as a real one would be."""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from chalicelib.campaign import Campaign
from chalicelib.campaign_file import load_campaign
from chalicelib.places.constituencies import Constituency, read_constituencies
from chalicelib.places.seats import Seat, read_seats
from chalicelib.tally.disclosure import Sizes
from chalicelib.tally.events import Dimension, Event
from chalicelib.tally.report import Report, report_of
from chalicelib.tally.snapshot import Snapshot, take_snapshot
from chalicelib.tally.tally import Totals

ROOT = Path(__file__).parents[3]
FIRST_DAY = date(2026, 10, 12)
DAYS = 40
LIKELY = {Event.COPIED: 0.52, Event.SENT: 0.7, Event.SHARED: 0.07, Event.PREPARED: 0.04}  # of who came so far
ROLE_WEIGHTS = (46, 21, 13, 14, 4, 2)
CHANNEL_WEIGHTS = (9, 14, 4, 11, 22, 18, 0.02, 2, 0.1, 7, 12)

Sums = Mapping[Event, Mapping[Dimension, Counter[str]]]


@cache
def campaign() -> Campaign:
    return load_campaign(ROOT / "templates/campaigns/my-records-my-rights")


@cache
def constituencies() -> dict[str, Constituency]:
    return read_constituencies(ROOT / "chalicelib/places/data/constituencies.csv")


@cache
def seats() -> dict[str, Seat]:
    return read_seats(ROOT / "chalicelib/places/data/seats.csv")


@cache
def report(
    people: int = 10_000, days: int = DAYS, missing: Collection[int] = frozenset({16, 17, 29})
) -> Report:
    """Publish a campaign that so many people open: for 10,000 people about 20,000 participations."""
    return report_of(published(people, days, missing), campaign(), constituencies())


def titled(shown: Report, title: str, label: str) -> Report:
    """Give a report of a campaign of another title, whose roles and channels are all called by this label."""
    named = replace(shown.campaign, title=title)
    return replace(shown, campaign=named, lines=tuple(replace(line, name=label) for line in shown.lines))


def published(people: int, days: int, missing: Collection[int]) -> Snapshot:
    draw = random.Random(people)  # noqa: S311 - a campaign to look at, the same in each run
    sums: Sums = {event: defaultdict(Counter) for event in Event}
    latest: Snapshot | None = None
    sizes = Sizes(len(campaign().roles), len(campaign().channels), len(constituencies()))
    for number, newcomers in enumerate(_each_day(people, days)):
        day = FIRST_DAY + timedelta(number)
        for _ in range(newcomers):
            _count_somebody(draw, day, sums)
        if number not in missing:
            latest = take_snapshot(
                campaign().id, day, {event: _totals(sums[event]) for event in Event}, latest, sizes
            )
    assert latest
    return latest


def participations(people: int, days: int = DAYS) -> int:
    """Say how many participations a campaign of so many people has."""
    draw = random.Random(people)  # noqa: S311 - as above
    sums: Sums = {event: defaultdict(Counter) for event in Event}
    for number, newcomers in enumerate(_each_day(people, days)):
        for _ in range(newcomers):
            _count_somebody(draw, FIRST_DAY + timedelta(number), sums)
    return sum(sums[event][Dimension.DAY].total() for event in Event)


def _each_day(people: int, days: int) -> Iterator[int]:
    """Spread people over days: many when it begins, and again when it is in the news."""
    weights = [1 / (1 + day / 6) + (1.2 if day in {22, 23} else 0.08) for day in range(days)]
    done = weight = 0.0
    for each in weights:
        weight += each
        total = round(people * weight / sum(weights))
        yield int(total - done)
        done = total


def _count_somebody(draw: random.Random, day: date, sums: Sums) -> None:
    values = {
        Dimension.DAY: day.isoformat(),
        Dimension.CHANNEL: draw.choices(campaign().channels, CHANNEL_WEIGHTS)[0]
        if draw.random() < 0.8
        else "",
    }
    _add(sums[Event.LANDED], values)
    values |= {
        Dimension.ROLE: draw.choices([role.id for role in campaign().roles], ROLE_WEIGHTS)[0],
        Dimension.CONSTITUENCY: draw.choices(_weighed()[0], cum_weights=_weighed()[1])[0],
    }
    copied = draw.random() < LIKELY[Event.COPIED]
    done = {event: draw.random() < likely for event, likely in LIKELY.items()}
    done |= {Event.COPIED: copied, Event.SENT: copied and done[Event.SENT]}
    for event, was_done in done.items():
        if was_done:
            _add(sums[event], values)


def _add(counters: Mapping[Dimension, Counter[str]], values: Mapping[Dimension, str]) -> None:
    for dimension, value in values.items():
        if value:
            counters[dimension][value] += 1


@cache
def _weighed() -> tuple[list[str], list[float]]:
    """Give the constituencies and cumulative weights: from a few come many, as it is."""
    draw = random.Random(650)  # noqa: S311 - as above
    codes = list(constituencies())
    return codes, list(accumulate(draw.lognormvariate(0, 0.9) for _ in codes))


def _totals(counters: Mapping[Dimension, Counter[str]]) -> Totals:
    return Totals(
        by_day={date.fromisoformat(day): count for day, count in counters[Dimension.DAY].items()},
        by_role=dict(counters[Dimension.ROLE]),
        by_channel=dict(counters[Dimension.CHANNEL]),
        by_constituency=dict(counters[Dimension.CONSTITUENCY]),
    )
