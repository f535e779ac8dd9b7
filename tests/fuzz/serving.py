"""Starts the fuzzed app in a process of its own, and ends it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
START_SECONDS = 60
STOP_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Served:
    """Where it is."""

    address: str
    token: str
    folder: Path

    def slow_requests(self) -> list[str]:
        """What took over 200 ms of processor time, as JSON."""
        return [file.read_text() for file in sorted(self.folder.glob("slow-*.json"))]


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve the app.

    Args:
        folder: an empty one, for what the server has to say.
    """
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-m", "tests.fuzz.server", folder],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )
    try:
        yield Served(_read(folder / "address", process), (folder / "token").read_text(), folder)
    finally:
        process.terminate()
        process.communicate(timeout=STOP_SECONDS)


def _read(file: Path, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if file.exists() and (said := file.read_text()):
            return said
        time.sleep(0.05)
    raise RuntimeError(f"the app did not start: see {file.parent / 'log'}")
