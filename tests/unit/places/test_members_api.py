"""Reading Parliament's list, as documented and not."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.places.members_api import MembersNotRefreshedError, Reason, read_all, read_page
from tests.parliament import Json, Parliament, body_of, page_of, seat_of, whole_list

Spoil = Callable[[Json], object]


def first_of(page: Json) -> Json:
    member: Json = page["items"][0]["value"]
    return member


def put(path: str, value: object) -> Spoil:
    """Put something else at a place of the first page's first member."""

    def spoil(page: Json) -> None:
        *way, last = path.split(".")
        node: Any = first_of(page)
        for step in way:
            node = node[step]
        node[last] = value

    return spoil


def drop(name: str) -> Spoil:
    return lambda page: first_of(page).pop(name)


class Spoilt(Parliament):
    """Parliament's list, with one page changed."""

    def __init__(self, spoil: Spoil, at: int = 0) -> None:
        super().__init__()
        self.spoil = spoil
        self.at = at

    def page(self, skip: int) -> bytes:
        page = page_of(self.items, skip)
        if skip == self.at:
            self.spoil(page)
        return body_of(page)


def reason_of(read: Callable[[], object]) -> Reason:
    with pytest.raises(MembersNotRefreshedError) as refused:
        read()
    assert refused.value.__cause__ is None
    return refused.value.reason


def test_33_pages_are_read() -> None:
    """Each is asked for once, in order, and every member is there."""
    parliament = Parliament()
    sittings = read_all(parliament.page)
    assert parliament.asked == list(range(0, 650, 20))
    assert len(parliament.asked) == 33
    assert len(sittings) == 650
    assert sittings[0].name == first_of(page_of(parliament.items, 0))["nameDisplayAs"]


def test_what_is_read_of_a_member() -> None:
    """Number, constituency, name, title and party; nothing else of what Parliament says."""
    [sitting, *_] = read_page(Parliament().page(40), 40).sittings
    item = whole_list()[40]
    assert (sitting.id, sitting.constituency, sitting.name, sitting.full_title, sitting.party) == (
        item["value"]["id"],
        seat_of(item)["membershipFrom"],
        item["value"]["nameDisplayAs"],
        item["value"]["nameFullTitle"],
        item["value"]["latestParty"]["name"],
    )


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"\xff\xfe", b"[]", b"7", b"null", b"{}", b"[" * 100_000, b'{"a":' * 100_000]
)
def test_what_is_no_page(body: bytes) -> None:
    """Something else than the documented JSON is refused, however it is broken."""
    assert reason_of(lambda: read_page(body, 0)) is Reason.SHAPE


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.pop("items"),
        lambda page: page.pop("totalResults"),
        lambda page: page.pop("skip"),
        lambda page: page.update(items={"0": {}}),
        lambda page: page.update(items=[7]),
        lambda page: page.update(totalResults="650"),
        lambda page: page.update(totalResults=True),
        lambda page: page.update(totalResults=-1),
        lambda page: page.update(totalResults=650.0),
        lambda page: page["items"][0].pop("value"),
        drop("id"),
        drop("nameDisplayAs"),
        drop("latestParty"),
        drop("latestHouseMembership"),
        put("id", "172"),
        put("nameDisplayAs", None),
        put("nameDisplayAs", "Ann <b>Bell"),
        put("nameFullTitle", ""),
        put("latestParty", None),
        put("latestParty.name", "https://example.org"),
        put("latestHouseMembership", None),
        put("latestHouseMembership.membershipFrom", None),
        put("latestHouseMembership.house", 2),
        put("latestHouseMembership.membershipEndDate", "2026-11-01T00:00:00"),
    ],
)
def test_a_changed_shape_is_refused(spoil: Spoil) -> None:
    """Where a name, a number or a kind is another one than documented, nothing is guessed."""
    assert reason_of(lambda: read_all(Spoilt(spoil).page)) is Reason.SHAPE


@pytest.mark.parametrize(
    ("at", "spoil"),
    [
        (20, lambda page: page.update(skip=0)),
        (20, lambda page: page.update(take=100)),
        (20, lambda page: page["items"].pop()),
        (640, lambda page: page["items"].pop()),
        (640, lambda page: page.update(items=[])),
        (20, lambda page: page.update(totalResults=649)),
        (0, lambda page: page.update(totalResults=640)),
    ],
)
def test_totals_that_do_not_fit_are_refused(at: int, spoil: Spoil) -> None:
    """Another page than was asked for, one that lacks a member, a total that changes on the way."""
    assert reason_of(lambda: read_all(Spoilt(spoil, at).page)) is Reason.TOTALS


def test_a_repeated_page_is_refused() -> None:
    """Even where it says that it is the next one."""
    again = page_of(whole_list(), 0)["items"]
    assert (
        reason_of(lambda: read_all(Spoilt(lambda page: page.update(items=again), 20).page)) is Reason.REPEATED
    )


@pytest.mark.parametrize(
    ("count", "reason"), [(0, Reason.TOO_FEW), (629, Reason.TOO_FEW), (651, Reason.TOO_MANY)]
)
def test_an_implausible_number_is_refused_at_once(count: int, reason: Reason) -> None:
    """A dissolved Parliament, half a list, or one too many: no second page is asked for."""
    items = whole_list()
    parliament = Parliament([*items, items[0]][:count])
    assert reason_of(lambda: read_all(parliament.page)) is reason
    assert parliament.asked == [0]


def test_as_many_vacant_seats_as_there_can_be() -> None:
    """Twenty are."""
    assert len(read_all(Parliament(whole_list()[:630]).page)) == 630


def test_the_message_says_what_holds_now() -> None:
    """Whoever reads the alarm learns why, and that the earlier list stays."""
    error = MembersNotRefreshedError(Reason.SHAPE)
    assert "not JSON of the documented shape" in str(error)
    assert "stays in use" in str(error)
