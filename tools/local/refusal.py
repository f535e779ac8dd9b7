"""What the person at the terminal is told when Own Words cannot run here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class CannotRunError(Exception):
    """Own Words cannot run; the message says why and what to do."""


def exit_code(work: Callable[[], object]) -> int:
    """Do something, and say so where it is refused.

    Args:
        work: to do; what it gives back is left.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """
    try:
        work()
    except CannotRunError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0
