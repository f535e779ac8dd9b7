"""Organisers in the table: one partition for all of them, and one short-lived item for each minute of tries.

DynamoDB deletes what has ended by its ``expires``, up to days late; until then the reader leaves it out.
"""

from chalicelib.tally.database import Item
from chalicelib.tally.items import Kind
from chalicelib.tally.organisers import TRIES_A_MINUTE, Organiser
from chalicelib.tally.table import Table

PARTITION = Kind.ORGANISERS.value
SECONDS_A_MINUTE = 60
TRIES_KEPT_SECONDS = 3_600  # over the one minute that they matter for, whatever two clocks say


class DynamoOrganisers:
    """An ``OrganiserRegister`` in the table.

    Args:
        table: the table.
    """

    def __init__(self, table: Table) -> None:
        self._table = table

    def find_or_none(self, organiser_id: str, now: int) -> Organiser | None:
        """Find one. See ``OrganiserRegister.find_or_none``."""
        everybody = map(_organiser, self._table.items(PARTITION))
        return next((each for each in everybody if each.id == organiser_id and now < each.ends), None)

    def note_try(self, organiser_id: str, now: int) -> bool:
        """Note a try. See ``OrganiserRegister.note_try``."""
        update = {
            "TableName": self._table.name,
            "Key": {"pk": {"S": f"{Kind.TRIES}#{organiser_id}"}, "sk": {"S": str(now // SECONDS_A_MINUTE)}},
            "UpdateExpression": "ADD n :one SET expires = :expires",
            "ConditionExpression": "attribute_not_exists(n) OR n < :limit",
            "ExpressionAttributeValues": {
                ":one": {"N": "1"},
                ":limit": {"N": str(TRIES_A_MINUTE)},
                ":expires": {"N": str(now + TRIES_KEPT_SECONDS)},
            },
        }
        return self._table.write_together([{"Update": update}])

    def add(self, organiser: Organiser) -> None:
        """Keep one. See ``OrganiserRegister.add``."""
        item = {
            **_key(organiser.id),
            "label": {"S": organiser.label},
            "digest": {"S": organiser.digest},
            "expires": {"N": str(organiser.ends)},
        }
        self._table.write_together([{"Put": {"TableName": self._table.name, "Item": item}}])

    def remove(self, label: str) -> int:
        """Forget all of a label. See ``OrganiserRegister.remove``."""
        found = [each for each in map(_organiser, self._table.items(PARTITION)) if each.label == label]
        for organiser in found:
            self._table.write_together(
                [{"Delete": {"TableName": self._table.name, "Key": _key(organiser.id)}}]
            )
        return len(found)


def _key(organiser_id: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": PARTITION}, "sk": {"S": organiser_id}}


def _organiser(item: Item) -> Organiser:
    return Organiser(item["sk"]["S"], item["label"]["S"], item["digest"]["S"], int(item["expires"]["N"]))
