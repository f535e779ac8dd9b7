"""`make doctor`: what this machine has and lacks, with the next command for each. It changes nothing."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, TextIO

from tools.doctor.finding import Look, Weight, listed
from tools.doctor.installed import installed
from tools.doctor.machine import this_machine
from tools.doctor.running import running
from tools.doctor.targets import targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tools.doctor.machine import Machine

CAN_RUN = "make run can work here."
CANNOT_RUN = "make run cannot work here yet. Do what stands under each {mark} above, then: make doctor"


def main(arguments: Sequence[str] | None = None, machine: Machine | None = None) -> int:
    """Look, and say what was found.

    Args:
        arguments: the command line; the process's own by default.
        machine: the machine to look at; this one by default.

    Returns:
        The exit code: 0, or 1 where `make run` could not work.
    """
    parser = argparse.ArgumentParser(prog="make doctor", description=__doc__)
    parser.add_argument("--port", default="8000", help="where the app would listen")
    port, look = parser.parse_args(arguments).port, look_of(sys.stdout, os.environ)
    machine = machine or this_machine()
    needed = [*installed(machine), *running(machine, port)]
    print(f"To run Own Words here (make run)\n{listed(needed, look)}\n")
    print(f"For the targets that are named\n{listed(targets(machine), look)}\n")
    if any(each.weight is Weight.FAULT for each in needed):
        print(CANNOT_RUN.format(mark="✗" if look.has_marks else "NO"))
        return 1
    print(CAN_RUN)
    return 0


def look_of(terminal: TextIO, environ: Mapping[str, str]) -> Look:
    """Say what a terminal can show.

    Args:
        terminal: or a file or a pipe, which get no colour.
        environ: the environment; NO_COLOR (https://no-color.org) and TERM=dumb ask for none.
    """
    try:
        "✓✗".encode(terminal.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        has_marks = False
    else:
        has_marks = True
    is_plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") in {None, "", "dumb"}
    return Look(has_marks, terminal.isatty() and not is_plain)


if __name__ == "__main__":
    sys.exit(main())
