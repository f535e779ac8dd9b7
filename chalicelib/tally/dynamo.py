"""DynamoDB over the wire: requests out, answers and named faults back. Brings botocore in: see ``amazon``."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NoConnectionError

from chalicelib.tally.amazon import connect
from chalicelib.tally.database import DatabaseError, Page, Write

SERVER_ERROR = 500  # HTTP status: from here on the fault is the service's own
# Of a request. Source: Amazon DynamoDB Developer Guide, "Error handling with DynamoDB".
PASSING_ERRORS = frozenset(
    {
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException",
        "TransactionInProgressException",
    }
)
# Of one write in a cancelled transaction. Source: Amazon DynamoDB API Reference, TransactWriteItems.
PASSING_REASONS = frozenset(
    {"None", "ProvisionedThroughputExceeded", "ThrottlingError", "TransactionConflict"}
)
NETWORK_ERRORS = (HTTPClientError, NoConnectionError)  # an answer that did not come, or nobody there


class Client(Protocol):
    """What is used of botocore's client."""

    def transact_write_items(self, **request: object) -> object:
        """Write all or nothing."""
        ...

    def query(self, **request: object) -> Page:
        """Read one page of a partition."""
        ...


class Dynamo:
    """A ``Database`` over botocore.

    Args:
        client: botocore's client for ``dynamodb``.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        """Write all or nothing. See ``Database.write_together``."""
        try:
            self._client.transact_write_items(TransactItems=writes, ClientRequestToken=token)
        except ClientError as error:
            if _reasons(error)[:1] == ["ConditionalCheckFailed"]:
                return False
            raise DatabaseError(passing=_is_passing(error)) from error
        except BotoCoreError as error:
            raise DatabaseError(passing=isinstance(error, NETWORK_ERRORS)) from error
        return True

    def read_page(self, query: Mapping[str, object]) -> Page:
        """Read one page. See ``Database.read_page``."""
        try:
            return self._client.query(**query)
        except ClientError as error:
            raise DatabaseError(passing=_is_passing(error)) from error
        except BotoCoreError as error:
            raise DatabaseError(passing=isinstance(error, NETWORK_ERRORS)) from error


def open_dynamo(endpoint_url: str | None = None) -> Dynamo:
    """Open DynamoDB.

    Args:
        endpoint_url: a stand-in on this machine, or None for Amazon's own.

    Returns:
        The database. Nothing has been sent yet.

    Raises:
        DatabaseError: the machine has no region or credentials, or the address is not one.
    """
    try:
        return Dynamo(connect("dynamodb", endpoint_url))
    except (BotoCoreError, ValueError) as error:
        raise DatabaseError(passing=False) from error


def _is_passing(error: ClientError) -> bool:
    reasons = _reasons(error)
    if reasons:
        return PASSING_REASONS.issuperset(reasons)
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= SERVER_ERROR or error.response["Error"]["Code"] in PASSING_ERRORS


def _reasons(error: ClientError) -> list[str]:
    """List why each write of a cancelled transaction failed, in order; one that did not says "None"."""
    return [reason["Code"] for reason in error.response.get("CancellationReasons", ())]
