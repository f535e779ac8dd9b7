"""The secrets that receipts are signed with, as they are written down."""

from collections.abc import Callable, Sequence

PAUSE_SECONDS = 60  # before a store that did not answer is asked again
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


class StoredKeys:
    """Keys that are kept elsewhere: read once, and not asked for again at once where that failed.

    Without the pause every letter would wait for a store that is away.

    Args:
        read: reads them, or raises ``SigningKeyUnavailable``.
        now: seconds since 1970.
    """

    def __init__(self, read: Callable[[], tuple[str, ...]], now: Callable[[], int]) -> None:
        self._read = read
        self._now = now
        self._ask_again_at = 0

    def read(self) -> tuple[str, ...]:
        """Give the keys, oldest first.

        Raises:
            SigningKeyUnavailable: they cannot be read, or could not less than a minute ago.
        """
        # A longer wait than the pause is none of ours: the clock was put back.
        if 0 < self._ask_again_at - self._now() <= PAUSE_SECONDS:
            raise SigningKeyUnavailable("asked less than a minute ago")
        try:
            return self._read()
        except SigningKeyUnavailable:
            self._ask_again_at = self._now() + PAUSE_SECONDS
            raise
