"""Which of botocore's errors mean "there already", "try again" and "no"."""

from typing import Any

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
)

from chalicelib.tally.database import DatabaseError, Page
from chalicelib.tally.dynamo import Dynamo, open_dynamo


class Failing:
    """A client whose every answer is one error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def transact_write_items(self, **_: object) -> object:
        raise self._error

    def query(self, **_: object) -> Page:
        raise self._error


def client_error(code: str, status: int = 400, **more: Any) -> ClientError:
    answer = {
        "Error": {"Code": code, "Message": "inside story"},
        "ResponseMetadata": {"HTTPStatusCode": status},
    }
    return ClientError(answer | more, "Any")


def cancelled(*reasons: str) -> ClientError:
    return client_error(
        "TransactionCanceledException", CancellationReasons=[{"Code": reason} for reason in reasons]
    )


@pytest.mark.parametrize(
    "error",
    [cancelled("ConditionalCheckFailed", "None"), cancelled("ConditionalCheckFailed", "TransactionConflict")],
)
def test_a_once_item_that_is_there_is_no_fault(error: ClientError) -> None:
    """A repeat is an answer, even while others write to its counters."""
    assert Dynamo(Failing(error)).write_together([], "token") is False


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (cancelled("None", "TransactionConflict", "None"), True),
        (cancelled("TransactionConflict", "ThrottlingError"), True),
        (cancelled("None", "ProvisionedThroughputExceeded"), True),
        (cancelled("None", "ConditionalCheckFailed"), False),
        (cancelled("None", "ValidationError", "TransactionConflict"), False),
        (cancelled("ItemCollectionSizeLimitExceeded"), False),
        (client_error("ThrottlingException"), True),
        (client_error("ProvisionedThroughputExceededException"), True),
        (client_error("RequestLimitExceeded"), True),
        (client_error("TransactionInProgressException"), True),
        (client_error("InternalServerError", 500), True),
        (client_error("ServiceUnavailable", 503), True),
        (client_error("ResourceNotFoundException"), False),
        (client_error("AccessDeniedException"), False),
        (client_error("ValidationException"), False),
        (ClientError({"Error": {"Code": "Unknown"}}, "Any"), False),
        (ReadTimeoutError(endpoint_url="http://db"), True),
        (ConnectTimeoutError(endpoint_url="http://db"), True),
        (EndpointConnectionError(endpoint_url="http://db"), True),
        (NoCredentialsError(), False),
    ],
    ids=str,
)
def test_faults_are_told_apart(error: Exception, passing: bool) -> None:  # noqa: FBT001 - a table's column
    """Conflicts, throttling and the network pass; what is wrong with the request or the table does not."""
    with pytest.raises(DatabaseError) as writing:
        Dynamo(Failing(error)).write_together([], "token")
    with pytest.raises(DatabaseError) as reading:
        Dynamo(Failing(error)).read_page({})
    assert writing.value.passing is reading.value.passing is passing
    assert writing.value.__cause__ is reading.value.__cause__ is error
    assert "inside story" not in str(writing.value)


def test_a_machine_without_a_region_cannot_open_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even that is the tally being away, and no crash."""
    for name in ("AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")
    with pytest.raises(DatabaseError):
        open_dynamo()


def test_an_address_that_is_none_cannot_be_opened() -> None:
    """A wrong endpoint is the tally being away."""
    with pytest.raises(DatabaseError):
        open_dynamo("not an address")
