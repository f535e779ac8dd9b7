"""What happened: `?format=` with nothing behind it was answered in JSON, and the description said that such a value
is never taken. Schemathesis found it for organisers' figures, among several values of which the last was empty.

To take it is right, as it is for the campaign; so the description now says so, and that the last value counts.
"""

import pytest

from chalicelib.tally.organisers import new_organiser
from tests.routes.api_contract import shipped_contract
from tests.routes.conftest import NOW, Browser, World, app, browser, create_app, edges, places, world

__all__ = ["app", "browser", "create_app", "edges", "places", "world"]  # fixtures that the routes' tests have
SCHEMA = "/components/parameters/Format/schema"


@pytest.mark.parametrize(
    ("query", "status"), [("format=", 404), ("format=xlsx&format=", 404), ("format=xlsx", 422)]
)
def test_an_empty_format_is_taken(browser: Browser, world: World, query: str, status: int) -> None:
    """An empty format means the same as none, and of several the last counts: what is missing are the figures."""
    organiser, token = new_organiser("press-office", 30, NOW, world.random_bytes)
    world.organisers.add(organiser)
    answer = browser.get(f"/v1/organiser/counts?{query}", Authorization=f"Bearer {token}")
    assert answer.status_code == status


def test_the_description_says_so() -> None:
    """What is taken is described, and nothing more."""
    contract = shipped_contract()
    assert contract.faults(SCHEMA, "") == contract.faults(SCHEMA, "csv") == []
    assert contract.faults(SCHEMA, "xlsx")
