"""`make help`, and what is said while something takes long."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest

from tools.elapsed import elapsed

PROJECT = Path(__file__).parents[2]
COLUMNS = 100


class Terminal(io.StringIO):
    """One that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_every_target_is_shown_once_in_a_line_that_fits() -> None:
    """By who uses it; what no group names stands under the last."""
    command = ["awk", "-f", "tools/help.awk", "Makefile"]
    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own
    shown = re.findall(r"^  make ([a-z-]+) +\S", said, re.MULTILINE)
    described = re.findall(r"^([a-z-]+):.*## ", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    assert sorted(shown) == sorted(described)
    assert {len(line) for line in said.splitlines() if len(line) > COLUMNS} == set()
    assert said.startswith("To run a campaign\n  make doctor ")


def test_every_stage_of_the_gate_says_that_it_begins() -> None:
    """Each by its own name and place, so that nobody waits without knowing for what."""
    makefile = (PROJECT / "Makefile").read_text()
    [stages] = re.findall(r"^STAGES := (.+)$", makefile, re.MULTILINE)
    for number, stage in enumerate(stages.split(), start=1):
        assert re.search(rf"^{stage}: .*\n\t\$\(call stage,", makefile, re.MULTILINE), stage
        command = ["sh", "tools/stage.sh", stage, "what", *stages.split()]
        said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own
        assert said == f"\n== what ({number} of {len(stages.split())}; alone: make {stage})\n"


def test_a_terminal_is_told_the_seconds_and_a_file_once() -> None:
    """The line of the seconds ends, also where the work fails."""
    terminal, file = Terminal(), io.StringIO()
    with pytest.raises(ValueError, match="no"), elapsed("Working", terminal):
        raise ValueError("no")
    with elapsed("Working", file):
        pass
    assert terminal.getvalue().startswith("\rWorking ... 0 s")
    assert terminal.getvalue().endswith("\n")
    assert file.getvalue() == "Working ...\n"
