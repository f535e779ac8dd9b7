"""Signing keys: from a line of text, or from Amazon's Parameter Store."""

from collections.abc import Iterator
from typing import Any

import pytest
from moto import mock_aws

from chalicelib.tally.amazon import connect
from chalicelib.tally.parameter_store import read_signing_keys
from chalicelib.tally.signing_key import (
    SigningKeyError,
    SigningKeyUnavailable,
    StoredKeys,
    split_signing_keys,
)

OLD_KEY, NEW_KEY = "old-" * 8, "new-" * 8
PARAMETER = "/own-words/prod/signing-key"


@pytest.fixture
def ssm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    with mock_aws():
        yield connect("ssm")


def test_keys_are_split_at_commas() -> None:
    """Oldest first, spaces do not matter."""
    assert split_signing_keys(f" {OLD_KEY} , {NEW_KEY}\n") == (OLD_KEY, NEW_KEY)


@pytest.mark.parametrize("text", ["", ",", "short", f"{OLD_KEY},", f"{OLD_KEY},short"])
def test_weak_keys_are_refused(text: str) -> None:
    """Every key has at least 32 characters; the error repeats none."""
    with pytest.raises(SigningKeyError, match="32 characters") as refused:
        split_signing_keys(text)
    assert OLD_KEY not in str(refused.value)


def test_keys_are_read_from_the_parameter(ssm: Any) -> None:
    """A SecureString is decrypted and split."""
    ssm.put_parameter(Name=PARAMETER, Value=f"{OLD_KEY},{NEW_KEY}", Type="SecureString")
    assert read_signing_keys(PARAMETER) == (OLD_KEY, NEW_KEY)


def test_a_missing_parameter_is_said_so(ssm: Any) -> None:
    """The error names the parameter."""
    assert ssm
    with pytest.raises(SigningKeyUnavailable, match=PARAMETER):
        read_signing_keys(PARAMETER)


def test_a_weak_parameter_is_said_so_without_the_key(ssm: Any) -> None:
    """A key that is too short is refused and not repeated."""
    ssm.put_parameter(Name=PARAMETER, Value="too-short-to-use", Type="SecureString")
    with pytest.raises(SigningKeyUnavailable) as refused:
        read_signing_keys(PARAMETER)
    assert "too-short-to-use" not in f"{refused.value}{refused.value.__cause__}"


def test_nobody_answering_is_said_so() -> None:
    """A closed port on this machine is no crash."""
    with pytest.raises(SigningKeyUnavailable):
        read_signing_keys(PARAMETER, "http://127.0.0.1:9")


def test_stored_keys_are_not_asked_for_again_at_once() -> None:
    """After a failed read nobody waits for the store again for a minute; then it is asked anew."""
    asked: list[int] = []
    clock = [1_000]

    def away() -> tuple[str, ...]:
        asked.append(clock[0])
        raise SigningKeyUnavailable("away")

    keys = StoredKeys(away, lambda: clock[0])
    for now in (1_000, 1_000, 1_001, 1_059, 1_060):
        clock[0] = now
        with pytest.raises(SigningKeyUnavailable):
            keys.read()
    assert asked == [1_000, 1_060]


def test_stored_keys_are_given() -> None:
    """Where the store answers, its keys are given."""
    assert StoredKeys(lambda: ("a", "b"), lambda: 0).read() == ("a", "b")
