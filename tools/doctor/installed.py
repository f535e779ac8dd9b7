"""What has to be installed: Python, a few programs, room on the disk, and the environments of the project."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tools.doctor.finding import fault, fine, note
from tools.doctor.machine import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.doctor.finding import Finding
    from tools.doctor.machine import Machine

ENVIRONMENTS = (".venv", ".venv-ministack", ".venv-runtime")  # those of make setup
NEEDED = {"make": "make", "cksum": "coreutils", "cmp": "diffutils"}  # programs, and the packages they come in
ROOM_TO_INSTALL = 1_500  # megabytes: the environments take 1,150, and pip unpacks beside them
ROOM_TO_RUN = 100  # for counts and logs
WAIT_SECONDS = 20  # for a Python to say its version: a cold disk


def installed(machine: Machine) -> Iterator[Finding]:
    """Look at all that is installed.

    Args:
        machine: which.

    Yields:
        What was found.
    """
    stale = [name for name in ENVIRONMENTS if not is_ready(machine.project, name)]
    yield _python(machine, is_needed=bool(stale))
    yield from _programs(machine)
    yield _environments(machine.project, stale)
    yield _room(machine, ROOM_TO_INSTALL if stale else ROOM_TO_RUN)


def is_ready(project: Path, name: str) -> bool:
    """Say whether an environment is what `tools/make_environment.sh` would leave as it is.

    Args:
        project: its folder.
        name: of the environment's folder in it.

    Returns:
        Whether its ``.ready`` still tells the truth: its place, its Python and what it is made of.
    """
    try:
        place, python, *sums = (project / name / ".ready").read_text(encoding="utf-8").splitlines()
        made_of = [line.split(" ", 2)[2] for line in sums]
        command = [str(project / name / "bin" / "python"), "-c", "import sys; print(*sys.version_info[:2])"]
        return (
            place == f"{project}/{name}"
            and python == "Python {}.{}".format(*_said(command, project).split())
            and sums == _said(["cksum", *made_of], project).splitlines()
        )
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return False


def _said(command: list[str], folder: Path) -> str:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True, timeout=WAIT_SECONDS
    ).stdout


def _python(machine: Machine, *, is_needed: bool) -> Finding:
    version = "Python {}.{}.{}".format(*machine.version)
    if not machine.is_new_enough:
        found = f"{version} is too old: {LEAST[0]}.{LEAST[1]} or later is needed."
        advice = "If there is a newer one, say where: make doctor PYTHON=/path/to/python3.11"
    elif machine.modules:
        found = f"{version} lacks {' and '.join(machine.modules)}, which make environments."
        advice = "On Debian and Ubuntu: sudo apt install python3-venv"
    else:
        return fine(f"{version}, with venv and ensurepip.")
    return fault(found, advice) if is_needed else note(found, advice)


def _programs(machine: Machine) -> Iterator[Finding]:
    missing = {package: name for name, package in NEEDED.items() if not machine.which(name)}
    if missing:
        advice = f"On Debian and Ubuntu: sudo apt install {' '.join(missing)}"
        yield fault(f"Missing: {', '.join(missing.values())}.", advice)
    else:
        yield fine(f"{', '.join(NEEDED)}.")
    if machine.which("git"):
        yield fine("git.")
    else:
        yield note("git is missing: make test wants it.", "On Debian and Ubuntu: sudo apt install git")


def _environments(project: Path, stale: list[str]) -> Finding:
    if not stale:
        return fine(f"The environments are up to date: {', '.join(ENVIRONMENTS)}.")
    old = [name for name in stale if (project / name).exists()]
    what = f"To be made anew: {', '.join(old)}." if old else f"Not made yet: {', '.join(stale)}."
    return note(what, "make setup makes them (1 to 3 minutes, with internet); so does the first make run.")


def _room(machine: Machine, needed: int) -> Finding:
    free = machine.free_megabytes(machine.project)
    if free >= needed:
        return fine(f"Room on the disk: {free:,} MB, where {needed:,} are enough.")
    advice = f"Make room on the disk of {machine.project}, then: make doctor"
    return fault(f"Too little room on the disk: {free:,} MB, and {needed:,} are needed.", advice)
