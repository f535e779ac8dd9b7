"""What comes in over HTTP: a body becomes fields, or a problem that says what to do."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from chalice.app import Request

from chalicelib.languages import Text
from chalicelib.web.problems import Problem
from chalicelib.web.urlencoded import parse_form

MAX_JSON_BYTES = 64 * 1024  # three letters of the longest that WriteToThem takes
# A form repeats what was typed on every step, and writes each byte of an emoji as three.
MAX_FORM_BYTES = 1024 * 1024
MAX_FORM_FIELDS = 100


def json_object(request: Request) -> Mapping[str, object]:
    """Read a JSON body.

    Args:
        request: the request, its content type already checked.

    Returns:
        Its fields.

    Raises:
        Problem: too large (413), not UTF-8, not JSON or not an object (400).
    """
    body = _body(request, MAX_JSON_BYTES)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise _unreadable("not-utf-8") from None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        # "from None": the cause quotes what was sent.
        raise _unreadable("not-json") from None
    if not isinstance(value, dict):
        raise _unreadable("not-an-object")
    return value


def form_fields(request: Request) -> Mapping[str, list[str]]:
    """Read an HTML form.

    Args:
        request: the request, its content type already checked.

    Returns:
        Every value of every field; broken characters are replaced, never refused.

    Raises:
        Problem: too large (413) or more fields than any page of ours has (400).
    """
    body = _body(request, MAX_FORM_BYTES)
    try:
        return parse_form(body.decode("ascii", "replace"), MAX_FORM_FIELDS)
    except ValueError:
        raise _unreadable("not-our-form") from None


def query_value(request: Request, name: str) -> str | None:
    """Read one value from the query string, the last where there are several, or None."""
    return query_values(request).get(name)


def query_values(request: Request) -> Mapping[str, str]:
    """Read all values from the query string, the last of each name."""
    return request.query_params or {}


def _body(request: Request, limit: int) -> bytes:
    try:
        body = request.raw_body
    except (ValueError, UnicodeError):
        raise _unreadable("not-utf-8") from None
    data = body if isinstance(body, bytes) else body.encode("utf-8", "replace")
    if len(data) > limit:
        text = Text("problems.too-large", {"kibibytes": limit // 1024})
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", text)
    return data


def _unreadable(code: str) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, code)
