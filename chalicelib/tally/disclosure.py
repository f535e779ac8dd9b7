"""What may be published of the counts: figures from which nobody can work out a small number.

Three rules, and each looks at nothing but what is published anyway:

1. A number by role, channel or constituency is hidden where it is under ten, zero included; otherwise it is
   rounded to the nearest five.
2. A total is rounded down to ten, from the raw total. It is held back a little longer where it would come
   within nine of the least that the other figures already imply. So each hidden number stays free to be
   anything from 0 to 9, whatever has ever been published: docs/decisions/007 proves it.
3. How many constituencies were reached is rounded down to ten, held back in the same way, and never all.

Source: docs/decisions/007-what-is-published.md, which says where the threshold and the roundings come from.
"""

from collections.abc import Iterable, Mapping

from chalicelib.frozen import dataclass
from chalicelib.tally.tally import Totals

THRESHOLD = 10  # people. Fewer are never shown. Source: ONS Longitudinal Study; NHS England hides under 8
ROUNDED_TO = 5  # people, by role, channel and constituency. Source: NHS England
TOTAL_ROUNDED_TO = 10  # people, and constituencies reached
MOST_HIDDEN = THRESHOLD - 1

Cells = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """What is published of one event of a campaign. Whatever is hidden is not in it.

    Args:
        at_least: the total is this or more; a multiple of ten, and 0 where no more is said.
        implied: the least total that everything published so far implies, or more than that; anybody can
            work it out from what is published. The next figures need it.
        by_role: to the nearest five, by the role's id; a role that is not here is hidden.
        by_channel: likewise.
        by_constituency: likewise, by code.
        reached_at_least: so many constituencies or more are where somebody did this; a multiple of ten.
    """

    at_least: int = 0
    implied: int = 0
    by_role: Cells
    by_channel: Cells
    by_constituency: Cells
    reached_at_least: int = 0

    def dimensions(self) -> tuple[Cells, Cells, Cells]:
        """Give the figures that each add up to no more than the total."""
        return self.by_role, self.by_channel, self.by_constituency


NOTHING = Disclosed(by_role={}, by_channel={}, by_constituency={})


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many numbers there are of each kind, shown and hidden.

    Args:
        roles: of the campaign.
        channels: of the campaign.
        constituencies: 650, or 0 where they are not published.
    """

    roles: int
    channels: int
    constituencies: int

    def in_order(self) -> tuple[int, int, int]:
        """Give them in the order of ``Disclosed.dimensions``."""
        return self.roles, self.channels, self.constituencies


def disclose(totals: Totals, earlier: Disclosed, sizes: Sizes) -> Disclosed:
    """Work out what to publish of one event.

    Args:
        totals: the raw sums. No sum is less than it was when ``earlier`` was worked out.
        earlier: what was published last; ``NOTHING`` at first.
        sizes: how many roles, channels and constituencies there are.

    Returns:
        The figures to publish.
    """
    by_constituency = _shown(totals.by_constituency) if sizes.constituencies else {}
    dimensions = (_shown(totals.by_role), _shown(totals.by_channel), by_constituency)
    reached = _reached(totals.by_constituency, len(by_constituency), sizes.constituencies, earlier)
    unseen = (0, 0, max(0, reached - len(by_constituency)))  # reached, and hidden: at least one each
    least = max(map(_least, dimensions, unseen))
    newly = (0, 0, reached - earlier.reached_at_least)
    growth = max(map(_growth, dimensions, earlier.dimensions(), newly))
    implied = max(least, earlier.implied + growth)
    at_least = _total(totals.total, map(_most, dimensions, sizes.in_order()))
    if at_least <= implied + MOST_HIDDEN:
        at_least = max(earlier.at_least, _down(least))
    return Disclosed(
        at_least=at_least,
        implied=max(at_least, implied),
        by_role=dimensions[0],
        by_channel=dimensions[1],
        by_constituency=by_constituency,
        reached_at_least=reached,
    )


def hidden_or_nearest(count: int) -> int | None:
    """Disclose one number by role, channel or constituency.

    Args:
        count: the raw number, 0 or more.

    Returns:
        None where it is under ten, otherwise the nearest multiple of five.
    """
    if count < THRESHOLD:
        return None
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def least_behind(figure: int) -> int:
    """Give the least raw number that is shown as this figure, a multiple of five from ten up."""
    return max(THRESHOLD, figure - ROUNDED_TO // 2)


def most_behind(figure: int) -> int:
    """Give the greatest raw number that is shown as this figure, a multiple of five from ten up."""
    return figure + ROUNDED_TO // 2


def _shown(counts: Cells) -> dict[str, int]:
    figures = ((value, hidden_or_nearest(count)) for value, count in counts.items())
    return {value: figure for value, figure in figures if figure is not None}


def _reached(counts: Cells, shown: int, size: int, earlier: Disclosed) -> int:
    if not size:
        return 0
    reached = sum(count > 0 for count in counts.values())
    # Never so that every hidden constituency would have to be an empty one, or that none of them could be.
    rounded = _down(min(reached, size - 1))
    return rounded if rounded > shown + 1 else max(earlier.reached_at_least, _down(shown))


def _least(figures: Cells, unseen: int) -> int:
    return sum(map(least_behind, figures.values())) + unseen


def _most(figures: Cells, size: int) -> int:
    """Give the greatest sum that all numbers of a kind can have; 0 where none of them is hidden."""
    hidden = size - len(figures)
    return sum(map(most_behind, figures.values())) + MOST_HIDDEN * hidden if hidden > 0 else 0


def _growth(figures: Cells, earlier: Cells, newly: int) -> int:
    """Give what must have been added since, or more: how far the least behind each figure rose."""
    return newly + sum(
        least_behind(figure) - (least_behind(earlier[value]) if value in earlier else MOST_HIDDEN)
        for value, figure in figures.items()
    )


def _total(total: int, most_by_dimension: Iterable[int]) -> int:
    """Round the total down, and further where all hidden numbers together would have to be near their most.

    That holds where somebody knows that everybody gave a role, say, so that the roles add up to the total.
    """
    rounded = _down(total)
    for most in most_by_dimension:
        if total < _down(most) + TOTAL_ROUNDED_TO:
            rounded = min(rounded, _down(max(0, most - MOST_HIDDEN)))
    return rounded


def _down(count: int) -> int:
    return count // TOTAL_ROUNDED_TO * TOTAL_ROUNDED_TO
