"""What a hint is, and what it says to the supporter."""

from dataclasses import dataclass
from enum import StrEnum


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


ADVICE = {
    Kind.PUPIL_NUMBER: "This looks like a pupil number. It leads straight to one child’s school records, "
    "and your MP does not need it to answer you.",
    Kind.NHS_NUMBER: "This looks like an NHS number. It leads straight to one person’s health records, "
    "and your MP does not need it to answer you.",
    Kind.NATIONAL_INSURANCE: "This looks like a National Insurance number. Nobody needs it to answer you: "
    "please take it out.",
    Kind.EMAIL: "This looks like an email address. WriteToThem asks for yours on its own form, "
    "so your letter need not show it.",
    Kind.POSTCODE: "This looks like a full postcode. WriteToThem passes your address on; in the letter it "
    "could show where a child lives. The first half is enough to say which area you mean.",
    Kind.DATE_OF_BIRTH: "This looks like a date of birth. An age or a year says as much (“when she was "
    "seven”), and is harder to use to find somebody’s records.",
    Kind.CHILD_NAME: "Is this a child’s name? Your story is as strong without it, "
    "and the child can decide later who knows that it is theirs.",
    Kind.SCHOOL: "Is this the name of a school? With it, people may work out which child or teacher you "
    "mean. Your MP can understand your story without it.",
    Kind.PHONE: "This looks like a phone number. WriteToThem asks for yours on its own form if you want "
    "a call back, so your letter need not show it.",
}


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
        advice: what was seen and why it may be better left out, for the supporter.
        replacement: words that can stand there instead, so that the sentence still reads; None
            where only the supporter can say it another way.
    """

    kind: Kind
    start: int
    end: int
    advice: str
    replacement: str | None


def hint_of(found: Found) -> Hint:
    """Say to the supporter what was found.

    Args:
        found: what one of the searches found.

    Returns:
        The same place, with advice that never quotes what stands there.
    """
    return Hint(found.kind, found.start, found.end, ADVICE[found.kind], found.replacement)
