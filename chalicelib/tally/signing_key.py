"""The secrets that receipts are signed with, as they are written down."""

from collections.abc import Sequence

KEY_LENGTH = 32  # characters at least: 128 bits even where they are only hexadecimal


class SigningKeyError(ValueError):
    """The signing keys cannot be used as they are. Never says what they are."""


class SigningKeyUnavailable(Exception):  # noqa: N818 - a state that passes, not a mistake
    """The signing keys could not be read. Letters can still be made and sent; only receipts cannot."""


def split_signing_keys(text: str) -> tuple[str, ...]:
    """Read the keys from one line.

    Args:
        text: one key or more, separated by commas, oldest first. Spaces around each are dropped.

    Returns:
        The keys, oldest first.

    Raises:
        SigningKeyError: there is none, or one is too short.
    """
    keys = tuple(key.strip() for key in text.split(","))
    require_signing_keys(keys)
    return keys


def require_signing_keys(keys: Sequence[str]) -> None:
    """Refuse keys that do not protect anything.

    Args:
        keys: the keys.

    Raises:
        SigningKeyError: there is none, or one is shorter than 32 characters.
    """
    if not keys or any(len(key) < KEY_LENGTH for key in keys):
        raise SigningKeyError(
            f"give one key of at least {KEY_LENGTH} characters, or several separated by commas, oldest first"
        )
