"""Bodies, headers and addresses at their worst: each has an answer that openapi.json or a page has, and none is unpacked."""

import base64
import gzip
import json
from typing import Any

import pytest
from chalice.app import Chalice

from chalicelib.web.reading import MAX_FORM_BYTES, MAX_FORM_FIELDS, MAX_JSON_BYTES
from tests.routes.conftest import Browser
from tests.routes.test_gateway_events import answer, event

JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
PROGRAMS = ("constituency", "checks", "letters", "participation", "landings", "subject-access")
BODIES: dict[str, tuple[bytes, set[int]]] = {
    "deep lists": (b"[" * 30_000 + b"]" * 30_000, {400}),
    "deep lists that never end": (b"[" * 60_000, {400}),
    "deep objects": (b'{"a":' * 9_000 + b"1" + b"}" * 9_000, {400}),
    "a deep field": (b'{"draft":' + b"[" * 15_000 + b"]" * 15_000 + b"}", {400}),
    "many digits": (b'{"draft":' + b"9" * 60_000 + b"}", {400}),
    "a huge exponent": (b'{"draft":1e999999}', {422}),
    "no number": (b'{"draft":NaN,"postcode":-Infinity}', {422}),
    "many fields": (json.dumps(dict.fromkeys(map(str, range(5_000)), 1)).encode(), {422}),
    "null bytes": (b'{"draft":"\\u0000","postcode":"\\u0000","story":"\\u0000","channel":"\\u0000"}', {422}),
    "half an emoji": (b'{"draft":"\\ud800","postcode":"\\ud800","channel":"\\ud800","\\ud800":1}', {422}),
    "overlong UTF-8": (b'{"draft":"\xc0\xaf"}', {400}),
    "UTF-16": ('{"draft":"x"}'.encode("utf-16"), {400}),
    "a byte order mark": (b"\xef\xbb\xbf{}", {400}),
    "packed": (gzip.compress(b"0" * 10_000_000), {400}),
    "nothing": (b"", {400}),
}


@pytest.mark.parametrize("kind", BODIES)
def test_strange_json_is_refused(browser: Browser, kind: str) -> None:
    """On every address that takes JSON, with a described refusal."""
    body, statuses = BODIES[kind]
    for name in PROGRAMS:
        said = browser.send("POST", f"/v1/{name}", {**JSON, "Content-Encoding": "gzip"}, body)
        assert said.status_code in statuses, name


def test_of_two_fields_of_one_name_the_last_counts(browser: Browser) -> None:
    """As Python and browsers read it; nothing else reads the body before us."""
    said = browser.post_bytes("/v1/constituency", b'{"postcode":"x","postcode":"HA2 0JQ"}')
    assert said.json_body["constituency"]["name"] == "Harrow West"


@pytest.mark.parametrize(("over", "status"), [(0, 422), (1, 413)])
def test_bodies_have_a_most(browser: Browser, over: int, status: int) -> None:
    """To the byte, for JSON and for forms."""
    text = b'{"draft":"' + b"a" * (MAX_JSON_BYTES + over - 12) + b'"}'
    assert browser.post_bytes("/v1/checks", text).status_code == status
    form = b"answer-you=" + b"a" * (MAX_FORM_BYTES + over - 11)
    assert browser.post_bytes("/letter", form, FORM["content-type"]).status_code == status


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"&".join([b"a=b"] * (MAX_FORM_FIELDS + 1)), 400),
        (b"&" * 100_000, 400),
        (b";" * 100_000, 422),
        (b"go=send&name=%C0%AF%ED%A0%80%00&postcode=%00&answer-you=%00%ED%A0%80&role=%00", 422),
        (b"%" * 50_000, 422),
        (b"\xff\xfe" * 1_000, 422),
        (gzip.compress(b"0" * 10_000_000), 422),
    ],
    ids=["too many fields", "separators", "no separators", "overlong", "half codes", "bytes", "packed"],
)
def test_strange_forms_have_a_page(browser: Browser, body: bytes, status: int) -> None:
    """A refusal in words, or the form again."""
    assert browser.post_bytes("/letter", body, FORM["content-type"]).status_code == status


@pytest.mark.parametrize(
    "content_type", ["multipart/form-data; boundary=x", "text/plain", "application/x-www-form-urlencodedx"]
)
def test_other_types_are_refused(browser: Browser, content_type: str) -> None:
    """Files can be sent nowhere."""
    for path in ("/v1/letters", "/letter", "/paper", "/organisers"):
        assert browser.post_bytes(path, b"--x", content_type).status_code == 415


@pytest.mark.parametrize(
    ("body", "is_packed", "status"),
    [
        ("%%%", True, 400),
        ("A", True, 400),
        ("é", True, 400),
        (None, True, 400),
        (None, False, 400),
        ("\ud800", False, 400),
        (base64.b64encode(b"{}").decode(), False, 400),
        ("{}", False, 422),
    ],
)
def test_the_gateways_flag_is_no_way_in(app: Chalice, body: str | None, is_packed: bool, status: int) -> None:  # noqa: FBT001 - the gateway's own
    """A body that is not what the flag beside it says is refused like any that cannot be read."""
    sent: dict[str, Any] = event("POST", "/v1/checks", JSON) | {"body": body, "isBase64Encoded": is_packed}
    assert answer(app, sent)["statusCode"] == status


@pytest.mark.parametrize(
    "name", ["cookie", "authorization", "if-none-match", "referer", "user-agent", "accept"]
)
def test_long_headers_do_no_harm(browser: Browser, name: str) -> None:
    """The gateway takes 10,240 bytes of headers; ten times that is read as well."""
    for text in ("x" * 100_000, ";" * 100_000, '="\\' * 30_000, ".," * 50_000):
        assert browser.get("/organisers", **{name: text}).status_code == 200


@pytest.mark.parametrize(
    "typed", ["%00", "..%2F..", "%2e%2e", "x" * 9_000, "%ED%A0%80", "%0D%0Aset-cookie:a=b"]
)
def test_strange_addresses_have_an_answer(browser: Browser, typed: str) -> None:
    """Wherever something is read from an address."""
    for path in (
        f"/s/{typed}",
        f"/static/{typed}",
        f"/?campaign={typed}",
        f"/widget?host={typed}",
        f"/?lang={typed}",
    ):
        assert browser.get(path).status_code in {200, 403, 404}, path
