"""Bands: figures that a map shows in one colour."""

from collections.abc import Iterable, Sequence

from chalicelib.frozen import dataclass
from chalicelib.tally.disclosure import ROUNDED_TO, THRESHOLD

# Where bands begin. The first list serves most campaigns; the others those with far more letters, so that
# four bands still tell constituencies apart.
_BEGINNINGS = (
    (THRESHOLD, 25, 50, 100),
    (THRESHOLD, 50, 150, 500),
    (THRESHOLD, 100, 1_000, 5_000),
)
_REACH = 5  # a list serves up to so many times the beginning of its last band


@dataclass(frozen=True, slots=True)
class Band:
    """A band.

    Args:
        number: 0 for what is hidden, then from 1 up; for the stylesheet.
        least: its least figure; 0 for what is hidden, of which nothing is known but that it is under ten.
        most: its greatest figure; None for no end.
    """

    number: int
    least: int
    most: int | None


def bands_up_to(most: int) -> tuple[Band, ...]:
    """Give the bands of a map.

    Args:
        most: the greatest figure on it; 0 where there is none.

    Returns:
        Five bands: what is hidden, and four from few to many.
    """
    begin = next((each for each in _BEGINNINGS if most < _REACH * each[-1]), _BEGINNINGS[-1])
    ends = [*(above - ROUNDED_TO for above in begin[1:]), None]
    shown = (Band(number, *ends_of) for number, ends_of in enumerate(zip(begin, ends, strict=True), 1))
    return Band(0, 0, THRESHOLD - 1), *shown


def band_of(figure: int | None, bands: Sequence[Band]) -> Band:
    """Find the band of a figure; that of hidden ones for None."""
    return [band for band in bands if band.least <= (figure or 0)][-1]


def most_of(figures: Iterable[int | None]) -> int:
    """Give the greatest figure that is shown, 0 where none is."""
    return max((figure for figure in figures if figure), default=0)
