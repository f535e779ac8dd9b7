"""Reads what somebody typed to ask for a record, and says how to mend what cannot be used."""

from enum import StrEnum
from typing import TypeVar

from chalicelib.languages import Text
from chalicelib.letters.story import clean, read_line
from chalicelib.refusals import Refusal
from chalicelib.subject_access.request import ReplyBy, Understanding

LONGEST_NAME = 200  # characters, as for the name under a letter to an MP
LONGEST_TYPED = 5_000  # characters: nothing longer is even cleaned
MOST_CONTACT_LINES = 8  # a name of a house, a street, a town, a county, a postcode, an email address, a phone
LONGEST_LINE = 120  # characters, what a line of a letter holds twice over
MOST_FORMER_NAMES = 5
MOST_SCHOOLS = 20

_MISSING = {  # what is said where there is nothing
    "for": "for-missing",
    "educated_in": "educated-in-missing",
    "understanding": "understanding-missing",
    "office": "office-missing",
    "nation": "nation-missing",
    "name": "name-missing",
    "subject_name": "subject-name-missing",
}
_UNKNOWN = {  # and where it is none of the words on offer
    "for": "for-unknown",
    "educated_in": "educated-in-unknown",
    "understanding": "understanding-unknown",
    "office": "office-unknown",
    "nation": "nation-unknown",
    "reply_by": "reply-by-unknown",
}

Choice = TypeVar("Choice", bound=StrEnum)


def read_choice(kind: type[Choice], typed: str, field: str) -> Choice:
    """Read one of several words.

    Args:
        kind: the words.
        typed: what came in.
        field: the name of the input; names the refusals, too.

    Returns:
        The one chosen.

    Raises:
        Refusal: nothing was chosen, or nothing that is on offer.
    """
    if not typed and field in _MISSING:
        raise Refusal(_MISSING[field], field)
    if typed not in list(kind):
        known = Text("refusals.choice-unknown", {"known": ", ".join(kind)})
        raise Refusal(_UNKNOWN[field], field, known)
    return kind(typed)


def read_full_name(typed: str, field: str) -> str:
    """Read the name of somebody who asks or is asked for, in any script.

    Args:
        typed: what came in; line breaks become spaces, what cannot be seen goes.
        field: the name of the input; names the refusals, too.

    Returns:
        The name on one line, 1 to 200 characters.

    Raises:
        Refusal: there is none, or it is too long.
    """
    name = read_line(_within(typed, LONGEST_NAME * 5, _name_too_long(field)))
    if not name:
        raise Refusal(_MISSING[field], field)
    if len(name) > LONGEST_NAME:
        raise _name_too_long(field)
    return name


def _name_too_long(field: str) -> Refusal:
    said = "refusals.name-too-long" if field == "name" else "refusals.subject-name-too-long"
    return Refusal("name-too-long", field, Text(said, {"most": LONGEST_NAME}))


def read_former_names(typed: str) -> tuple[str, ...]:
    """Read other names that somebody had at school.

    Args:
        typed: what came in, with commas, semicolons or line breaks between names.

    Returns:
        Up to five names, which may be none.

    Raises:
        Refusal: there are more, or one is longer than 120 characters.
    """
    field = "former_names"
    lines = _lines(typed.replace(",", "\n").replace(";", "\n"), field, "former-names-too-long")
    if len(lines) > MOST_FORMER_NAMES:
        raise Refusal("former-names-too-long", field)
    return lines


def read_contact(typed: str) -> tuple[str, ...]:
    """Read where a reply goes.

    Args:
        typed: what came in.

    Returns:
        One to eight lines of 120 characters at most.

    Raises:
        Refusal: there is nothing, or too much.
    """
    lines = _lines(typed, "contact", "contact-too-long")
    if not lines:
        raise Refusal("contact-missing", "contact")
    if len(lines) > MOST_CONTACT_LINES:
        raise Refusal("contact-too-long", "contact")
    return lines


def read_reply_by(typed: str, contact: tuple[str, ...]) -> ReplyBy:
    """Read how the copy should come.

    Args:
        typed: what came in; "" leaves it to where a reply goes.
        contact: where that is.

    Returns:
        By email, or by post.

    Raises:
        Refusal: it is neither, or should come by email and no address of one is there.
    """
    has_email = any("@" in line for line in contact)
    if not typed:
        return ReplyBy.EMAIL if has_email else ReplyBy.POST
    reply_by = read_choice(ReplyBy, typed, "reply_by")
    if reply_by is ReplyBy.EMAIL and contact and not has_email:
        raise Refusal("reply-by-without-email", "contact")
    return reply_by


def read_schools(typed: str) -> tuple[str, ...]:
    """Read schools with their years.

    Args:
        typed: what came in, a school on each line.

    Returns:
        One to twenty lines of 120 characters at most.

    Raises:
        Refusal: there is none, or there are too many.
    """
    lines = _lines(typed, "schools", "schools-too-long")
    if not lines:
        raise Refusal("schools-missing", "schools")
    if len(lines) > MOST_SCHOOLS:
        raise Refusal("schools-too-long", "schools")
    return lines


def _lines(typed: str, field: str, too_long: str) -> tuple[str, ...]:
    text = clean(_within(typed, LONGEST_TYPED, Refusal(too_long, field)))
    lines = tuple(line for line in map(read_line, text.split("\n")) if line)
    if any(len(line) > LONGEST_LINE for line in lines):
        raise Refusal(too_long, field)
    return lines


def _within(typed: str, most: int, refusal: Refusal) -> str:
    # Looked at as it came, before the work of cleaning a megabyte of it.
    if len(typed) > most:
        raise refusal
    return typed


def read_pupil_number(typed: str) -> str:
    """Read a Unique Pupil Number, which may be left out.

    Args:
        typed: what came in; spaces and small letters do not matter.

    Returns:
        Its thirteen characters in capitals, or "".

    Raises:
        Refusal: its check letter does not fit, so that it would lead to nobody or to somebody else.
    """
    # Imported on first use, as below: no letter to an MP needs it.
    from stdnum.gb import upn  # noqa: PLC0415

    malformed = Refusal("pupil-number-malformed", "pupil_number")
    number = upn.compact(read_line(_within(typed, LONGEST_NAME, malformed)))
    if number and not _is_pupil_number(number):
        raise malformed
    return str(number)


def _is_pupil_number(number: str) -> bool:
    from stdnum.exceptions import InvalidComponent, ValidationError  # noqa: PLC0415
    from stdnum.gb import upn  # noqa: PLC0415

    try:
        upn.validate(number)
    except InvalidComponent:
        # The library knows the local authorities of 2011; Dorset's and others' numbers are newer.
        return bool(upn.calc_check_digit(number[1:]) == number[0])
    except ValidationError:
        return False
    return True


def read_understanding(typed: str) -> bool:
    """Read what a child makes of it.

    Args:
        typed: what came in.

    Returns:
        Whether the child understands and wants it; False where the child is too young to.

    Raises:
        Refusal: nothing was chosen, or the child does not want it.
    """
    understanding = read_choice(Understanding, typed, "understanding")
    if understanding is Understanding.DISAGREES:
        raise Refusal("child-disagrees", "understanding")
    return understanding is Understanding.AGREES
