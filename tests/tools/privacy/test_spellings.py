"""Whatever way a secret is written, it is found."""

import hashlib
import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest

from tools.privacy.spellings import found

SECRETS = ("Wren Goldcrest-Näme", "ZE1 0AA", "020 7946 0958")
WAYS: dict[str, Callable[[str], str]] = {
    "raw": lambda secret: f"x{secret}y",
    "upper case": str.upper,
    "lower case": str.lower,
    "in an address": lambda secret: quote(secret, safe=""),
    "in a form": quote_plus,
    "all percent": lambda secret: "".join(f"%{byte:02X}" for byte in secret.encode()),
    "in JSON": lambda secret: json.dumps({"said": secret}),
    "in JSON twice": lambda secret: json.dumps(json.dumps({"said": secret})),
    "all escaped": lambda secret: "".join(f"\\u{ord(each):04X}" for each in secret),
    "as Python shows bytes": lambda secret: repr(f"x{secret}"),
    "base64": lambda secret: b64encode(secret.encode()).decode(),
    "base64, one in": lambda secret: b64encode(f"1{secret}23".encode()).decode(),
    "base64, two in": lambda secret: b64encode(f"12{secret}3".encode()).decode(),
    "base64 for addresses": lambda secret: urlsafe_b64encode(f"ÿ{secret}".encode()).decode(),
    "base64 of UTF-16": lambda secret: b64encode(secret.encode("utf-16-le")).decode(),
    "hexadecimal": lambda secret: secret.encode().hex().upper(),
    "backwards": lambda secret: secret[::-1],
    "without spaces": lambda secret: secret.replace(" ", ""),
    "with hyphens": lambda secret: secret.replace(" ", "-"),
    "as a digest": lambda secret: hashlib.sha256(secret.encode()).hexdigest(),
    "as a digest without spaces": lambda secret: hashlib.sha256(secret.replace(" ", "").encode()).hexdigest(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("secret", SECRETS)
def test_every_way_is_seen_through(way: str, secret: str) -> None:
    """One secret is found in a text that holds it in that way, and the others are not."""
    assert found(f"before {WAYS[way](secret)} behind", SECRETS) == [secret]


def test_halves_are_found() -> None:
    """A name that was cut in two is still that name."""
    assert found("...Wren Gold", SECRETS) == found("crest-näme...", SECRETS) == [SECRETS[0]]


def test_nothing_is_found_where_nothing_is() -> None:
    """Half a postcode, most of a phone number and other words by chance are no finding."""
    assert found("ZE1 020 7946 0959 Wren 0AA QUJDREVGR0hJSktMTU5PUA== deadbeef", SECRETS) == []
