"""Once a day: Parliament's list becomes ours, or is refused as a whole and yesterday's stays."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping

from chalicelib.frozen import dataclass
from chalicelib.places.constituencies import Constituency
from chalicelib.places.house import House, HouseError, HouseShelf, newer_of
from chalicelib.places.members import Member
from chalicelib.places.members_api import FetchPage, MembersNotRefreshedError, Reason, Sitting, read_all

# Seats that may differ between two lists: twice the 15 by-elections of 23 January 1986, the most on one day
# since 1945. A list of honours, or members who change party together, are fewer. A general election is more.
MOST_CHANGES = 30


@dataclass(frozen=True, slots=True)
class Change:
    """What changed for one seat.

    Args:
        constituency: which.
        before: who was known for it, or None for nobody.
        after: who sits now, or None while it is vacant.
    """

    constituency: Constituency
    before: Member | None
    after: Member | None


class TooManyChangesError(MembersNotRefreshedError):
    """So much changed that a person should look at it first.

    Args:
        changes: all of it; not in the message.
    """

    def __init__(self, changes: tuple[Change, ...]) -> None:
        super().__init__(Reason.TOO_MANY_CHANGES)
        self.changes = changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """All that a refresh needs.

    Args:
        fetch: gives a page of Parliament's list.
        shelf: where the latest House is kept.
        shipped: the House that came with this program.
        constituencies: every seat, by code.
    """

    fetch: FetchPage
    shelf: HouseShelf
    shipped: House
    constituencies: Mapping[str, Constituency]

    def run(self, day: dt.date, *, accept: bool = False) -> tuple[Change, ...]:
        """Read Parliament's list and keep it.

        Args:
            day: today.
            accept: whether any number of changes is right, because a person looked at them.

        Returns:
            What changed.

        Raises:
            MembersNotRefreshedError: the list cannot be right, or too much changed; nothing was kept.
            TallyUnavailable: the store could not be reached.
        """
        members = members_of(read_all(self.fetch), self.constituencies, day)
        changes = changes_between(self._before().members, members, self.constituencies)
        if len(changes) > MOST_CHANGES and not accept:
            raise TooManyChangesError(changes)
        self.shelf.put(House(day, members))
        return changes

    def _before(self) -> House:
        try:
            kept = self.shelf.latest_or_none(self.constituencies)
        except HouseError:
            kept = None  # what cannot be read is what a refresh puts right
        return newer_of(kept, self.shipped)


def members_of(
    sittings: Iterable[Sitting], constituencies: Mapping[str, Constituency], day: dt.date
) -> dict[str, Member]:
    """Find each member's seat by its name.

    Args:
        sittings: the members as Parliament lists them.
        constituencies: every seat, by code.
        day: the day that this is so.

    Returns:
        The members by constituency code. A seat that nobody sits for is vacant, and is not there.

    Raises:
        MembersNotRefreshedError: a seat is unknown, or has two members.
    """
    codes = {folded(constituency.name): code for code, constituency in constituencies.items()}
    found: dict[str, Member] = {}
    for sitting in sittings:
        code = codes.get(folded(sitting.constituency))
        if code is None:
            raise MembersNotRefreshedError(Reason.UNKNOWN_SEAT)
        if code in found:
            raise MembersNotRefreshedError(Reason.TWO_FOR_A_SEAT)
        found[code] = Member(sitting.name, sitting.full_title, sitting.party, day)
    return found


def changes_between(
    before: Mapping[str, Member], after: Mapping[str, Member], constituencies: Mapping[str, Constituency]
) -> tuple[Change, ...]:
    """List the seats for which anything but the day differs, in the order of the constituencies."""
    return tuple(
        Change(constituency, before.get(code), after.get(code))
        for code, constituency in constituencies.items()
        if _said_of(before.get(code)) != _said_of(after.get(code))
    )


def folded(name: str) -> str:
    """Make two spellings of a constituency's name alike: "Glyndŵr" and "Glyndwr", "&" and "and".

    Args:
        name: as somebody writes it.

    Returns:
        Its letters and figures alone, without marks, in small letters, words apart by one space.
    """
    simple = unicodedata.normalize("NFKD", name.replace("&", " and "))
    plain = unicodedata.normalize("NFKD", simple.casefold())
    joined = "".join(each for each in plain if not unicodedata.combining(each) and each not in "'’\u2018.")
    return " ".join("".join(each if each.isalnum() else " " for each in joined).split())


def _said_of(member: Member | None) -> tuple[str, str, str] | None:
    return (member.name, member.full_title, member.party) if member else None
