"""Real databases for the contract tests."""

import secrets
from collections.abc import Iterator

import pytest
from moto import mock_aws

from chalicelib.tally.store import DynamoTally, open_amazon_database
from tests.contract.ministack import MiniStack
from tests.fakes import FakeTally
from tools.table import create_table, local_client, table_definition


@pytest.fixture(scope="session")
def ministack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MiniStack]:
    """One server for all tests that leave it running."""
    server = MiniStack(tmp_path_factory.mktemp("ministack"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def own_ministack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MiniStack]:
    """A server for a test that stops it."""
    server = MiniStack(tmp_path_factory.mktemp("own-ministack"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def fake_tally() -> FakeTally:
    return FakeTally()


@pytest.fixture
def moto_tally(monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoTally]:
    """Amazon's own address, as far as botocore can tell. For one thread only."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    with mock_aws():
        create_table(local_client("https://dynamodb.eu-west-2.amazonaws.com"), "tally", table_definition())
        yield DynamoTally("tally")


@pytest.fixture
def ministack_table(ministack: MiniStack) -> str:
    """A table that no other test has written to."""
    return new_table(ministack)


@pytest.fixture
def ministack_tally(ministack: MiniStack, ministack_table: str) -> DynamoTally:
    return tally_at(ministack, ministack_table)


def new_table(server: MiniStack) -> str:
    name = f"tally-{secrets.token_hex(8)}"
    create_table(local_client(server.url), name, table_definition())
    return name


def tally_at(server: MiniStack, table: str) -> DynamoTally:
    return DynamoTally(table, lambda: open_amazon_database(server.url))
