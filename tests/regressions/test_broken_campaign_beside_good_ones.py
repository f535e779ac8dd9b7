"""A mistake in one campaign's file kept the figures of all campaigns from being published that day.

Each is promised to be published whatever becomes of the others, but all files were read before the first was.
"""

import shutil
from pathlib import Path

import pytest

from chalicelib.campaign_table import CampaignFileError
from chalicelib.counts import publish_all
from chalicelib.edges import Edges
from chalicelib.places import Places
from chalicelib.web.desks import Desks
from tests.english import LANGUAGES
from tests.routes.conftest import CAMPAIGN, World, edges_of
from tests.unit.web.campaigns import ROOT

BROKEN = "a-broken-one"  # before the good one, by the alphabet


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def edges(world: World) -> Edges:
    return edges_of(world, Places.open())


def test_the_good_one_is_published_and_the_fault_said(tmp_path: Path, world: World, edges: Edges) -> None:
    """The alarm rings with the file's name, and the other campaign's figures are there."""
    for name in (CAMPAIGN, BROKEN):
        shutil.copytree(ROOT / "templates/campaigns" / CAMPAIGN, tmp_path / name)
    (tmp_path / BROKEN / "campaign.toml").write_text("title =")
    desks = Desks(tmp_path, CAMPAIGN, edges, LANGUAGES)
    with pytest.raises(CampaignFileError, match=BROKEN):
        publish_all(desks.every_counts())
    assert world.snapshots.latest_or_none(CAMPAIGN) is not None
