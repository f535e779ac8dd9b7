"""A chart of lines over days."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from chalicelib.frozen import dataclass, replace
from chalicelib.web.charts.axis import Anchor, Mark, days_to_name, steps_up_to

PRECISION = 2  # digits: a hundredth of a per cent is far less than a pixel
LABEL_GAP = 12.0  # per cent of the height: a label's two lines of text
FAR = 100.0  # per cent: the right end, and the bottom


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a chart.

    Args:
        x: per cent from the left.
        y: per cent from the top.
    """

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line.

    Args:
        points: at least one, from left to right.
        is_bridge: whether nothing is known of the days between its two points.
    """

    points: tuple[Point, ...]
    is_bridge: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """What a line is drawn of.

    Args:
        id: for the stylesheet.
        name: what stands at its end, over its last figure.
        figures: with the days that they are from, oldest first; None where a figure is hidden.
    """

    id: str
    name: str
    figures: tuple[tuple[date, int | None], ...]

    def known(self) -> list[tuple[date, int]]:
        """Give the days that there is a figure of."""
        return [(day, figure) for day, figure in self.figures if figure is not None]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the chart.

    Args:
        id: of its series.
        name: of its series.
        last: its last figure, which stands under the name at its end.
        label_at: per cent from the top where the two stand: beside its end, or as near as others let it.
        stretches: whole ones and bridges.
        ends: of the whole stretches: a dot stands on each.
    """

    id: str
    name: str
    last: int
    label_at: float
    stretches: tuple[Stretch, ...]
    ends: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """All that is drawn.

    Args:
        lines: those that have a figure to show; there may be none.
        across: the numbers, from the bottom up.
        along: the days.
    """

    lines: tuple[Line, ...]
    across: tuple[Mark, ...]
    along: tuple[Mark, ...]


def line_chart(series: Sequence[Series], first: date, last: date) -> LineChart:
    """Lay a chart out.

    Args:
        series: what to draw; those without any figure are left out.
        first: the day at the left end.
        last: the day at the right end; one that is the only day stands there, too.

    Returns:
        The chart, its numbers beginning at 0.
    """
    shown = [each for each in series if each.known()]
    steps = steps_up_to(max((figure for each in shown for _, figure in each.known()), default=0))
    ground = _Ground(first, last, steps[-1])
    lines = [_line(each, ground) for each in shown]
    return LineChart(
        lines=_with_labels_apart(lines),
        across=tuple(Mark(ground.y(step), step) for step in steps),
        along=tuple(Mark(ground.x(day), day, ground.anchor(day)) for day in days_to_name(first, last)),
    )


@dataclass(frozen=True, slots=True)
class _Ground:
    first: date
    last: date
    top: int

    def x(self, day: date) -> float:
        span = (self.last - self.first).days
        return round((day - self.first).days * FAR / span, PRECISION) if span else FAR

    def y(self, figure: int) -> float:
        return round(FAR - figure * FAR / self.top, PRECISION)

    def anchor(self, day: date) -> Anchor:
        if day == self.last:
            return Anchor.END
        return Anchor.START if day == self.first else Anchor.MIDDLE

    def point(self, day: date, figure: int) -> Point:
        return Point(self.x(day), self.y(figure))


def _line(series: Series, ground: _Ground) -> Line:
    known = series.known()
    runs = _runs(known)
    whole = [Stretch(tuple(ground.point(*each) for each in run)) for run in runs]
    bridges = [
        Stretch((ground.point(*before[-1]), ground.point(*after[0])), is_bridge=True)
        for before, after in pairwise(runs)
    ]
    ends = dict.fromkeys(point for stretch in whole for point in (stretch.points[0], stretch.points[-1]))
    last = known[-1][1]
    return Line(series.id, series.name, last, ground.y(last), (*bridges, *whole), tuple(ends))


def _runs(known: Sequence[tuple[date, int]]) -> list[list[tuple[date, int]]]:
    """Part the figures wherever a day is missing between them."""
    runs = [[known[0]]]
    for before, after in pairwise(known):
        if (after[0] - before[0]).days > 1:
            runs.append([])
        runs[-1].append(after)
    return runs


def _with_labels_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Move labels up where they would cover the one below, and all of them down where that is too far up."""
    upwards = sorted(lines, key=lambda line: -line.label_at)
    heights: dict[str, float] = {}
    lowest = FAR
    for line in upwards:
        heights[line.id] = min(line.label_at, lowest)
        lowest = heights[line.id] - LABEL_GAP
    highest = 0.0
    for line in reversed(upwards):
        heights[line.id] = round(max(heights[line.id], highest), PRECISION)
        highest = heights[line.id] + LABEL_GAP
    return tuple(replace(line, label_at=heights[line.id]) for line in lines)
