"""What happened: `?campaign=` with nothing behind it was taken for the campaign that the service was set up for,
and the description said that such a value is never taken. Schemathesis found it at nine addresses.

To take it is right, because the pages' own forms may leave it empty; so the description now says so.
"""

from tests.routes.api_contract import shipped_contract
from tests.routes.conftest import CAMPAIGN, Browser, app, browser, create_app, edges, places, world

__all__ = ["app", "browser", "create_app", "edges", "places", "world"]  # fixtures that the routes' tests have
SCHEMA = "/components/parameters/Campaign/schema"


def test_an_empty_campaign_is_the_default_one(browser: Browser) -> None:
    """An empty name means the same as none."""
    answer = browser.get("/v1/campaign?campaign=")
    assert (answer.status_code, answer.json_body["id"]) == (200, CAMPAIGN)


def test_the_description_says_so() -> None:
    """What is taken is described, and nothing more."""
    contract = shipped_contract()
    assert contract.faults(SCHEMA, "") == contract.faults(SCHEMA, CAMPAIGN) == []
    assert contract.faults(SCHEMA, "No such name")
