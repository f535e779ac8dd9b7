"""Receipts: signed, short-lived, and with nothing personal in them."""

import base64
import contextlib
import json
import secrets
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from chalicelib.refusals import Refusal
from chalicelib.tally.events import Event, UncountableError, Vocabulary
from chalicelib.tally.receipts import (
    CLOCK_SKEW_SECONDS,
    GOOD_FOR_SECONDS,
    TOKEN_LENGTH,
    Receipt,
    ReceiptBook,
    forget_after,
    new_receipt_id,
    renewed,
)
from chalicelib.tally.signing_key import SigningKeyError
from tests.english import english
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, CAMPAIGN, VOCABULARY, receipt_id

OLD_KEY, NEW_KEY, FOREIGN_KEY = "old-" * 8, "new-" * 8, "not-ours" * 4
NOW = int(datetime(2099, 3, 14, 9, 30, tzinfo=UTC).timestamp())
RECEIPT = Receipt(
    id=receipt_id(1),
    campaign=CAMPAIGN,
    constituency=ALDERSHOT,
    role="parent",
    channel="whatsapp",
    made_at=NOW,
)
BOOK = ReceiptBook([NEW_KEY])


def code_of(token: str, *, campaign: str = CAMPAIGN, now: int = NOW, book: ReceiptBook = BOOK) -> str:
    with pytest.raises(Refusal) as refused:
        book.read(token, campaign=campaign, now=now)
    assert refused.value.field == "receipt"
    assert len(token) < 20 or token not in english(refused.value.text)
    return refused.value.code


def signed(payload: object, *, salt: bytes = b"own-words.receipt.v1") -> str:
    """Sign anything the way that a receipt is signed."""
    book = ReceiptBook([NEW_KEY])
    serializer = book._serializer
    serializer.salt = salt
    return serializer.dumps(payload)


@pytest.mark.parametrize(
    "receipt", [RECEIPT, replace(RECEIPT, constituency=None, role=None, channel=None)], ids=["full", "bare"]
)
def test_comes_back_as_it_was_issued(receipt: Receipt) -> None:
    """What was signed is what is read."""
    assert BOOK.read(BOOK.issue(receipt), campaign=CAMPAIGN, now=NOW) == receipt


def test_holds_those_fields_and_nothing_else() -> None:
    """Anybody can look inside: a random id, campaign, constituency, role, channel and time."""
    payload = BOOK.issue(RECEIPT).rpartition(".")[0]
    packed = base64.urlsafe_b64decode(payload.strip(".") + "=" * (-len(payload.strip(".")) % 4))
    opened = json.loads(zlib.decompress(packed) if payload.startswith(".") else packed)
    assert opened.keys() == {"id", "campaign", "constituency", "role", "channel", "made_at"}


def test_the_longest_receipt_is_short_enough_to_be_read() -> None:
    """No receipt that can be issued is refused for its length."""
    slugs = [secrets.token_hex(20) for _ in range(3)]
    longest = Receipt(
        id="f" * 32,
        campaign=slugs[0],
        constituency=ALDERSHOT,
        role=slugs[1],
        channel=slugs[2],
        made_at=10**11,
    )
    token = BOOK.issue(longest)
    assert len(token) <= TOKEN_LENGTH
    assert BOOK.read(token, campaign=slugs[0], now=10**11) == longest


def test_the_newest_key_signs_and_older_ones_still_verify() -> None:
    """Keys can be changed without making a single receipt bad."""
    both = ReceiptBook([OLD_KEY, NEW_KEY])
    assert both.read(ReceiptBook([OLD_KEY]).issue(RECEIPT), campaign=CAMPAIGN, now=NOW) == RECEIPT
    assert BOOK.read(both.issue(RECEIPT), campaign=CAMPAIGN, now=NOW) == RECEIPT
    assert code_of(both.issue(RECEIPT), book=ReceiptBook([OLD_KEY])) == "receipt-forged"


@pytest.mark.parametrize("keys", [[], [""], ["short"], [NEW_KEY, "k" * 31]])
def test_weak_keys_are_refused(keys: list[str]) -> None:
    """No book opens with a key that protects nothing, and the error does not say it."""
    with pytest.raises(SigningKeyError) as refused:
        ReceiptBook(keys)
    assert not any(key in str(refused.value) for key in keys if key)


def test_no_receipt_is_said_so() -> None:
    """An empty field is not a forgery."""
    assert code_of("") == "receipt-missing"


@pytest.mark.parametrize(
    "token",
    [
        "x",
        ".",
        "..",
        "null",
        "é" * 50,
        "\x00" * 50,
        "\ud800",
        "a" * 1_000_000,
        ReceiptBook([FOREIGN_KEY]).issue(RECEIPT),
        BOOK.issue(RECEIPT)[:-1],
        BOOK.issue(RECEIPT)[1:],
        BOOK.issue(RECEIPT).swapcase(),
        BOOK.issue(RECEIPT) + " ",
        URLSafeSerializer(NEW_KEY, salt=b"own-words.receipt.v1").dumps({"id": receipt_id(1)}),
    ],
    ids=lambda token: repr(token[:12]),
)
def test_what_we_did_not_sign_is_refused(token: str) -> None:
    """Garbage, what is cut, changed, too long or signed by others: all are one and the same refusal."""
    assert code_of(token) == "receipt-forged"


@given(st.text())
def test_any_text_is_refused_kindly(text: str) -> None:
    """Nothing that can be typed leads anywhere but to a refusal."""
    assert code_of(text) in {"receipt-missing", "receipt-forged"}


