"""The supporter's way as plain HTML forms: everything typed travels from form to form."""

from collections.abc import Sequence
from functools import partial
from http import HTTPStatus

from chalice.app import Blueprint, Response

from chalicelib.desk import Desk
from chalicelib.letters.figures import READY_BELOW
from chalicelib.refusals import Refusal, Refused
from chalicelib.tally.events import Event
from chalicelib.tally.tally import TallyUnavailable
from chalicelib.web.desks import Desks
from chalicelib.web.guide import Guide
from chalicelib.web.journey import Journey, Step, journey_from_form, role_chosen, steps_of
from chalicelib.web.marking import mend_value
from chalicelib.web.problems import Problem, problem_of
from chalicelib.web.reading import form_fields, query_value
from chalicelib.web.rendering import Renderer
from chalicelib.web.routes import FORM_TYPE, Route, add_routes

REMAKE = "remake"  # the button that makes the letter again from the answers


class Pages:
    """The supporter's pages.

    Args:
        desks: finds the campaign's desk.
        renderer: renders the templates.
        attribution: the sentences that the licences of the data ask to be shown.
    """

    def __init__(self, desks: Desks, renderer: Renderer, attribution: Sequence[str]) -> None:
        self._desks = desks
        self._renderer = renderer
        self._attribution = attribution
        self.blueprint = Blueprint(__name__)
        add_routes(self.blueprint, self._routes(), self.error_page)

    def _routes(self) -> list[Route]:
        return [
            Route("GET", "/", self.start),
            Route("GET", "/letter", self.letter_unbegun),
            Route("POST", "/letter", self.letter, takes=FORM_TYPE),
            Route("GET", "/thanks", self.thanks_unbegun),
            Route("POST", "/thanks", self.thanks, takes=FORM_TYPE),
            Route("GET", "/privacy", self.privacy),
        ]

    def start(self) -> Response:
        """Show the first step."""
        desk = self._desk()
        channel = query_value(self.blueprint.current_request, "channel") or ""
        known = channel if channel in desk.campaign.channels else ""
        return self._step(Step.YOU, desk, Guide(desk, Journey(channel=known)))

    def letter_unbegun(self) -> Response:
        """Show the first step to somebody who comes to the letter's address without one."""
        return self.start()

    def letter(self) -> Response:
        """Take what was typed and show the step that the pressed button leads to."""
        desk = self._desk()
        form = form_fields(self.blueprint.current_request)
        guide = Guide(desk, journey_from_form(form, desk.campaign))
        mend = (form.get("mend") or [""])[-1]
        pressed = (form.get("go") or [Step.READ if mend else ""])[-1]
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
        journey = journey_from_form(form_fields(self.blueprint.current_request), desk.campaign)
        values = {**self._common(desk), "journey": journey, "trouble": None, "counted": None}
        try:
            values["counted"] = desk.participate(desk.receipt_in(journey.receipt), Event.SENT)
        except (Refusal, TallyUnavailable) as error:
            values["trouble"] = problem = problem_of(error)
            response = self._renderer.page("pages/thanks.html", values, problem.status)
            response.headers |= problem.headers
            return response
        return self._renderer.page("pages/thanks.html", values)

    def privacy(self) -> Response:
        """Say what is kept."""
        return self._renderer.page("pages/privacy.html", self._common(self._desk()))

    def error_page(self, problem: Problem) -> Response:
        """Say in words what went wrong."""
        desk = self._desks.named(self._desks.default)
        values = {**self._common(desk), "problem": problem}
        response = self._renderer.page("pages/problem.html", values, problem.status)
        response.headers |= problem.headers
        return response

    def _desk(self) -> Desk:
        return self._desks.asked_for(self.blueprint.current_request)

    def _common(self, desk: Desk) -> dict[str, object]:
        campaign = desk.campaign
        named = "" if campaign.id == self._desks.default else f"?campaign={campaign.id}"
        return {
            "campaign": campaign,
            "campaign_query": named,
            "steps": list(steps_of(campaign)),
            "attribution": self._attribution,
        }

    def _step(self, step: Step, desk: Desk, guide: Guide, refusals: tuple[Refusal, ...] = ()) -> Response:
        values = {
            **self._common(desk),
            "step": step,
            "journey": guide.journey,
            "refusals": refusals,
            "refused": {refusal.field: refusal for refusal in reversed(refusals)},
            "role": role_chosen(guide.journey, desk.campaign),
            **_values_of(step, guide),
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY if refusals else HTTPStatus.OK
        return self._renderer.page(f"pages/{step}.html", values, status)


def _values_of(step: Step, guide: Guide) -> dict[str, object]:
    match step:
        case Step.STORY:
            return {"place": guide.place()}
        case Step.READ:
            check = guide.check_or_none()
            return {
                "place": guide.place(),
                "check": check,
                "ready_below": READY_BELOW,
                "paragraphs": guide.marked_paragraphs(check) if check else [],
                "is_stale": guide.is_stale,
                "mend_value": partial(mend_value, guide.journey.draft),
            }
        case Step.SEND:
            letter, receipt = guide.letter_to_send()
            return {"place": letter.place, "letter": letter, "receipt": receipt}
        case _:
            return {}
