"""What the UK Parliament's Members API answers, read strictly: a shape that changed is refused as a whole.

Source: https://members-api.parliament.uk/index.html, "GET /api/Members/Search".
"""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol

from chalicelib.frozen import dataclass
from chalicelib.places.house import MOST_VACANT, read_name_or_none, read_party_or_none

SEATS = 650  # in the House of Commons. Source: Parliamentary Constituencies Act 1986, Schedule 2, as of 2020
TAKE = 20  # members on a page: the most that it gives
COMMONS = 1  # its number of that House

FetchPage = Callable[[int], bytes]


class MembersSource(Protocol):
    """Where pages of the list come from."""

    def page(self, skip: int) -> bytes:
        """Fetch the body of the page that begins after so many members.

        Raises:
            MembersNotRefreshedError: it did not come.
        """
        ...

    def close(self) -> None:
        """Hang up."""
        ...


class Reason(StrEnum):
    """Why members were not refreshed. All that an error ever says; nothing in it is anybody else's words."""

    AWAY = "Parliament’s service could not be reached, or was too slow"
    REFUSED = "Parliament’s service answered with a refusal, or sends us elsewhere"
    TOO_LARGE = "an answer was far too large"
    SHAPE = "an answer is not JSON of the documented shape"
    TOTALS = "the number of members changed between two pages, or does not fit what was listed"
    REPEATED = "a member is listed twice"
    TOO_FEW = "there are far too few members"
    TOO_MANY = "there are more members than seats"
    UNKNOWN_SEAT = "a member sits for a constituency that is not on our list"
    TWO_FOR_A_SEAT = "two members sit for one constituency"
    TOO_MANY_CHANGES = "far more has changed than changes in a day"


class MembersNotRefreshedError(Exception):
    """The members were not refreshed: those that were known before stay in use.

    Args:
        reason: why.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(f"The list of MPs was not refreshed: {reason}. The list from before stays in use.")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Sitting:
    """A member as Parliament lists them.

    Args:
        id: Parliament's number of them.
        constituency: the name of theirs, as Parliament writes it.
        name: as one would address them.
        full_title: as Parliament writes them.
        party: as Parliament writes it.
    """

    id: int
    constituency: str
    name: str
    full_title: str
    party: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list.

    Args:
        total: how many members all pages have together.
        sittings: those on this page.
    """

    total: int
    sittings: tuple[Sitting, ...]


def read_all(fetch: FetchPage) -> tuple[Sitting, ...]:
    """Read the whole list.

    Args:
        fetch: gives the body of the page that begins after so many members.

    Returns:
        Every sitting member, once.

    Raises:
        MembersNotRefreshedError: a page is missing, repeated or not as documented, or the number of
            members cannot be right.
    """
    first = read_page(fetch(0), 0)
    # Before the other pages are asked for, so that nobody can keep us asking.
    _check_total(first.total)
    pages = [first, *(read_page(fetch(skip), skip) for skip in range(TAKE, first.total, TAKE))]
    sittings = tuple(sitting for page in pages for sitting in page.sittings)
    if any(page.total != first.total for page in pages) or len(sittings) != first.total:
        raise MembersNotRefreshedError(Reason.TOTALS)
    if len({sitting.id for sitting in sittings}) != len(sittings):
        raise MembersNotRefreshedError(Reason.REPEATED)
    return sittings


def read_page(body: bytes, skip: int) -> Page:
    """Read one page.

    Args:
        body: JSON, as it came.
        skip: how many members were to be left out before it.

    Returns:
        The page.

    Raises:
        MembersNotRefreshedError: it is not of the documented shape, or another page.
    """
    try:
        value = json.loads(body.decode("utf-8"))
        page = Page(_number(value["totalResults"]), tuple(map(_sitting, _list(value["items"]))))
        is_asked_for = (_number(value["skip"]), _number(value["take"])) == (skip, TAKE)
    except (KeyError, RecursionError, TypeError, ValueError):
        # "from None": the cause quotes what came.
        raise MembersNotRefreshedError(Reason.SHAPE) from None
    if not is_asked_for or len(page.sittings) != min(TAKE, max(page.total - skip, 0)):
        raise MembersNotRefreshedError(Reason.TOTALS)
    return page


def _check_total(total: int) -> None:
    if total < SEATS - MOST_VACANT:
        raise MembersNotRefreshedError(Reason.TOO_FEW)
    if total > SEATS:
        raise MembersNotRefreshedError(Reason.TOO_MANY)


def _sitting(item: Mapping[str, Mapping[str, object]]) -> Sitting:
    member = item["value"]
    party, seat = _object(member["latestParty"]), _object(member["latestHouseMembership"])
    # Somebody who has left is not current, whatever the list is called.
    if _number(seat["house"]) != COMMONS or seat["membershipEndDate"] is not None:
        raise ValueError
    return Sitting(
        id=_number(member["id"]),
        constituency=_text(seat["membershipFrom"]),
        name=_known(read_name_or_none(member["nameDisplayAs"])),
        full_title=_known(read_name_or_none(member["nameFullTitle"])),
        party=_known(read_party_or_none(party["name"])),
    )


def _number(value: object) -> int:
    if type(value) is not int or value < 0:  # True is an int, too
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _list(value: object) -> list[Mapping[str, Mapping[str, object]]]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _known(text: str | None) -> str:
    if text is None:
        raise ValueError
    return text
