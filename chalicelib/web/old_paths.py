"""Addresses that led to the campaign before, on posters and in posts: they lead to the first page."""

from collections.abc import Collection
from http import HTTPStatus
from pathlib import Path

from chalice.app import Blueprint, Response

from chalicelib.campaign_file import CAMPAIGN_FILE
from chalicelib.campaign_table import CampaignFileError
from chalicelib.web.address import address_of
from chalicelib.web.routes import ErrorPage, Route, add_routes

KEEP = "public, max-age=86400"  # browsers would keep it for ever, and a campaign may want its path back


class OldPaths:
    """Old addresses of the default campaign.

    Args:
        paths: each begins with a slash and ends without one.
        ours: the paths of all our own routes.
        error_page: writes a problem for people.

    Raises:
        CampaignFileError: a path begins with the same segment as one of our own.
    """

    def __init__(self, paths: Collection[str], ours: Collection[str], error_page: ErrorPage) -> None:
        taken = {_first_segment(path) for path in ours}
        for path in paths:
            if _first_segment(path) in taken:
                reason = f"“{path}” begins as a page of ours does; leave it out"
                raise CampaignFileError(Path(CAMPAIGN_FILE), "old_paths", reason)
        self.blueprint = Blueprint(__name__)
        routes = [Route("GET", path, "lead_on") for path in paths]
        add_routes(self.blueprint, routes, lambda: self, error_page)

    def lead_on(self) -> Response:
        """Lead to the first page. Nothing that a visitor typed goes along."""
        location = f"{address_of(self.blueprint.current_request)}/"
        headers: dict[str, str | list[str]] = {"Location": location, "Cache-Control": KEEP}
        return Response("", status_code=HTTPStatus.MOVED_PERMANENTLY.value, headers=headers)


def _first_segment(path: str) -> str:
    return path.split("/")[1].lower()
