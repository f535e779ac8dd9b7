"""Writes the letters: what a campaign's files say, filled in with what somebody told us."""

from collections.abc import Callable, Mapping
from datetime import date

from chalicelib.frozen import dataclass
from chalicelib.subject_access.deadline import Deadline
from chalicelib.subject_access.guide import Guide, Organisation
from chalicelib.subject_access.letter import Document, Letter, guarded, read_document
from chalicelib.subject_access.request import AccessRequest, Asker

Fill = Callable[[str, Mapping[str, object]], str]
SayDay = Callable[[date], str]

SALUTATION = "Dear Sir or Madam,"  # nobody is known by name
CLOSING = "Yours faithfully,"  # as one closes to somebody who was not greeted by name
ENCLOSED = "Enclosed: signed authority"
REQUEST, AUTHORITY, THIRD_PARTY = "request", "authority", "third-party"
REMINDER, COMPLAINT, REGULATOR = "reminder", "complaint", "ico"


@dataclass(frozen=True, slots=True)
class Requested:
    """The letters of one request.

    Attributes:
        request: to the department.
        authority: what the person signs who lets somebody else ask; None where nobody does.
        third_parties: the same request to others who hold a copy, each with whom it goes to.
    """

    request: Letter
    authority: Document | None
    third_parties: tuple[tuple[Organisation, Letter], ...]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """The letters for when no proper answer comes, in the order in which to send them.

    Attributes:
        reminder: to the department, once the time is over.
        complaint: to the department, if nothing comes of that.
        regulator: to the Information Commissioner, if nothing comes of that either; has no day yet.
    """

    reminder: Letter
    complaint: Letter
    regulator: Letter


class Writer:
    """Writes letters by a campaign's files.

    Args:
        guide: what the files say.
        fill: fills a source in with values, as plain text.
        say_day: writes a day out, in the language of the letters.
        today: the day that the letters are from.
    """

    def __init__(self, guide: Guide, fill: Fill, say_day: SayDay, today: date) -> None:
        self._guide = guide
        self._fill = fill
        self._say_day = say_day
        self._today = today

    def request(self, request: AccessRequest) -> Requested:
        """Write all that goes with one request."""
        values = self._values_of(request)
        enclosed = (ENCLOSED,) if request.needs_authority else ()
        controller = self._guide.controller
        return Requested(
            request=self._letter(REQUEST, request.asker, controller, values, self._today, enclosed),
            authority=self._document(AUTHORITY, controller, values) if request.needs_authority else None,
            third_parties=tuple(
                (each, self._letter(THIRD_PARTY, request.asker, each, values, self._today, enclosed))
                for each in self._guide.third_parties
            ),
        )

    def follow_ups(self, asker: Asker, deadline: Deadline) -> FollowUps:
        """Write what to send when the time is over.

        Args:
            asker: who asked, for whom.
            deadline: the days of their request.

        Returns:
            The letters, each from the day on which it is to be sent: none says that an answer is late on a
            day when it is not. Those days may be over; then they are from today.
        """
        values = {
            **_names_of(asker),
            "received": self._say_day(deadline.received),
            "respond_by": self._say_day(deadline.respond_by),
        }
        controller, regulator = self._guide.controller, self._guide.regulator
        today = self._today
        return FollowUps(
            reminder=self._letter(REMINDER, asker, controller, values, max(today, deadline.reminder)),
            complaint=self._letter(COMPLAINT, asker, controller, values, max(today, deadline.complaint)),
            # How long one tries to settle it first, nobody knows.
            regulator=self._letter(REGULATOR, asker, regulator, values, None),
        )

    def _values_of(self, request: AccessRequest) -> dict[str, object]:
        return {
            **_names_of(request.asker),
            "former_names": tuple(map(guarded, request.former_names)),
            "birth_date": self._say_day(request.birth_date),
            "schools": tuple(map(guarded, request.schools)),
            "pupil_number": guarded(request.pupil_number),
            "reply_by": request.reply_by.value,
            "child_agrees": request.child_agrees,
            "nation": request.nation.value if request.nation else "",
            "office": request.office.value if request.office else "",
        }

    def _document(self, name: str, recipient: Organisation, values: Mapping[str, object]) -> Document:
        guide = self._guide

        def law(statement_id: str) -> str:
            return guide.statement(statement_id).text

        known = {**values, "controller": guide.controller, "recipient": recipient, "law": law}
        return read_document(self._fill(guide.letters[name], known))

    def _letter(
        self,
        name: str,
        asker: Asker,
        recipient: Organisation,
        values: Mapping[str, object],
        day: date | None,
        enclosed: tuple[str, ...] = (),
    ) -> Letter:
        document = self._document(name, recipient, values)
        return Letter(
            document.subject,
            document.body,
            sender=(asker.name, *asker.contact),
            day=self._say_day(day) if day else "",
            recipient=_lines_of(recipient),
            salutation=SALUTATION,
            closing=CLOSING,
            signatory=asker.name,
            enclosed=enclosed,
        )


def _lines_of(recipient: Organisation) -> tuple[str, ...]:
    # An address that begins with the name says it once.
    is_named = recipient.address[:1] and recipient.address[0].startswith(recipient.name)
    name = "" if is_named else recipient.name
    return tuple(filter(None, (recipient.attention, name, *recipient.address)))


def _names_of(asker: Asker) -> dict[str, object]:
    return {
        "who": asker.who.value,
        "requester": guarded(asker.name),
        "person": guarded(asker.person),
    }
