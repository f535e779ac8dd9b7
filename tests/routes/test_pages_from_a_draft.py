"""The other way to begin: a campaign that starts from its letter, to be made one's own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.edges import Edges
from tests.routes.conftest import CAMPAIGN, NAME, STORY, Browser
from tests.routes.forms import Page
from tests.routes.test_pages import Supporter

SHIPPED = Path(__file__).parents[2] / "templates" / "campaigns" / CAMPAIGN
QUESTIONS = [f"What do you say to paragraph {place}?" for place in range(6)]


@pytest.fixture
def supporter(tmp_path: Path, edges: Edges, create_app: Callable[..., Chalice]) -> Supporter:
    shutil.copytree(SHIPPED, tmp_path / CAMPAIGN)
    file = tmp_path / CAMPAIGN / "campaign.toml"
    questions = ", ".join(f'"{question}"' for question in QUESTIONS)
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('begin = "prompts"', f'begin = "draft"\nparagraph_questions = [{questions}]'), "utf-8"
    )
    return Supporter(Browser(Client(create_app(CAMPAIGN, edges, tmp_path))))


def test_whole_way_from_a_draft(supporter: Supporter) -> None:
    """Three steps: who, the campaign's letter with a question under each paragraph, and, once it is one's own, sending."""
    assert "Step 1 of 3" in supporter.page.text
    page = supporter.press("Continue", postcode="HA2 0JQ", role="parent")
    assert "Step 2 of 3" in page.text
    assert "Not ready yet" in page.text
    assert all(question in page.text for question in QUESTIONS)
    draft = supporter.form("Check it again").value("draft") or ""
    assert draft.startswith("Dear Gareth Thomas,")
    supporter.press("Go on to send it")
    assert supporter.status == 422
    own = f"Dear Gareth Thomas,\n\n{STORY}\n\nWill you look into it?\n\nYours sincerely,\n\n{NAME}"
    page = supporter.press("Check it again", draft=own)
    assert "It is ready to send" in page.text
    assert not any(question in page.text for question in QUESTIONS)
    assert "How to send it" in supporter.press("Go on to send it").text
    assert "What we counted" in supporter.press("I have sent it").text


def test_edited_paragraph_keeps_its_question(supporter: Supporter) -> None:
    """A paragraph that still holds the campaign's words has its question, whatever stands before it."""
    supporter.press("Continue", postcode="HA2 0JQ", role="parent")
    kept = "Most families have never heard of this database, and neither had I."
    page = supporter.press("Check it again", draft=f"Dear MP,\n\n{STORY}\n\n{kept}\n\nYours,\n\n{NAME}")
    assert [question for question in QUESTIONS if question in page.text] == [QUESTIONS[2]]


def test_moving_house_keeps_the_edits(supporter: Supporter) -> None:
    """After an edit another postcode leaves the letter, says so, and offers to begin again."""
    supporter.press("Continue", postcode="HA2 0JQ", role="parent")
    draft = (supporter.form("Check it again").value("draft") or "").replace("Dear Gareth", "Dear Mr")
    supporter.press("Check it again", draft=draft)
    supporter.press("Back")
    supporter.press("Continue", postcode="SW1A 1AA")
    assert supporter.form("Check it again").value("draft") == draft
    supporter.press("Begin again with the campaign’s letter")
    assert (supporter.form("Check it again").value("draft") or "").startswith("Dear Rachel Blake,")


def test_program_gets_the_draft(supporter: Supporter) -> None:
    """The JSON interface gives the draft and its questions where the campaign begins so, and only there."""
    campaign = supporter.browser.get("/v1/campaign").json_body
    assert (campaign["begin"], campaign["paragraph_questions"]) == ("draft", QUESTIONS)
    assert campaign["draft"].startswith("Dear MP,")


def test_shipped_campaign_keeps_its_letter(browser: Browser) -> None:
    """With prompts, no page and no answer holds the reference letter."""
    campaign = browser.get("/v1/campaign").json_body
    assert (campaign["begin"], campaign["draft"]) == ("prompts", None)
    assert "Most families have never heard" not in Page(browser.get("/").body.decode()).text


def test_the_list_of_phrases_has_every_question(supporter: Supporter) -> None:
    """With script the list stands for the marked copy: one run of the campaign's words is cut at each paragraph."""
    page = supporter.press("Continue", postcode="HA2 0JQ", role="parent")
    listed = page.text.partition("one by one")[2].partition("Change anything you like")[0]
    assert [question for question in QUESTIONS if question in listed] == QUESTIONS
    assert listed.count("“") == len(QUESTIONS)
