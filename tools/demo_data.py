"""`make demo-data`: an invented campaign of 20,000 participations, in the table of `make run` alone."""

from __future__ import annotations

import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

from chalicelib.places import Places
from chalicelib.tally.events import SECONDS_A_DAY, Event, Participation, Vocabulary
from chalicelib.tally.store import DynamoTally
from tools.counting import Target, every_campaign, with_local_table
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.campaign import Campaign

DAYS = 40
PEOPLE: Mapping[Event, int] = {
    Event.LANDED: 9_000,
    Event.COPIED: 4_500,
    Event.SENT: 3_900,
    Event.SHARED: 1_500,
    Event.PREPARED: 1_100,
}  # 20,000 altogether
SEED = 2026  # the same invention each time
ARTICLE, WEEKEND = 25, (5, 6)  # days, from 0
THREADS = 8
FEW = 20  # the greater, the more evenly constituencies share the letters


@dataclass(frozen=True, slots=True)
class Invention:
    """What a campaign's people are drawn from.

    Args:
        vocabulary: the campaign's lists.
        chance: the source of all that is drawn.
        last_day: the last of the days.
    """

    vocabulary: Vocabulary
    chance: Random
    last_day: date

    def participations(self) -> dict[date, list[Participation]]:
        """Invent all of them, by day, oldest first."""
        days = [self.last_day - timedelta(days=DAYS - 1 - number) for number in range(DAYS)]
        found: dict[date, list[Participation]] = {day: [] for day in days}
        weights = [_liveliness(number) for number in range(DAYS)]
        for event, people in PEOPLE.items():
            for day in self.chance.choices(days, weights, k=people):
                found[day].append(self._participation(event, day))
        return found

    def _participation(self, event: Event, day: date) -> Participation:
        has_letter = event is not Event.LANDED  # who only looked has given neither role nor postcode
        return Participation(
            receipt_id=self.chance.randbytes(16).hex(),
            campaign=self.vocabulary.campaign,
            event=event,
            day=day,
            role=self._one_of(self.vocabulary.roles) if has_letter else None,
            channel=self._one_of(self.vocabulary.channels) if self.chance.random() < 0.9 else None,  # noqa: PLR2004 - most
            constituency=self._one_of(self.vocabulary.constituencies) if has_letter else None,
            forget_after=_midnight(day) + 8 * SECONDS_A_DAY,
            vocabulary=self.vocabulary,
        )

    def _one_of(self, values: frozenset[str]) -> str:
        listed, weights = _favourites_first(values)
        return self.chance.choices(listed, cum_weights=weights)[0]


@cache
def _favourites_first(values: frozenset[str]) -> tuple[list[str], list[float]]:
    """Shuffle a list, and make its first values much more likely than its last."""
    listed = sorted(values)
    Random(SEED).shuffle(listed)  # noqa: S311 - an invention, not a secret
    few = min(FEW, len(listed) // 3 + 1)
    return listed, list(accumulate(1 / (number + few) for number in range(len(listed))))


def main() -> int:
    """Load the invention and publish its figures day by day.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """
    return with_local_table(_load_all)


def _load_all(found: Target) -> None:
    for campaign in every_campaign():
        _load(found, campaign)
    print("Make a token to look at it: make organiser-token NAME=me DAYS=1   Then open /organisers.")


def invention_for(campaign: Campaign, last_day: date) -> Invention:
    """Prepare to invent a campaign's people.

    Args:
        campaign: whose lists are drawn from.
        last_day: the last of the days.
    """
    vocabulary = Vocabulary(
        campaign=campaign.id,
        roles=frozenset(role.id for role in campaign.roles),
        channels=frozenset(campaign.channels),
        constituencies=frozenset(Places.open().constituencies),
    )
    # A receipt counts once in a table: with the same ones a second campaign would have empty days.
    chance = Random(f"{SEED} {campaign.id}")  # noqa: S311 - an invention, not a secret
    return Invention(vocabulary, chance, last_day)


def _load(found: Target, campaign: Campaign) -> None:
    if found.counts(campaign, lambda: 0).latest_or_none():
        raise CannotRunError(
            f"The local table holds figures of {campaign.id} already. To begin again at zero, stop make run "
            "and move the folder away that it names."
        )
    by_day = invention_for(campaign, datetime.fromtimestamp(time.time(), UTC).date()).participations()
    tally = DynamoTally(found.open())
    counted: Counter[bool] = Counter()
    with ThreadPoolExecutor(THREADS) as threads:
        for number, (day, people) in enumerate(by_day.items(), 1):
            counted.update(threads.map(tally.count, people))
            found.counts(campaign, partial(_midnight, day)).publish()
            print(f"\r{campaign.id}: day {number} of {DAYS}, {counted[True]:,} counted", end="", flush=True)
    print()


def _liveliness(day: int) -> float:
    """Say how much happens: a strong first week, quieter weekends, and a newspaper's article on one day."""
    if day == ARTICLE:
        return 60
    is_weekend = day % 7 in WEEKEND
    return 40 / (1 + day / 6) + (0 if is_weekend else 6)


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


if __name__ == "__main__":
    sys.exit(main())
