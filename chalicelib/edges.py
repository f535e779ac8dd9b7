"""What the outside world gives, as the pure part takes it."""

from __future__ import annotations  # what is named below is brought by whoever makes it, not by all

from typing import TYPE_CHECKING

from chalicelib.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.places import HouseShelf, Places
    from chalicelib.places.members_api import MembersSource
    from chalicelib.tally.organisers import OrganiserRegister
    from chalicelib.tally.receipts import ReceiptBook
    from chalicelib.tally.sessions import SessionBook
    from chalicelib.tally.snapshot import SnapshotShelf
    from chalicelib.tally.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """What the outside world gives, each part made when it is first asked for.

    Attributes:
        places: the table of postcodes, and who sits as far as is known here.
        catch_up: hears who sits from the store, for a request that has just spoken to Amazon anyway.
        is_dissolved: whether there are no MPs now.
        houses: where who sits is kept.
        parliament: who sits, as Parliament itself says.
        receipts: signs and reads receipts.
        sessions: signs and reads organisers' sessions.
        tally: counts; may raise ``TallyUnavailable``, as the next two may.
        snapshots: where published figures are kept.
        organisers: who may look at all published figures.
        now: seconds since 1970.
        random_bytes: so many unpredictable bytes.
    """

    places: Callable[[], Places]
    catch_up: Callable[[], None]
    is_dissolved: Callable[[], bool]
    houses: Callable[[], HouseShelf]
    parliament: Callable[[], MembersSource]
    receipts: Callable[[], ReceiptBook]
    sessions: Callable[[], SessionBook]
    tally: Callable[[], Tally]
    snapshots: Callable[[], SnapshotShelf]
    organisers: Callable[[], OrganiserRegister]
    now: Callable[[], int]
    random_bytes: Callable[[int], bytes]
