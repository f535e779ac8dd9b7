"""Two ports of this machine: the one that was asked for, and a free one for the database."""

from __future__ import annotations

import socket

from tools.local.refusal import CannotRunError

LOOPBACK = "127.0.0.1"  # nothing here is ever reachable from another machine
LAST_PORT = 65535
DEFAULT_PORT = 8000
RUN = "make run"


def parse_port(text: str, command: str = RUN) -> int:
    """Read the port that was asked for.

    Args:
        text: What stands after ``PORT=``.
        command: What to try with another one.

    Returns:
        A port, 1 to 65535.

    Raises:
        CannotRunError: It is no such number.
    """
    port = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= port <= LAST_PORT:
        raise CannotRunError(
            f'PORT must be a whole number from 1 to {LAST_PORT}, not "{text}". Try: {command} PORT=8001'
        )
    return port


def choose_database_port(port: int) -> int:
    """Make sure that the app's port is free, and find another one for the database.

    Args:
        port: Where the app will listen.

    Returns:
        A free port that is not the app's.

    Raises:
        CannotRunError: The app's port is taken or not allowed.
    """
    # Held together, so that the system cannot offer the app's own port for the database.
    with _held(port, RUN), socket.socket() as other:
        other.bind((LOOPBACK, 0))
        return int(other.getsockname()[1])


def refuse_taken(port: int, command: str = RUN) -> None:
    """Make sure that a port is free.

    Args:
        port: where something will listen.
        command: what to try with another one.

    Raises:
        CannotRunError: it is taken or not allowed.
    """
    _held(port, command).close()


def _held(port: int, command: str) -> socket.socket:
    if _answers(port):
        raise CannotRunError(_taken(port, command))
    held = socket.socket()
    # As the app's own server does: a port that was only just given back is free.
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((LOOPBACK, port))
    except PermissionError as error:
        held.close()
        raise CannotRunError(
            f"Only an administrator may use port {port}. Try: {command} PORT={DEFAULT_PORT}"
        ) from error
    except OSError as error:
        held.close()
        raise CannotRunError(_taken(port, command)) from error
    return held


def _answers(port: int) -> bool:
    # macOS lets a second program bind beside one that listens on all addresses, so ask first.
    with socket.socket() as caller:
        caller.settimeout(1)
        return caller.connect_ex((LOOPBACK, port)) == 0


def _taken(port: int, command: str) -> str:
    another = port + 1 if port < LAST_PORT else DEFAULT_PORT
    return f"Port {port} is in use by another program. Try: {command} PORT={another}"
