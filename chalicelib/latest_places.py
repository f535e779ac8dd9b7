"""Where people live and who sits for them, as far as this process has heard."""

from collections.abc import Callable

from chalicelib.frozen import replace
from chalicelib.places import House, HouseShelf, Places
from chalicelib.places.house import newer_of

ASK_AGAIN_SECONDS = 3_600  # who sits changes a few times a year
PAUSE_SECONDS = 600  # before a store that did not answer is asked again


class LatestPlaces:
    """The shipped places, with the members that were kept last once this process has heard of them.

    Looking anybody up never asks the store. ``catch_up`` does, and is called where a request has just spoken
    to Amazon for a reason of its own: docs/decisions/014.

    Args:
        open_places: opens what is shipped.
        houses: opens the store.
        now: seconds since 1970.
    """

    def __init__(
        self, open_places: Callable[[], Places], houses: Callable[[], HouseShelf], now: Callable[[], int]
    ) -> None:
        self._open = open_places
        self._houses = houses
        self._now = now
        self._places: Places | None = None
        self._ask_again_at = 0

    def places(self) -> Places:
        """Give them as they are known here now."""
        if self._places is None:
            self._places = self._open()
        return self._places

    def catch_up(self) -> None:
        """Hear what is kept, once an hour at most. A store that fails changes nothing and gets a pause."""
        if self._now() < self._ask_again_at:
            return
        self._ask_again_at = self._now() + PAUSE_SECONDS
        known = self.places()
        try:
            kept = self._houses().latest_or_none(known.constituencies)
        except Exception:  # noqa: BLE001 - whatever it is, whoever is waiting did not come for this
            return
        self._ask_again_at = self._now() + ASK_AGAIN_SECONDS
        self._places = replace(known, members=newer_of(kept, House.of(known.members)).members)
