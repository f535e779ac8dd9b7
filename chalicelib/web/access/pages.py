"""The pages that help somebody to ask what is held about them."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from chalice.app import Blueprint, Request, Response

from chalicelib.campaign import Campaign, MessageType
from chalicelib.desk import Desk
from chalicelib.refusals import Refusal, Refused
from chalicelib.subject_access.deadline import Deadline, Stage, deadline_of
from chalicelib.subject_access.letter import plain_text
from chalicelib.subject_access.mailto import mailto_or_none
from chalicelib.subject_access.received import believable_received
from chalicelib.subject_access.request import Schooling, Who
from chalicelib.subject_access.typed_date import read_date
from chalicelib.tally.events import Event
from chalicelib.tally.tally import TallyUnavailable
from chalicelib.web.access.clerk import Clerk
from chalicelib.web.access.form import Form, Step, form_of
from chalicelib.web.access.letters import elsewhere_of, guide_of
from chalicelib.web.access.reader import read_asker, read_request, read_schooling, read_who
from chalicelib.web.dress import plain_dress
from chalicelib.web.fields import Fields
from chalicelib.web.problems import Problem, problem_of
from chalicelib.web.reading import form_fields, query_value
from chalicelib.web.site import SPEAK, Site
from chalicelib.web.speech import language_of

CALENDAR_TYPE = "text/calendar; charset=utf-8"
CALENDAR_FILE = "your-request.ics"
ELSEWHERE = "elsewhere"


class Stopped(Exception):  # noqa: N818 - as a refusal is
    """Somebody cannot go on yet.

    Args:
        step: where what has to be mended is.
        refusals: what that is.
    """

    def __init__(self, step: Step, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(step)
        self.step = step
        self.refusals = refusals


class AccessPages:
    """The routes at ``/subject-access`` and ``/calendar``.

    Args:
        blueprint: gives the request.
        site: what all pages have in common.
        now: seconds since 1970.
    """

    def __init__(self, blueprint: Blueprint, site: Site, now: Callable[[], int]) -> None:
        self._site = site
        self._now = now
        self._blueprint = blueprint

    def begin(self) -> Response:
        """Show the first step, or the last one to somebody who comes back when no answer came."""
        asked = query_value(self._request, "step")
        return self._page(Step.AFTER if asked == Step.AFTER else Step.WHO, Form({}))

    def go_on(self) -> Response:
        """Take what was typed and show the step that the pressed button leads to."""
        fields = form_fields(self._request)
        form, pressed = form_of(fields), (fields.get("go") or fields.get(SPEAK) or [""])[-1]
        try:
            match pressed:
                case Step.DETAILS:
                    return self._details(form)
                case Step.LETTER:
                    return self._letter(form)
                case Step.AFTER:
                    return self._after(form, is_counted=fields.get("event") == [Event.PREPARED])
                case _:
                    return self._page(Step.WHO, form)
        except Stopped as stopped:
            # Whoever asks for the page in another language has not said yet that it is filled in.
            return self._page(stopped.step, form, refusals=() if SPEAK in fields else stopped.refusals)

    def calendar(self) -> Response:
        """Give the days to remember as a file for a calendar."""
        form, clerk = form_of(form_fields(self._request)), self._clerk()
        try:
            file = clerk.calendar(_deadline(form, clerk))
        except Refusal as refusal:
            return self._page(Step.AFTER, form, refusals=(refusal,))
        return Response(
            file,
            headers={
                "Content-Type": CALENDAR_TYPE,
                "Content-Disposition": f'attachment; filename="{CALENDAR_FILE}"',
                "Cache-Control": "no-store",
            },
        )

    def _details(self, form: Form) -> Response:
        schooling = _begun(form)[1]
        if schooling is Schooling.ENGLAND:
            return self._page(Step.DETAILS, form)
        return self._page(ELSEWHERE, form, {"elsewhere": elsewhere_of(guide_of(self._desk()), schooling)})

    def _letter(self, form: Form) -> Response:
        who, clerk, fields = _begun(form)[0], self._clerk(), _fields(form)
        request = read_request(
            fields, who, lambda: read_date(*form.date_parts("birth_date"), "birth_date"), clerk.today
        )
        _end(fields, Step.DETAILS)
        letters = clerk.requested(request)
        values = {
            "letters": letters,
            "person": request.asker.person,
            "mailto": mailto_or_none(clerk.guide.controller.email, letters.request.subject),
            "receipt": self._receipt_or_none(form["receipt"]),
            "today": clerk.today,
        }
        return self._page(Step.LETTER, form, values)

    def _receipt_or_none(self, held: str) -> str | None:
        """Give the receipt that they hold, or a new one in the place of one that is no good."""
        desk = self._desk()
        try:
            return held if desk.earlier_receipt_or_none(held) else desk.first_receipt_or_none()
        except Refusal:
            return desk.first_receipt_or_none()

    def _after(self, form: Form, *, is_counted: bool) -> Response:
        values = _afterwards(form, self._clerk())
        # Counted last: whoever is sent back to a box has not been counted without being told.
        return self._page(Step.AFTER, form, {**values, **(self._counted(form) if is_counted else {})})

    def _counted(self, form: Form) -> dict[str, object]:
        desk = self._desk()
        try:
            return {"counted": desk.participate(desk.receipt_in(form["receipt"]), Event.PREPARED)}
        except (Refusal, TallyUnavailable) as error:
            return {"trouble": problem_of(error)}

    @property
    def _request(self) -> Request:
        return self._blueprint.current_request

    def _desk(self) -> Desk:
        return self._site.desk(self._request)

    def _clerk(self) -> Clerk:
        desk, languages = self._desk(), self._site.languages
        return Clerk(guide_of(desk), languages, language_of(self._request, languages), self._now())

    def _page(
        self,
        step: str,
        form: Form,
        values: Mapping[str, object] | None = None,
        refusals: tuple[Refusal, ...] = (),
    ) -> Response:
        desk, dress = self._desk(), plain_dress(self._request, self._site.languages)
        shown = {
            "step": step,
            "form": form,
            "guide": guide_of(desk),
            "plain_text": plain_text,
            "refusals": refusals,
            "refused": {refusal.field: refusal for refusal in reversed(refusals)},
            "casework": _casework_role_or_none(desk.campaign),
            **dict.fromkeys(("counted", "trouble", "deadline", "stage", "follow_ups")),
            **(values or {}),
        }
        template = f"pages/access/{step}.html"
        match shown["trouble"]:
            case Problem() as problem:
                return self._site.problem_page(template, desk, dress, shown, problem)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if refusals else HTTPStatus.OK
        return self._site.page(template, desk, dress, shown, status)


def _casework_role_or_none(campaign: Campaign) -> str | None:
    """Find the role of somebody who writes to their MP about a case of their own."""
    roles = (role.id for role in campaign.roles if role.message_type is MessageType.CASEWORK)
    return next(roles, None)


def _begun(form: Form) -> tuple[Who, Schooling]:
    fields = _fields(form)
    chosen = read_who(fields), read_schooling(fields)
    _end(fields, Step.WHO)
    return chosen


def _afterwards(form: Form, clerk: Clerk) -> dict[str, object]:
    fields = _fields(form)
    deadline = fields.attempt(lambda: _deadline(form, clerk), deadline_of(clerk.today))
    asker = read_asker(fields, _who_afterwards(form, fields)) if form["name"] else None
    _end(fields, Step.AFTER)
    reckoned: dict[str, object] = {"deadline": deadline, "stage": deadline.stage(clerk.today)}
    if asker is None:
        return reckoned
    letters = clerk.follow_ups(asker, deadline)
    follow_ups = (
        ("reminder", letters.reminder, deadline.reminder, Stage.LATE),
        ("complaint", letters.complaint, deadline.complaint, Stage.STILL_LATE),
        ("regulator", letters.regulator, None, None),
    )
    return {**reckoned, "follow_ups": follow_ups}


def _who_afterwards(form: Form, fields: Fields) -> Who:
    """Tell who asked; somebody who names nobody else asked for themselves, and need not say so.

    By what right they asked for somebody else is never guessed: a letter says it, and no parent has a signed
    authority from a child who is too young.
    """
    return read_who(fields) if form["for"] or form["subject_name"] else Who.SELF


def _deadline(form: Form, clerk: Clerk) -> Deadline:
    typed = read_date(*form.date_parts("received"), "received")
    return deadline_of(believable_received(typed, clerk.today))


def _fields(form: Form) -> Fields:
    flags = {"parental_responsibility": True} if form["parental_responsibility"] else {}
    return Fields({**form.typed, **flags})


def _end(fields: Fields, step: Step) -> None:
    try:
        fields.stop()
    except Refused as refused:
        raise Stopped(step, refused.refusals) from None
