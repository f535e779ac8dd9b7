"""Where the pages are, as browsers know it."""

import pytest
from chalice.app import Request

from chalicelib.web.address import address_of


def request(path: str, whole: str = "", host: str = "", domain: str | None = None) -> Request:
    context = {"httpMethod": "GET", "resourcePath": path, "path": whole or path, "identity": {}}
    return Request(
        {
            "requestContext": context | ({"domainName": domain} if domain else {}),
            "headers": {"host": host} if host else {},
            "pathParameters": {},
            "multiValueQueryStringParameters": None,
            "stageVariables": {},
            "body": None,
            "isBase64Encoded": False,
        }
    )


@pytest.mark.parametrize(
    ("path", "whole", "address"),
    [
        ("/", "/", "https://letters.example"),
        ("/", "/api", "https://letters.example/api"),
        ("/", "/api/", "https://letters.example/api"),
        ("/s/{channel}", "/s/x", "https://letters.example"),
        ("/s/{channel}", "/api/s/x", "https://letters.example/api"),
        ("/s/{channel}", "/api/s/x/", "https://letters.example/api"),
        ("/thanks", "/api/thanks", "https://letters.example/api"),
        ("/thanks", "/<script>/thanks", "https://letters.example"),
    ],
)
def test_the_stage_stands_before_our_paths(path: str, whole: str, address: str) -> None:
    """API Gateway names its domain and, without a domain of one's own, puts a stage before every path."""
    assert address_of(request(path, whole, domain="letters.example")) == address


def test_a_machine_of_ones_own_is_known_by_the_host() -> None:
    """And speaks plain HTTP."""
    assert address_of(request("/thanks", host="127.0.0.1:8000")) == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    "host", ["", "evil.example/path", "a b", "x@evil.example", "evil.example\r\nX: y", "é.example"]
)
def test_a_host_that_is_none_is_not_repeated(host: str) -> None:
    """Nothing that a visitor made up gets into an address."""
    assert address_of(request("/", host=host)) == "http://localhost"
