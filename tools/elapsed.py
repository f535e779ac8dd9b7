"""Says what takes long, and on a terminal for how long it has taken already."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

TICK_SECONDS = 1.0


@contextmanager
def elapsed(what: str, terminal: TextIO | None = None, tick: float = TICK_SECONDS) -> Iterator[None]:
    """Name a piece of work that says nothing itself, for as long as it takes.

    Args:
        what: is being done, such as "Packaging".
        terminal: where to; standard error by default, so that what is printed as a result stays alone.
        tick: seconds from one look at the clock to the next.
    """
    terminal = terminal or sys.stderr
    if not terminal.isatty():
        print(f"{what} ...", file=terminal, flush=True)
        yield
        return
    over = Event()
    ticking = Thread(target=_tick, args=(what, terminal, tick, over), daemon=True)
    ticking.start()
    try:
        yield
    finally:
        over.set()
        ticking.join()
        print(file=terminal, flush=True)


def _tick(what: str, terminal: TextIO, tick: float, over: Event) -> None:
    began, is_over = time.monotonic(), False
    while not is_over:
        print(f"\r{what} ... {time.monotonic() - began:.0f} s", end="", file=terminal, flush=True)
        is_over = over.wait(tick)
