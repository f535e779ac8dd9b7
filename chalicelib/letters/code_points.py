"""Tables for str.translate that are worked out one code point at a time."""

from collections.abc import Callable

MOST_KEPT = 4_096  # code points; every script together has far more, and nobody's letter does


class CodePointTable(dict[int, str | None]):
    """What each code point becomes, worked out when it is first met.

    A table made in advance would look at 1.1 million code points at every cold start, and one that
    grew without end could be made to fill the function's memory.

    Args:
        becomes: gives what a character becomes, or None where it is deleted.
    """

    def __init__(self, becomes: Callable[[str], str | None]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code_point: int) -> str | None:
        """Work one out, and keep it for the next time."""
        if len(self) >= MOST_KEPT:
            self.clear()
        self[code_point] = made = self._becomes(chr(code_point))
        return made
