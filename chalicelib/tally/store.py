"""The tally in DynamoDB: one participation is one transaction.

A transaction puts the receipt's once-item, on condition that it is not there, and adds one to each counter:
all of it happens or none does, and a repeat never does. DynamoDB deletes once-items by their ``expires``, up
to days late. Until then they go on refusing a repeat, which is right: the receipt has been refused for at
least a day by then. Nothing ever reads a once-item, so a late deletion shows nowhere.
"""

import secrets
from collections.abc import Callable, Iterator
from functools import cached_property

from chalicelib.tally.database import Database, DatabaseError, Item, Write
from chalicelib.tally.events import Event, Participation
from chalicelib.tally.keys import SHARDS, Key, add_up, counter_keys, once_key, partition
from chalicelib.tally.patience import Budget, Patience
from chalicelib.tally.tally import TallyUnavailable, Totals

RETRY_AFTER_SECONDS = 30  # long enough for throttling to pass, short enough for a page that is still open


def open_amazon_database(endpoint_url: str | None = None) -> Database:
    """Open DynamoDB. See ``dynamo.open_dynamo``."""
    # Half a second that nobody who only reads a page or makes a letter should wait for.
    from chalicelib.tally.dynamo import open_dynamo  # noqa: PLC0415 - on first use, as said above

    return open_dynamo(endpoint_url)


class DynamoTally:
    """A ``Tally`` in one DynamoDB table.

    Args:
        table: the table's name.
        open_database: opens the database, on first use.
        patience: how long to try again.
        new_token: gives a fresh text of 1 to 36 characters for each call of ``count``.
    """

    def __init__(
        self,
        table: str,
        open_database: Callable[[], Database] = open_amazon_database,
        patience: Patience | None = None,
        new_token: Callable[[], str] = lambda: secrets.token_hex(16),
    ) -> None:
        self._table = table
        self._open_database = open_database
        self._patience = patience or Patience()
        self._new_token = new_token

    @cached_property
    def _database(self) -> Database:
        return self._open_database()

    def count(self, participation: Participation) -> bool:
        """Count a participation once. See ``Tally.count``."""
        writes = [
            self._put_once(once_key(participation), participation.forget_after),
            *map(self._add_one, counter_keys(participation)),
        ]
        # One token for all attempts of this call: where the answer was lost after the write, the next
        # attempt gets it again. Not one for all calls: a repeat would be told that it was counted just now.
        token = self._new_token()
        try:
            return self._patience.keep_trying(lambda: self._database.write_together(writes, token))
        except DatabaseError as fault:
            raise TallyUnavailable(RETRY_AFTER_SECONDS) from fault

    def totals(self, campaign: str, event: Event) -> Totals:
        """Add the shards up, page by page. See ``Tally.totals``.

        It costs one read for each shard: what a shard counts in 20 years fits into one page. All reads share
        one budget of time, so a slow database costs the caller seconds and not 16 times as many.
        """
        budget = self._patience.begin()
        try:
            return add_up(
                (item["sk"]["S"], int(item["n"]["N"]))
                for shard in range(SHARDS)
                for item in self._counters(partition(campaign, event, shard), budget)
            )
        except DatabaseError as fault:
            raise TallyUnavailable(RETRY_AFTER_SECONDS) from fault

    def _counters(self, pk: str, budget: Budget) -> Iterator[Item]:
        query: dict[str, object] = {
            "TableName": self._table,
            "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": {":pk": {"S": pk}},
            "ConsistentRead": True,
        }
        while True:
            page = budget.keep_trying(lambda: self._database.read_page(query))
            yield from page.get("Items", ())
            if "LastEvaluatedKey" not in page:
                return
            query["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def _put_once(self, key: Key, expires: int) -> Write:
        return {
            "Put": {
                "TableName": self._table,
                "Item": _attributes(key) | {"expires": {"N": str(expires)}},
                "ConditionExpression": "attribute_not_exists(pk)",
            }
        }

    def _add_one(self, key: Key) -> Write:
        return {
            "Update": {
                "TableName": self._table,
                "Key": _attributes(key),
                "UpdateExpression": "ADD n :one",
                "ExpressionAttributeValues": {":one": {"N": "1"}},
            }
        }


def _attributes(key: Key) -> dict[str, dict[str, str]]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}
