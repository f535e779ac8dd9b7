"""Start, watch and stop the two processes of a run."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.local.ports import LOOPBACK
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

POLL_SECONDS = 0.05
ANSWER_SECONDS = 10  # for one try; the first page compiles its templates
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(Exception):  # noqa: N818 - a wish of the person at the terminal, not an error
    """Somebody asked us to stop."""


@dataclass(slots=True)
class StopSignals:
    """Remembers that a stop was asked for.

    It never interrupts anything, so that a second, impatient Ctrl-C cannot cut the saving short.
    """

    asked: bool = False

    def listen(self) -> None:
        """From now on, Ctrl-C, SIGTERM and a closed terminal are remembered."""
        for number in STOPPING:
            # nohup has switched SIGHUP off, and means it.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._remember)

    def _remember(self, _number: int, _frame: object) -> None:
        self.asked = True


@dataclass(frozen=True, slots=True)
class Child:
    """A process that we started, and where to read what it said."""

    name: str
    process: subprocess.Popen[bytes]
    last_words: Callable[[], str]

    def refuse_if_dead(self) -> None:
        """Check that it still runs.

        Raises:
            CannotRunError: It ended by itself.
        """
        code = self.process.poll()
        if code is not None:
            raise CannotRunError(f"The {self.name} stopped by itself (code {code}). {self.last_words()}")

    def stop(self, patience: float) -> bool:
        """Ask it to end, and make it end after a while.

        Args:
            patience: Seconds until it is killed.

        Returns:
            Whether it ended of its own accord.
        """
        if self.process.poll() is not None:
            return True
        self._signal(signal.SIGTERM)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self.process.wait()
            return False
        return True

    def _signal(self, number: signal.Signals) -> None:
        # The whole group: with reloading on, chalice's server is a child of the process that we started.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


@dataclass(frozen=True, slots=True)
class Watch:
    """Waits, while everything that was started must live and nobody asked to stop."""

    signals: StopSignals
    children: list[Child] = field(default_factory=list)

    def until(self, is_ready: Callable[[], bool], seconds: float, what: str) -> None:
        """Wait for something to be ready.

        Args:
            is_ready: Asked again and again.
            seconds: The longest wait.
            what: Named when it was too long.

        Raises:
            CannotRunError: Too long, or a process ended.
            StopRequested: Somebody asked us to stop.
        """
        deadline = time.monotonic() + seconds
        while not self.is_stopping() and not is_ready():
            if time.monotonic() > deadline:
                raise CannotRunError(f"The {what} did not answer within {seconds:.0f} seconds.")
            time.sleep(POLL_SECONDS)
        if self.is_stopping():
            raise StopRequested

    def is_stopping(self) -> bool:
        """Look after everything once.

        Returns:
            Whether somebody asked us to stop.

        Raises:
            CannotRunError: A process ended by itself.
        """
        # Asked before looked after: whoever asks make to stop may have told its children too.
        if self.signals.asked:
            return True
        _check(self.children)
        return False

    def for_ever(self) -> None:
        """Wait until somebody asks us to stop.

        Raises:
            CannotRunError: A process ended by itself.
        """
        while not self.is_stopping():
            time.sleep(POLL_SECONDS)


def _check(children: Iterable[Child]) -> None:
    for child in children:
        child.refuse_if_dead()


def status_or_none(port: int, path: str) -> int | None:
    """Ask a server of this machine for a page.

    Args:
        port: Its port.
        path: What to get.

    Returns:
        The HTTP status, or None where nobody answers yet.
    """
    # http.client, not urllib: it takes no notice of a proxy in the environment.
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()  # to its end: a server that is hung up on prints a stack trace
    except (OSError, http.client.HTTPException):
        return None
    else:
        return response.status
    finally:
        connection.close()
