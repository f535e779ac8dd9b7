"""How much memory processes hold, looked at again and again."""

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from threading import Event, Thread
from typing import Self

EVERY_SECONDS = 10.0
SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process held at a moment.

    Attributes:
        seconds: since the beginning.
        kibibytes: resident.
    """

    seconds: float
    kibibytes: int


class Scales:
    """Weighs processes until it is stopped.

    Args:
        processes: their ids, by what they are called.
    """

    def __init__(self, processes: dict[str, int]) -> None:
        self.found: dict[str, list[Memory]] = {name: [] for name in processes}
        self._processes = processes
        self._began = time.monotonic()
        self._over = Event()
        self._thread = Thread(target=self._weigh_again_and_again)

    def __enter__(self) -> Self:
        """Begin."""
        self._weigh()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Weigh a last time."""
        self._over.set()
        self._thread.join()
        self._weigh()

    def _weigh_again_and_again(self) -> None:
        while not self._over.wait(EVERY_SECONDS):
            self._weigh()

    def _weigh(self) -> None:
        for name, process in self._processes.items():
            seconds = time.monotonic() - self._began
            self.found[name].append(Memory(seconds, resident(process)))


def resident(process: int) -> int:
    """Give the resident memory of a process in kibibytes."""
    command = ["ps", "-o", "rss=", "-p", str(process)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 - our own


def slope(found: Sequence[Memory]) -> float:
    """Give by how many kibibytes a minute it grows, by least squares; 0 where one look tells nothing."""
    minutes = [each.seconds / SECONDS_A_MINUTE for each in found]
    middle, mean = fmean(minutes), fmean(each.kibibytes for each in found)
    spread = sum((minute - middle) ** 2 for minute in minutes)
    together = sum(
        (minute - middle) * (each.kibibytes - mean) for minute, each in zip(minutes, found, strict=True)
    )
    return together / spread if spread else 0.0


def each_minute(found: Sequence[Memory]) -> list[Memory]:
    """Choose the first look, the one nearest to each full minute, and the last."""
    whole = int(found[-1].seconds // SECONDS_A_MINUTE)
    chosen = [
        min(found, key=lambda each: abs(each.seconds - minute * SECONDS_A_MINUTE))
        for minute in range(1, whole + 1)
    ]
    return [found[0], *chosen, found[-1]]
