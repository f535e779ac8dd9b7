"""How long bars are."""

from collections.abc import Sequence

FULL = 100.0  # per cent of the room that a bar has
PRECISION = 2  # digits: a hundredth of a per cent is far less than a pixel


def bar_lengths(figures: Sequence[int | None]) -> tuple[float | None, ...]:
    """Give each figure's bar a length, all on one scale that begins at 0.

    Args:
        figures: 0 or more each; None for one that is hidden.

    Returns:
        Per cent of the room, so that the greatest figure fills it; None for what is hidden, which has no bar:
        a short one would say that the number is known.
    """
    most = max((figure for figure in figures if figure), default=1)
    return tuple(None if figure is None else round(figure * FULL / most, PRECISION) for figure in figures)
