"""`make run`: the local database and the app, until Ctrl-C; the counts are kept for the next time."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tools.contents import faults_in
from tools.local.campaigns import beside_the_examples
from tools.local.database import HEALTH, start_database, stop_database
from tools.local.lock import Lock, Run, hold
from tools.local.ports import LOOPBACK, choose_database_port, parse_port
from tools.local.processes import Child, Watch, status_or_none
from tools.local.refusal import CannotRunError
from tools.local.state import State, no_room_said, open_state, signing_key, state_folder
from tools.local.until_stopped import say, until_stopped
from tools.local.website import TABLE, Website, app_environment, start_website

if TYPE_CHECKING:
    from collections.abc import Sequence

PROJECT = Path(__file__).resolve().parents[1]
DATABASE_PYTHON = PROJECT / ".venv-ministack" / "bin" / "python"
START_SECONDS = 60  # a slow machine with cold disks
STOP_SECONDS = 5  # chalice keeps nothing
SAVE_SECONDS = 15  # about 1.5 measured
OK = 200


@dataclass(frozen=True, slots=True)
class LocalRun:
    """What one run is made of."""

    website: Website
    state: State
    lock: Lock
    watch: Watch
    database_port: int

    @property
    def endpoint(self) -> str:
        """Where the database listens."""
        return f"http://{LOOPBACK}:{self.database_port}"

    @property
    def has_counted(self) -> bool:
        """Whether the app was ever started beside the database."""
        return len(self.watch.children) > 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Own Words on this machine.

    Args:
        arguments: The command line; the process's own by default.

    Returns:
        The exit code: 0 after a stop that was asked for, 1 where it cannot run.
    """
    return until_stopped(partial(_run, _read(arguments)))


def _run(options: argparse.Namespace, watch: Watch) -> None:
    project = options.project.resolve()
    with beside_the_examples(project) if options.examples else nullcontext() as campaigns:
        website = Website(project, parse_port(options.port), options.reload, campaigns)
        refuse_faults(project, campaigns)
        state = open_state(state_folder(os.environ, Path.home()), project)
        with no_room_said(state), hold(state.lock_file) as lock:
            _serve(LocalRun(website, state, lock, watch, choose_database_port(website.port)))


def refuse_faults(project: Path, campaigns: Path | None = None) -> None:
    """Check what is served, before anything is started.

    Args:
        project: its folder.
        campaigns: the folder of campaigns, where it is not the project's.

    Raises:
        CannotRunError: a campaign or the postcode data has a mistake, said in a line for each.
    """
    faults = faults_in(project, campaigns)
    if faults:
        raise CannotRunError("\n".join(["Own Words cannot start before this is put right:", *faults]))


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--port", default="8000", help="where the app listens")
    parser.add_argument("--reload", action="store_true", help="start the app anew whenever a file changes")
    parser.add_argument("--examples", action="store_true", help="serve the examples of campaigns, too")
    parser.add_argument("--project", type=Path, default=PROJECT, help="the Chalice project to serve")
    return parser.parse_args(arguments)


def _serve(run: LocalRun) -> None:
    # Whatever happens, the stack stops the app first and lets the database save after it.
    with ExitStack() as stack:
        database = _start_database(run, stack)
        _make_table(run)
        app = _start_app(run, stack)
        run.lock.record(
            Run(os.getpid(), database.process.pid, app.process.pid, run.website.address, run.endpoint)
        )
        _wait_for_first_page(run)
        say(f"\nOwn Words is running: {run.website.address}")
        say(f"Counts are kept in {run.state.folder}. Ctrl-C stops it.")
        run.watch.for_ever()


def _start_database(run: LocalRun, stack: ExitStack) -> Child:
    say("Starting Own Words ...")
    database = start_database(DATABASE_PYTHON, run.state, run.database_port, run.lock)
    stack.callback(_stop_database, run, database)
    run.lock.record(Run(os.getpid(), database.process.pid))
    run.watch.children.append(database)
    run.watch.until(lambda: status_or_none(run.database_port, HEALTH) == OK, START_SECONDS, "local database")
    return database


def _stop_database(run: LocalRun, database: Child) -> None:
    if database.process.poll() is not None:
        return  # it stopped by itself, and that has been said
    say("\nSaving the counts (a second or two) ...")
    if stop_database(database, run.state, SAVE_SECONDS):
        say("The counts are saved. Start again with: make run")
    elif run.has_counted:
        say("WARNING: the counts of this run were not saved; those from before it are still there.")
        say(database.last_words())


def _make_table(run: LocalRun) -> None:
    # Imported here: botocore takes a quarter of a second, in which the database has started already.
    from tools.table import create_table, local_client, table_definition  # noqa: PLC0415 - as above

    create_table(local_client(run.endpoint), TABLE, table_definition())


def _start_app(run: LocalRun, stack: ExitStack) -> Child:
    environment = app_environment(run.endpoint, signing_key(run.state), os.environ, run.website.campaigns)
    app = start_website(run.website, environment)
    stack.callback(app.stop, STOP_SECONDS)
    run.watch.children.append(app)
    return app


def _wait_for_first_page(run: LocalRun) -> None:
    answers: list[int] = []

    def has_answered() -> bool:
        status = status_or_none(run.website.port, "/")
        if status is not None:
            answers.append(status)
        return bool(answers)

    run.watch.until(has_answered, START_SECONDS, "app")
    if answers[-1] != OK:
        raise CannotRunError(
            f"The first page answers {answers[-1]} at {run.website.address} What the app said is above."
        )


if __name__ == "__main__":
    sys.exit(main())
