"""The form parser: fields, or a refusal that is on the list."""

import base64
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode

from chalice.app import Request

from chalicelib.web.problems import Problem
from chalicelib.web.reading import MAX_FORM_BYTES, MAX_FORM_FIELDS, form_fields
from tests.fuzz.cases import text_of

REFUSALS = {
    ("not-our-form", HTTPStatus.BAD_REQUEST),
    ("not-utf-8", HTTPStatus.BAD_REQUEST),
    ("too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
}

SEEDS = (
    b"\0\0postcode=HA2+0JQ&story=It%27s+%F0%9F%98%80&asks=a&asks=b&x=",
    b"\3\0a=%ff%00;&&=&b",
    b"\0\xfe&a=b",
    b"\0\0%C3%a9=%%41%4%zz+%e2%80&;=%26%3D%00\xc3\xa9",
)


def hold(data: bytes) -> None:
    """Read a body as the gateway hands it on, and read what came of it again."""
    how, rest = data[:1], data[1:]
    is_encoded = bool(how and how[0] & 1)
    body = base64.b64encode(rest).decode() if is_encoded and how[0] & 2 else text_of(rest)
    fields = _read(body, is_encoded=is_encoded)
    if fields is None:
        return
    assert is_encoded or fields == _as_the_library_reads(body), "fields are those that any reader finds"
    assert sum(map(len, fields.values())) <= MAX_FORM_FIELDS
    written = urlencode(fields, doseq=True)
    if len(written) <= MAX_FORM_BYTES:
        assert _read(written, is_encoded=False) == fields, "a form that is written down reads as itself"


def _as_the_library_reads(body: str) -> dict[str, list[str]]:
    return parse_qs(body.encode().decode("ascii", "replace"), keep_blank_values=True, errors="replace")


def _read(body: str, *, is_encoded: bool) -> dict[str, list[str]] | None:
    try:
        return dict(form_fields(_request(body, is_encoded=is_encoded)))
    except Problem as problem:
        refused = problem
    assert (refused.code, refused.status) in REFUSALS, refused.code
    return None


def _request(body: str, *, is_encoded: bool) -> Request:
    return Request(
        {
            "multiValueQueryStringParameters": None,
            "headers": {"Content-Type": "application/x-www-form-urlencoded"},
            "pathParameters": {},
            "requestContext": {"httpMethod": "POST", "resourcePath": "/letter"},
            "stageVariables": None,
            "isBase64Encoded": is_encoded,
            "body": body,
        }
    )
