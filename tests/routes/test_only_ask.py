"""A campaign with a single ask: nothing on its page speaks of choosing between several."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.edges import Edges
from tests.campaigns import SECOND, Known
from tests.routes.conftest import Browser
from tests.routes.test_pages import Supporter

ASK = re.compile(r"\[\[asks\]\]\n.*?(?=\n\[\[|\Z)", re.DOTALL)


@pytest.fixture
def known() -> Known:
    return SECOND


@pytest.fixture
def app(known: Known, edges: Edges, create_app: Callable[..., Chalice], tmp_path: Path) -> Chalice:
    """The second campaign, all of its asks but the first taken out."""
    folder = Path(shutil.copytree(known.folder, tmp_path / known.id))
    file = folder / "campaign.toml"
    first, *others = ASK.findall(file.read_text())
    assert first
    text = file.read_text()
    for other in others:
        text = text.replace(other, "")
    file.write_text(text)
    return create_app(known.id, edges, campaigns=tmp_path)


def test_it_is_not_a_choice_between_several(app: Chalice) -> None:
    """It can be ticked or left, and the letter ends with it."""
    with Client(app) as client:
        supporter = Supporter(Browser(client), known=SECOND).reach_ask()
        assert "Choose one or two" not in supporter.page.text
        assert "Tick it, if it is your question, too" in supporter.page.text
        page = supporter.press("Show me my letter", asks=[SECOND.ask], name="Tom Briggs")
        assert SECOND.campaign.asks[0].question in page.text
