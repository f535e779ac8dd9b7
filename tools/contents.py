"""What is served has no mistake that only a supporter would find: campaigns, languages, postcode data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_overlay import load_overlay, overlay_file
from chalicelib.campaign_table import CampaignFileError
from chalicelib.languages import DEFAULT_LANGUAGE, LanguageFileError, Languages
from chalicelib.places import DataFileError, Places

if TYPE_CHECKING:
    from pathlib import Path

CAMPAIGNS = "templates/campaigns"
LANGUAGES = "chalicelib/languages"
PLACES = "chalicelib/places/data"


def faults_in(project: Path, campaigns: Path | None = None) -> list[str]:
    """Look through a project's own files.

    Args:
        project: its folder. What it does not have is not missed: a smaller app may be served, too.
        campaigns: the folder of campaigns, where it is not the project's.

    Returns:
        A line for each campaign, overlay and language with a mistake, and one for the postcode data: file,
        place and what to do.
    """
    return [
        *_campaign_faults(campaigns or project / CAMPAIGNS),
        *_language_faults(project / LANGUAGES),
        *_place_faults(project / PLACES),
    ]


def _campaign_faults(folder: Path) -> list[str]:
    faults = []
    for campaign in sorted(folder.iterdir()) if folder.is_dir() else []:
        if campaign.is_dir():
            faults += _faults_of(campaign)
    return faults


def _faults_of(folder: Path) -> list[str]:
    """Look through a campaign and each of its overlays, which its own language does without."""
    try:
        campaign = load_campaign(folder)
    except CampaignFileError as fault:
        return [str(fault)]
    faults = []
    for overlay in sorted(folder.glob(overlay_file(folder, "*").name)):
        try:
            load_overlay(campaign, folder, overlay.suffixes[-2].removeprefix("."))
        except CampaignFileError as fault:
            faults.append(str(fault))
    return faults


def _language_faults(folder: Path) -> list[str]:
    if not (folder / f"{DEFAULT_LANGUAGE}.toml").is_file():
        return []
    faults = []
    try:
        languages = Languages(folder)
    except LanguageFileError as fault:
        return [str(fault)]
    for tag in languages.tags:
        try:
            languages.named(tag)
        except LanguageFileError as fault:
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
