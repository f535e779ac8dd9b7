"""Where in the table things are: the one that is there once, and the counters.

Two kinds of item share the table, each with a partition key ``pk`` and a sort key ``sk``:

- once-item: ``once#<digest>`` / ``once``, with ``expires``. It says that some receipt's event was counted,
  and nothing else.
- counter: ``tally#<campaign>#<event>#<shard>`` / ``<dimension>#<value>``, with ``n``.
"""

import hashlib
from collections.abc import Iterable
from datetime import date

from chalicelib.frozen import dataclass
from chalicelib.tally.events import Dimension, Event, Participation
from chalicelib.tally.items import Kind
from chalicelib.tally.tally import Totals

SHARDS = 16  # items that one day's count is spread over. May be raised later; lowered, it would lose counts
SEPARATOR = "#"  # no slug, code, day or event can hold it


@dataclass(frozen=True, slots=True)
class Key:
    """The place of one item.

    Args:
        pk: the partition key.
        sk: the sort key.
    """

    pk: str
    sk: str


def once_key(participation: Participation) -> Key:
    """Give the place that a participation takes once.

    A digest stands there and not the receipt's id. The id decides which shard each counter is in: with it, a
    reader of the table could match the shards that it points at, and where few are counted so far that is
    role with day with channel, the very crossing that the counters avoid. From the digest nobody gets back to
    the id's 128 random bits; nor can two events of one receipt be matched with each other.

    Args:
        participation: what is counted.

    Returns:
        The key, the same for every repeat.
    """
    digest = _digest("once", participation.event, participation.receipt_id)
    return Key(SEPARATOR.join((Kind.ONCE, digest.hex()[:40])), "once")


def counter_keys(participation: Participation) -> tuple[Key, ...]:
    """Give the counters that a participation adds one to.

    Args:
        participation: what is counted.

    Returns:
        One key for each marginal.
    """
    return tuple(
        Key(
            partition(participation.campaign, participation.event, _shard(participation, dimension, value)),
            SEPARATOR.join((dimension, value)),
        )
        for dimension, value in participation.marginals()
    )


def partition(campaign: str, event: Event, shard: int) -> str:
    """Give the partition key of one shard of an event's counters.

    Args:
        campaign: the campaign's id.
        event: which event.
        shard: from 0 to ``SHARDS`` - 1.

    Returns:
        The partition key.
    """
    return SEPARATOR.join((Kind.TALLY, campaign, event, f"{shard:02d}"))


def add_up(counters: Iterable[tuple[str, int]]) -> Totals:
    """Add the shards of one event up.

    Args:
        counters: pairs of a counter's sort key and its count, in any order.

    Returns:
        The sums by dimension.
    """
    sums: dict[Dimension, dict[str, int]] = {dimension: {} for dimension in Dimension}
    for sort_key, count in counters:
        dimension, _, value = sort_key.partition(SEPARATOR)
        of_dimension = sums[Dimension(dimension)]
        of_dimension[value] = of_dimension.get(value, 0) + count
    return Totals(
        by_day={date.fromisoformat(day): count for day, count in sums[Dimension.DAY].items()},
        by_role=sums[Dimension.ROLE],
        by_channel=sums[Dimension.CHANNEL],
        by_constituency=sums[Dimension.CONSTITUENCY],
    )


def _shard(participation: Participation, dimension: Dimension, value: str) -> int:
    """Choose a counter's shard, the same for every repeat.

    Days, roles and channels are few and hot: each is spread by the receipt. The 650 constituencies spread
    themselves: each stays one item. Dimension and event go into the digest, so that the shard of the one says
    nothing about the shard of the other; with one shard number for all of them, a shard that holds a single
    person would show day, role and channel together.
    """
    spread_by = value if dimension is Dimension.CONSTITUENCY else participation.receipt_id
    return int.from_bytes(_digest("shard", participation.event, dimension, spread_by)[:4]) % SHARDS


def _digest(*parts: str) -> bytes:
    return hashlib.sha256(SEPARATOR.join(parts).encode()).digest()
