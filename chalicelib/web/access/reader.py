"""Makes of what came in, from a form or as JSON, what the letters need, or says all that is wrong with it.

Fields are read in the order in which the pages ask for them, so that refusals are said in that order.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from chalicelib.refusals import Refusal
from chalicelib.subject_access import reading
from chalicelib.subject_access.birth import require_birth_date
from chalicelib.subject_access.request import AccessRequest, Asker, Nation, Office, ReplyBy, Schooling, Who
from chalicelib.web.fields import Fields

Choice = TypeVar("Choice", bound=StrEnum)
ReadDate = Callable[[], date]
NO_LINES: tuple[str, ...] = ()
# Not every way of asking has these.
OF_SOME_WAYS = ("parental_responsibility", "understanding", "office", "nation", "subject_name")


def read_who(fields: Fields) -> Who:
    """Read whose record is asked for; the refusal is kept for the end."""
    try:
        return reading.read_choice(Who, fields.text("for"), "for")
    except Refusal as refusal:
        fields.refuse(refusal)
        # Whether they belong to the way that was meant, nobody can tell.
        fields.pass_over(*OF_SOME_WAYS)
        return Who.SELF


def read_schooling(fields: Fields) -> Schooling:
    """Read where they went to school; the refusal is kept for the end."""
    return _read_choice(fields, "educated_in", Schooling.ENGLAND)


def read_asker(fields: Fields, who: Who) -> Asker:
    """Read who asks, for whom; refusals are kept for the end.

    Args:
        fields: what came in.
        who: whose record it is.

    Returns:
        The asker.
    """
    name, person = _read_names(fields, who)
    return Asker(who=who, name=name, person=person, contact=_read_contact(fields))


def read_request(fields: Fields, who: Who, read_birth_date: ReadDate, today: date) -> AccessRequest:
    """Read all that a request needs, and only what this way of asking needs; refusals are kept for the end.

    Args:
        fields: what came in.
        who: whose record is asked for.
        read_birth_date: reads the birth date as it came in, or raises a ``Refusal``.
        today: the day it is, in the United Kingdom.

    Returns:
        The request. Only good where ``fields`` then ends without refusals.
    """
    child_agrees = _read_child(fields) if who is Who.CHILD else False
    office, nation = _read_appointment(fields) if who is Who.ATTORNEY else (None, None)
    name, person = _read_names(fields, who)
    former_names = fields.parse("former_names", reading.read_former_names, NO_LINES)
    born = fields.attempt(lambda: require_birth_date(read_birth_date(), who, today), today)
    schools = fields.parse("schools", reading.read_schools, NO_LINES)
    pupil_number = fields.parse("pupil_number", reading.read_pupil_number, "")
    contact = _read_contact(fields)
    return AccessRequest(
        asker=Asker(who=who, name=name, person=person, contact=contact),
        birth_date=born,
        former_names=former_names,
        schools=schools,
        pupil_number=pupil_number,
        reply_by=fields.parse("reply_by", lambda typed: reading.read_reply_by(typed, contact), ReplyBy.EMAIL),
        child_agrees=child_agrees,
        nation=nation,
        office=office,
    )


def _read_names(fields: Fields, who: Who) -> tuple[str, str]:
    name = fields.parse("name", lambda typed: reading.read_full_name(typed, "name"), "")
    if who is Who.SELF:
        return name, name
    return name, fields.parse("subject_name", lambda typed: reading.read_full_name(typed, "subject_name"), "")


def _read_contact(fields: Fields) -> tuple[str, ...]:
    return fields.parse("contact", reading.read_contact, NO_LINES)


def _read_child(fields: Fields) -> bool:
    missing = Refusal("parental-responsibility-missing", "parental_responsibility")
    fields.require("parental_responsibility", missing)
    return fields.parse("understanding", reading.read_understanding, otherwise=False)


def _read_appointment(fields: Fields) -> tuple[Office, Nation]:
    return (
        _read_choice(fields, "office", Office.ATTORNEY),
        _read_choice(fields, "nation", Nation.ENGLAND_WALES),
    )


def _read_choice(fields: Fields, name: str, otherwise: Choice) -> Choice:
    kind = type(otherwise)
    return fields.parse(name, lambda typed: reading.read_choice(kind, typed, name), otherwise)
