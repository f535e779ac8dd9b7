"""The tally in DynamoDB: one participation is one transaction.

A transaction puts the receipt's once-item, on condition that it is not there, and adds one to each counter:
all of it happens or none does, and a repeat never does. DynamoDB deletes once-items by their ``expires``, up
to days late. Until then they go on refusing a repeat, which is right: the receipt has been refused for at
least a day by then. Nothing ever reads a once-item, so a late deletion shows nowhere.
"""

from collections.abc import Iterator

from chalicelib.tally.database import Item, Write
from chalicelib.tally.events import Event, Participation
from chalicelib.tally.keys import SHARDS, Key, add_up, counter_keys, once_key, partition
from chalicelib.tally.table import Table
from chalicelib.tally.tally import Totals


class DynamoTally:
    """A ``Tally`` in one DynamoDB table.

    Args:
        table: the table.
    """

    def __init__(self, table: Table) -> None:
        self._table = table

    def count(self, participation: Participation) -> bool:
        """Count a participation once. See ``Tally.count``."""
        return self._table.write_together(
            [
                self._put_once(once_key(participation), participation.forget_after),
                *map(self._add_one, counter_keys(participation)),
            ]
        )

    def totals(self, campaign: str, event: Event) -> Totals:
        """Add the shards up, page by page. See ``Tally.totals``.

        It costs one read for each shard: what a shard counts in 20 years fits into one page. All reads share
        one budget of time, so a slow database costs the caller seconds and not 16 times as many.
        """
        return add_up((item["sk"]["S"], int(item["n"]["N"])) for item in self._counters(campaign, event))

    def _counters(self, campaign: str, event: Event) -> Iterator[Item]:
        return self._table.items(*(partition(campaign, event, shard) for shard in range(SHARDS)))

    def _put_once(self, key: Key, expires: int) -> Write:
        return {
            "Put": {
                "TableName": self._table.name,
                "Item": _attributes(key) | {"expires": {"N": str(expires)}},
                "ConditionExpression": "attribute_not_exists(pk)",
            }
        }

    def _add_one(self, key: Key) -> Write:
        return {
            "Update": {
                "TableName": self._table.name,
                "Key": _attributes(key),
                "UpdateExpression": "ADD n :one",
                "ExpressionAttributeValues": {":one": {"N": "1"}},
            }
        }


def _attributes(key: Key) -> dict[str, dict[str, str]]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}
