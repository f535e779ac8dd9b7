"""Tokens, and who they let in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.tally.organisers import (
    TOKEN,
    TRIES_A_MINUTE,
    Door,
    Organiser,
    OrganiserUnknown,
    TooManyTries,
    new_organiser,
)
from tests.fakes import FakeOrganisers

NOW = 1_795_219_200
A_DAY = 86_400


def made(label: str = "press-office", days: int = 30, seed: int = 1) -> tuple[Organiser, str]:
    return new_organiser(label, days, NOW, lambda count: bytes([seed]) * count)


def door_to(register: FakeOrganisers, now: int = NOW) -> Door:
    return Door(lambda: register, lambda: now)


@pytest.fixture
def register() -> FakeOrganisers:
    return FakeOrganisers()


def test_a_token_opens(register: FakeOrganisers) -> None:
    """Whoever has the token is the organiser it was made for."""
    organiser, token = made()
    register.add(organiser)
    assert door_to(register).open_with(token) == organiser


def test_what_is_kept_is_not_the_token() -> None:
    """Neither the token nor its secret is in what is kept, and the digest alone opens nothing."""
    organiser, token = made()
    match = TOKEN.fullmatch(token)
    assert match
    assert match["secret"] not in repr(organiser)
    register = FakeOrganisers()
    register.add(organiser)
    with pytest.raises(OrganiserUnknown):
        door_to(register).open_with(f"own-words-organiser-{organiser.id}-{organiser.digest}")


def test_two_tokens_differ() -> None:
    """Other random bytes make another id and another secret."""
    (one, first), (other, second) = made(seed=1), made(seed=2)
    assert one.id != other.id
    assert one.digest != other.digest
    assert first != second


def test_a_wrong_secret_opens_nothing(register: FakeOrganisers) -> None:
    """Knowing the id is not enough."""
    organiser, token = made()
    register.add(organiser)
    wrong = token[:-1] + ("0" if token[-1] != "0" else "1")
    with pytest.raises(OrganiserUnknown) as refused:
        door_to(register).open_with(wrong)
    assert (refused.value.code, refused.value.field) == ("organiser-unknown", "token")


def test_one_organiser_s_secret_does_not_open_for_another(register: FakeOrganisers) -> None:
    """Id and secret belong together."""
    (one, first), (other, second) = made(seed=1), made(seed=2)
    register.add(one)
    register.add(other)
    with pytest.raises(OrganiserUnknown):
        door_to(register).open_with(first[:-64] + second[-64:])


@given(st.text())
def test_anything_else_opens_nothing(text: str) -> None:
    """No text that is not a token opens, and none of them is looked up."""
    with pytest.raises(OrganiserUnknown):
        Door(FakeOrganisers, lambda: NOW).open_with(text)


def test_a_token_ends(register: FakeOrganisers) -> None:
    """It opens until its last second and not in the one after."""
    organiser, token = made(days=1)
    register.add(organiser)
    assert door_to(register, NOW + A_DAY - 1).open_with(token) == organiser
    with pytest.raises(OrganiserUnknown):
        door_to(register, NOW + A_DAY).open_with(token)


def test_a_token_that_was_taken_back_opens_nothing(register: FakeOrganisers) -> None:
    """Taking it back works at once, for tokens and for those who are in already."""
    organiser, token = made()
    register.add(organiser)
    door = door_to(register)
    assert door.still_open_for(organiser.id) == organiser
    assert register.remove("press-office") == 1
    with pytest.raises(OrganiserUnknown):
        door.open_with(token)
    with pytest.raises(OrganiserUnknown):
        door.still_open_for(organiser.id)


def test_a_token_is_not_for_a_crowd(register: FakeOrganisers) -> None:
    """So many times a minute, right or wrong, and then again in the next minute; others are not held up by it."""
    (one, first), (other, second) = made(seed=1), made(seed=2)
    register.add(one)
    register.add(other)
    door = door_to(register)
    for _ in range(TRIES_A_MINUTE):
        door.open_with(first)
    with pytest.raises(TooManyTries) as refused:
        door.open_with(first)
    assert (refused.value.code, refused.value.field) == ("too-many-tries", "token")
    assert door.open_with(second) == other
    assert door_to(register, NOW + 60).open_with(first) == one


def test_strangers_leave_no_trace(register: FakeOrganisers) -> None:
    """Tokens that nobody has are not noted: nobody can fill the table with them."""
    _, token = made()
    with pytest.raises(OrganiserUnknown):
        door_to(register).open_with(token)
    assert not register.tries


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_token_is_good_for_a_year_at_most(days: int) -> None:
    """Whoever asks for longer is told the range."""
    with pytest.raises(ValueError, match="1 to 366 days"):
        made(days=days)
    organiser, _ = made(days=366)
    assert organiser.ends == NOW + 366 * A_DAY


@pytest.mark.parametrize(
    "wrong", [{"id": "x"}, {"label": "Jo Bloggs"}, {"label": ""}, {"digest": "secret"}, {"id": "A" * 16}]
)
def test_there_is_no_room_for_anything_else(wrong: dict[str, str]) -> None:
    """A label is no name or address, and a secret is not kept in the place of a digest."""
    organiser, _ = made()
    with pytest.raises(ValueError, match="small letters"):
        replace(organiser, **wrong)  # type: ignore[arg-type]
