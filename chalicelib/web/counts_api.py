"""Published figures as JSON and as a spreadsheet: some for everybody, all of them for organisers."""

from chalice.app import Blueprint, Response

from chalicelib.desk import Desk
from chalicelib.languages import Language, Languages, Text
from chalicelib.refusals import Refusal
from chalicelib.tally.organisers import Door
from chalicelib.tally.report import Report
from chalicelib.web import counts_answers
from chalicelib.web.desks import Desks
from chalicelib.web.figures import figures_unavailable, no_figures_yet
from chalicelib.web.reading import query_value
from chalicelib.web.routes import JSON_TYPE
from chalicelib.web.speech import language_of
from chalicelib.web.spreadsheet import CSV_TYPE, file_name, spreadsheet

AN_HOUR = "public, max-age=3600"  # they change once a day
BEARER = "Bearer "
FORMATS = ("json", "csv")


class CountsApi:
    """The routes under ``/v1`` that tell figures.

    Args:
        blueprint: gives the request.
        desks: finds the campaign's desk.
        door: lets organisers in.
        languages: what they can be told in.
    """

    def __init__(self, blueprint: Blueprint, desks: Desks, door: Door, languages: Languages) -> None:
        self._desks = desks
        self._languages = languages
        self._door = door
        self._blueprint = blueprint

    def counts(self) -> Response:
        """Tell what everybody may see."""
        desk = self._desk()
        with figures_unavailable():
            latest = desk.counts.latest_or_none()
        constituencies = len(desk.places.constituencies)
        body = counts_answers.counts_answer(desk.campaign, latest, constituencies, self._language())
        return Response(body, headers={"Content-Type": JSON_TYPE, "Cache-Control": AN_HOUR})

    def organiser_counts(self) -> Response:
        """Tell an organiser all published figures."""
        desk, form = self._desk(), self._format()
        with figures_unavailable():
            self._door.open_with(self._token())
            report = desk.counts.report_or_none()
        if report is None:
            raise no_figures_yet()
        language = self._language()
        return spreadsheet_response(report, language) if form == "csv" else _json(report, language)

    def _desk(self) -> Desk:
        return self._desks.asked_for(self._blueprint.current_request)

    def _language(self) -> Language:
        return language_of(self._blueprint.current_request, self._languages)

    def _token(self) -> str:
        given = self._blueprint.current_request.headers.get("authorization", "")
        return given.removeprefix(BEARER).strip() if given.startswith(BEARER) else ""

    def _format(self) -> str:
        asked = query_value(self._blueprint.current_request, "format") or FORMATS[0]
        if asked not in FORMATS:
            known = ", ".join(FORMATS)
            raise Refusal("format-unknown", "format", Text("refusals.format-unknown", {"known": known}))
        return asked


def spreadsheet_response(report: Report, language: Language) -> Response:
    """Answer with a report as a file to save."""
    headers: dict[str, str | list[str]] = {
        "Content-Type": CSV_TYPE,
        "Content-Disposition": f'attachment; filename="{file_name(report)}"',
        "Cache-Control": "no-store",
    }
    return Response(spreadsheet(report, language), headers=headers)


def _json(report: Report, language: Language) -> Response:
    body = counts_answers.report_answer(report, language)
    return Response(body, headers={"Content-Type": JSON_TYPE, "Cache-Control": "no-store"})
