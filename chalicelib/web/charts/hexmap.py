"""A map of hexagons of one size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalicelib.web.charts.bands import Band

WIDTH = 10.0  # units of the drawing, of a hexagon from side to side
MARGIN = 0.8  # widths around everything: half a hexagon, its points and its outline
DRAWN = 0.93  # of its size, so that hexagons do not touch
PRECISION = 1  # digits


@dataclass(frozen=True, slots=True)
class Place:
    """What a hexagon is for.

    Args:
        x: its centre in widths of a hexagon, eastwards.
        y: the same southwards.
        label: what it says.
        band: which band it is in.
    """

    x: float
    y: float
    label: str
    band: Band


@dataclass(frozen=True, slots=True)
class Hexagon:
    """A hexagon as it is drawn: its centre, and what it says."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Layer:
    """All hexagons of one band.

    Args:
        band: which.
        hexagons: may be none.
    """

    band: Band
    hexagons: tuple[Hexagon, ...]


@dataclass(frozen=True, slots=True)
class HexMap:
    """All that is drawn.

    Args:
        view_box: the part of the plane that everything is in, for SVG's ``viewBox``.
        corners: of each hexagon around its centre, for a polygon's ``points``.
        layers: one for each band, in their order: those that follow lie above.
    """

    view_box: str
    corners: str
    layers: tuple[Layer, ...]


def hex_map(places: Sequence[Place], bands: Iterable[Band], corners: Iterable[tuple[float, float]]) -> HexMap:
    """Lay a map out.

    Args:
        places: each is drawn once.
        bands: all of them, also those that no place is in.
        corners: of a hexagon around its centre, in widths.

    Returns:
        The map.
    """
    layers = tuple(
        Layer(band, tuple(_hexagon(place) for place in places if place.band == band)) for band in bands
    )
    drawn = (f"{x * WIDTH * DRAWN:.2f},{y * WIDTH * DRAWN:.2f}" for x, y in corners)
    return HexMap(_view_box(places), " ".join(drawn), layers)


def _hexagon(place: Place) -> Hexagon:
    return Hexagon(round(place.x * WIDTH, PRECISION), round(place.y * WIDTH, PRECISION), place.label)


def _view_box(places: Sequence[Place]) -> str:
    xs = [place.x for place in places] or [0.0]
    ys = [place.y for place in places] or [0.0]
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    size = (max(xs) + MARGIN - left, max(ys) + MARGIN - top)
    return " ".join(f"{each * WIDTH:.1f}" for each in (left, top, *size))
