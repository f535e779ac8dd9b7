"""Finds the desk of the campaign that a request is about."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from chalice.app import Request

from chalicelib.campaign_file import load_campaign
from chalicelib.desk import CampaignUnknown, Desk
from chalicelib.edges import Edges
from chalicelib.web.address import address_of
from chalicelib.web.reading import query_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.counts import Counts


class Desks:
    """Every campaign's desk, opened when it is first asked for.

    Args:
        folder: holds one folder for each campaign.
        default: the id of the campaign that is meant where none is named. It is read at once,
            so that a mistake in its files is seen when the function starts.
        edges: what the outside gives.

    Raises:
        CampaignFileError: the default campaign's files have a mistake.
    """

    def __init__(self, folder: Path, default: str, edges: Edges) -> None:
        self._folder = folder
        self._edges = edges
        self.default = default
        self._open = {default: Desk(load_campaign(folder / default), edges)}

    def asked_for(self, request: Request) -> Desk:
        """Give the desk that a request names in ``?campaign=``, or the default one.

        Raises:
            CampaignUnknown: there is no such campaign.
        """
        return self.named(query_value(request, "campaign") or self.default)

    def link(self, request: Request, desk: Desk, path: str = "") -> str:
        """Give the absolute address of a campaign's page, for links that go out into the world.

        Args:
            request: any request to these pages.
            desk: the campaign's.
            path: the page's path without a slash at its front; "" for the first page.

        Returns:
            The address, with the campaign's name where it is not the default one.
        """
        campaign_id = desk.campaign.id
        named = "" if campaign_id == self.default else f"?campaign={campaign_id}"
        return f"{address_of(request)}/{path}{named}"

    def every_counts(self) -> "list[Callable[[], Counts]]":
        """Give what opens each campaign's figures, also where it finds a mistake in the campaign's file."""
        return [partial(self._counts, campaign_id) for campaign_id in sorted(self._ids())]

    def _counts(self, campaign_id: str) -> "Counts":
        return self.named(campaign_id).counts

    def named(self, campaign_id: str) -> Desk:
        """Give the desk of a campaign.

        Args:
            campaign_id: anything at all; only the name of an existing folder is one.

        Raises:
            CampaignUnknown: there is no such campaign.
        """
        if campaign_id not in self._open:
            if campaign_id not in self._ids():
                raise CampaignUnknown
            self._open[campaign_id] = Desk(load_campaign(self._folder / campaign_id), self._edges)
        return self._open[campaign_id]

    def _ids(self) -> set[str]:
        return {folder.name for folder in self._folder.iterdir() if folder.is_dir()}
