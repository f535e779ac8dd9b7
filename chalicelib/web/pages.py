"""The supporter's way as plain HTML forms: everything typed travels from form to form."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus

from chalice.app import Blueprint, Request, Response

from chalicelib.desk import Desk
from chalicelib.letters.figures import READY_BELOW
from chalicelib.letters.similarity import THRESHOLD
from chalicelib.letters.story import MAX_BYTES, LetterTooLong, StoryMissing
from chalicelib.refusals import Refusal, Refused
from chalicelib.tally.events import Event
from chalicelib.tally.tally import TallyUnavailable
from chalicelib.web.dress import WIDGET, Dress, dress_of, plain_dress
from chalicelib.web.figures import figures_unavailable, so_far_at_once_or_none, so_far_or_none
from chalicelib.web.guide import Guide
from chalicelib.web.journey import Journey, Step, journey_from_form, role_chosen, steps_of
from chalicelib.web.marking import campaign_phrases, mend_value
from chalicelib.web.problems import problem_of
from chalicelib.web.reading import form_fields, query_value
from chalicelib.web.site import SPEAK, Site

REMAKE = "remake"  # the button that makes the letter again from the answers
FIRST_TURN = "first"  # no number, so no later page has it; the first page is the same for everybody


class Pages:
    """The supporter's pages.

    Args:
        blueprint: gives the request.
        site: what all pages have in common.
    """

    def __init__(self, blueprint: Blueprint, site: Site) -> None:
        self._site = site
        self._blueprint = blueprint

    def start(self) -> Response:
        """Show the first step."""
        desk = self._desk()
        if desk.is_dissolved:
            return self._dissolved(desk, Journey(), HTTPStatus.OK)
        named = query_value(self._request, "channel")
        channel = named or (WIDGET if self._dress(desk).is_widget else "")
        known = channel if channel in desk.campaign.channels else ""
        role = desk.campaign.role_or_none(query_value(self._request, "role"))
        guide = Guide(desk, Journey(channel=known, role=role.id if role else ""))
        return self._step(Step.YOU, desk, guide, more={"turn": FIRST_TURN})

    def widget(self) -> Response:
        """Show the first step inside somebody else's page."""
        return self.start()

    def letter_unbegun(self) -> Response:
        """Show the first step to somebody who comes to the letter's address without one."""
        return self.start()

    def letter(self) -> Response:
        """Take what was typed and show the step that the pressed button leads to."""
        desk = self._desk()
        form = form_fields(self._request)
        journey = journey_from_form(form, desk.campaign)
        if desk.is_dissolved:
            return self._dissolved(desk, journey, HTTPStatus.CONFLICT)
        desk.get_ready()
        guide = Guide(desk, journey)
        mend = (form.get("mend") or [""])[-1]
        pressed = (form.get("go") or form.get(SPEAK) or [Step.READ if mend else ""])[-1]
        steps = steps_of(desk.campaign)
        step = Step.READ if pressed == REMAKE else Step(pressed) if pressed in steps else steps[1]
        try:
            if mend:
                guide.mend(mend)
            guide.go_to(step)
            if pressed == REMAKE:
                guide.remake()
        except Refused as refused:
            return self._step(guide.stopped_at, desk, guide, refused.refusals)
        return self._step(step, desk, guide)

    def thanks_unbegun(self) -> Response:
        """Show the first step to somebody who comes to the last page without a letter."""
        return self.start()

    def thanks(self) -> Response:
        """Count that a letter was sent, once, and show what was counted."""
        desk = self._desk()
        journey = journey_from_form(form_fields(self._request), desk.campaign)
        dress = self._dress(desk)
        values: dict[str, object] = {"journey": journey, "trouble": None, "counted": None, "so_far": None}
        try:
            counted = desk.participate(desk.receipt_in(journey.receipt), Event.SENT)
        except (Refusal, TallyUnavailable) as error:
            values["trouble"] = problem = problem_of(error)
            return self._site.problem_page("pages/thanks.html", desk, dress, values, problem)
        values |= {"counted": counted, "so_far": so_far_at_once_or_none(desk)}
        values["news"] = Event.SENT if counted.counted else ""
        return self._site.page("pages/thanks.html", desk, dress, values)

    def counts(self) -> Response:
        """Say how many took part."""
        desk = self._desk()
        with figures_unavailable():
            latest = desk.counts.latest_or_none()
        values = {"latest": latest, "so_far": so_far_or_none(desk, latest)}
        return self._site.page("pages/counts.html", desk, self._plain_dress(), values)

    def privacy(self) -> Response:
        """Say what is kept."""
        # Imported on first use: few look at it.
        from chalicelib.web.privacy import privacy_values  # noqa: PLC0415

        return self._site.page("pages/privacy.html", self._desk(), self._plain_dress(), privacy_values())

    def _desk(self) -> Desk:
        return self._site.desk(self._request)

    @property
    def _request(self) -> Request:
        return self._blueprint.current_request

    def _dress(self, desk: Desk) -> Dress:
        return dress_of(self._request, desk.campaign, self._site.languages)

    def _plain_dress(self) -> Dress:
        return plain_dress(self._request, self._site.languages)

    def _dissolved(self, desk: Desk, journey: Journey, status: HTTPStatus) -> Response:
        """Say that there are no MPs now, and give back all that was typed."""
        values = {"journey": journey, "words": journey.draft or journey.story}
        return self._site.page("pages/dissolved.html", desk, self._dress(desk), values, status)

    def _step(
        self,
        step: Step,
        desk: Desk,
        guide: Guide,
        refusals: tuple[Refusal, ...] = (),
        more: Mapping[str, object] | None = None,
    ) -> Response:
        values = {
            "step": step,
            "journey": guide.journey,
            "refusals": refusals,
            "refused": {refusal.field: refusal for refusal in reversed(refusals)},
            "role": role_chosen(guide.journey, desk.campaign),
            "asks": desk.campaign.asks_for(guide.journey.role),
            "preview": self._site.preview(self._request, desk) if step is Step.YOU else None,
            **_values_of(step, guide),
            **(more or {}),
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY if refusals else HTTPStatus.OK
        return self._site.page(f"pages/{step}.html", desk, self._dress(desk), values, status)


def _values_of(step: Step, guide: Guide) -> dict[str, object]:
    match step:
        case Step.STORY:
            return {"place": guide.place()}
        case Step.READ:
            return _values_to_read(guide)
        case Step.SEND:
            letter, receipt = guide.letter_to_send()
            return {"place": letter.place, "letter": letter, "receipt": receipt}
        case _:
            return {}


def _values_to_read(guide: Guide) -> dict[str, object]:
    check = guide.check_or_none()
    paragraphs = guide.marked_paragraphs(check) if check else []
    return {
        "place": guide.place(),
        "check": check,
        "ready_below": READY_BELOW,
        "threshold": THRESHOLD,
        "paragraphs": paragraphs,
        "phrases": campaign_phrases(guide.journey.draft, check, paragraphs) if check else [],
        "is_stale": guide.is_stale,
        "is_in_another_language": guide.is_in_another_language,
        "mend_value": partial(mend_value, guide.journey.draft),
        # What the script says itself, because there is nothing to send.
        "longest": MAX_BYTES,
        "empty": StoryMissing("draft").text,
        "too_long": LetterTooLong("draft").text,
    }
