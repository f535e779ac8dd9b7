"""What every register of organisers does, held against the fake, moto and a real server."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.tally.organiser_store import TRIES_KEPT_SECONDS, DynamoOrganisers
from chalicelib.tally.organisers import TRIES_A_MINUTE, Organiser, OrganiserRegister, new_organiser
from chalicelib.tally.table import Table
from tests.contract.conftest import table_at
from tests.contract.servers import Server
from tests.fakes import FakeOrganisers
from tools.table import local_client

NOW = 4_076_000_000  # in 2099: a database deletes what has expired, and these must outlive the test
PRESS, TOKEN = new_organiser("press-office", 30, NOW, lambda count: b"\x01" * count)
OTHER, _ = new_organiser("partner", 30, NOW, lambda count: b"\x02" * count)


@pytest.mark.parametrize("kind", ["fake", "moto_table", "open_table"])
class TestOrganisers:
    """One contract, three registers."""

    @pytest.fixture
    def register(self, kind: str, request: pytest.FixtureRequest) -> OrganiserRegister:
        if kind == "fake":
            return FakeOrganisers()
        return DynamoOrganisers(request.getfixturevalue(kind))

    def test_finds_who_was_added(self, register: OrganiserRegister) -> None:
        """Each by their own id; nobody else's is found."""
        register.add(PRESS)
        assert register.find_or_none(PRESS.id, NOW) == PRESS
        assert register.find_or_none(OTHER.id, NOW) is None

    def test_does_not_find_who_has_ended(self, register: OrganiserRegister) -> None:
        """From the second on at which a token ends, nobody is there, whether it was deleted already or not."""
        register.add(PRESS)
        assert register.find_or_none(PRESS.id, PRESS.ends - 1) == PRESS
        assert register.find_or_none(PRESS.id, PRESS.ends) is None

    def test_forgets_all_of_a_label(self, register: OrganiserRegister) -> None:
        """Every token that is called so goes, and no other."""
        for organiser in (PRESS, replace(PRESS, id="f" * 16), OTHER):
            register.add(organiser)
        assert register.remove("press-office") == 2
        assert register.find_or_none(PRESS.id, NOW) is None
        assert register.find_or_none(OTHER.id, NOW) == OTHER
        assert register.remove("press-office") == 0

    def test_notes_so_many_tries_a_minute(self, register: OrganiserRegister) -> None:
        """The minute's tries of one organiser are used up; the next minute, and another organiser, are free."""
        assert all(register.note_try(PRESS.id, NOW) for _ in range(TRIES_A_MINUTE))
        assert not register.note_try(PRESS.id, NOW)
        assert register.note_try(OTHER.id, NOW)
        assert register.note_try(PRESS.id, NOW + 60)


def test_tries_are_forgotten_within_the_hour(moto_table: Table) -> None:
    """They end as numbers in the second at which the database may delete them, which is ahead."""
    DynamoOrganisers(moto_table).note_try(PRESS.id, NOW)
    (item,) = local_client("https://dynamodb.eu-west-2.amazonaws.com").scan(TableName=moto_table.name)[
        "Items"
    ]
    assert item["expires"] == {"N": str(NOW + TRIES_KEPT_SECONDS)}


def test_the_table_holds_no_secret(server: Server, open_table: Table) -> None:
    """What is kept is an id, a label, a digest and an end; tries are kept with an end, too."""
    register = DynamoOrganisers(open_table)
    register.add(PRESS)
    register.note_try(PRESS.id, NOW)
    items: list[dict[str, Any]] = local_client(server.url).scan(TableName=open_table.name)["Items"]
    assert sorted(map(sorted, items)) == [
        ["digest", "expires", "label", "pk", "sk"],
        ["expires", "n", "pk", "sk"],
    ]
    assert TOKEN[-64:] not in str(items)


def test_tries_at_once_are_all_noted(server: Server, server_table: str) -> None:
    """Trying in many places at the same time gives nobody more tries."""
    register = DynamoOrganisers(table_at(server, server_table))

    def note(_number: int) -> bool:
        return register.note_try(PRESS.id, NOW)

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(note, range(TRIES_A_MINUTE + 20))) == TRIES_A_MINUTE


def test_an_organiser_that_ended_is_invisible_while_it_is_still_there(
    server: Server, open_table: Table
) -> None:
    """DynamoDB deletes up to days late; the reader does not wait for it."""
    ended: Organiser = replace(PRESS, ends=NOW - 1)
    register = DynamoOrganisers(open_table)
    register.add(ended)
    assert local_client(server.url).scan(TableName=open_table.name)["Count"] == 1
    assert register.find_or_none(ended.id, NOW) is None
