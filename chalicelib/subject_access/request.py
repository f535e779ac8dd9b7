"""What somebody who asks to see a record has told us: read once, used for their letters, kept nowhere."""

from datetime import date
from enum import StrEnum

from chalicelib.frozen import dataclass


class Who(StrEnum):
    """Whose record somebody asks for, and by what right."""

    SELF = "self"
    CHILD = "child"
    AUTHORISED = "authorised"
    ATTORNEY = "attorney"


class Schooling(StrEnum):
    """Where somebody went to school. The department holds pupils of England alone."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
    ABROAD_OR_PRIVATE = "abroad-or-private"


class Understanding(StrEnum):
    """What a child makes of a request that a parent sends for them. The right is the child's own."""

    TOO_YOUNG = "too-young"
    AGREES = "agrees"
    DISAGREES = "disagrees"


class Nation(StrEnum):
    """Under whose law somebody was appointed to act for another."""

    ENGLAND_WALES = "england-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class Office(StrEnum):
    """What somebody was appointed as: chosen by the person, or by a court."""

    ATTORNEY = "attorney"
    DEPUTY = "deputy"


class ReplyBy(StrEnum):
    """How the copy should come."""

    EMAIL = "email"
    POST = "post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, for whom: all that a reminder or a complaint needs.

    Attributes:
        who: whose record it is, and by what right they ask.
        name: the full name of the one who asks.
        person: the full name of the one whose record it is; the same where somebody asks for themselves.
        contact: where a reply goes: the lines of an address, an email address or both.
    """

    who: Who
    name: str
    person: str
    contact: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequest:
    """All that a subject access request needs.

    Attributes:
        asker: who asks, for whom.
        birth_date: of the one whose record it is.
        former_names: other names that they had at school.
        schools: their schools with years, a line each.
        pupil_number: their Unique Pupil Number, or "".
        reply_by: how the copy should come.
        child_agrees: whether the child understands and wants it; False where the child is too young to.
        nation: under whose law an attorney was appointed; None for anybody else.
        office: what an attorney was appointed as; None for anybody else.
    """

    asker: Asker
    birth_date: date
    former_names: tuple[str, ...] = ()
    schools: tuple[str, ...]
    pupil_number: str = ""
    reply_by: ReplyBy = ReplyBy.EMAIL
    child_agrees: bool = False
    nation: Nation | None = None
    office: Office | None = None

    @property
    def needs_authority(self) -> bool:
        """Whether the person themselves has to sign that they want it."""
        return self.asker.who is Who.AUTHORISED or self.child_agrees
