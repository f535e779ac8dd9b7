"""What all pages have in common: whose they are, how they look, how they say what went wrong."""

from collections.abc import Mapping, Sequence
from functools import partial
from http import HTTPStatus
from itertools import count

from chalice.app import Request, Response

from chalicelib.desk import CampaignUnknown, Desk
from chalicelib.frozen import replace
from chalicelib.languages import Languages
from chalicelib.refusals import Refusal
from chalicelib.web.desks import Desks
from chalicelib.web.dress import Dress, dress_of, plain_dress
from chalicelib.web.headers import ANY_SITE, POLICY, RESOURCE_POLICY, content_policy
from chalicelib.web.journey import steps_of
from chalicelib.web.preview import Preview, preview_of
from chalicelib.web.problems import CodedResponse, Problem
from chalicelib.web.rendering import Renderer
from chalicelib.web.speech import spoken_values

SPEAK = "speak"  # the button that shows a page again in another language; its value says which page


class Site:
    """Pages of a campaign.

    Args:
        desks: finds the campaign's desk.
        renderer: renders the templates.
        languages: what pages can be in.
        attribution: the sentences that the licences of the data ask to be shown.
    """

    def __init__(
        self, desks: Desks, renderer: Renderer, languages: Languages, attribution: Sequence[str]
    ) -> None:
        self.languages = languages
        self._desks = desks
        self._renderer = renderer
        self._attribution = attribution
        self._turns = count()

    def desk(self, request: Request) -> Desk:
        """Give the desk of the campaign that a request is about.

        Raises:
            CampaignUnknown: there is no such campaign.
        """
        return self._desks.asked_for(request)

    def link(self, request: Request, desk: Desk, path: str = "") -> str:
        """Give the absolute address of a campaign's page; see ``Desks.link``."""
        return self._desks.link(request, desk, path)

    def preview(self, request: Request, desk: Desk, path: str = "") -> Preview:
        """Say what networks show of a campaign's page; see ``preview_of``."""
        return preview_of(desk.campaign, path, partial(self.link, request, desk))

    def page(
        self,
        template: str,
        desk: Desk,
        dress: Dress,
        values: Mapping[str, object],
        status: HTTPStatus = HTTPStatus.OK,
    ) -> CodedResponse:
        """Render a page of a campaign.

        Args:
            template: its file, such as ``pages/read.html``.
            desk: the campaign's.
            dress: what it wears; without the widget's dress nobody may frame it.
            values: what it shows beside what all pages show; of "refusals", the first is written down.
            status: the HTTP status.

        Returns:
            The page.
        """
        response = self._renderer.page(template, {**self._common(desk, dress), **values}, status)
        match values.get("refusals"):
            case [Refusal() as refusal, *_]:
                response.problem = refusal.code
        if dress.is_widget and desk.campaign.sites:
            # A site that lets nothing in without its consent may frame only what says that it may be loaded.
            response.headers |= {POLICY: content_policy(desk.campaign.sites), RESOURCE_POLICY: ANY_SITE}
        return response

    def problem_page(
        self,
        template: str,
        desk: Desk,
        dress: Dress,
        values: Mapping[str, object],
        problem: Problem,
    ) -> Response:
        """Render a page that says what went wrong, with the status and headers of the problem."""
        response = self.page(template, desk, dress, values, problem.status)
        response.headers |= problem.headers
        response.problem = problem.code
        return response

    def error_page(self, request: Request, problem: Problem) -> Response:
        """Say in words what went wrong, where there is no better page for it."""
        try:
            desk = self.desk(request)
            dress = dress_of(request, desk.campaign, self.languages)
        except CampaignUnknown:
            desk, dress = self._desks.default_for(request), plain_dress(request, self.languages)
        return self.problem_page("pages/problem.html", desk, dress, {"problem": problem}, problem)

    def _common(self, desk: Desk, dress: Dress) -> dict[str, object]:
        campaign = desk.campaign
        named = "" if campaign.id == self._desks.default else f"campaign={campaign.id}"
        language = self.languages.named(dress.language)
        away = _query(named, Dress(language=language.tag))
        return {
            **spoken_values(language, self.languages.default, self._desks.untranslated(desk)),
            "languages": [
                (each, _query(named, replace(dress, language=each.tag))) for each in self.languages.called()
            ],
            "campaign": campaign,
            "campaign_query": _query(named, dress),
            "away_query": away,
            "dress": dress,
            "news": "",
            "root": "",  # leads to the first page's folder from a page that is deeper
            "steps": list(steps_of(campaign)),
            "attribution": self._attribution,
            # Makes the address of each step another one. Where a form is sent to the address that the
            # browser is at, and the network fails, the browser's error page takes the place of the page in
            # the history, and without script all that was typed on it is lost.
            "turn": next(self._turns),
        }


def _query(named: str, dress: Dress) -> str:
    """Write a campaign and a dress as they stand behind an address, or "" for the usual ones."""
    worn = "&".join(filter(None, (named, dress.query())))
    return f"?{worn}" if worn else ""
