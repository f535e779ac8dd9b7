"""The geometry of charts: what is drawn is what the numbers say."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.places.seats import CORNERS as SEAT_CORNERS
from chalicelib.web.charts.axis import Anchor, days_to_name, steps_up_to
from chalicelib.web.charts.bands import band_of, bands_up_to, most_of
from chalicelib.web.charts.bars import bar_lengths
from chalicelib.web.charts.hexmap import Place, hex_map
from chalicelib.web.charts.line import LABEL_GAP, Line, LineChart, Point, Series, line_chart
from chalicelib.web.dashboard.wording import Wording
from tests.english import ENGLISH

MONDAY = date(2026, 10, 12)
CORNERS = ((0.0, -0.5), (0.5, 0.5), (-0.5, 0.5))


def series(name: str, *figures: int | None, first: date = MONDAY) -> Series:
    return Series(name, name, tuple((first + timedelta(n), each) for n, each in enumerate(figures)))


def chart(*drawn: Series) -> LineChart:
    days = [day for each in drawn for day, _ in each.figures]
    return line_chart(drawn, min(days), max(days))


def the_line(*figures: int | None) -> Line:
    (line,) = chart(series("sent", *figures)).lines
    return line


def test_the_greatest_bar_fills_its_room_and_the_others_are_in_proportion() -> None:
    """Half as many is half as long."""
    assert bar_lengths([200, 100, 50]) == (100.0, 50.0, 25.0)


def test_what_is_hidden_has_no_bar() -> None:
    """Not even a short one, which would say that the number is known."""
    assert bar_lengths([None, 20, None]) == (None, 100.0, None)
    assert bar_lengths([None]) == (None,)


@given(st.integers(0, 10**9))
def test_an_axis_begins_at_0_and_ends_just_above_the_greatest_number(most: int) -> None:
    """Few steps of equal size, none of them needless."""
    steps = steps_up_to(most)
    assert steps[0] == 0
    assert steps[-1] >= most
    assert 3 <= len(steps) <= 5
    assert {after - before for before, after in pairwise(steps)} == {steps[1]}
    assert most <= 10 or steps[-2] < most


@pytest.mark.parametrize(("most", "top"), [(0, 10), (20_000, 20_000), (5_230, 6_000), (99, 100), (110, 150)])
def test_an_axis_has_round_numbers(most: int, top: int) -> None:
    """Numbers that people count in."""
    assert steps_up_to(most)[-1] == top


@given(st.integers(0, 400))
def test_the_first_and_the_last_day_are_written_out(span: int) -> None:
    """And up to two between them, far enough apart for a phone."""
    last = MONDAY + timedelta(span)
    days = days_to_name(MONDAY, last)
    assert days[-1] == last
    assert days[0] == MONDAY
    assert len(days) <= 4
    assert all((after - before).days >= 0.28 * span for before, after in pairwise(days))


def test_a_line_goes_through_each_day_at_its_height() -> None:
    """From left to right in equal steps, upwards in proportion."""
    (stretch,) = the_line(20, 10, 40).stretches
    assert stretch.points == (Point(0.0, 50.0), Point(50.0, 75.0), Point(100.0, 0.0))


def test_days_without_figures_are_bridged_by_a_line_that_looks_different() -> None:
    """So that nobody takes it for what was published."""
    drawn = series("sent", 10, 20, None, None, 40)
    (line,) = chart(drawn).lines
    assert [stretch.is_bridge for stretch in line.stretches] == [True, False, False]
    assert line.stretches[0].points == (Point(25.0, 50.0), Point(100.0, 0.0))
    assert line.ends == (Point(0.0, 75.0), Point(25.0, 50.0), Point(100.0, 0.0))


def test_a_day_that_was_left_out_is_a_gap_too() -> None:
    """Places follow the calendar, not the number of figures."""
    drawn = Series("sent", "Sent", ((MONDAY, 10), (MONDAY + timedelta(4), 10)))
    (line,) = line_chart([drawn], MONDAY, MONDAY + timedelta(4)).lines
    assert [stretch.is_bridge for stretch in line.stretches] == [True, False, False]


def test_a_hidden_figure_at_the_beginning_is_not_drawn_as_0() -> None:
    """The line begins where something is known."""
    (stretch,) = the_line(None, 10, 10).stretches
    assert [point.x for point in stretch.points] == [50.0, 100.0]


def test_a_line_of_hidden_figures_is_not_drawn() -> None:
    """There is nothing to draw, and the axes still stand."""
    drawn = chart(series("sent", None, None))
    assert drawn.lines == ()
    assert [mark.stands_for for mark in drawn.across] == [0, 5, 10]


def test_one_day_is_a_dot_at_the_right_end() -> None:
    """Where its label is, and the date under it."""
    drawn = chart(series("sent", 30))
    assert drawn.lines[0].ends == (Point(100.0, 0.0),)
    assert [(mark.at, mark.stands_for, mark.anchor) for mark in drawn.along] == [(100.0, MONDAY, Anchor.END)]


def test_a_label_stands_beside_the_end_of_its_line() -> None:
    """With the last figure."""
    line = the_line(100, 1_000)
    assert (line.name, line.last, line.label_at) == ("sent", 1_000, 0.0)


@given(st.lists(st.integers(0, 1_000), min_size=2, max_size=5))
def test_labels_do_not_cover_each_other(last: list[int]) -> None:
    """Lines that end close together have their labels one under the other, in the order of the lines."""
    drawn = chart(*(series(str(number), figure) for number, figure in enumerate(last)))
    heights = sorted(line.label_at for line in drawn.lines)
    assert all(after - before >= LABEL_GAP - 0.01 for before, after in pairwise(heights))
    assert heights[0] >= 0
    assert heights[-1] <= 100
    by_figure = sorted(drawn.lines, key=lambda line: (line.ends[-1].y, line.label_at))
    assert [line.label_at for line in by_figure] == heights


@pytest.mark.parametrize("most", [0, 15, 120, 700, 30_000])
def test_every_figure_has_one_band_that_names_it(most: int) -> None:
    """From ten up, in steps of five; what is hidden has a band of its own."""
    bands = bands_up_to(most)
    assert len(bands) == 5
    assert band_of(None, bands).number == 0
    for figure in range(10, most + 1, 5):
        band = band_of(figure, bands)
        assert band.number > 0
        assert band.least <= figure <= (band.most or figure)


def labels(most: int) -> list[str]:
    return [Wording(ENGLISH).band(band.least, band.most) for band in bands_up_to(most)]


def test_bands_are_wider_where_there_are_far_more_letters() -> None:
    """Otherwise nearly all constituencies would have one colour."""
    assert labels(85) == [
        "fewer than 10",
        "10 to 20",
        "25 to 45",
        "50 to 95",
        "100 and more",
    ]
    assert labels(2_000)[-1] == "500 and more"
    assert labels(9_000)[-1] == "5,000 and more"


def test_the_greatest_figure_is_0_where_all_are_hidden() -> None:
    """So that the usual bands are taken."""
    assert most_of([None, None]) == 0
    assert most_of([None, 15, 10]) == 15


def test_each_hexagon_is_in_the_layer_of_its_band_and_in_the_picture() -> None:
    """Every band has a layer, also an empty one."""
    bands = bands_up_to(30)
    places = [Place(0.0, 0.0, "A: 30", bands[2], "W"), Place(2.5, 3.0, "B: fewer than 10", bands[0], "E")]
    drawn = hex_map(places, bands, CORNERS)
    assert [[each.label for each in layer.hexagons] for layer in drawn.layers] == [
        ["B: fewer than 10"],
        [],
        ["A: 30"],
        [],
        [],
    ]
    assert (drawn.layers[0].hexagons[0].x, drawn.layers[0].hexagons[0].y) == (25.0, 30.0)
    left, top, width, height = map(float, drawn.view_box.split())
    assert left < -5 < 30 < left + width
    assert top < -5 < 35 < top + height


def test_a_border_runs_once_between_neighbours_of_different_regions() -> None:
    """Not within a region, and not along the coast."""
    band = bands_up_to(0)[0]
    places = [
        Place(0.0, 0.0, "A", band, "W"),
        Place(1.0, 0.0, "B", band, "E"),
        Place(2.0, 0.0, "C", band, "E"),
    ]
    assert hex_map(places, [band], SEAT_CORNERS).borders in {"M5.0 2.9L5.0 -2.9", "M5.0 -2.9L5.0 2.9"}


def test_a_map_without_places_can_be_drawn() -> None:
    """An empty one."""
    assert hex_map([], bands_up_to(0), CORNERS).view_box
