"""What the UK Parliament's Members API answers, made up from the shipped members for the tests."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.places import DATA, Constituency, Member
from chalicelib.places.constituencies import read_constituencies
from chalicelib.places.locate import CONSTITUENCIES_FILE, MEMBERS_FILE
from chalicelib.places.members import read_members
from chalicelib.places.members_api import TAKE

CONSTITUENCIES: Mapping[str, Constituency] = read_constituencies(DATA / CONSTITUENCIES_FILE)
SHIPPED: Mapping[str, Member] = read_members(DATA / MEMBERS_FILE, CONSTITUENCIES)
Json = dict[str, Any]


def listed(number: int, constituency: str, member: Member) -> Json:
    """One member, with everything that the real answer says of them."""
    return {
        "value": {
            "id": number,
            "nameListAs": member.name,
            "nameDisplayAs": member.name,
            "nameFullTitle": member.full_title,
            "nameAddressAs": member.name,
            "latestParty": {
                "id": 8,
                "name": member.party,
                "abbreviation": "Ind",
                "backgroundColour": "909090",
                "foregroundColour": "FFFFFF",
                "isLordsMainParty": False,
                "isLordsSpiritualParty": False,
                "governmentType": None,
                "isIndependentParty": True,
            },
            "gender": "F",
            "latestHouseMembership": {
                "membershipFrom": constituency,
                "membershipFromId": 4000 + number,
                "house": 1,
                "membershipStartDate": "2024-07-04T00:00:00",
                "membershipEndDate": None,
                "membershipEndReason": None,
                "membershipEndReasonNotes": None,
                "membershipEndReasonId": None,
                "membershipStatus": {
                    "statusIsActive": True,
                    "statusDescription": "Current Member",
                    "statusNotes": None,
                    "statusId": 0,
                    "status": 0,
                    "statusStartDate": "2024-07-04T00:00:00",
                },
            },
            "thumbnailUrl": f"https://members-api.parliament.uk/api/Members/{number}/Thumbnail",
        },
        "links": [{"rel": "self", "href": f"/Members/{number}", "method": "GET"}],
    }


def whole_list() -> list[Json]:
    """Every seat of the shipped list, in the order of the members' names, as Parliament gives them."""
    seats = sorted(SHIPPED.items(), key=lambda seat: seat[1].name)
    return [listed(n, CONSTITUENCIES[code].name, member) for n, (code, member) in enumerate(seats, 1)]


def page_of(items: Sequence[Json], skip: int, take: int = TAKE) -> Json:
    """The page that begins after so many members."""
    return {
        "items": items[skip : skip + take],
        "totalResults": len(items),
        "resultContext": "",
        "skip": skip,
        "take": take,
        "links": [],
        "resultType": "Member",
    }


def body_of(page: Json) -> bytes:
    return json.dumps(page, ensure_ascii=False).encode()


class Parliament:
    """A `MembersSource` that gives a list. A test may change any page on its way."""

    def __init__(self, items: Sequence[Json] | None = None) -> None:
        self.items = whole_list() if items is None else items
        self.asked: list[int] = []
        self.is_closed = False

    def page(self, skip: int) -> bytes:
        self.asked.append(skip)
        return body_of(page_of(self.items, skip))

    def close(self) -> None:
        self.is_closed = True


def item_for(items: Sequence[Json], constituency: str) -> Json:
    """The one who sits for a constituency."""
    return next(each for each in items if seat_of(each)["membershipFrom"] == constituency)


def seat_of(item: Json) -> Json:
    seat: Json = item["value"]["latestHouseMembership"]
    return seat