@given(st.integers(0), st.integers(0, 127))
def test_a_changed_letter_is_noticed(place: int, letter: int) -> None:
    """A receipt with one character changed is never another receipt."""
    token = BOOK.issue(RECEIPT)
    place %= len(token)
    changed = token[:place] + chr(letter) + token[place + 1 :]
    with contextlib.suppress(Refusal):  # the last letter of a signature has two bits that mean nothing
        assert BOOK.read(changed, campaign=CAMPAIGN, now=NOW) == RECEIPT


def test_a_token_of_another_kind_is_not_a_receipt() -> None:
    """The same key signs other things under another salt."""
    as_dict = {name: getattr(RECEIPT, name) for name in RECEIPT.__slots__}
    assert BOOK.read(signed(as_dict), campaign=CAMPAIGN, now=NOW) == RECEIPT
    assert code_of(signed(as_dict, salt=b"own-words.session.v1")) == "receipt-forged"


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Jane Smith"},
        {"id": "Jane Smith"},
        {"id": 7},
        {"campaign": ""},
        {"campaign": None},
        {"constituency": "AB1 2CD"},
        {"role": "I am a parent"},
        {"channel": ["email"]},
        {"made_at": "yesterday"},
        {"made_at": -1},
        {"made_at": 1.5},
        {"made_at": True},
        {"made_at": None},
    ],
    ids=repr,
)
def test_a_signed_payload_is_checked_too(change: dict[str, Any]) -> None:
    """A signature is not enough: what it covers must have the shape of a receipt."""
    as_dict = {name: getattr(RECEIPT, name) for name in RECEIPT.__slots__}
    assert code_of(signed(as_dict | change)) == "receipt-forged"


@pytest.mark.parametrize("payload", [None, [], "text", 1, {}], ids=repr)
def test_a_signed_payload_is_an_object(payload: object) -> None:
    """Anything else that we might have signed is not a receipt."""
    assert code_of(signed(payload)) == "receipt-forged"


@pytest.mark.parametrize("age", [0, GOOD_FOR_SECONDS, -CLOCK_SKEW_SECONDS])
def test_is_good_for_seven_days(age: int) -> None:
    """To the second, and a little ahead of another server's clock."""
    assert BOOK.read(BOOK.issue(RECEIPT), campaign=CAMPAIGN, now=NOW + age) == RECEIPT


@pytest.mark.parametrize("age", [GOOD_FOR_SECONDS + 1, 10**12, -CLOCK_SKEW_SECONDS - 1])
def test_is_refused_outside_its_time(age: int) -> None:
    """A receipt that is too old, or from a clock that is wrong, has to be made again."""
    assert code_of(BOOK.issue(RECEIPT), now=NOW + age) == "receipt-expired"


def test_another_campaigns_receipt_is_refused() -> None:
    """Even when it is fresh and ours."""
    assert code_of(BOOK.issue(RECEIPT), campaign="another-one") == "receipt-foreign"


def test_an_edit_keeps_id_and_time() -> None:
    """One person's edits stay one participation, and no edit makes a receipt last longer."""
    edited = renewed(RECEIPT, constituency=BARNSLEY_NORTH, role=None, channel="email")
    assert (edited.id, edited.campaign, edited.made_at) == (RECEIPT.id, RECEIPT.campaign, RECEIPT.made_at)
    assert (edited.constituency, edited.role, edited.channel) == (BARNSLEY_NORTH, None, "email")


def test_an_id_is_sixteen_random_bytes() -> None:
    """The id says nothing: it is what the source of randomness gave."""
    assert new_receipt_id(lambda count: b"\xab" * count) == "ab" * 16


@pytest.mark.parametrize(
    ("dropped", "vocabulary"),
    [
        ("role", replace(VOCABULARY, roles=frozenset())),
        ("channel", replace(VOCABULARY, channels=frozenset())),
        ("constituency", replace(VOCABULARY, constituencies=frozenset())),
    ],
)
def test_what_has_left_its_list_is_not_counted(dropped: str, vocabulary: Vocabulary) -> None:
    """A campaign may drop a channel while receipts with it are out: the rest still counts."""
    counted = RECEIPT.participation(Event.SENT, date(2099, 3, 14), vocabulary)
    values = {"role": counted.role, "channel": counted.channel, "constituency": counted.constituency}
    assert [name for name, value in values.items() if value is None] == [dropped]


def test_another_campaigns_receipt_is_not_counted() -> None:
    """A receipt never counts for a campaign that it was not made for."""
    with pytest.raises(UncountableError, match="campaign"):
        RECEIPT.participation(Event.SENT, date(2099, 3, 14), replace(VOCABULARY, campaign="another-one"))


@given(
    made_at=st.integers(0, 4 * 10**9),
    age=st.integers(-CLOCK_SKEW_SECONDS, GOOD_FOR_SECONDS),
    zone=st.sampled_from(["UTC", "Europe/London"]),
)
def test_every_good_receipt_can_be_counted(made_at: int, age: int, zone: str) -> None:
    """Whenever it is made and sent, by UTC's days or London's, and it is remembered for a day after its end."""
    receipt = replace(RECEIPT, made_at=made_at)
    day = datetime.fromtimestamp(max(made_at + age, 0), ZoneInfo(zone)).date()
    assert receipt.participation(Event.SENT, day, VOCABULARY).forget_after == forget_after(made_at)
    assert 24 * 3600 <= forget_after(made_at) - (made_at + GOOD_FOR_SECONDS) < 48 * 3600
    assert forget_after(made_at) % 86_400 == 0
