"""Starting, watching and stopping."""

# ruff: noqa: S603 - what is started here is our own

from __future__ import annotations

import subprocess
import sys

import pytest

from tools.local.processes import Child, StopRequested, StopSignals, Watch
from tools.local.refusal import CannotRunError

STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(flush=True)
time.sleep(60)
"""


def start(code: str) -> Child:
    """Start Python code as we start everything: in a session of its own."""
    process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True, stdout=subprocess.PIPE)
    return Child("patient", process, lambda: "Its last words.")


def read_line(child: Child) -> None:
    """Wait until it has said something."""
    assert child.process.stdout
    child.process.stdout.readline()


def test_a_process_that_listens_is_stopped_gently() -> None:
    """SIGTERM is enough for most."""
    child = start("import time; print(flush=True); time.sleep(60)")
    with child.process:
        read_line(child)
        assert child.stop(10)
    assert child.stop(0), "stopping twice does nothing"


def test_a_process_that_does_not_listen_is_killed() -> None:
    """Nothing outlives a run."""
    child = start(STUBBORN)
    with child.process:
        read_line(child)
        assert not child.stop(0.1)
    assert child.process.returncode == -9


def test_a_process_that_ends_by_itself_is_noticed_with_its_last_words() -> None:
    """Whoever waits for it hears why."""
    child = start("raise SystemExit(3)")
    with (
        child.process,
        pytest.raises(CannotRunError, match=r"patient stopped by itself \(code 3\). Its last words."),
    ):
        Watch(StopSignals(), [child]).for_ever()


def test_waiting_ends_when_it_is_ready() -> None:
    """It is asked until it says yes."""
    answers = iter([False, True])
    Watch(StopSignals()).until(lambda: next(answers), 10, "page")
    assert not list(answers)


def test_waiting_too_long_is_said() -> None:
    """The message names what did not come."""
    with pytest.raises(CannotRunError, match="The page did not answer within 0 seconds"):
        Watch(StopSignals()).until(lambda: False, 0, "page")


def test_a_stop_that_is_asked_for_ends_all_waiting() -> None:
    """Ctrl-C while it starts is obeyed too."""
    signals = StopSignals(asked=True)
    with pytest.raises(StopRequested):
        Watch(signals).until(lambda: True, 10, "page")
    Watch(signals).for_ever()
