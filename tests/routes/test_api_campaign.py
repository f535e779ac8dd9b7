"""GET /v1/campaign: what the campaign says and asks."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.desk import CampaignUnknown
from chalicelib.edges import Edges
from chalicelib.letters.parts import paragraphs_of
from chalicelib.web.desks import Desks
from tests.campaigns import Known, with_each_campaign
from tests.english import LANGUAGES
from tests.routes.api_contract import headers_of
from tests.routes.conftest import CAMPAIGN, Browser

CAMPAIGNS = Path(__file__).parents[2] / "templates" / "campaigns"


def test_tells_what_a_page_needs(browser: Browser) -> None:
    """Points with their dates, questions by role, asks, channels, texts to share, links and limits."""
    answer = browser.get("/v1/campaign").json_body
    assert answer["id"] == CAMPAIGN
    assert all(point["as_of"] for point in answer["points"])
    assert [role["id"] for role in answer["roles"]] == [
        "parent",
        "school-staff",
        "learner",
        "former-pupil",
        "no-answer",
        "someone-else",
    ]
    assert all(role["prompts"] for role in answer["roles"])
    assert {"tell-families", "new-law"} <= {ask["id"] for ask in answer["asks"]}
    assert "bluesky" in answer["channels"]
    assert answer["limits"] == {
        "letter_bytes": 20_000,
        "letter_min_characters": 250,
        "asks": 2,
        "body_bytes": 65_536,
    }


def test_tells_what_a_role_can_ask_for(browser: Browser) -> None:
    """Casework has asks of its own; the others have none, which means the campaign's."""
    roles = browser.get("/v1/campaign").json_body["roles"]
    kinds = {role["id"]: (role["message_type"], [ask["id"] for ask in role["asks"]]) for role in roles}
    assert kinds.pop("no-answer") == ("casework", ["answer-me", "who-had-them", "how-many-wait"])
    assert set(map(str, kinds.values())) == {str(("campaigning", []))}


@with_each_campaign
def test_tells_what_stands_in_the_file(browser: Browser, known: Known) -> None:
    """Points, roles with their questions, asks and channels are the campaign's own, in its order."""
    answer, campaign = browser.get("/v1/campaign").json_body, known.campaign
    assert (answer["id"], answer["title"], answer["organisation"]) == (
        known.id,
        campaign.title,
        campaign.organisation,
    )
    assert [point["text"] for point in answer["points"]] == [point.text for point in campaign.points]
    assert [ask["question"] for ask in answer["asks"]] == [ask.question for ask in campaign.asks]
    assert [[each["question"] for each in role["prompts"]] for role in answer["roles"]] == [
        [prompt.question for prompt in role.prompts] for role in campaign.roles
    ]
    assert answer["channels"] == list(campaign.channels)


@with_each_campaign
def test_share_texts_hold_the_link(browser: Browser, known: Known) -> None:
    """A text to share is whole: the address of the first page stands where the file has {link}."""
    answer = browser.get("/v1/campaign", Host="letters.example.org").json_body
    assert len(answer["share_texts"]) == len(known.campaign.share_texts)
    assert all(" http://letters.example.org/ #" in text and "{" not in text for text in answer["share_texts"])


def test_share_texts_name_a_campaign_that_is_not_the_default(
    tmp_path: Path, edges: Edges, create_app: Callable[..., Chalice]
) -> None:
    """Otherwise their link would lead to another campaign."""
    shutil.copytree(CAMPAIGNS / CAMPAIGN, tmp_path / CAMPAIGN)
    shutil.copytree(CAMPAIGNS / CAMPAIGN, tmp_path / "two")
    browser = Browser(Client(create_app(CAMPAIGN, edges, campaigns=tmp_path)))
    texts = browser.get("/v1/campaign?campaign=two").json_body["share_texts"]
    assert all(" http://localhost/?campaign=two #" in text for text in texts)


@with_each_campaign
def test_keeps_the_reference_letter_back(browser: Browser, known: Known) -> None:
    """The letter that nobody should send is nowhere in the answer."""
    body = browser.get("/v1/campaign").body.decode()
    sentences = paragraphs_of(known.campaign.reference_letter)
    assert not [sentence for sentence in sentences if sentence in body]


def test_may_be_kept_for_five_minutes(browser: Browser) -> None:
    """It is the same for everybody."""
    assert headers_of(browser.get("/v1/campaign"))["cache-control"] == "public, max-age=300"


@pytest.mark.parametrize("query", ["", "?campaign=", f"?campaign={CAMPAIGN}", "?utm_source=x"])
def test_the_campaign_may_be_named(browser: Browser, query: str) -> None:
    """Named or left out, the default campaign is found; other parts of the query do not matter."""
    assert browser.get(f"/v1/campaign{query}").json_body["id"] == CAMPAIGN


@pytest.mark.parametrize("name", ["nope", "..", ".", "%00", "..%2F..%2Fetc", "%F0%9F%98%80", "x" * 2000])
def test_an_unknown_campaign_is_not_found(browser: Browser, name: str) -> None:
    """Only the name of a campaign's own folder is one, whatever is asked for."""
    response = browser.get(f"/v1/campaign?campaign={name}")
    assert response.status_code == 404
    assert response.json_body["errors"][0]["code"] == "campaign-unknown"
    assert headers_of(response)["cache-control"] == "no-store"


def test_only_a_folder_is_a_campaign(tmp_path: Path, edges: Edges) -> None:
    """A stray file beside the campaigns, such as a file manager leaves there, is not found either."""
    shutil.copytree(CAMPAIGNS / CAMPAIGN, tmp_path / CAMPAIGN)
    (tmp_path / "notes").touch()
    with pytest.raises(CampaignUnknown):
        Desks(tmp_path, CAMPAIGN, edges, LANGUAGES).named("notes")
