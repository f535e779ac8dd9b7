"""The map while it is being improved: which seat stands where, and how well."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SEA = -1  # instead of a seat
BESIDE = 1.5  # squared widths: more than to a hexagon at one's side (1), less than to any other (3)
NEAR = 4.5  # squared widths: more than to any hexagon two steps away (3 or 4), less than to a third one (7)


class Pull(NamedTuple):
    """What draws a seat to a neighbour.

    Args:
        other: the neighbour.
        east: how far east of it the seat would be best, in widths.
        south: how far south.
    """

    other: int
    east: float
    south: float


class Weights(NamedTuple):
    """What each kind of fault costs, where a seat one width from its wish costs 1 times `home`.

    Args:
        home: being away from one's wish, or at sea.
        pull: a neighbour's being one width from where it should be; more for more, as its square.
        apart: a neighbour's not being at one's side at all; twice that where it is further than two steps.
        border: a side between two regions: short borders make regions compact.
        coast: a side between land and sea.
        strait: a side between lands that do not touch.
        piece: a region's, or the sea's, being in one piece more than it need be.
    """

    home: float
    pull: float
    apart: float
    border: float
    coast: float
    strait: float
    piece: float


class Board:
    """Seats on hexagons, which two at a time can change.

    Args:
        places: the hexagon of each seat.
        regions: the region of each seat, as a number; the highest is Northern Ireland's.
        pulls: what draws each seat.
        prices: what each seat pays for each hexagon.
        centres: the middle of each hexagon.
        near: the hexagons at each one's sides.
        weights: what faults cost.
    """

    def __init__(
        self,
        *,
        places: Sequence[int],
        regions: Sequence[int],
        pulls: Sequence[Sequence[Pull]],
        prices: Sequence[Sequence[float]],
        centres: Sequence[tuple[float, float]],
        near: Sequence[Sequence[int]],
        weights: Weights,
    ) -> None:
        self.places = list(places)
        self.pulls, self.prices, self.centres, self.near, self.weights = pulls, prices, centres, near, weights
        self.sea = max(regions) + 1
        self.seats = [SEA] * len(centres)
        self.regions = [self.sea] * len(centres)
        for seat, place in enumerate(places):
            self.seats[place] = seat
            self.regions[place] = regions[seat]
        self.areas: list[set[int]] = [set() for _ in range(self.sea + 1)]
        for place, region in enumerate(self.regions):
            self.areas[region].add(place)
        self.pieces = [self._count(region) for region in range(self.sea + 1)]

    def swap(self, one: int, other: int) -> None:
        """Let what stands on two hexagons change places."""
        for grid in (self.seats, self.regions):
            grid[one], grid[other] = grid[other], grid[one]
        for place in (one, other):
            if self.seats[place] != SEA:
                self.places[self.seats[place]] = place
        if self.regions[one] != self.regions[other]:
            for place, left in ((one, other), (other, one)):
                self.areas[self.regions[place]].add(place)
                self.areas[self.regions[place]].discard(left)

    def strain(self, one: int, other: int) -> float:
        """Add up what is wrong about two hexagons, as far as changing them with one another can mend it."""
        first, second = self.seats[one], self.seats[other]
        total = self._seat(first, SEA) if first != SEA else 0.0
        if second != SEA:
            total += self._seat(second, first)
        if self.regions[one] != self.regions[other]:
            total += self._sides(one) + self._sides(other)
        return total

    def recount(self, one: int, other: int) -> float:
        """Count the pieces of the regions of two hexagons that have just changed places.

        Returns:
            How much more there is wrong about them than at the last count.
        """
        more = 0
        for lost, gained in ((one, other), (other, one)):
            region = self.regions[gained]
            if self.pieces[region] > 1 or self._may_part(lost, region):
                before, self.pieces[region] = self.pieces[region], self._count(region)
                more += self.pieces[region] - before
        return self.weights.piece * more

    def is_whole(self, one: int, other: int) -> bool:
        """Tell whether the regions of two hexagons were in one piece each at the last count."""
        return self.pieces[self.regions[one]] == self.pieces[self.regions[other]] == 1

    def _may_part(self, lost: int, region: int) -> bool:
        """Tell whether what is left around a lost hexagon does not hang together on the spot."""
        ring = [self.regions[near] == region for near in self.near[lost]]
        return sum(here and not ring[index - 1] for index, here in enumerate(ring)) != 1

    def _seat(self, seat: int, counted: int) -> float:
        place = self.places[seat]
        x, y = self.centres[place]
        squares, steps = 0.0, 0
        for other, east, south in self.pulls[seat]:
            if other != counted:
                x1, y1 = self.centres[self.places[other]]
                dx, dy = x - x1, y - y1
                squares += (dx - east) ** 2 + (dy - south) ** 2
                far = dx * dx + dy * dy
                if far > BESIDE:
                    steps += 1 if far < NEAR else 2
        weights = self.weights
        return weights.home * self.prices[seat][place] + weights.pull * squares + weights.apart * steps

    def _sides(self, place: int) -> float:
        region, weights = self.regions[place], self.weights
        total = 0.0
        for near in self.near[place]:
            beside = self.regions[near]
            if beside != region:
                if self.sea in (region, beside):
                    total += weights.coast
                else:
                    total += weights.strait if self.sea - 1 in (region, beside) else weights.border
        return total

    def _count(self, region: int) -> int:
        left = set(self.areas[region])
        count = 0
        while left:
            count += 1
            ahead = [left.pop()]
            while ahead:
                for near in self.near[ahead.pop()]:
                    if near in left:
                        left.remove(near)
                        ahead.append(near)
        return count
