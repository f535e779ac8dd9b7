"""What a hint is."""

from enum import StrEnum

from chalicelib.frozen import dataclass
from chalicelib.languages import Text


class Kind(StrEnum):
    """What could identify somebody; where two overlap and are as long, the first here is kept."""

    PUPIL_NUMBER = "pupil-number"
    NHS_NUMBER = "nhs-number"
    NATIONAL_INSURANCE = "national-insurance"
    EMAIL = "email"
    POSTCODE = "postcode"
    DATE_OF_BIRTH = "date-of-birth"
    CHILD_NAME = "child-name"
    SCHOOL = "school"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that one of the searches found.

    Attributes:
        start: offset of its first code point in the draft.
        end: offset behind its last.
        kind: what it looks like.
        replacement: words that can stand there instead, so that the sentence still reads; None
            where only the supporter can say it another way.
    """

    start: int
    end: int
    kind: Kind
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """Something in a draft that may be better left out.

    Attributes:
        kind: what it looks like, such as "phone".
        start: offset of its first code point in the draft.
        end: offset behind its last.
        replacement: words that can stand there instead, so that the sentence still reads; None
            where only the supporter can say it another way.
    """

    kind: Kind
    start: int
    end: int
    replacement: str | None

    @property
    def advice(self) -> Text:
        """What was seen and why it may be better left out. Never quotes what stands there."""
        return Text(f"hints.{self.kind}")
