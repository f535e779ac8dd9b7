"""The organisers' page: sign in with a token, then look at every figure that is published."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from chalice.app import Blueprint, Request, Response

from chalicelib.desk import Desk
from chalicelib.edges import Edges
from chalicelib.languages import Language
from chalicelib.places import Seat
from chalicelib.refusals import Refusal
from chalicelib.tally.organisers import Door, Organiser, OrganiserUnknown
from chalicelib.tally.sessions import SESSION_SECONDS
from chalicelib.web.address import address_of, stage_of
from chalicelib.web.counts_api import spreadsheet_response
from chalicelib.web.dress import Dress, plain_dress
from chalicelib.web.figures import figures_unavailable
from chalicelib.web.problems import Problem, problem_of
from chalicelib.web.reading import form_fields, query_value
from chalicelib.web.route_table import ORGANISERS_PATH as PATH
from chalicelib.web.site import Site
from chalicelib.web.speech import LANGUAGE_FIELD, language_of

COOKIE = "own-words-organiser"
# Only for this page, only over HTTPS, never to a script, never from another site.
COOKIE_RULES = "HttpOnly; Secure; SameSite=Strict"
OUR_OWN = ("same-origin", "none")  # what browsers say of a form from our own page


class Organisers:
    """The page at ``/organisers``.

    Args:
        blueprint: gives the request.
        site: what all pages have in common.
        door: lets organisers in.
        edges: what the outside gives; sessions and the clock are used.
        seats: reads where the map shows each constituency.
    """

    def __init__(
        self,
        blueprint: Blueprint,
        site: Site,
        door: Door,
        edges: Edges,
        seats: Callable[[], Mapping[str, Seat]],
    ) -> None:
        self._site = site
        self._door = door
        self._edges = edges
        self._seats = seats
        self._blueprint = blueprint

    def figures(self) -> Response:
        """Show all published figures to an organiser, and the way in to anybody else."""
        request, desk = self._request, self._desk()
        with figures_unavailable():
            organiser = self._organiser_or_none()
            report = desk.counts.report_or_none() if organiser else None
        if organiser is None:
            return self._sign_in_page(desk)
        if report is None:
            return _unkept(self._site.page("pages/organisers_none.html", desk, self._dress(), {}))
        if query_value(request, "format") == "csv":
            return spreadsheet_response(report, self._language())
        # Imported on first use: supporters, who are nearly everybody, never see it.
        from chalicelib.web.dashboard import dashboard_values, read_sort  # noqa: PLC0415

        sort = read_sort(query_value(request, "sort"), query_value(request, "order"))
        seats, constituencies = self._seats(), desk.places.constituencies
        values = dashboard_values(report, seats, constituencies, sort, self._language())
        return _unkept(self._site.page("pages/organisers.html", desk, self._dress(), values))

    def come_or_go(self) -> Response:
        """Sign an organiser in or out."""
        request, desk = self._request, self._desk()
        _require_own_page(request)
        form = form_fields(request)
        if form.get("leave"):
            return self._to_the_page("", 0)
        token = (form.get("token") or [""])[-1].strip()
        try:
            with figures_unavailable():
                organiser = self._door.open_with(token)
                session = self._edges.sessions().issue(organiser, self._edges.now())
        except Refusal as refusal:
            return self._sign_in_page(desk, refusal)
        return self._to_the_page(session, SESSION_SECONDS)

    @property
    def _request(self) -> Request:
        return self._blueprint.current_request

    def _desk(self) -> Desk:
        return self._site.desk(self._request)

    def _dress(self) -> Dress:
        return plain_dress(self._request, self._site.languages)

    def _language(self) -> Language:
        return language_of(self._request, self._site.languages)

    def _organiser_or_none(self) -> Organiser | None:
        session = _session_in(self._request)
        now = self._edges.now()
        organiser_id = self._edges.sessions().organiser_id_or_none(session, now) if session else None
        try:
            return self._door.still_open_for(organiser_id) if organiser_id else None
        except OrganiserUnknown:
            return None

    def _sign_in_page(self, desk: Desk, refusal: Refusal | None = None) -> Response:
        values = {"refusals": [refusal] if refusal else [], "refused": {"token": refusal} if refusal else {}}
        template = "pages/organiser_sign_in.html"
        if refusal is None:
            return _unkept(self._site.page(template, desk, self._dress(), values))
        return _unkept(self._site.problem_page(template, desk, self._dress(), values, problem_of(refusal)))

    def _to_the_page(self, session: str, seconds: int) -> Response:
        # The path as the browser knows it: a stage of API Gateway stands before ours.
        path = f"{stage_of(self._request)}{PATH}"
        kept = {name: query_value(self._request, name) for name in ("campaign", LANGUAGE_FIELD)}
        query = urlencode({name: value for name, value in kept.items() if value})
        headers: dict[str, str | list[str]] = {
            "Location": f"organisers?{query}" if query else "organisers",
            "Set-Cookie": f"{COOKIE}={session}; Path={path}; Max-Age={seconds}; {COOKIE_RULES}",
            "Cache-Control": "no-store",
        }
        return Response("", status_code=HTTPStatus.SEE_OTHER.value, headers=headers)


def _session_in(request: Request) -> str:
    # Not by http.cookies: one cookie that it does not like, set by any other site of the charity's domain,
    # hides all the rest from it.
    for cookie in request.headers.get("cookie", "").split(";"):
        name, _, value = cookie.strip().partition("=")
        if name == COOKIE:
            return str(value)
    return ""


def _require_own_page(request: Request) -> None:
    said = request.headers.get("sec-fetch-site")
    is_ours = _is_from_here(request) if said is None else said in OUR_OWN
    if not is_ours:
        raise Problem(HTTPStatus.FORBIDDEN, "another-site")


def _is_from_here(request: Request) -> bool:
    """Tell by what older browsers say of a form: the origin of its page, or nothing at all."""
    origin = request.headers.get("origin")
    return origin is None or _host_in(origin) == _host_in(address_of(request))


def _host_in(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].lower()


def _unkept(page: Response) -> Response:
    """Let no browser keep a page that only an organiser may see."""
    page.headers["Cache-Control"] = "no-store"
    return page
