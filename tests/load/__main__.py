"""`make load`: the mixed journey for some minutes, from a process of its own, and the sums held to what was told."""

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.contract.servers import PROJECT
from tests.load.memory import Scales
from tests.load.people import write_people
from tests.load.report import Answers, answers_in, table_of_memory, table_of_routes, table_of_sums
from tests.load.sums import counted_in, differences
from tests.load.targets import TARGETS, Target
from tools.elapsed import elapsed
from tools.local.website import forget_real_accounts

LOCUST = PROJECT / ".venv-load" / "bin" / "locust"
SUPPORTERS = "tests/load/supporters.py"
PEOPLE = 400  # different stories
AT_ONCE = 6
LEAVE_SECONDS = 120  # for journeys that have begun, so that every answer is heard
SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Run:
    """What one run found."""

    target: Target
    seconds: float
    answers: list[Answers]
    book: dict[str, Any]
    counted: dict[str, int]
    scales: Scales

    @property
    def faults(self) -> list[str]:
        """What should not have been."""
        failed = [f"{each.name}: {each.failures} failures" for each in self.answers if each.failures]
        return [*failed, *self.book["wrong"], *differences(self.book["counted"], self.counted)]


def main(arguments: list[str]) -> int:
    """Run one target after the other, and say what was found."""
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--target", choices=[*TARGETS, ""], default="", help="both where left out")
    parser.add_argument("--at-once", type=int, default=AT_ONCE)
    asked = parser.parse_args(arguments)
    forget_real_accounts(os.environ)
    faults: list[str] = []
    for name in [asked.target] if asked.target else TARGETS:
        with TemporaryDirectory() as folder, TARGETS[name](Path(folder)) as target:
            run = put_under_load(target, Path(folder), asked.minutes, asked.at_once)
        faults += run.faults
        sys.stdout.write(markdown(run, asked.at_once))
        sys.stdout.flush()
    return 1 if faults else 0


def put_under_load(target: Target, folder: Path, minutes: float, at_once: int) -> Run:
    """Let people come for so long, and look at what is left behind."""
    people, book = folder / "people.json", folder / "book.json"
    write_people(people, PEOPLE)
    told = os.environ | {"LOAD_PEOPLE": str(people), "LOAD_BOOK": str(book), "PYTHONPATH": str(PROJECT)}
    command = [str(LOCUST), "-f", SUPPORTERS, "--headless", "--json", "--host", target.url]
    command += ["--users", str(at_once), "--spawn-rate", str(at_once)]
    command += ["--run-time", f"{int(minutes * SECONDS_A_MINUTE)}s", "--stop-timeout", str(LEAVE_SECONDS)]
    began = time.monotonic()
    saying = elapsed(f"{at_once} people at once for {minutes:g} minutes: {target.title}")
    with Scales(target.processes) as scales, (folder / "locust.log").open("wb") as log, saying:
        done = subprocess.run(command, cwd=PROJECT, env=told, stdout=subprocess.PIPE, stderr=log, check=False)  # noqa: S603 - our own
    seconds = time.monotonic() - began
    if not book.exists():
        raise SystemExit((folder / "locust.log").read_text())
    counted = dict(counted_in(target.endpoint, target.table))
    return Run(
        target, seconds, answers_in(done.stdout.decode()), json.loads(book.read_text()), counted, scales
    )


def machine() -> str:
    """Say how busy it is: figures of a machine that others use are theirs, too."""
    return f"Load of this machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."


def markdown(run: Run, at_once: int) -> str:
    """Write down what was found."""
    exact = (
        "Nothing failed, and every sum is exact."
        if not run.faults
        else "\n".join(f"- {each}" for each in run.faults)
    )
    parts = [
        f"### {run.target.title[0].upper()}{run.target.title[1:]}",
        f"{run.seconds / SECONDS_A_MINUTE:.1f} minutes, {at_once} people at once. {machine()}",
        table_of_routes(run.answers, run.seconds),
        "Resident memory in MiB; the slope leaves the first minute out:",
        table_of_memory(run.scales.found),
        f"What people were told, and what the table held ({run.book['repeats']:,} repeats were told so):",
        table_of_sums(run.book["counted"], run.counted),
        exact,
    ]
    return "\n\n".join(parts) + "\n\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
