"""Coverage, paused."""

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def untraced_while() -> Iterator[None]:
    """Pause the measuring of coverage, for long loops over lines that other tests cover.

    It would take most of the gate's time, and on a slow machine make a server's clients miss its answers.
    """
    tracer = Coverage.current()
    if tracer:
        tracer.stop()
    try:
        yield
    finally:
        if tracer:
            tracer.start()
