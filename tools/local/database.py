"""The local database: MiniStack's DynamoDB, on loopback, with its state in our folder."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

from tools.local.ports import LOOPBACK
from tools.local.processes import Child
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tools.local.lock import Lock
    from tools.local.state import State

HEALTH = "/_ministack/health"
LOG_LINES = 15
PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL")


def database_environment(state: State, port: int, environ: Mapping[str, str]) -> dict[str, str]:
    """Say what MiniStack is told.

    Args:
        state: Where its files lie.
        port: Where it listens.
        environ: The environment; only what any program needs is passed on, so that no setting of somebody's
            other MiniStack (USE_SSL, S3_PERSIST, ...) and no real account reaches this one.

    Returns:
        Its whole environment.
    """
    return {name: environ[name] for name in PASSED_ON if name in environ} | {
        "BIND_HOST": LOOPBACK,
        "GATEWAY_PORT": str(port),
        "SERVICES": "dynamodb",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(state.database_folder),
        "TMPDIR": str(state.database_folder),  # its pid file, otherwise under a guessable name in /tmp
        "IOT_MTLS_ENABLED": "0",  # otherwise it listens on port 8883 of every address, whatever SERVICES says
        "PYTHONUNBUFFERED": "1",
    }


def refuse_unreadable(saved: Path) -> None:
    """Check the saved counts: MiniStack would start empty instead, and then save that over them.

    Args:
        saved: What it saved last time; it need not be there.

    Raises:
        CannotRunError: It is damaged.
    """
    if not saved.exists():
        return
    try:
        json.loads(saved.read_bytes())
    except ValueError as error:
        raise CannotRunError(
            f"The counts in {saved} are damaged. "
            "Put a copy of yours back, or move that file away to begin again at zero."
        ) from error


def start_database(python: Path, state: State, port: int, lock: Lock) -> Child:
    """Start MiniStack.

    Args:
        python: The interpreter of MiniStack's own environment.
        state: Where its files lie.
        port: Where it shall listen.
        lock: The run's lock, which it holds on to if it outlives us.

    Returns:
        The process; it does not answer yet.

    Raises:
        CannotRunError: The saved counts are damaged, or the environment is not there.
    """
    refuse_unreadable(saved_counts(state))
    if not python.exists():
        raise CannotRunError(f"There is no {python}. Start Own Words with: make run")
    with state.database_log.open("wb") as log:
        process = subprocess.Popen(
            [python, "-P", "-m", "ministack"],
            env=database_environment(state, port, os.environ),
            cwd=state.database_folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=[lock.descriptor],
            start_new_session=True,  # Ctrl-C reaches us alone, and we stop it after the app
        )
    return Child("local database", process, lambda: last_lines(state.database_log))


def stop_database(database: Child, state: State, patience: float) -> bool:
    """Let MiniStack save the counts and end.

    Args:
        database: The running process.
        state: Where it saves.
        patience: Seconds until it is killed.

    Returns:
        Whether the counts were really written: MiniStack ends as cleanly when the disk is full.
    """
    before = _written_or_none(saved_counts(state))
    database.stop(patience)
    return _written_or_none(saved_counts(state)) != before


def _written_or_none(file: Path) -> int | None:
    return file.stat().st_mtime_ns if file.exists() else None


def saved_counts(state: State) -> Path:
    """Say where MiniStack saves its tables.

    Args:
        state: An open state.

    Returns:
        Its file, which the first clean stop makes.
    """
    return state.database_folder / "dynamodb.json"


def last_lines(log: Path) -> str:
    """Read the end of a log.

    Args:
        log: The file.

    Returns:
        Its path and its last lines, for the terminal.
    """
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES:]
    return "\n  ".join([f"The end of {log}:", *lines])
