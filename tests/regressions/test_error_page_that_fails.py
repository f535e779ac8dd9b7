"""Where even the page that says what went wrong could not be made, Chalice answered by itself: JSON of its own, without any of
the headers that keep an answer safe.
"""

from http import HTTPStatus

import pytest
from chalice.app import Request, Response

from chalicelib.web.headers import Headers
from chalicelib.web.problems import Problem
from chalicelib.web.speech import problem_details
from tests.english import LANGUAGES
from tests.unit.web.test_address import request


def failing_page(_: Request, __: Problem) -> Response:
    """A page whose template has a mistake."""
    raise RuntimeError("a template")


@pytest.mark.parametrize("path", ["/letter", "/v1/letters"])
def test_what_cannot_be_said_on_a_page_is_said_as_to_a_program(path: str) -> None:
    """The same problem, with the same headers, and what went wrong says nothing of itself."""
    headers = Headers(failing_page, problem_details(LANGUAGES))
    chalices_own = {"Code": "InternalServerError", "Message": "a story"}
    answer = headers(request(path), lambda _: Response(chalices_own, status_code=500))
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert answer.body["type"] == "urn:own-words:problem:our-mistake"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "a story" not in str(answer.body)
