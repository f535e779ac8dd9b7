"""DynamoDB in memory, all or nothing as the real one, that answers with the faults it is told to."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError

from chalicelib.tally.database import Page

Item = dict[str, dict[str, str]]
PAGE_ITEMS = 1  # so that every reader turns pages


def client_error(code: str, *reasons: str, status: int = 400) -> ClientError:
    answer: dict[str, Any] = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    if reasons:
        answer["CancellationReasons"] = [{"Code": reason} for reason in reasons]
    return ClientError(answer, "Any")


@dataclass(frozen=True)
class Fault:
    """What becomes of one request.

    Args:
        error: what comes back.
        is_done: whether the database had done it: the answer was lost on the way.
    """

    error: Exception
    is_done: bool


CANCELLED = "TransactionCanceledException"
THROTTLED = (
    Fault(client_error("ThrottlingException"), is_done=False),
    Fault(client_error("ProvisionedThroughputExceededException"), is_done=False),
    Fault(client_error(CANCELLED, "None", "ThrottlingError"), is_done=False),
)
CONFLICTS = (
    Fault(client_error(CANCELLED, "None", "TransactionConflict", "None"), is_done=False),
    Fault(client_error("TransactionInProgressException"), is_done=False),
)
NEVER_ARRIVED = (Fault(ReadTimeoutError(endpoint_url="http://db"), is_done=False),)
LOST = (
    Fault(ReadTimeoutError(endpoint_url="http://db"), is_done=True),
    Fault(ConnectionClosedError(endpoint_url="http://db"), is_done=True),
    Fault(client_error("InternalServerError", status=500), is_done=True),
)
LASTING = (Fault(client_error("AccessDeniedException"), is_done=False),)
FAULTS = (*THROTTLED, *CONFLICTS, *NEVER_ARRIVED, *LOST, *LASTING)


@dataclass
class FaultyClient:
    """Answers each request with the next fault, and without one as DynamoDB does. A request takes a second."""

    items: dict[tuple[str, str], Item] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    seconds: int = 0
    faults: Iterator[Fault] = field(default_factory=lambda: iter(()))

    def transact_write_items(self, **request: Any) -> object:
        return self._answer(lambda: self._write(request["TransactItems"], request["ClientRequestToken"]))

    def query(self, **request: Any) -> Page:
        page: Page = self._answer(lambda: self._read(request))
        return page

    def _answer(self, do: Any) -> Any:
        self.seconds += 1
        fault = next(self.faults, None)
        if fault is None:
            return do()
        if fault.is_done:
            with suppress(ClientError):  # a refusal gets lost as any other answer
                do()
        raise fault.error

    def _write(self, writes: Sequence[Mapping[str, Any]], token: str) -> object:
        if token in self.tokens:
            return {}
        put, updates = writes[0]["Put"], [write["Update"] for write in writes[1:]]
        if put.get("ConditionExpression") == "attribute_not_exists(pk)" and place(put["Item"]) in self.items:
            raise client_error(CANCELLED, "ConditionalCheckFailed", *["None"] * len(updates))
        self.items[place(put["Item"])] = put["Item"]
        for update in updates:
            assert update["UpdateExpression"] == "ADD n :one"
            counter = self.items.setdefault(place(update["Key"]), {**update["Key"], "n": {"N": "0"}})
            counter["n"] = {"N": str(int(counter["n"]["N"]) + 1)}
        self.tokens.add(token)
        return {}

    def _read(self, request: Mapping[str, Any]) -> Page:
        pk = request["ExpressionAttributeValues"][":pk"]["S"]
        after = place(request["ExclusiveStartKey"]) if "ExclusiveStartKey" in request else ("", "")
        found = sorted(key for key in self.items if key[0] == pk and key > after)
        page = Page(Items=[self.items[key] for key in found[:PAGE_ITEMS]])
        if len(found) > PAGE_ITEMS:
            last = self.items[found[PAGE_ITEMS - 1]]
            page["LastEvaluatedKey"] = {"pk": last["pk"], "sk": last["sk"]}
        return page


def place(item: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    return item["pk"]["S"], item["sk"]["S"]
