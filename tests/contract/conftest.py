"""Real databases for the contract tests."""

import secrets
from collections.abc import Callable, Iterator

import pytest
from moto import mock_aws

from chalicelib.tally.patience import Patience
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from tests.contract.servers import ENGINES, Server
from tests.fakes import FakeTally
from tools.table import create_table, local_client, table_definition

PATIENT = Patience(budget_seconds=120)  # a busy machine is no defect; what gives up soon is tested on its own


@pytest.fixture(scope="session")
def start_server(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Server]]:
    """Starts servers of the engine that ``--engine`` names, and ends them all."""
    started: list[Server] = []

    def start() -> Server:
        started.append(ENGINES[pytestconfig.getoption("--engine")](tmp_path_factory.mktemp("server")))
        started[-1].start()
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def server(start_server: Callable[[], Server]) -> Server:
    """One server for all tests that leave it running."""
    return start_server()


@pytest.fixture
def own_server(start_server: Callable[[], Server]) -> Iterator[Server]:
    """A server for a test that stops it."""
    server = start_server()
    yield server
    server.stop()


@pytest.fixture
def fake_tally() -> FakeTally:
    return FakeTally()


@pytest.fixture
def moto_table(monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    """Amazon's own address, as far as botocore can tell. For one thread only."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    with mock_aws():
        create_table(local_client("https://dynamodb.eu-west-2.amazonaws.com"), "tally", table_definition())
        yield Table("tally")


@pytest.fixture
def moto_tally(moto_table: Table) -> DynamoTally:
    return DynamoTally(moto_table)


@pytest.fixture
def server_table(server: Server) -> str:
    """A table that no other test has written to."""
    return new_table(server)


@pytest.fixture
def open_table(server: Server, server_table: str) -> Table:
    """The same, opened."""
    return table_at(server, server_table)


@pytest.fixture
def server_tally(open_table: Table) -> DynamoTally:
    return DynamoTally(open_table)


def new_table(server: Server) -> str:
    name = f"tally-{secrets.token_hex(8)}"
    create_table(local_client(server.url), name, table_definition())
    return name


def table_at(server: Server, table: str) -> Table:
    return Table(table, lambda: open_amazon_database(server.url), PATIENT)


def tally_at(server: Server, table: str) -> DynamoTally:
    return DynamoTally(table_at(server, table))
