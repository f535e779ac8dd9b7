"""The receipt reader: what we signed, or a refusal that is on the list."""

import json
from dataclasses import asdict, replace
from hashlib import sha256

from itsdangerous import URLSafeSerializer
from itsdangerous.encoding import base64_decode

from chalicelib.refusals import Refusal
from chalicelib.tally.organisers import Organiser
from chalicelib.tally.receipts import SALT, TOKEN_LENGTH, Receipt, ReceiptBook
from chalicelib.tally.sessions import SessionBook
from tests.fuzz.cases import text_of

KEY = "a-signing-key-for-fuzzing-and-nothing-else"
NOW = 1_795_219_200
CAMPAIGN = "my-records-my-rights"
REFUSALS = {"receipt-missing", "receipt-forged", "receipt-foreign", "receipt-expired"}
BOOK = ReceiptBook([KEY])
STRANGERS = ReceiptBook([KEY[::-1]])
GENUINE = Receipt(
    id="0123456789abcdef" * 2,
    campaign=CAMPAIGN,
    constituency="E14001270",
    role="parent",
    channel="email",
    made_at=NOW - 60,
)
TOKEN = BOOK.issue(GENUINE)
_SIGNER = {"key_derivation": "hmac", "digest_method": sha256}
_SIGNS_ANYTHING = URLSafeSerializer([KEY], salt=SALT, signer_kwargs=_SIGNER)
OTHER_KIND = SessionBook([KEY]).issue(Organiser("0" * 16, "press-office", "0" * 64, NOW + 60), NOW)

SEEDS = (
    b"\0\0" + TOKEN.encode(),
    b"\1\0\0" + b"A",
    b"\2\0" + OTHER_KIND.encode(),
    b"\3\0" + json.dumps(asdict(GENUINE)).encode(),
    b"\3\0[]",
    b"\4\0A",
)


def hold(data: bytes) -> None:
    """Read a token that is random, or ours with something in its middle, or signed: by others, or by us over any JSON."""
    how, rest = data[:1] or b"\0", data[1:]
    text = text_of(rest)
    match how[0] % 5:
        case 0:
            _hold_forged(text)
        case 1:
            place = rest[0] * len(TOKEN) // 256 if rest else 0
            _hold_forged(TOKEN[:place] + text[1:] + TOKEN[place + len(text) :])
        case 2:
            place = rest[0] * len(OTHER_KIND) // 256 if rest else 0
            _hold_forged(OTHER_KIND[:place] + text[1:] + OTHER_KIND[place:])
        case 4:
            _hold_signed_by_others(rest)
        case _:
            _hold_signed(text)


def _hold_forged(token: str) -> None:
    """No token that we did not sign reads as anything but what we did sign."""
    if _read(token) is not None:
        assert _signed(token) == _signed(TOKEN), "a forged receipt was read"


def _hold_signed_by_others(data: bytes) -> None:
    """A receipt that is right in all but its signature is none."""
    theirs = replace(GENUINE, id=sha256(data).hexdigest()[:32])
    payload, _, _ = BOOK.issue(theirs).rpartition(".")
    signatures = (
        TOKEN.rpartition(".")[2],
        OTHER_KIND.rpartition(".")[2],
        STRANGERS.issue(theirs).rpartition(".")[2],
        text_of(data),
    )
    for signature in signatures:
        assert _read(f"{payload}.{signature}") is None, "a receipt that others signed was read"


def _hold_signed(text: str) -> None:
    """Even our own signature makes a receipt of nothing that has not its shape."""
    try:
        content = json.loads(text)
        token = _SIGNS_ANYTHING.dumps(content)
    except (ValueError, RecursionError):
        return
    receipt = _read(token)
    if receipt is None:
        return
    assert len(token) <= TOKEN_LENGTH
    assert BOOK.read(BOOK.issue(receipt), campaign=CAMPAIGN, now=NOW) == receipt, "what is read can be issued"


def _signed(token: str) -> tuple[str, bytes]:
    """What was signed, and the signature: some of its letters may be written in more than one way."""
    payload, _, signature = token.rpartition(".")
    return payload, base64_decode(signature)


def _read(token: str) -> Receipt | None:
    try:
        return BOOK.read(token, campaign=CAMPAIGN, now=NOW)
    except Refusal as refusal:
        refused = refusal
    assert refused.code in REFUSALS, refused.code
    assert refused.field == "receipt"
    return None
