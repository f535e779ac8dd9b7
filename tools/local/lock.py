"""One run at a time: two databases over the same files would lose counts."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tools.local.refusal import CannotRunError

try:
    import fcntl
except ImportError as error:
    raise SystemExit(
        "Own Words runs on Linux and macOS. On Windows, use the Windows Subsystem for Linux."
    ) from error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """Who is running: process ids (0 where there is none yet) and addresses."""

    runner: int
    database: int = 0
    app: int = 0
    address: str = ""
    endpoint: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """The held lock. The database inherits its descriptor, so it is held until the last of them is gone."""

    descriptor: int

    def record(self, run: Run) -> None:
        """Write down who is running, for the next one who tries.

        Args:
            run: This run.
        """
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, json.dumps(asdict(run)).encode(), 0)


@contextlib.contextmanager
def hold(path: Path) -> Iterator[Lock]:
    """Hold the lock for one run.

    Args:
        path: The lock file; made where it is missing, and left there, as removing it would be a race.

    Yields:
        The lock, with this process written in it.

    Raises:
        CannotRunError: Another run holds it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock_or_refuse(descriptor, path)
        lock = Lock(descriptor)
        lock.record(Run(runner=os.getpid()))
        yield lock
    finally:
        os.close(descriptor)


def running_or_none(path: Path) -> Run | None:
    """Say who holds the lock, without holding it.

    Args:
        path: The lock file; it need not be there.

    Returns:
        The run that holds it, as far as it is written down, or None where nobody does.
    """
    if not path.exists():
        return None
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return read_run(path)
    return None


def _lock_or_refuse(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CannotRunError(describe(read_run(path))) from error


def read_run(path: Path) -> Run:
    """Read who is running.

    Args:
        path: The lock file.

    Returns:
        The run that was written there last; process ids of 0 where it cannot be read.
    """
    try:
        return Run(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Run(runner=0)


def describe(run: Run) -> str:
    """Say who is running and how to stop them.

    Args:
        run: The run that holds the lock.

    Returns:
        One or two lines for the person at the terminal.
    """
    if is_alive(run.runner):
        where = f" at {run.address}" if run.address else ""
        return (
            f"Own Words is already running{where} (process {run.runner}).\n"
            f"Stop it with Ctrl-C in its window, or with: kill {run.runner}"
        )
    left = " ".join(str(process) for process in (run.app, run.database) if _leads_a_session(process))
    if not left:
        return "Own Words is already running, or just stopping. Wait a moment and run make again."
    return (
        "An earlier run was cut off, and what it started is still running and holds the counts.\n"
        f"Stop it, which saves them, with: kill {left}   Then run make again."
    )


def is_alive(process: int) -> bool:
    """Say whether a process runs.

    Args:
        process: Its id; 0 is nobody's.
    """
    if process < 1:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _leads_a_session(process: int) -> bool:
    # As what we start does: the number may be another program's by now, which nobody shall be told to kill.
    try:
        return process > 0 and os.getsid(process) == process
    except OSError:
        return False
