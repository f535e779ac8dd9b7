"""Making the local table from the deployed one's definition."""

import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from tools.table import TableError, create_table, local_client, table_definition

ADDRESS = "https://dynamodb.eu-west-2.amazonaws.com"


def test_makes_what_is_deployed() -> None:
    """Keys, billing, protection and expiry are those of .chalice/resources.json."""
    with mock_aws():
        client = local_client(ADDRESS)
        create_table(client, "tally", table_definition())
        table = client.describe_table(TableName="tally")["Table"]
        expiry = client.describe_time_to_live(TableName="tally")["TimeToLiveDescription"]
    assert [key["AttributeName"] for key in table["KeySchema"]] == ["pk", "sk"]
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["DeletionProtectionEnabled"]
    assert expiry == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}


def test_a_table_that_is_there_stays() -> None:
    """The second start finds the table with what is in it."""
    item = {"pk": {"S": "a"}, "sk": {"S": "b"}}
    with mock_aws():
        client = local_client(ADDRESS)
        create_table(client, "tally", table_definition())
        client.put_item(TableName="tally", Item=item)
        create_table(client, "tally", table_definition())
        assert client.get_item(TableName="tally", Key=item)["Item"] == item


def test_other_faults_are_not_hidden() -> None:
    """A definition that DynamoDB does not take is DynamoDB's own error."""
    definition = {**table_definition(), "AttributeDefinitions": []}
    with mock_aws(), pytest.raises(ClientError):
        create_table(local_client(ADDRESS), "tally", definition)


def test_a_property_that_would_be_missing_here_is_refused() -> None:
    """The local table is never quietly unlike the deployed one."""
    definition = {**table_definition(), "StreamSpecification": {}}
    with pytest.raises(TableError, match="StreamSpecification"):
        create_table(local_client(ADDRESS), "tally", definition)
