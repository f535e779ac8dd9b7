"""The map of constituencies, coloured by how many letters were sent from each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from chalicelib.frozen import dataclass
from chalicelib.places.seats import CORNERS, Seat
from chalicelib.web.charts.bands import Band, band_of, bands_up_to, most_of
from chalicelib.web.charts.hexmap import HexMap, Place, hex_map
from chalicelib.web.dashboard.seat_rows import SeatRow
from chalicelib.web.dashboard.wording import Wording


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A band of the map, what is in it in words, and how many constituencies are in it."""

    band: Band
    label: str
    seats: int


@dataclass(frozen=True, slots=True)
class SeatMap:
    """The map and what goes with it.

    Args:
        drawing: the map.
        legend: its bands, what is hidden first.
        in_words: the map for somebody who does not see it.
    """

    drawing: HexMap
    legend: tuple[LegendRow, ...]
    in_words: str


def seat_map(rows: Sequence[SeatRow], seats: Mapping[str, Seat], wording: Wording) -> SeatMap:
    """Lay the map out.

    Args:
        rows: the constituencies and their figures.
        seats: where each of them stands.
        wording: how to say figures.

    Returns:
        The map, with a hexagon for each row that has a seat.
    """
    bands = bands_up_to(most_of(row.number for row in rows))
    banded = [(row, band_of(row.number, bands)) for row in rows if row.code in seats]
    places = [
        Place(*seats[row.code].centre, f"{row.name}: {wording.figure(row.count)}", band, row.nation)
        for row, band in banded
    ]
    seats_in = Counter(band for _, band in banded)
    legend = tuple(LegendRow(band, wording.band(band.least, band.most), seats_in[band]) for band in bands)
    told = "; ".join(f"{each.label}: {each.seats}" for each in legend)
    return SeatMap(
        drawing=hex_map(places, bands, CORNERS),
        legend=legend,
        in_words=wording.say("map-in-words", bands=told),
    )
