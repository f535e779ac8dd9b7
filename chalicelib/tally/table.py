"""The one DynamoDB table, as every store in it uses it: opened on first use, and patient."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from chalicelib.patterns import OF_BOTOCORE, know
from chalicelib.tally.database import Database, DatabaseError, Item, Write
from chalicelib.tally.patience import Budget, Patience
from chalicelib.tally.tally import TallyUnavailable

RETRY_AFTER_SECONDS = 30  # long enough for throttling to pass, short enough for a page that is still open


def open_amazon_database(endpoint_url: str | None = None) -> Database:
    """Open DynamoDB. See ``dynamo.open_dynamo``."""
    know(OF_BOTOCORE)
    # A quarter of a second that nobody who only reads a page or makes a letter should wait for.
    from chalicelib.tally.dynamo import open_dynamo  # noqa: PLC0415 - on first use, as said above

    return open_dynamo(endpoint_url)


class Table:
    """A DynamoDB table with ``pk`` and ``sk``.

    Args:
        name: the table's name.
        open_database: opens the database, on first use.
        patience: how long to try again.
        new_token: gives a fresh text of 1 to 36 characters for each write.
    """

    def __init__(
        self,
        name: str,
        open_database: Callable[[], Database] = open_amazon_database,
        patience: Patience | None = None,
        new_token: Callable[[], str] = lambda: secrets.token_hex(16),
    ) -> None:
        self.name = name
        self._open_database = open_database
        self._patience = patience or Patience()
        self._new_token = new_token

    @cached_property
    def _database(self) -> Database:
        return self._open_database()

    def write_together(self, writes: Sequence[Write]) -> bool:
        """Write all or nothing. See ``Database.write_together``.

        Raises:
            TallyUnavailable: nobody can say whether it was written; doing it again must be safe.
        """
        # One token for all attempts of this call: where the answer was lost after the write, the next
        # attempt gets it again. Not one for all calls: a repeat would be told that it was done just now.
        token = self._new_token()
        try:
            return self._patience.keep_trying(lambda: self._database.write_together(writes, token))
        except DatabaseError as fault:
            raise TallyUnavailable(RETRY_AFTER_SECONDS) from fault

    def items(self, *partitions: str) -> Iterator[Item]:
        """Read partitions, page by page, with everything that was written before.

        Args:
            partitions: their keys. Reading all of them shares one budget of time.

        Raises:
            TallyUnavailable: they cannot be read now.
        """
        budget = self._patience.begin()
        try:
            for pk in partitions:
                yield from self._pages(pk, budget)
        except DatabaseError as fault:
            raise TallyUnavailable(RETRY_AFTER_SECONDS) from fault

    def _pages(self, pk: str, budget: Budget) -> Iterator[Item]:
        query: dict[str, object] = {
            "TableName": self.name,
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
