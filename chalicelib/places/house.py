"""The House of Commons on one day: who sits for which constituency, in a shape that can hold nothing else."""

import datetime as dt
import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from chalicelib.frozen import dataclass
from chalicelib.places.members import Member

FORMAT = 1  # of the text that a House is kept as
# Source: House of Commons Library, "By-elections": the most seats vacant at once since 1945 were 15, in 1986.
MOST_VACANT = 20
LONGEST = 100  # characters of a name, a title or a party; the longest in 2026 has 31

# What stands between the letters of a name and of a party, of any script: no markup, and in names no figure.
_IN_NAMES = str.maketrans("", "", " '’\u2018.,()-")
_IN_PARTIES = str.maketrans("", "", " '’\u2018.,()&/!-")


class HouseError(ValueError):
    """A text is not a House of ours, or something in it may not be there. Never says what."""


@dataclass(frozen=True, slots=True)
class House:
    """Who sits in the House of Commons.

    Args:
        day: the day that this was so.
        members: by constituency code, each known as of that day. A vacant seat has none.
    """

    day: dt.date
    members: Mapping[str, Member]

    @classmethod
    def of(cls, members: Mapping[str, Member]) -> "House":
        """Make one of members of different days; its day is the newest of theirs."""
        return cls(max((member.as_of for member in members.values()), default=dt.date.min), members)


class HouseShelf(Protocol):
    """Where the latest House is kept."""

    def latest_or_none(self, codes: Collection[str]) -> House | None:
        """Give the latest House, or None where none was ever kept.

        Args:
            codes: every constituency there is.

        Raises:
            HouseError: what is kept cannot be right.
            TallyUnavailable: it cannot be read now.
        """
        ...

    def put(self, house: House) -> bool:
        """Keep a House in the place of the one before it.

        Args:
            house: all of it.

        Returns:
            False where one of a later day is kept, which stays.

        Raises:
            TallyUnavailable: nobody can say whether it was kept; doing it again does no harm.
        """
        ...


def read_name_or_none(text: object) -> str | None:
    """Read somebody's name or title, its spaces put in order; None for what cannot be one."""
    plain = _plain(text)
    return plain if plain[:1].isalpha() and plain.translate(_IN_NAMES).isalpha() else None


def read_party_or_none(text: object) -> str | None:
    """Read the name of a party in the same way."""
    plain = _plain(text)
    return plain if plain[:1].isalpha() and plain.translate(_IN_PARTIES).isalnum() else None


def house_to_text(house: House) -> str:
    """Write a House down, to be read by ``house_from_text``."""
    seats = sorted(house.members.items())
    members = {code: [each.name, each.full_title, each.party] for code, each in seats}
    value = {"format": FORMAT, "day": house.day.isoformat(), "members": members}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def house_from_text(text: str, codes: Collection[str]) -> House:
    """Read a House.

    Args:
        text: from ``house_to_text``.
        codes: every constituency there is.

    Returns:
        The House. Nothing is in it but names, titles and parties, and no more seats are vacant than can be.

    Raises:
        HouseError: it is not one of ours.
    """
    try:
        value = json.loads(text)
        if value["format"] != FORMAT:
            raise HouseError("its format is not known here")
        day = dt.date.fromisoformat(value["day"])
        members = {code: _member(seat, day) for code, seat in value["members"].items()}
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        # "from None": the cause may quote what is there.
        raise HouseError("this is not a House") from None
    _check_seats(members, codes)
    return House(day, members)


def newer_of(kept: House | None, shipped: House) -> House:
    """Give the House to believe: the shipped one where it was edited by hand after the last refresh."""
    return kept if kept is not None and kept.day >= shipped.day else shipped


def _plain(text: object) -> str:
    if not isinstance(text, str) or len(text) > LONGEST:
        return ""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _member(seat: Iterable[object], day: dt.date) -> Member:
    name, full_title, party = seat
    known = read_name_or_none(name), read_name_or_none(full_title), read_party_or_none(party)
    if None in known or known != (name, full_title, party):
        raise HouseError("something in it is no name")
    return Member(str(name), str(full_title), str(party), day)


def _check_seats(members: Mapping[str, Member], codes: Collection[str]) -> None:
    if not members.keys() <= set(codes):
        raise HouseError("it knows a seat that is not there")
    if len(members) < len(codes) - MOST_VACANT:
        raise HouseError("too many of its seats are vacant")
