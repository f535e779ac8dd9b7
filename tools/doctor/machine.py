"""What the checks know of the machine: all that they ask of it comes through here."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROJECT = Path(__file__).resolve().parents[2]
LEAST = (3, 11)  # as requires-python in pyproject.toml


class Machine(NamedTuple):
    """One machine, with one shell's environment.

    Attributes:
        project: the clone's folder.
        environ: the shell's variables. No check prints a value that it has not named here.
        home: the home folder.
        version: of the Python that runs this, such as (3, 11, 7).
        modules: those of its own modules that are needed and are not there.
        which: finds a program, or None.
        free_megabytes: what there is room for on the disk of a folder.
    """

    project: Path
    environ: Mapping[str, str]
    home: Path
    version: tuple[int, int, int]
    modules: tuple[str, ...]
    which: Callable[[str], str | None]
    free_megabytes: Callable[[Path], int]

    @property
    def is_new_enough(self) -> bool:
        """Whether its Python can run Own Words, and so can read the modules of `make run`."""
        return self.version >= LEAST


def this_machine() -> Machine:
    """Describe this one."""
    return Machine(
        project=PROJECT,
        environ=os.environ,
        home=Path.home(),
        version=sys.version_info[:3],
        modules=tuple(name for name in ("venv", "ensurepip") if find_spec(name) is None),
        which=shutil.which,
        free_megabytes=lambda folder: shutil.disk_usage(folder).free // 1_000_000,
    )
