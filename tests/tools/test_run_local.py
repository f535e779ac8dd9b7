"""`make run` as a person meets it: real processes on loopback, each ended by its number."""

# ruff: noqa: S603 - what is started here is our own

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.campaigns import SECOND
from tools.local.lock import Run, read_run
from tools.local.website import TABLE
from tools.table import local_client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).parents[2]
PATIENCE = 60  # seconds, for a machine that is busy with other tests
LAST_LINE = "Ctrl-C stops it."
ITEM = {"pk": {"S": "kept"}, "sk": {"S": "for the next time"}}
BROKEN_APP = """
from chalice.app import Chalice, Response
app = Chalice(app_name="broken")
@app.route("/")
def first() -> Response:
    return Response("no", status_code=503)
"""


class Runner:
    """One `make run`, without make."""

    def __init__(self, state: Path, port: int, *more: str) -> None:
        self.state = state
        self.port = port
        command = [sys.executable, "-m", "tools.run_local", f"--port={port}", *more]
        environ = {**os.environ, "OWN_WORDS_STATE": str(state), "AWS_PROFILE": "somebody-real"}
        self.process = subprocess.Popen(
            command, cwd=PROJECT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    @property
    def run(self) -> Run:
        return read_run(self.state / "running")

    def wait_for_address(self) -> str:
        """Read what it says until it runs."""
        assert self.process.stdout
        said = ""
        for line in self.process.stdout:
            said += line
            if LAST_LINE in line:
                return said
        raise AssertionError(said)

    def end(self, how: signal.Signals = signal.SIGINT) -> str:
        """Stop it, and give what it still said."""
        self.process.send_signal(how)
        return self.process.communicate(timeout=PATIENCE)[0]

    def clear_away(self) -> None:
        """End whatever a failed test left: the runner, then what it started."""
        assert self.process.stdout
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        if self.process.returncode in {0, 1}:
            return  # it stopped what it started; those numbers may be other programs' by now
        for process in (self.run.app, self.run.database):
            if process:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def start(tmp_path: Path, port: int) -> Iterator[Callable[..., Runner]]:
    """Start a runner with a state folder and a port of this test's own."""
    runners: list[Runner] = []

    def start_one(*more: str) -> Runner:
        runners.append(Runner(tmp_path / "state", port, *more))
        return runners[-1]

    yield start_one
    for runner in runners:
        runner.clear_away()


def database(runner: Runner) -> Any:
    return local_client(runner.run.endpoint)


def is_gone(process: int) -> bool:
    """Say whether it has ended, soon."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":  # ended, and nobody has asked for its code
            return True
        time.sleep(0.05)
    return False


def test_counts_are_kept_from_one_run_to_the_next(start: Callable[..., Runner]) -> None:
    """Ctrl-C saves what was counted, stops everything, and the next run has it again; with the examples on wish."""
    first = start()
    said = first.wait_for_address()
    assert f"Own Words is running: http://127.0.0.1:{first.port}/" in said
    assert f"Counts are kept in {first.state}." in said
    with urllib.request.urlopen(f"http://127.0.0.1:{first.port}/", timeout=PATIENCE) as page:
        assert page.status == 200
    example = f"http://127.0.0.1:{first.port}/?campaign={SECOND.id}"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(example, timeout=PATIENCE)
    database(first).put_item(TableName=TABLE, Item=ITEM)
    run = first.run
    assert "The counts are saved." in first.end(signal.SIGINT)
    assert first.process.returncode == 0
    assert is_gone(run.app)
    assert is_gone(run.database)

    second = start("--examples")
    second.wait_for_address()
    with urllib.request.urlopen(example, timeout=PATIENCE) as page:
        assert SECOND.campaign.title in page.read().decode()
    assert database(second).get_item(TableName=TABLE, Key=ITEM)["Item"] == ITEM
    assert "The counts are saved." in second.end(signal.SIGTERM)


def test_counts_that_there_is_no_room_for_are_said_to_be_lost(start: Callable[..., Runner]) -> None:
    """Where the disk is full in the end, that is said aloud, and what was saved before is still there."""
    first = start()
    first.wait_for_address()
    assert "The counts are saved." in first.end()
    saved = (first.state / "database" / "dynamodb.json").read_bytes()

    second = start()
    second.wait_for_address()
    database(second).put_item(TableName=TABLE, Item=ITEM)
    resource.prlimit(second.run.database, resource.RLIMIT_FSIZE, (len(saved) // 2,) * 2)
    said = second.end()
    assert "WARNING: the counts of this run were not saved; those from before it are still there." in said
    assert (first.state / "database" / "dynamodb.json").read_bytes() == saved


def test_a_second_run_is_refused_while_the_first_is_up(start: Callable[..., Runner]) -> None:
    """It hears who runs and where, and a run that was killed leaves no database behind its back."""
    first = start()
    first.wait_for_address()
    second = start()
    said = second.process.communicate(timeout=PATIENCE)[0]
    assert second.process.returncode == 1
    assert f"already running at http://127.0.0.1:{first.port}/ (process {first.process.pid})" in said

    first.process.kill()
    first.process.wait()
    third = start()
    said = third.process.communicate(timeout=PATIENCE)[0]
    assert third.process.returncode == 1
    assert f"kill {first.run.app} {first.run.database} " in said


def test_a_database_that_dies_stops_the_app_with_its_last_words(start: Callable[..., Runner]) -> None:
    """No app goes on without its counts; the log's end and place are shown."""
    runner = start()
    runner.wait_for_address()
    os.kill(runner.run.database, signal.SIGKILL)
    said = runner.process.communicate(timeout=PATIENCE)[0]
    assert runner.process.returncode == 1
    assert "The local database stopped by itself" in said
    assert str(runner.state / "database.log") in said
    assert is_gone(runner.run.app)


def test_a_first_page_that_fails_is_said_with_its_status(
    start: Callable[..., Runner], tmp_path: Path
) -> None:
    """An address is printed only where it works; the counts are saved all the same."""
    project = tmp_path / "project"
    (project / ".chalice").mkdir(parents=True)
    (project / ".chalice" / "config.json").write_text(json.dumps({"version": "2.0", "app_name": "broken"}))
    (project / "app.py").write_text(BROKEN_APP)
    runner = start("--project", str(project))
    said = runner.process.communicate(timeout=PATIENCE)[0]
    assert runner.process.returncode == 1
    assert "The first page answers 503" in said
    assert "The counts are saved." in said
    assert LAST_LINE not in said


def test_a_taken_port_is_said_before_anything_starts(start: Callable[..., Runner], port: int) -> None:
    """Another program on the port gets one clear sentence."""
    with socket.create_server(("127.0.0.1", port)):
        runner = start()
        said = runner.process.communicate(timeout=PATIENCE)[0]
    assert runner.process.returncode == 1
    assert said == f"Port {port} is in use by another program. Try: make run PORT={port + 1}\n"


def test_the_signing_key_is_never_shown(start: Callable[..., Runner]) -> None:
    """Neither the terminal, the log nor the record of the run holds it."""
    runner = start()
    said = runner.wait_for_address()
    said += runner.end(signal.SIGHUP)
    key = (runner.state / "signing-key").read_text().strip()
    everything = [
        path.read_text() for path in runner.state.rglob("*") if path.is_file() and path.name != "signing-key"
    ]
    assert key not in said + "".join(everything)
