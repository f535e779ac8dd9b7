"""What the gateway makes of requests and answers once every type counts as binary (.chalice/resources.json)."""

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from chalice.app import Chalice

from tests.routes.conftest import CAMPAIGN, NAME, POSTCODE, STORY

CARD = Path(__file__).parents[2] / "templates" / "campaigns" / CAMPAIGN / "card.png"


def event(method: str, path: str, headers: dict[str, str], body: bytes | None = None) -> dict[str, Any]:
    return {
        "requestContext": {"httpMethod": method, "resourcePath": path, "path": f"/api{path}", "identity": {}},
        "headers": headers,
        "multiValueQueryStringParameters": None,
        "pathParameters": {},
        "stageVariables": None,
        "body": None if body is None else base64.b64encode(body).decode(),
        "isBase64Encoded": body is not None,
    }


def answer(app: Chalice, sent: dict[str, Any]) -> dict[str, Any]:
    answered: dict[str, Any] = app(sent, None)
    return answered


@pytest.mark.parametrize("accept", [None, "*/*", "text/html", "image/avif,image/webp,image/*;q=0.8"])
def test_the_picture_is_a_picture_for_everybody(app: Chalice, accept: str | None) -> None:
    """Programs that fetch previews often say no Accept header: they get the same bytes as a browser."""
    headers = {} if accept is None else {"accept": accept}
    picture = answer(app, event("GET", "/card.png", headers))
    assert (picture["statusCode"], picture["isBase64Encoded"]) == (200, True)
    assert base64.b64decode(picture["body"]) == CARD.read_bytes()
    assert picture["headers"]["Content-Type"] == "image/png"
    assert picture["headers"]["X-Content-Type-Options"] == "nosniff"


def test_a_json_body_comes_in_base64(app: Chalice) -> None:
    """The gateway encodes every body, whatever its type."""
    body = json.dumps({"postcode": POSTCODE, "story": STORY, "name": NAME}).encode()
    letter = answer(app, event("POST", "/v1/letters", {"content-type": "application/json"}, body))
    assert (letter["statusCode"], json.loads(letter["body"])["ready"]) == (200, True)
    assert "isBase64Encoded" not in letter


def test_a_form_comes_in_base64(app: Chalice) -> None:
    """So do forms, with letters that no keyboard of ours has."""
    body = urlencode({"letter": "Ysgrifennais â’r ŵyl 🎉", "sent": "1"}).encode()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    page = answer(app, event("POST", "/paper", headers, body))
    assert page["statusCode"] == 200
    assert "â’r ŵyl 🎉" in page["body"]
