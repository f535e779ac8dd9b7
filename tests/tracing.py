"""Coverage, paused."""

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def untraced_while() -> Iterator[None]:
    """Pause the measuring of coverage, for long loops over lines that other tests cover.

    It would take most of the gate's time, and on a slow machine make a server's clients miss its answers.
    """
    tracers = []
    # Each worker of the gate has two, one on top of the other: with the upper one stopped, the lower one goes on.
    while tracer := Coverage.current():
        tracer.stop()
        tracers.append(tracer)
    try:
        yield
    finally:
        for tracer in reversed(tracers):
            tracer.start()
