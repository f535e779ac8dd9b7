"""Organisers' sessions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.tally.organisers import new_organiser
from chalicelib.tally.receipts import Receipt, ReceiptBook
from chalicelib.tally.sessions import SESSION_SECONDS, SessionBook
from chalicelib.tally.signing_key import SigningKeyError

NOW = 1_795_219_200
KEY = "a-signing-key-for-tests-and-nothing-else"
NEWER = "a-newer-signing-key-for-tests-and-no-more"
ORGANISER, TOKEN = new_organiser("press-office", 30, NOW, lambda count: b"\x01" * count)


def test_a_session_reads_back() -> None:
    """It names the organiser until the hour is over."""
    book = SessionBook([KEY])
    session = book.issue(ORGANISER, NOW)
    assert book.organiser_id_or_none(session, NOW + SESSION_SECONDS - 1) == ORGANISER.id
    assert book.organiser_id_or_none(session, NOW + SESSION_SECONDS) is None


def test_a_session_outlives_a_deployment() -> None:
    """One that an earlier version signed is still one: nobody is signed out by an update."""
    earlier = ".eJyLVjIwRIVKOobmlqZGRkYWBgaxAGGtBjU._pgTvqBdhJfYQ-bYjbPXPGoHonazu487zns9GbgTVJk"
    assert SessionBook([KEY]).organiser_id_or_none(earlier, NOW) == ORGANISER.id


def test_a_session_holds_no_secret() -> None:
    """The cookie is the id, the end and a signature: not the token, and not its digest."""
    session = SessionBook([KEY]).issue(ORGANISER, NOW)
    assert TOKEN[-64:] not in session
    assert ORGANISER.digest not in session


def test_an_older_key_still_reads() -> None:
    """Changing the keys signs nobody out."""
    session = SessionBook([KEY]).issue(ORGANISER, NOW)
    assert SessionBook([KEY, NEWER]).organiser_id_or_none(session, NOW) == ORGANISER.id
    assert SessionBook([NEWER]).organiser_id_or_none(session, NOW) is None


def test_a_receipt_is_no_session() -> None:
    """One kind of signed text never reads as the other, though the keys are the same."""
    receipt = Receipt(id="0" * 32, campaign="c", constituency=None, role=None, channel=None, made_at=NOW)
    assert SessionBook([KEY]).organiser_id_or_none(ReceiptBook([KEY]).issue(receipt), NOW) is None


@given(st.text())
def test_anything_else_is_no_session(text: str) -> None:
    """Whatever comes in a cookie, nobody is signed in by it."""
    assert SessionBook([KEY]).organiser_id_or_none(text, NOW) is None


def test_short_keys_are_refused() -> None:
    """As for receipts: a key that can be guessed protects nothing."""
    with pytest.raises(SigningKeyError):
        SessionBook(["short"])
