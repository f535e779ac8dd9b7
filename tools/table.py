"""Makes the table on a database of this machine, from the same definition that is deployed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.session import Session

RESOURCES = Path(__file__).parent.parent / ".chalice" / "resources.json"
TABLE = "TallyTable"  # its name among the resources
# CloudFormation sets it with the table, the API in a call of its own.
TIME_TO_LIVE = "TimeToLiveSpecification"
REGION = "eu-west-2"  # a local database takes any region, but one it must have
# What CloudFormation and CreateTable both know by the same name.
CREATED_WITH = frozenset({"AttributeDefinitions", "KeySchema", "BillingMode", "DeletionProtectionEnabled"})
LEFT_OUT = frozenset({"PointInTimeRecoverySpecification"})  # a local database is not restored, but made again


class TableError(Exception):
    """The definition holds something that this cannot make locally."""


class TableClient(Protocol):
    """What is used of botocore's client for ``dynamodb``."""

    def create_table(self, **request: object) -> object:
        """Make a table."""
        ...

    def describe_time_to_live(self, **request: object) -> Mapping[str, Mapping[str, object]]:
        """Tell whether items expire."""
        ...

    def update_time_to_live(self, **request: object) -> object:
        """Make items expire."""
        ...


def table_definition(resources: Path = RESOURCES) -> Mapping[str, Any]:
    """Read how the table is made.

    Args:
        resources: the file that ``chalice package`` merges.

    Returns:
        The table's properties, as CloudFormation takes them.
    """
    properties: Mapping[str, Any] = json.loads(resources.read_text())["Resources"][TABLE]["Properties"]
    return properties


def local_client(endpoint_url: str) -> Any:  # noqa: ANN401 - botocore publishes no types
    """Make a client for a database on this machine, with made-up credentials.

    Args:
        endpoint_url: its address, such as ``http://127.0.0.1:4566``.

    Returns:
        botocore's client for ``dynamodb``.
    """
    session = Session()
    session.set_credentials("local", "local")
    config = Config(connect_timeout=1, read_timeout=5)
    return session.create_client("dynamodb", REGION, endpoint_url=endpoint_url, config=config)


def create_table(client: TableClient, name: str, definition: Mapping[str, Any]) -> None:
    """Make the table where it is not there already, with its expiry.

    Args:
        client: botocore's client for ``dynamodb``.
        name: what to call the table.
        definition: what ``table_definition`` gives.

    Raises:
        TableError: the definition has a property that would be missing here, so that the local table would
            not be like the deployed one.
    """
    unknown = set(definition) - CREATED_WITH - LEFT_OUT - {TIME_TO_LIVE}
    if unknown:
        raise TableError(f"{RESOURCES.name}: tools/table.py does not know how to make {sorted(unknown)}")
    request = {key: value for key, value in definition.items() if key in CREATED_WITH}
    try:
        client.create_table(TableName=name, **request)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise
    _let_items_expire(client, name, definition[TIME_TO_LIVE])


def _let_items_expire(client: TableClient, name: str, specification: Mapping[str, Any]) -> None:
    present = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    if present["TimeToLiveStatus"] == "DISABLED":  # DynamoDB refuses to be told twice
        client.update_time_to_live(TableName=name, TimeToLiveSpecification=specification)
