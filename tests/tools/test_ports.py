"""The app's port and the database's."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tools.local.ports import LOOPBACK, choose_database_port, parse_port, refuse_taken
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server((LOOPBACK, 0)) as server:
        yield int(server.getsockname()[1])


@pytest.mark.parametrize("port", [1, 8000, 65535])
def test_a_port_is_read(port: int) -> None:
    """Every port there is can be asked for."""
    assert parse_port(str(port)) == port


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "8000.0", "80 80", "http", "８０００", "1e3"])
def test_what_is_no_port_is_refused_with_an_example(text: str) -> None:
    """The message repeats what was typed and shows what would work."""
    with pytest.raises(CannotRunError, match="Try: make run PORT=8001") as refusal:
        parse_port(text)
    assert f'"{text}"' in str(refusal.value)


def test_a_taken_port_is_named_with_the_next_one(taken_port: int) -> None:
    """Somebody else's server is no stack trace."""
    with pytest.raises(CannotRunError, match=f"Port {taken_port} is in use.*PORT={taken_port + 1}"):
        choose_database_port(taken_port)


def test_the_command_that_is_said_is_the_one_that_was_given(taken_port: int) -> None:
    """Who started the stand-in for AWS is not sent to make run."""
    with pytest.raises(CannotRunError, match=f"Try: make run-stack PORT={taken_port + 1}"):
        refuse_taken(taken_port, "make run-stack")
    with pytest.raises(CannotRunError, match="Try: make run-stack PORT=8001"):
        parse_port("http", "make run-stack")


def test_a_port_of_all_addresses_is_taken_too() -> None:
    """A server on 0.0.0.0 holds the port of the loopback as well."""
    with socket.create_server(("", 0)) as server, pytest.raises(CannotRunError, match="in use"):
        choose_database_port(server.getsockname()[1])


def test_the_database_gets_a_free_port_that_is_not_the_apps(taken_port: int) -> None:
    """Both can be listened on at once."""
    with socket.create_server((LOOPBACK, 0)) as server:
        free = server.getsockname()[1]
    chosen = choose_database_port(free)
    assert chosen not in {free, taken_port}
    with socket.create_server((LOOPBACK, chosen)), socket.create_server((LOOPBACK, free)):
        pass
