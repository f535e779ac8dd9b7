"""Something read, or the refusal of it."""

from collections.abc import Callable
from typing import TypeVar

Read = TypeVar("Read")
Refused = TypeVar("Refused", bound=Exception)


def attempt(read: Callable[[], Read], refused: type[Refused]) -> tuple[Read | None, Refused | None]:
    """Read; give what was read, or the documented refusal. Whatever else is raised is a failure."""
    try:
        return read(), None
    except refused as refusal:
        return None, refusal
