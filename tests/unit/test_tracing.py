"""Coverage, paused: in the gate's workers, too."""

import sys

from coverage import Coverage

from tests.tracing import untraced_while


def test_nothing_is_traced_meanwhile() -> None:
    """Whatever measured before measures afterwards, and nothing in between."""
    before, tracer = Coverage.current(), sys.gettrace()
    with untraced_while():
        assert sys.gettrace() is None
        assert Coverage.current() is None
    assert (Coverage.current(), type(sys.gettrace())) == (before, type(tracer))
