"""Snapshots in the table: one item for each campaign, replaced and never forked."""

from chalicelib.tally.items import Kind
from chalicelib.tally.snapshot import Snapshot, snapshot_from_text, snapshot_to_text
from chalicelib.tally.table import Table

SORT_KEY = "latest"


class DynamoSnapshots:
    """A ``SnapshotShelf`` in the table.

    Args:
        table: the table.
    """

    def __init__(self, table: Table) -> None:
        self._table = table

    def latest_or_none(self, campaign: str) -> Snapshot | None:
        """Give the latest. See ``SnapshotShelf.latest_or_none``."""
        item = next(self._table.items(_partition(campaign)), None)
        return None if item is None else snapshot_from_text(item["text"]["S"])

    def put(self, snapshot: Snapshot) -> bool:
        """Keep a snapshot. See ``SnapshotShelf.put``."""
        item = {
            "pk": {"S": _partition(snapshot.campaign)},
            "sk": {"S": SORT_KEY},
            "number": {"N": str(snapshot.number)},
            "text": {"S": snapshot_to_text(snapshot)},
        }
        put = {"TableName": self._table.name, "Item": item} | _after(snapshot.number - 1)
        return self._table.write_together([{"Put": put}])


def _after(number: int) -> dict[str, object]:
    if number == 0:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    return {
        "ConditionExpression": "#number = :before",
        "ExpressionAttributeNames": {"#number": "number"},
        "ExpressionAttributeValues": {":before": {"N": str(number)}},
    }


def _partition(campaign: str) -> str:
    return f"{Kind.SNAPSHOT}#{campaign}"
