"""What all pages have in common: whose they are, how they look, how they say what went wrong."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from itertools import count

from chalice.app import Request, Response

from chalicelib.desk import CampaignUnknown, Desk
from chalicelib.web.desks import Desks
from chalicelib.web.dress import PLAIN, Dress, dress_of
from chalicelib.web.headers import POLICY, content_policy
from chalicelib.web.journey import steps_of
from chalicelib.web.problems import Problem
from chalicelib.web.rendering import Renderer


class Site:
    """Pages of a campaign.

    Args:
        desks: finds the campaign's desk.
        renderer: renders the templates.
        attribution: the sentences that the licences of the data ask to be shown.
    """

    def __init__(self, desks: Desks, renderer: Renderer, attribution: Sequence[str]) -> None:
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

    def page(
        self,
        template: str,
        desk: Desk,
        values: Mapping[str, object],
        status: HTTPStatus = HTTPStatus.OK,
        dress: Dress = PLAIN,
    ) -> Response:
        """Render a page of a campaign.

        Args:
            template: its file, such as ``pages/read.html``.
            desk: the campaign's.
            values: what it shows beside what all pages show.
            status: the HTTP status.
            dress: what it wears; without the widget's dress nobody may frame it.

        Returns:
            The page.
        """
        response = self._renderer.page(template, {**self._common(desk, dress), **values}, status)
        if dress.is_widget and desk.campaign.sites:
            response.headers[POLICY] = content_policy(desk.campaign.sites)
        return response

    def problem_page(
        self,
        template: str,
        desk: Desk,
        values: Mapping[str, object],
        problem: Problem,
        dress: Dress = PLAIN,
    ) -> Response:
        """Render a page that says what went wrong, with the status and headers of the problem."""
        response = self.page(template, desk, values, problem.status, dress)
        response.headers |= problem.headers
        return response

    def error_page(self, problem: Problem) -> Response:
        """Say in words what went wrong, where there is no better page for it."""
        return self._plain_words(problem, self._desks.named(self._desks.default), PLAIN)

    def error_page_for(self, request: Request, problem: Problem) -> Response:
        """Say in words what went wrong, in the dress of the page that it happened on."""
        try:
            desk = self.desk(request)
        except CampaignUnknown:
            return self.error_page(problem)
        return self._plain_words(problem, desk, dress_of(request, desk.campaign))

    def _plain_words(self, problem: Problem, desk: Desk, dress: Dress) -> Response:
        return self.problem_page("pages/problem.html", desk, {"problem": problem}, problem, dress)

    def _common(self, desk: Desk, dress: Dress) -> dict[str, object]:
        campaign = desk.campaign
        named = "" if campaign.id == self._desks.default else f"campaign={campaign.id}"
        worn = "&".join(filter(None, (named, dress.query())))
        return {
            "campaign": campaign,
            "campaign_query": f"?{worn}" if worn else "",
            "away_query": f"?{named}" if named else "",
            "dress": dress,
            "news": "",
            "steps": list(steps_of(campaign)),
            "attribution": self._attribution,
            # Makes the address of each step another one. Where a form is sent to the address that the
            # browser is at, and the network fails, the browser's error page takes the place of the page in
            # the history, and without script all that was typed on it is lost.
            "turn": next(self._turns),
        }
