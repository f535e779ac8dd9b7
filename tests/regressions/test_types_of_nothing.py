"""A request without a body that said a content type all the same, as some programs do, was refused with 415: an answer that
openapi.json does not have, and a page that nobody could read.
"""

import pytest

from tests.routes.conftest import Browser


@pytest.mark.parametrize(
    "path", ["/", "/v1/campaign", "/v1/openapi.json", "/static/own-words.css", "/card.png"]
)
@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "strange", ""])
def test_the_type_of_nothing_does_not_matter(browser: Browser, path: str, content_type: str) -> None:
    """What takes no body answers whatever type is said of it."""
    assert browser.get(path, **{"Content-Type": content_type}).status_code == 200
