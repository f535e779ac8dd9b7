"""What must be free and whole for a run: a port, and the folder that keeps the counts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tools.doctor.finding import fault, fine, note
from tools.local.ports import parse_port, refuse_taken
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.doctor.finding import Finding
    from tools.doctor.machine import Machine
    from tools.local.lock import Run
    from tools.local.state import State


def running(machine: Machine, port: str) -> Iterator[Finding]:
    """Look at what `make run` takes hold of. Nothing is made, and nothing is kept held.

    Args:
        machine: which.
        port: as it stands after ``PORT=``.

    Yields:
        What was found.
    """
    if not machine.is_new_enough:
        # The modules that know the state folder are written for the Python that they run on.
        yield _port(port, None)
        yield note("The folder of the counts was not looked at.", "A newer Python is needed first, as above.")
        return
    from tools.local.lock import running_or_none  # noqa: PLC0415 - as above
    from tools.local.state import State, state_folder  # noqa: PLC0415 - as above

    state = State(state_folder(machine.environ, machine.home))
    try:
        run = running_or_none(state.lock_file)
    except OSError as error:
        run = None
        yield fault(
            f"{state.lock_file} cannot be opened: {error.strerror}.", "Set OWN_WORDS_STATE to another folder."
        )
    yield _port(port, run)
    yield _counts(state, run, machine.project)


def _port(port: str, run: Run | None) -> Finding:
    if run and run.address.endswith(f":{port}/"):
        return fine(f"Port {port} is used by Own Words itself.")
    try:
        refuse_taken(parse_port(port))
    except CannotRunError as refusal:
        return fault(*_in_two(refusal))
    return fine(f"Port {port} is free.")


def _counts(state: State, run: Run | None, project: Path) -> Finding:
    from tools.local.lock import describe, is_alive  # noqa: PLC0415 - as above

    if run:
        what, _, advice = describe(run).partition("\n")
        return (note if is_alive(run.runner) else fault)(what, advice)
    try:
        refuse_unusable(state, project)
    except CannotRunError as refusal:
        return fault(*_in_two(refusal))
    return fine(f"The counts can be kept in {state.folder}.")


def refuse_unusable(state: State, project: Path) -> None:
    """Ask of the state folder what a run will ask of it.

    Args:
        state: it need not be there yet.
        project: the clone's folder.

    Raises:
        CannotRunError: a run would be refused. Says what to do.
    """
    from tools.local.database import refuse_unreadable, saved_counts  # noqa: PLC0415 - as above
    from tools.local.state import refuse_inside, refuse_open_to_others, signing_key  # noqa: PLC0415 - as above

    refuse_inside(state.folder, project)
    there = next(folder for folder in (state.folder, *state.folder.parents) if folder.exists())
    if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
        raise CannotRunError(f"Nobody may write in {there}. Set OWN_WORDS_STATE to another folder.")
    if state.folder.exists():
        refuse_open_to_others(state.folder)
        refuse_unreadable(saved_counts(state))
    if state.key_file.exists():
        signing_key(state)


def _in_two(refusal: CannotRunError) -> tuple[str, str]:
    what, mark, advice = str(refusal).partition(". ")
    return what + mark.strip(), advice
