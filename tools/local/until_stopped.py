"""What `make run` and `make run-stack` share: a start, a wait for Ctrl-C, and an end that is said."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from tools.local.processes import StopRequested, StopSignals, Watch
from tools.local.refusal import CannotRunError
from tools.local.website import forget_real_accounts

if TYPE_CHECKING:
    from collections.abc import Callable


def until_stopped(serve: Callable[[Watch], None]) -> int:
    """Run something until somebody asks it to stop, away from everybody's AWS account.

    Args:
        serve: Starts everything and waits; what it started is gone when it comes back, also by an exception.

    Returns:
        The exit code: 0 after a stop that was asked for, 1 where it cannot run, which is said.
    """
    signals = StopSignals()
    signals.listen()
    forget_real_accounts(os.environ)
    try:
        serve(Watch(signals))
    except StopRequested:
        return 0
    except CannotRunError as refusal:
        say(str(refusal))
        return 1
    return 0


def say(text: str) -> None:
    """Tell the person at the terminal, if there still is one.

    Args:
        text: What to say. A terminal that was closed must not keep what was started from being stopped.
    """
    with contextlib.suppress(OSError):
        print(text, flush=True)
