"""Runs each target under atheris in a process of its own, and times again what it found slow."""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.serving import PROJECT
from tests.fuzz.targets import TARGETS

SLOW_SECONDS = 0.2  # of processor time
TIMES = 3  # a case is slow where the median of so many tries is
LONGEST_INPUT = 4_096  # bytes; repeated up to 64 times, they are longer than any letter
OPTIONS = (
    "-print_final_stats=1",
    "-timeout=20",  # seconds until it gives a case up
    "-rss_limit_mb=2048",
    f"-max_len={LONGEST_INPUT}",
)
EXECUTED = re.compile(r"stat::number_of_executed_units:\s+(\d+)")
COVERED = re.compile(r"cov: (\d+)")


@dataclass(frozen=True, slots=True)
class GuidedRun:
    """What one target was put through.

    Attributes:
        target: its name.
        cases: how many.
        places: how many places of our code they reached, as atheris counts.
        findings: what broke a promise, or took long.
    """

    target: str
    cases: int
    places: int
    findings: tuple[str, ...]


def run_guided(target: str, seconds: int, folder: Path) -> GuidedRun:
    """Fuzz one target.

    Args:
        target: its name.
        seconds: how long.
        folder: where inputs that are found are left.

    Returns:
        What came of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.fuzz.guided", target, str(folder), f"-max_total_time={seconds}"]
    ended = subprocess.run(  # noqa: S603 - our own
        [*command, f"-artifact_prefix={folder}/", *OPTIONS],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        text=True,
        errors="replace",
    )
    said = ended.stdout + ended.stderr
    findings = [] if ended.returncode == 0 else [said[-3_000:]]
    return GuidedRun(target, _last(EXECUTED, said), _last(COVERED, said), (*findings, *_slow(target, folder)))


def processor_seconds(hold: Callable[[bytes], None], data: bytes) -> float:
    """Give the median of a few tries, without anybody watching."""
    seconds = []
    for _ in range(TIMES):
        start = time.process_time()
        hold(data)
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def _slow(target: str, folder: Path) -> list[str]:
    timed = {
        file: processor_seconds(TARGETS[target], file.read_bytes()) for file in sorted(folder.glob("slow-*"))
    }
    return [f"{file}: {seconds:.3f} s" for file, seconds in timed.items() if seconds > SLOW_SECONDS]


def _last(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.findall(text)
    return int(found[-1]) if found else 0
