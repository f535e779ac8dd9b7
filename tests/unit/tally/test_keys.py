"""Where things are in the table, and what their places must not tell."""

from collections import Counter

import pytest

from chalicelib.tally.events import SLUG_LENGTH, Event
from chalicelib.tally.keys import SHARDS, Key, add_up, counter_keys, once_key, partition
from chalicelib.tally.tally import Totals
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, TODAY, participation, receipt_id

PEOPLE = 4_000


def shards(number: int, event: Event = Event.SENT) -> list[str]:
    return [key.pk.rpartition("#")[2] for key in counter_keys(participation(number, event=event))]


def test_counters_have_known_places() -> None:
    """The places of counters may never change: the sums so far are there."""
    assert [(key.pk, key.sk) for key in counter_keys(participation())] == [
        ("tally#my-records-my-rights#sent#00", "day#2099-03-14"),
        ("tally#my-records-my-rights#sent#03", "role#parent"),
        ("tally#my-records-my-rights#sent#08", "channel#whatsapp"),
        ("tally#my-records-my-rights#sent#06", "constituency#E14001063"),
    ]


def test_once_items_have_known_places() -> None:
    """Nor may theirs: everybody of the last week could be counted again."""
    assert once_key(participation()) == Key("once#190c261ed7b6cb13d553140655502cda8fedee02", "once")


def test_the_once_item_does_not_show_the_receipt() -> None:
    """Its key is a digest: the id is not in it, and two events of one receipt do not look alike."""
    keys = {once_key(participation(1, event=event)).pk for event in Event}
    assert len(keys) == len(Event)
    assert not any(receipt_id(1)[:8] in key for key in keys)


def test_the_once_item_is_the_same_for_every_repeat() -> None:
    """An edited letter of the same receipt takes the same place."""
    edited = participation(1, role=None, channel="email", constituency=BARNSLEY_NORTH)
    assert once_key(participation(1)) == once_key(edited)
    assert once_key(participation(1)) != once_key(participation(2))


@pytest.mark.parametrize("dimension", [0, 1, 2], ids=["day", "role", "channel"])
def test_hot_counters_are_spread_evenly(dimension: int) -> None:
    """No shard has a third more or less than its share."""
    used = Counter(shards(number)[dimension] for number in range(PEOPLE))
    assert len(used) == SHARDS
    assert all(abs(count - PEOPLE / SHARDS) < PEOPLE / SHARDS / 3 for count in used.values())


def test_shards_do_not_cross_the_dimensions() -> None:
    """Knowing one counter's shard tells nothing of another's: every pair occurs, each about equally often."""
    for one, other in ((0, 1), (0, 2), (1, 2)):
        pairs = Counter((shards(number)[one], shards(number)[other]) for number in range(PEOPLE))
        assert len(pairs) == SHARDS**2
        assert max(pairs.values()) < 3 * PEOPLE / SHARDS**2


def test_shards_do_not_link_the_events() -> None:
    """Somebody's "sent" and "shared" are in shards that have nothing to do with each other."""
    same = sum(shards(number)[0] == shards(number, Event.SHARED)[0] for number in range(PEOPLE))
    assert same < 2 * PEOPLE / SHARDS


def test_a_constituency_is_one_item() -> None:
    """650 of them spread themselves."""
    assert len({shards(number)[3] for number in range(100)}) == 1


def test_adds_shards_up() -> None:
    """The same counter in several shards is one sum."""
    counters = [
        ("day#2099-03-14", 2),
        ("day#2099-03-14", 3),
        ("role#parent", 4),
        ("channel#email", 1),
        (f"constituency#{ALDERSHOT}", 5),
    ]
    assert add_up(counters) == Totals(
        by_day={TODAY: 5}, by_role={"parent": 4}, by_channel={"email": 1}, by_constituency={ALDERSHOT: 5}
    )


def test_partitions_sort_by_number() -> None:
    """Shard numbers have two digits."""
    assert partition("c", Event.LANDED, 7) == "tally#c#landed#07"


def test_a_page_holds_what_a_shard_counts_in_twenty_years() -> None:
    """With the longest ids there can be, and every constituency in the same shard: totals read 16 pages."""
    long = "x" * SLUG_LENGTH
    sort_keys = [
        *["day#2099-03-14"] * 366 * 20,
        *[f"{dimension}#{long}" for dimension in ("role", "channel") for _ in range(100)],
        *[f"constituency#{ALDERSHOT}"] * 650,
    ]
    largest_number = 21  # bytes. Source: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats"
    names = len("pk" + "sk" + "n")
    ours = len(partition(long, Event.PREPARED, 15))
    assert sum(names + ours + len(sk) + largest_number for sk in sort_keys) < 1_048_576  # a page of a query
