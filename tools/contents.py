"""What is served has no mistake that only a supporter would find: every campaign, and the postcode data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_table import CampaignFileError
from chalicelib.places import DataFileError, Places

if TYPE_CHECKING:
    from pathlib import Path

CAMPAIGNS = "templates/campaigns"
PLACES = "chalicelib/places/data"


def faults_in(project: Path, campaigns: Path | None = None) -> list[str]:
    """Look through a project's own files.

    Args:
        project: its folder. What it does not have is not missed: a smaller app may be served, too.
        campaigns: the folder of campaigns, where it is not the project's.

    Returns:
        A line for each campaign with a mistake, and one for the postcode data: file, place and what to do.
    """
    return [*_campaign_faults(campaigns or project / CAMPAIGNS), *_place_faults(project / PLACES)]


def _campaign_faults(folder: Path) -> list[str]:
    faults = []
    for campaign in sorted(folder.iterdir()) if folder.is_dir() else []:
        try:
            if campaign.is_dir():
                load_campaign(campaign)
        except CampaignFileError as fault:
            faults.append(str(fault))
    return faults


def _place_faults(folder: Path) -> list[str]:
    try:
        if folder.is_dir():
            Places.open(folder)
    except DataFileError as fault:
        return [str(fault)]
    except OSError as fault:
        return [f"{fault.filename}: {fault.strerror}"]
    return []
