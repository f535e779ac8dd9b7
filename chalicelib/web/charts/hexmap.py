"""A map of hexagons of one size."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from chalicelib.frozen import dataclass
from chalicelib.web.charts.bands import Band

WIDTH = 10.0  # units of the drawing, of a hexagon from side to side
MARGIN = 0.8  # widths around everything: half a hexagon, its points and its outline
DRAWN = 0.93  # of its size, so that hexagons do not touch
PRECISION = 1  # digits

Offset = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """What a hexagon is for.

    Args:
        x: its centre in widths of a hexagon, eastwards.
        y: the same southwards.
        label: what it says.
        band: which band it is in.
        region: borders are drawn between those of different ones.
    """

    x: float
    y: float
    label: str
    band: Band
    region: str


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
        borders: between regions, for a path's ``d``; they run between hexagons.
    """

    view_box: str
    corners: str
    layers: tuple[Layer, ...]
    borders: str


def hex_map(places: Sequence[Place], bands: Iterable[Band], corners: Sequence[Offset]) -> HexMap:
    """Lay a map out.

    Args:
        places: each is drawn once.
        bands: all of them, also those that no place is in.
        corners: of a hexagon around its centre, in widths, one after the other.

    Returns:
        The map.
    """
    layers = tuple(
        Layer(band, tuple(_hexagon(place) for place in places if place.band == band)) for band in bands
    )
    drawn = (f"{x * WIDTH * DRAWN:.2f},{y * WIDTH * DRAWN:.2f}" for x, y in corners)
    return HexMap(_view_box(places), " ".join(drawn), layers, " ".join(_borders(places, corners)))


def _hexagon(place: Place) -> Hexagon:
    return Hexagon(round(place.x * WIDTH, PRECISION), round(place.y * WIDTH, PRECISION), place.label)


def _borders(places: Sequence[Place], corners: Sequence[Offset]) -> Iterator[str]:
    """Draw each side that a hexagon shares with one of another region; once, from the lesser region's."""
    regions = {_key(place.x, place.y): place.region for place in places}
    for place in places:
        for (x, y), (next_x, next_y) in pairwise((*corners, corners[0])):
            beyond = regions.get(_key(place.x + x + next_x, place.y + y + next_y), place.region)
            if place.region < beyond:
                start = f"{(place.x + x) * WIDTH:.1f} {(place.y + y) * WIDTH:.1f}"
                yield f"M{start}L{(place.x + next_x) * WIDTH:.1f} {(place.y + next_y) * WIDTH:.1f}"


def _key(x: float, y: float) -> Offset:
    return round(x, PRECISION), round(y, PRECISION)


def _view_box(places: Sequence[Place]) -> str:
    xs = [place.x for place in places] or [0.0]
    ys = [place.y for place in places] or [0.0]
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    size = (max(xs) + MARGIN - left, max(ys) + MARGIN - top)
    return " ".join(f"{each * WIDTH:.1f}" for each in (left, top, *size))
