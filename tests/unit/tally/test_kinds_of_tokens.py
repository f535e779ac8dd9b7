"""Receipts, sessions and organisers' tokens: none passes for another, none can be made without the key, and all are compared in
constant time. Nothing here looks at a clock: what is counted is who compares.
"""

import contextlib
import hmac
import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest

from chalicelib.refusals import Refusal
from chalicelib.tally.organisers import Door, OrganiserUnknown, new_organiser
from chalicelib.tally.receipts import CLOCK_SKEW_SECONDS, GOOD_FOR_SECONDS, Receipt, ReceiptBook
from chalicelib.tally.sessions import SESSION_SECONDS, SessionBook
from tests.fakes import FakeOrganisers

NOW = 1_795_219_200
KEY, OLDER, FOREIGN = "ours-" * 8, "older" * 8, "theirs" * 8
RECEIPT = Receipt(id="0a" * 16, campaign="c", constituency=None, role="parent", channel=None, made_at=NOW)
ORGANISER, TOKEN = new_organiser("press-office", 30, NOW, lambda count: b"\x01" * count)
TOKENS: dict[str, Callable[[str], str]] = {
    "receipt": lambda key: ReceiptBook([key]).issue(RECEIPT),
    "another campaign's": lambda key: ReceiptBook([key]).issue(replace(RECEIPT, campaign="another")),
    "expired": lambda key: ReceiptBook([key]).issue(replace(RECEIPT, made_at=NOW - GOOD_FOR_SECONDS - 1)),
    "from the future": lambda key: ReceiptBook([key]).issue(
        replace(RECEIPT, made_at=NOW + CLOCK_SKEW_SECONDS + 1)
    ),
    "session": lambda key: SessionBook([key]).issue(ORGANISER, NOW),
    "session that has ended": lambda key: SessionBook([key]).issue(ORGANISER, NOW - SESSION_SECONDS),
    "organiser's token": lambda _: TOKEN,
}


def is_receipt(token: str) -> bool:
    with contextlib.suppress(Refusal):
        return ReceiptBook([OLDER, KEY]).read(token, campaign="c", now=NOW) == RECEIPT
    return False


def is_session(token: str) -> bool:
    return SessionBook([OLDER, KEY]).organiser_id_or_none(token, NOW) is not None


def opens(token: str) -> bool:
    register = FakeOrganisers()
    register.add(ORGANISER)
    with contextlib.suppress(OrganiserUnknown):
        return Door(lambda: register, lambda: NOW).open_with(token) == ORGANISER
    return False


@pytest.mark.parametrize("key", [KEY, FOREIGN])
@pytest.mark.parametrize("kind", TOKENS)
def test_each_kind_is_good_for_one_thing(kind: str, key: str) -> None:
    """Seven tokens of three kinds, by two keys, at three doors: each opens its own, in its time, and no other."""
    token = TOKENS[kind](key)
    is_ours = key == KEY
    assert is_receipt(token) == (kind == "receipt" and is_ours)
    assert is_session(token) == (kind == "session" and is_ours)
    assert opens(token) == (kind == "organiser's token")


def test_swapped_parts_are_forgeries() -> None:
    """What is signed and its signature belong together: no part of one token is any good with a part of another."""
    issued = [TOKENS[kind](KEY) for kind in ("receipt", "another campaign's", "session")]
    issued.append(ReceiptBook([KEY]).issue(replace(RECEIPT, role="pupil")))
    issued.append(ReceiptBook([FOREIGN]).issue(RECEIPT))
    for one, other in itertools.permutations(issued, 2):
        mixed = f"{one.rpartition('.')[0]}.{other.rpartition('.')[2]}"
        if mixed in issued:
            continue  # the same words under two keys
        assert not is_receipt(mixed), mixed
        assert not is_session(mixed), mixed


@pytest.mark.parametrize("kind", ["receipt", "session"])
def test_nothing_that_is_cut_is_good(kind: str) -> None:
    """Cut anywhere, at either end or in the middle, a token is no token."""
    token = TOKENS[kind](KEY)
    for place in range(len(token)):
        for cut in (token[:place], token[place + 1 :], token[:place] + token[place + 1 :]):
            assert not is_receipt(cut)
            assert not is_session(cut)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The lengths of all that was compared in constant time. It is the one function that this could be done by."""
    lengths: list[tuple[int, int]] = []
    real = hmac.compare_digest

    def compare_digest(one: bytes, other: bytes) -> bool:
        lengths.append((len(one), len(other)))
        return real(one, other)

    monkeypatch.setattr(hmac, "compare_digest", compare_digest)
    return lengths


@pytest.mark.parametrize("kind", ["receipt", "session"])
@pytest.mark.parametrize(("key", "times"), [(KEY, 1), (OLDER, 2), (FOREIGN, 2)])
def test_signatures_are_compared_in_constant_time(
    kind: str, key: str, times: int, compared: list[tuple[int, int]]
) -> None:
    """Once for each key until one fits, newest first: 32 bytes with 32, right or wrong."""
    token = TOKENS[kind](key)
    (is_receipt if kind == "receipt" else is_session)(token)
    assert compared == [(32, 32)] * times


@pytest.mark.parametrize(
    "token", [TOKEN, TOKEN[:-1] + "e", TOKEN.replace("-01", "-02", 1)], ids=["right", "wrong", "nobody's"]
)
def test_tokens_are_compared_in_constant_time(token: str, compared: list[tuple[int, int]]) -> None:
    """Once, digest with digest, and as well where there is nobody to compare with."""
    opens(token)
    assert compared == [(64, 64)]


def test_what_is_no_token_is_compared_with_nothing(compared: list[tuple[int, int]]) -> None:
    """Nothing can be learnt from a text that has not the shape."""
    assert not opens("own-words-organiser-")
    assert compared == []
