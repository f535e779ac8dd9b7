"""``POST /v1/subject-access``: the same letters and dates for programs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from chalice.app import Blueprint, Response

from chalicelib.desk import Desk
from chalicelib.languages import Languages, Text
from chalicelib.refusals import Refusal
from chalicelib.subject_access.deadline import Deadline, deadline_of
from chalicelib.subject_access.guide import Guide, Organisation
from chalicelib.subject_access.letter import Document, Letter, plain_text
from chalicelib.subject_access.mailto import mailto_or_none
from chalicelib.subject_access.received import read_received
from chalicelib.subject_access.request import Schooling
from chalicelib.subject_access.typed_date import read_iso_date
from chalicelib.subject_access.write import FollowUps, Requested
from chalicelib.web.access.clerk import Clerk
from chalicelib.web.access.letters import elsewhere_of, guide_of
from chalicelib.web.access.reader import read_request, read_schooling, read_who
from chalicelib.web.desks import Desks
from chalicelib.web.fields import Fields
from chalicelib.web.reading import json_object
from chalicelib.web.routes import JSON_TYPE
from chalicelib.web.speech import language_of

Json = dict[str, Any]


class AccessApi:
    """The route at ``/v1/subject-access``.

    Args:
        blueprint: gives the request.
        desks: finds the campaign's desk.
        languages: what can be spoken.
        now: seconds since 1970.
    """

    def __init__(
        self, blueprint: Blueprint, desks: Desks, languages: Languages, now: Callable[[], int]
    ) -> None:
        self._desks = desks
        self._languages = languages
        self._now = now
        self._blueprint = blueprint

    def subject_access(self) -> Response:
        """Write the letters of a request, and reckon when it has to be answered."""
        request = self._blueprint.current_request
        desk = self._desks.asked_for(request)
        guide, fields = guide_of(desk), Fields(json_object(request))
        clerk = Clerk(guide, self._languages, language_of(request, self._languages), self._now())
        who = read_who(fields)
        _require_england(fields, guide)
        asked = read_request(fields, who, lambda: _birth_date(fields), clerk.today)
        received = fields.attempt(lambda: _received(fields, clerk.today), clerk.today)
        fields.end()
        deadline = deadline_of(received)
        body = {
            **_requested(clerk.requested(asked), guide),
            "deadline": _deadline(deadline),
            "follow_ups": _follow_ups(clerk.follow_ups(asked.asker, deadline), deadline, guide),
            "calendar": clerk.calendar(deadline),
            "statements": _statements(guide),
            **_receipt(desk),
        }
        return Response(body, headers={"Content-Type": JSON_TYPE, "Cache-Control": "no-store"})


def _require_england(fields: Fields, guide: Guide) -> None:
    schooling = read_schooling(fields)
    if schooling is not Schooling.ENGLAND:
        said = {"text": elsewhere_of(guide, schooling).text}
        fields.refuse(Refusal("educated-elsewhere", "educated_in", Text("refusals.educated-elsewhere", said)))


def _birth_date(fields: Fields) -> date:
    return read_iso_date(fields.text("birth_date"), "birth_date")


def _received(fields: Fields, today: date) -> date:
    typed = fields.text("received")
    return read_received(typed, today) if typed else today


def _requested(letters: Requested, guide: Guide) -> Json:
    return {
        "request": _letter(guide.controller, letters.request),
        "authority": _document(letters.authority) if letters.authority else None,
        "third_parties": [_letter(each, letter) for each, letter in letters.third_parties],
    }


def _document(document: Document) -> Json:
    return {"subject": document.subject, "text": plain_text(document)}


def _letter(organisation: Organisation, letter: Letter) -> Json:
    return {
        **_document(letter),
        "to": {
            "id": organisation.id,
            "name": organisation.name,
            "address": list(organisation.address),
            "email": organisation.email or None,
            "page": organisation.page or None,
        },
        "mailto": mailto_or_none(organisation.email, letter.subject),
    }


def _deadline(deadline: Deadline) -> Json:
    return {
        "received": deadline.received.isoformat(),
        "respond_by": deadline.respond_by.isoformat(),
        "extended_respond_by": deadline.extended_respond_by.isoformat(),
    }


def _follow_ups(letters: FollowUps, deadline: Deadline, guide: Guide) -> Json:
    return {
        "reminder": {"on": deadline.reminder.isoformat()} | _letter(guide.controller, letters.reminder),
        "complaint": {"on": deadline.complaint.isoformat()} | _letter(guide.controller, letters.complaint),
        "regulator": _letter(guide.regulator, letters.regulator),
    }


def _statements(guide: Guide) -> Sequence[Mapping[str, str]]:
    return [
        {
            "about": each.about,
            "text": each.text,
            "source": each.source,
            "url": each.url,
            "checked": each.checked.isoformat(),
        }
        for each in guide.statements
    ]


def _receipt(desk: Desk) -> Json:
    receipt = desk.first_receipt_or_none()
    return {"receipt": receipt} if receipt else {}
