"""One run at a time."""

# ruff: noqa: S603 - what is started here is our own

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools.local.lock import Run, describe, hold, read_run
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLEEP = [sys.executable, "-c", "input()"]


@pytest.fixture
def ended() -> int:
    """Give the number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """Give a process in a session of its own, as what we start is."""
    with subprocess.Popen(SLEEP, stdin=subprocess.PIPE, start_new_session=True) as process:
        yield process


def test_a_second_run_hears_who_runs_and_where(tmp_path: Path) -> None:
    """The message has the address to open and the process to stop."""
    file = tmp_path / "running"
    with hold(file) as lock:
        lock.record(Run(os.getpid(), address="http://127.0.0.1:8000/"))
        with (
            pytest.raises(CannotRunError, match=rf"http://127.0.0.1:8000/ \(process {os.getpid()}\)"),
            hold(file),
        ):
            pass


def test_the_lock_is_free_after_a_run(tmp_path: Path) -> None:
    """One run after the other is the usual case."""
    for _ in range(2):
        with hold(tmp_path / "running"):
            pass


def test_a_database_that_outlives_its_runner_still_holds_the_lock(tmp_path: Path) -> None:
    """A cut-off run cannot get a second database over the same counts."""
    file = tmp_path / "running"
    with hold(file) as lock:
        orphan = subprocess.Popen(SLEEP, stdin=subprocess.PIPE, pass_fds=[lock.descriptor])
    with orphan:
        with pytest.raises(CannotRunError), hold(file):
            pass
        orphan.communicate()
    with hold(file):
        pass


def test_what_a_cut_off_run_left_is_named(ended: int, sleeper: subprocess.Popen[bytes]) -> None:
    """Only what is alive and was started by us is advised to be stopped."""
    advice = describe(Run(runner=ended, database=sleeper.pid, app=ended))
    assert f"kill {sleeper.pid} " in advice
    assert str(ended) not in advice.replace(str(sleeper.pid), "")


def test_another_program_with_an_old_number_is_never_advised_to_be_killed(ended: int) -> None:
    """A number that the system has given away again is not ours: it leads no session."""
    with subprocess.Popen(SLEEP, stdin=subprocess.PIPE) as other:
        assert "kill" not in describe(Run(runner=ended, database=other.pid))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"runner": 1, "unknown": 2}'])
def test_a_record_that_cannot_be_read_is_no_error(text: str, tmp_path: Path) -> None:
    """Whoever comes second in the very first moment gets advice as well."""
    (tmp_path / "running").write_text(text)
    assert read_run(tmp_path / "running") == Run(runner=0)
    assert "run make again" in describe(Run(runner=0))
