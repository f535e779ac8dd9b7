"""What a supporter adds to the counts, beside where they live."""

from chalicelib.frozen import dataclass
from chalicelib.languages import Text


@dataclass(frozen=True, slots=True)
class WhoAndWhence:
    """What is counted of a supporter beside the constituency: the ids of role and channel, or None."""

    role: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of a participation.

    Attributes:
        counted: whether this call counted it; False where it had been counted before.
        added: what it added one to; empty where it was counted before.
    """

    counted: bool
    added: tuple[Text, ...]
