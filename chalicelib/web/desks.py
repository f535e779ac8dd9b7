"""Finds the desk of the campaign that a request is about."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from chalice.app import Request

from chalicelib.campaign import Campaign
from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_table import CampaignFileError
from chalicelib.desk import CampaignUnknown, Desk
from chalicelib.edges import Edges
from chalicelib.frozen import replace
from chalicelib.languages import DEFAULT_LANGUAGE, Languages
from chalicelib.letters.tongues import tongue_of
from chalicelib.web.address import address_of
from chalicelib.web.reading import query_value
from chalicelib.web.speech import LANGUAGE_FIELD, language_of

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
        languages: those that a campaign can be said in.

    Raises:
        CampaignFileError: the default campaign's files have a mistake.
    """

    def __init__(self, folder: Path, default: str, edges: Edges, languages: Languages) -> None:
        self._folder = folder
        self._languages = languages
        self._edges = edges
        self.default = default
        self._open = {default: Desk(load_campaign(folder / default), edges)}
        self._in_language: dict[tuple[str, str], Desk] = {}
        self._untranslated: dict[tuple[str, str], frozenset[str]] = {}

    def asked_for(self, request: Request) -> Desk:
        """Give the desk that a request names in ``?campaign=``, or the default one, in its ``?lang=``.

        Raises:
            CampaignUnknown: there is no such campaign.
        """
        return self._translated(self.named(query_value(request, "campaign") or self.default), request)

    def default_for(self, request: Request) -> Desk:
        """Give the default campaign's desk in the language that a request asks for."""
        return self._translated(self.named(self.default), request)

    def _translated(self, desk: Desk, request: Request) -> Desk:
        language = language_of(request, self._languages)
        if language.tag == DEFAULT_LANGUAGE:
            return desk
        key = desk.campaign.id, language.tag
        if key not in self._in_language:
            # Imported on first use: most supporters read the campaign as its own file says it.
            from chalicelib.campaign_overlay import untranslated  # noqa: PLC0415

            campaign = self._overlaid(desk.campaign, language.tag)
            self._untranslated[key] = untranslated(campaign)
            self._in_language[key] = Desk(campaign, self._edges, tongue_of(language.spoken))
        return self._in_language[key]

    def untranslated(self, desk: Desk) -> frozenset[str]:
        """Give what a desk's campaign says in another language than the desk's."""
        return self._untranslated.get((desk.campaign.id, desk.campaign.language), frozenset())

    def _overlaid(self, campaign: Campaign, tag: str) -> Campaign:
        from chalicelib.campaign_overlay import load_overlay  # noqa: PLC0415 - as above

        try:
            return load_overlay(campaign, self._folder / campaign.id, tag)
        except CampaignFileError:
            # Found before anything is served, by tools.contents. Nobody's letter waits for it.
            return replace(campaign, language=tag, original=campaign)

    def link(self, request: Request, desk: Desk, path: str = "") -> str:
        """Give the absolute address of a campaign's page, for links that go out into the world.

        Args:
            request: any request to these pages.
            desk: the campaign's.
            path: the page's path without a slash at its front; "" for the first page.

        Returns:
            The address, with the campaign's name and language where they are not the default ones.
        """
        campaign, said = desk.campaign, {}
        if campaign.id != self.default:
            said["campaign"] = campaign.id
        if campaign.language != DEFAULT_LANGUAGE:
            said[LANGUAGE_FIELD] = campaign.language
        named = urlencode(said)
        return f"{address_of(request)}/{path}{'?' if named else ''}{named}"

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
