"""Who sits in the House of Commons, in the table: one item, replaced as a whole."""

from collections.abc import Collection

from chalicelib.places import House
from chalicelib.places.house import house_from_text, house_to_text
from chalicelib.tally.items import Kind
from chalicelib.tally.table import Table

KEY = {"pk": {"S": Kind.HOUSE.value}, "sk": {"S": "latest"}}
PARTITION = KEY["pk"]["S"]


class DynamoHouses:
    """A ``HouseShelf`` in the table.

    Args:
        table: the table.
    """

    def __init__(self, table: Table) -> None:
        self._table = table

    def latest_or_none(self, codes: Collection[str]) -> House | None:
        """Give the latest. See ``HouseShelf.latest_or_none``."""
        item = next(self._table.items(PARTITION), None)
        # Whatever else stands there reads as a House that cannot be right: it must stop no letter.
        return None if item is None else house_from_text(item.get("text", {}).get("S", ""), codes)

    def put(self, house: House) -> bool:
        """Keep a House. See ``HouseShelf.put``."""
        day = {"S": house.day.isoformat()}
        put = {
            "TableName": self._table.name,
            "Item": KEY | {"day": day, "text": {"S": house_to_text(house)}},
            "ConditionExpression": "attribute_not_exists(pk) OR #day <= :day",
            "ExpressionAttributeNames": {"#day": "day"},
            "ExpressionAttributeValues": {":day": day},
        }
        return self._table.write_together([{"Put": put}])
