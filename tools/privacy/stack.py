"""Everything that `make run` starts, in a folder of its own that can be searched afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tools.local.lock import read_run
from tools.local.ports import LOOPBACK, choose_database_port
from tools.local.refusal import CannotRunError
from tools.local.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]
ANY_PORT = 1024  # the first that anybody may use; only its neighbour is asked for
START_SECONDS, STOP_SECONDS = 90, 30
IS_RUNNING = "Own Words is running"


@dataclass(frozen=True, slots=True)
class Stack:
    """What runs.

    Args:
        folder: all that it writes lies in here.
        endpoint: where the local database listens.
        port: where the app does.
    """

    folder: Path
    endpoint: str
    port: int

    @property
    def address(self) -> str:
        """Where the app answers."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def database_port(self) -> int:
        """The database's."""
        return urlsplit(self.endpoint).port or 0


@contextmanager
def running(folder: Path) -> Iterator[Stack]:
    """Start everything, and stop it, which makes the database save what it has.

    Args:
        folder: an empty one.

    Raises:
        CannotRunError: it did not start.
    """
    for name in ("state", "tmp", "home"):
        (folder / name).mkdir(mode=0o700)
    port = choose_database_port(ANY_PORT)
    told = {
        **os.environ,
        "OWN_WORDS_STATE": str(folder / "state"),
        "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder / "home"),
    }
    with (folder / "output.log").open("wb") as output:
        command = [sys.executable, "-m", "tools.run_local", f"--port={port}"]
        process = subprocess.Popen(command, cwd=PROJECT, env=told, stdout=output, stderr=output)
        try:
            _wait(folder, process)
            run = read_run(State(folder / "state").lock_file)
            yield Stack(folder, run.endpoint, port)
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)


def _wait(folder: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while IS_RUNNING not in (folder / "output.log").read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise CannotRunError((folder / "output.log").read_text(errors="replace")[-2000:])
        time.sleep(0.1)
