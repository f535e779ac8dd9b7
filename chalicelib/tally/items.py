"""Every kind of item that the table can hold: its name, where it stands and what is in it.

The stores take the names from here, the page about privacy shows all of it, and tests hold each to the other.
So nothing can be kept that people are not told of.
"""

from collections.abc import Mapping
from enum import StrEnum

from chalicelib.frozen import dataclass


class Kind(StrEnum):
    """A kind of item: the first word of its partition key."""

    ONCE = "once"
    TALLY = "tally"
    SNAPSHOT = "snapshot"
    ORGANISERS = "organisers"
    TRIES = "tries"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Shape:
    """What an item looks like.

    Args:
        pk: its partition key; what stands in ``<>`` is filled in.
        sk: its sort key, likewise.
        fields: what it has beside the two.
    """

    pk: str
    sk: str
    fields: tuple[str, ...]


SHAPES: Mapping[Kind, Shape] = {
    Kind.ONCE: Shape("once#<digest>", "once", ("expires",)),
    Kind.TALLY: Shape("tally#<campaign>#<event>#<shard>", "<dimension>#<value>", ("n",)),
    Kind.SNAPSHOT: Shape("snapshot#<campaign>", "latest", ("number", "text")),
    Kind.ORGANISERS: Shape("organisers", "<organiser>", ("label", "digest", "expires")),
    Kind.TRIES: Shape("tries#<organiser>", "<minute>", ("n", "expires")),
    Kind.HOUSE: Shape("house", "latest", ("day", "text")),
}
