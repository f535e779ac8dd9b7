"""The JSON interface, version 1: for the widget, the pages' scripts and other people's programs."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint, Response

from chalicelib.desk import PARTICIPATIONS, Desk
from chalicelib.languages import Language, Languages, Text
from chalicelib.letters.story import read_draft, read_story
from chalicelib.participation import WhoAndWhence
from chalicelib.places import Postcode, PostcodeNotKnownHere, parse_postcode
from chalicelib.refusals import Refusal
from chalicelib.tally.events import Event
from chalicelib.web import answers
from chalicelib.web.desks import Desks
from chalicelib.web.fields import Fields, read_asks, read_channel, read_name, read_role
from chalicelib.web.reading import json_object
from chalicelib.web.routes import JSON_TYPE
from chalicelib.web.speech import language_of

if TYPE_CHECKING:
    from chalicelib.campaign import Ask, Campaign
    from chalicelib.letters.prepare import LetterRequest

OPENAPI_FILE = Path(__file__).parent / "openapi.json"
NOWHERE = Postcode("", "")  # goes on after a refused postcode until all refusals are said
REFUSED_ROLE: str | None = ""  # the same for a role


class Api:
    """The routes under ``/v1``.

    Args:
        blueprint: gives the request.
        desks: finds the campaign's desk.
        languages: what it can answer in.
    """

    def __init__(self, blueprint: Blueprint, desks: Desks, languages: Languages) -> None:
        self._desks = desks
        self._languages = languages
        self._blueprint = blueprint

    def openapi(self) -> Response:
        """Describe this interface."""
        return Response(
            _openapi(), headers={"Content-Type": JSON_TYPE, "Cache-Control": "public, max-age=300"}
        )

    def campaign(self) -> Response:
        """Tell what the campaign says and asks."""
        desk = self._desk()
        link = self._desks.link(self._blueprint.current_request, desk)
        body = answers.campaign_answer(desk.campaign, link)
        return Response(body, headers={"Content-Type": JSON_TYPE, "Cache-Control": "public, max-age=300"})

    def constituency(self) -> Response:
        """Tell whose constituent somebody is."""
        desk, fields = self._desk(), self._fields()
        postcode = fields.parse("postcode", parse_postcode, NOWHERE)
        fields.end()
        desk.get_ready()
        place = desk.places.locate(postcode)
        if place.constituency is None:
            raise PostcodeNotKnownHere
        return _private(answers.place_answer(place))

    def check(self) -> Response:
        """Check a draft, and whether it greets the right MP where the postcode came with it."""
        desk, fields = self._desk(), self._fields()
        draft = fields.parse("draft", lambda typed: read_draft(typed, "draft"), "")
        postcode = fields.parse("postcode", parse_postcode, NOWHERE) if fields.has("postcode") else None
        is_new = fields.flag("new_postcode")
        fields.end()
        if postcode is None:
            return _private(answers.check_answer(draft, desk.check(draft), self._language()))
        place = desk.places.locate(postcode, unlisted_ok=is_new)
        return _private(answers.check_answer(draft, desk.check_letter(draft, place), self._language()))

    def letter(self) -> Response:
        """Make a letter."""
        desk, fields = self._desk(), self._fields()
        role = fields.parse("role", lambda typed: read_role(desk.campaign, typed), REFUSED_ROLE)
        request = _letter_request(desk, fields, role)
        channel = fields.parse("channel", lambda typed: read_channel(desk.campaign, typed), None)
        earlier = fields.parse("receipt", desk.earlier_receipt_or_none, None)
        fields.end()
        desk.get_ready()
        letter = desk.prepare(request)
        receipt = desk.receipt_for(letter, WhoAndWhence(role, channel), earlier)
        return _private(answers.letter_answer(letter, receipt, self._language()))

    def participation(self) -> Response:
        """Count what somebody says they did, once."""
        desk, fields = self._desk(), self._fields()
        event = fields.parse("event", read_event, Event.SENT)
        receipt = fields.parse("receipt", desk.receipt_in, None)
        fields.end()
        assert receipt is not None  # noqa: S101 - end() has refused where there is none
        return _private(answers.counted_answer(desk.participate(receipt, event), self._language()))

    def _desk(self) -> Desk:
        return self._desks.asked_for(self._blueprint.current_request)

    def _language(self) -> Language:
        return language_of(self._blueprint.current_request, self._languages)

    def _fields(self) -> Fields:
        return Fields(json_object(self._blueprint.current_request))


def read_event(typed: str) -> Event:
    """Read what a supporter says they did.

    Raises:
        Refusal: it is none of ``PARTICIPATIONS``.
    """
    if typed not in PARTICIPATIONS:
        known = ", ".join(PARTICIPATIONS)
        raise Refusal("event-unknown", "event", Text("refusals.event-unknown", {"known": known}))
    return Event(typed)


def _letter_request(desk: Desk, fields: Fields, role: str | None) -> "LetterRequest":
    from chalicelib.letters.prepare import LetterRequest  # noqa: PLC0415 - who counts has no letter to make

    kind = desk.campaign.message_type_for(role)
    postcode = fields.parse("postcode", parse_postcode, NOWHERE)
    name = fields.parse("name", read_name, "")
    is_new = fields.flag("new_postcode")
    if fields.has("draft"):
        draft = fields.parse("draft", lambda typed: read_story(typed, "draft"), "")
        for other in ("story", "asks"):
            if fields.has(other):
                text = Text("refusals.draft-or-story", {"other": other})
                fields.refuse(Refusal("draft-or-story", other, text))
        return LetterRequest(postcode, draft=draft, name=name, is_new_postcode=is_new, message_type=kind)
    story = fields.parse("story", lambda typed: read_story(typed, "story"), "")
    no_asks: tuple[Ask, ...] = ()
    offered = _asks_on_offer(desk.campaign, role)
    asks = fields.attempt(lambda: read_asks(offered, fields.texts("asks")), no_asks)
    return LetterRequest(postcode, story, asks=asks, name=name, is_new_postcode=is_new, message_type=kind)


def _asks_on_offer(campaign: "Campaign", role: str | None) -> tuple["Ask", ...]:
    # Which asks are wrong cannot be said before the role is right.
    return campaign.all_asks if role == REFUSED_ROLE else campaign.asks_for(role)


def _private(body: Mapping[str, Any]) -> Response:
    """Answer with something that is about one person, which nothing on the way may keep."""
    return Response(dict(body), headers={"Content-Type": JSON_TYPE, "Cache-Control": "no-store"})


@cache
def _openapi() -> str:
    return OPENAPI_FILE.read_text(encoding="utf-8")
