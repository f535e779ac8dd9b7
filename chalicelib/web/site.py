"""What all pages have in common: whose they are, how they look, how they say what went wrong."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from itertools import count

from chalice.app import Request, Response

from chalicelib.desk import Desk
from chalicelib.web.desks import Desks
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
        self, template: str, desk: Desk, values: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK
    ) -> Response:
        """Render a page of a campaign.

        Args:
            template: its file, such as ``pages/read.html``.
            desk: the campaign's.
            values: what it shows beside what all pages show.
            status: the HTTP status.

        Returns:
            The page.
        """
        return self._renderer.page(template, {**self._common(desk), **values}, status)

    def problem_page(
        self, template: str, desk: Desk, values: Mapping[str, object], problem: Problem
    ) -> Response:
        """Render a page that says what went wrong, with the status and headers of the problem."""
        response = self.page(template, desk, values, problem.status)
        response.headers |= problem.headers
        return response

    def error_page(self, problem: Problem) -> Response:
        """Say in words what went wrong, where there is no better page for it."""
        desk = self._desks.named(self._desks.default)
        return self.problem_page("pages/problem.html", desk, {"problem": problem}, problem)

    def _common(self, desk: Desk) -> dict[str, object]:
        campaign = desk.campaign
        named = "" if campaign.id == self._desks.default else f"?campaign={campaign.id}"
        return {
            "campaign": campaign,
            "campaign_query": named,
            "steps": list(steps_of(campaign)),
            "attribution": self._attribution,
            # Makes the address of each step another one. Where a form is sent to the address that the
            # browser is at, and the network fails, the browser's error page takes the place of the page in
            # the history, and without script all that was typed on it is lost.
            "turn": next(self._turns),
        }
