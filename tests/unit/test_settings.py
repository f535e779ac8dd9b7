"""Settings: read once, checked all, and no secret in any message."""

from pathlib import Path

import pytest

from chalicelib.settings import Settings, SettingsError

KEY, OLDER_KEY = "k" * 32, "older-key" * 4
GOOD = {"OWN_WORDS_TABLE": "tally", "OWN_WORDS_SIGNING_KEY": KEY}


def test_the_least_that_is_needed() -> None:
    """A table and a key are enough; the rest has defaults."""
    assert Settings.from_environment(GOOD | {"PATH": "/bin"}) == Settings(
        table="tally",
        dynamodb_endpoint=None,
        signing_keys=(KEY,),
        signing_key_parameter=None,
        campaign="my-records-my-rights",
        campaigns=None,
        is_dissolved=False,
        function="own-words",
    )


def test_everything_that_can_be_set() -> None:
    """Spaces around a value and a slash after an address do not matter."""
    assert Settings.from_environment(
        {
            "OWN_WORDS_TABLE": " tally ",
            "OWN_WORDS_DYNAMODB_ENDPOINT": "http://127.0.0.1:4566/",
            "OWN_WORDS_SIGNING_KEY": f"{OLDER_KEY}, {KEY}",
            "OWN_WORDS_CAMPAIGN": "another-one",
            "OWN_WORDS_CAMPAIGNS": "/srv/campaigns",
            "OWN_WORDS_PARLIAMENT": "dissolved",
            "AWS_LAMBDA_FUNCTION_NAME": "own-words-prod-APIHandler-1A2B",
        }
    ) == Settings(
        table="tally",
        dynamodb_endpoint="http://127.0.0.1:4566",
        signing_keys=(OLDER_KEY, KEY),
        signing_key_parameter=None,
        campaign="another-one",
        campaigns=Path("/srv/campaigns"),
        is_dissolved=True,
        function="own-words-prod-APIHandler-1A2B",
    )


def test_keys_may_be_in_a_parameter() -> None:
    """On Amazon the environment names where the key is and does not hold it."""
    settings = Settings.from_environment({"OWN_WORDS_TABLE": "t", "OWN_WORDS_SIGNING_KEY_PARAMETER": "/a/b"})
    assert (settings.signing_keys, settings.signing_key_parameter) == ((), "/a/b")


@pytest.mark.parametrize(
    ("variable", "change"),
    [
        ("OWN_WORDS_TABLE", {"OWN_WORDS_TABLE": ""}),
        ("OWN_WORDS_TABLE", {"OWN_WORDS_TABLE": "  "}),
        ("OWN_WORDS_SIGNING_KEY", {"OWN_WORDS_SIGNING_KEY": ""}),
        ("OWN_WORDS_SIGNING_KEY", {"OWN_WORDS_SIGNING_KEY": "too-short-to-use"}),
        ("OWN_WORDS_SIGNING_KEY", {"OWN_WORDS_SIGNING_KEY": f"{KEY},too-short-to-use"}),
        ("OWN_WORDS_SIGNING_KEY", {"OWN_WORDS_SIGNING_KEY_PARAMETER": "/a/b"}),
        ("OWN_WORDS_CAMPAIGN", {"OWN_WORDS_CAMPAIGN": "../../etc"}),
        ("OWN_WORDS_PARLIAMENT", {"OWN_WORDS_PARLIAMENT": "prorogued"}),
        ("OWN_WORDS_DYNAMODB_ENDPOINT", {"OWN_WORDS_DYNAMODB_ENDPOINT": "letters.example.org"}),
        ("OWN_WORDS_DYNAMODB_ENDPOINT", {"OWN_WORDS_DYNAMODB_ENDPOINT": "ftp://letters.example.org"}),
        ("OWN_WORDS_DYNAMODB_ENDPOINT", {"OWN_WORDS_DYNAMODB_ENDPOINT": "https://"}),
        ("OWN_WORDS_DYNAMODB_ENDPOINT", {"OWN_WORDS_DYNAMODB_ENDPOINT": "https://a.example/?x=1"}),
        ("OWN_WORDS_DYNAMODB_ENDPOINT", {"OWN_WORDS_DYNAMODB_ENDPOINT": "https://me:secret@a.example"}),
        ("OWN_WORDS_DYNAMODB_ENDPOINT", {"OWN_WORDS_DYNAMODB_ENDPOINT": "https://a.example/a b"}),
        ("OWN_WORDS_DYNAMODB_ENDPOINT", {"OWN_WORDS_DYNAMODB_ENDPOINT": "https://[a.example"}),
        ("OWN_WORDS_DYNAMODB_ENDPOINT", {"OWN_WORDS_DYNAMODB_ENDPOINT": "http://localhost:port"}),
    ],
)
def test_a_mistake_is_named(variable: str, change: dict[str, str]) -> None:
    """The message starts with the variable and never repeats a key."""
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment(GOOD | change)
    assert refused.value.variable == variable
    assert str(refused.value).startswith(f"{variable}: ")
    assert not any(secret in str(refused.value) for secret in (KEY, "too-short-to-use"))


def test_keys_are_not_printed() -> None:
    """Settings may end up in a log; the keys do not."""
    assert KEY not in repr(Settings.from_environment(GOOD))
