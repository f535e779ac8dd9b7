"""Bad input on every route of /v1: problem details that say what to do, never a 500, never a stack trace."""

import json
from typing import Any

import pytest
from chalice.test import Client, HTTPResponse

from chalicelib.edges import Edges
from chalicelib.tally.receipts import Receipt, ReceiptBook
from tests.campaigns import FIRST, SECOND, Known
from tests.routes.api_contract import headers_of, shipped_contract
from tests.routes.conftest import CAMPAIGN, KEY, NAME, NOW, POSTCODE, STORY, Browser, World

RECEIPT = ReceiptBook([KEY]).issue(
    Receipt(id="f" * 32, campaign=CAMPAIGN, constituency=None, role=None, channel=None, made_at=NOW)
)
TAKEN = (200, 202)
GOOD: dict[str, dict[str, Any]] = {
    "/v1/constituency": {"postcode": POSTCODE},
    "/v1/checks": {"draft": f"Dear MP,\n\n{STORY}\n\nYours sincerely,\n\n{NAME}"},
    "/v1/letters": {
        "postcode": POSTCODE,
        "story": STORY,
        "asks": ["new-law"],
        "name": NAME,
        "role": "parent",
        "channel": "email",
        "receipt": RECEIPT,
    },
    "/v1/participation": {"receipt": RECEIPT, "event": "sent"},
    "/v1/landings": {"channel": "x"},
    "/v1/subject-access": {
        "for": "child",
        "educated_in": "england",
        "parental_responsibility": True,
        "understanding": "agrees",
        "name": NAME,
        "subject_name": "Anjali Shah",
        "former_names": "Anjali Mehta",
        "birth_date": "2014-05-07",
        "schools": "Weald Rise Primary, Harrow, 2018 to 2025",
        "pupil_number": "H801200001001",
        "contact": "priya@example.org",
        "reply_by": "post",
        "received": "2026-11-20",
    },
}
POSTS = pytest.mark.parametrize("path", GOOD)
FIELDS = pytest.mark.parametrize(
    ("path", "name"),
    [(path, name) for path, fields in GOOD.items() for name in fields] + [("/v1/letters", "draft")],
)
CODE_OF_TYPE = {"asks": "not-texts", "parental_responsibility": "not-a-flag"}  # of others, "not-text"
MAX_BYTES = 64 * 1024
EMOJI = "😀"


def problem(response: HTTPResponse, status: int) -> dict[str, Any]:
    """The problem details of an answer, which give nothing of ours away."""
    headers = headers_of(response)
    assert response.status_code == status
    assert headers["content-type"] == "application/problem+json"
    assert headers["access-control-allow-origin"] == "*"
    text = response.body.decode()
    assert not any(sign in text for sign in ("Traceback", 'File "', ".py", "Error:", "Exception"))
    body: dict[str, Any] = response.json_body
    assert body["status"] == status
    return body


def kind(response: HTTPResponse, status: int) -> str:
    """The code of the problem."""
    return str(problem(response, status)["type"]).rpartition(":")[2]


def with_field(path: str, name: str, value: object) -> dict[str, Any]:
    """A good body but for one field."""
    body = {key: good for key, good in GOOD[path].items() if name != "draft" or key not in {"story", "asks"}}
    return body | {name: value}


def test_every_route_is_tried() -> None:
    """A new route that takes a body has to join in here."""
    posts = {path for method, path, _ in shipped_contract().operations() if method == "POST"}
    assert set(GOOD) == posts


@POSTS
def test_the_good_bodies_are_good(browser: Browser, path: str) -> None:
    """What the others change one thing of is taken."""
    assert browser.post_json(path, GOOD[path]).status_code in TAKEN


@POSTS
@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(b"", "not-json", id="empty"),
        pytest.param(b"   ", "not-json", id="blank"),
        pytest.param(b"postcode=HA2+0JQ", "not-json", id="form"),
        pytest.param(b"{", "not-json", id="unfinished"),
        pytest.param(b"{'draft': 1}", "not-json", id="python"),
        pytest.param(b'{"draft": "\x00"}', "not-json", id="bare NUL"),
        pytest.param(b'\xef\xbb\xbf{"draft": "x"}', "not-json", id="byte order mark"),
        pytest.param(b"[" * 60_000, "not-json", id="deep list"),
        pytest.param(b'{"draft":' * 7_000, "not-json", id="deep object"),
        pytest.param(b'{"draft":' + b"9" * 60_000 + b"}", "not-json", id="number without end"),
        pytest.param(b"[]", "not-an-object", id="list"),
        pytest.param(b'"draft"', "not-an-object", id="text"),
        pytest.param(b"3", "not-an-object", id="number"),
        pytest.param(b"-1e400", "not-an-object", id="infinity"),
        pytest.param(b"null", "not-an-object", id="null"),
        pytest.param(b"true", "not-an-object", id="true"),
        pytest.param(b"\xff\xfe", "not-utf-8", id="stray bytes"),
        pytest.param(b'{"draft": "caf\xe9"}', "not-utf-8", id="Latin-1"),
        pytest.param(b'{"draft": "\xed\xa0\x80"}', "not-utf-8", id="encoded surrogate"),
        pytest.param('{"draft": "x"}'.encode("utf-16"), "not-utf-8", id="UTF-16"),
    ],
)
def test_a_body_that_is_no_json_object(browser: Browser, path: str, body: bytes, code: str) -> None:
    """What cannot be read is refused as a whole, with the reason."""
    assert kind(browser.post_bytes(path, body), 400) == code


@pytest.mark.parametrize("path", sorted(set(GOOD) - {"/v1/landings"}))  # which needs nothing
def test_nothing_given(browser: Browser, path: str) -> None:
    """An empty object is told what is missing, by field."""
    errors = problem(browser.post_json(path, {}), 422)["errors"]
    assert {error["field"] for error in errors} <= set(GOOD[path])


@POSTS
def test_a_body_may_have_64_kib_and_no_more(browser: Browser, path: str) -> None:
    """The limit is of bytes; one more is too large, whatever they are."""
    body = json.dumps(GOOD[path]).encode().ljust(MAX_BYTES)
    assert browser.post_bytes(path, body).status_code in TAKEN
    for large in (body + b" ", b"\xff" * (MAX_BYTES + 1), EMOJI.encode() * 20_000):
        assert kind(browser.post_bytes(path, large), 413) == "too-large"


@FIELDS
@pytest.mark.parametrize(
    "value",
    [3, -0.5, True, False, {}, {"a": {"b": []}}, [[]], [None], 10**400, [1, "x"]],
    ids=lambda value: repr(value)[:12],
)
def test_a_field_of_the_wrong_type(browser: Browser, path: str, name: str, value: object) -> None:
    """It is refused by name, once, and nothing is guessed."""
    code = CODE_OF_TYPE.get(name, "not-text")
    wrong = [value] if code == "not-a-flag" else value  # true and false alone are right
    errors = problem(browser.post_json(path, with_field(path, name, wrong)), 422)["errors"]
    assert [(error["field"], error["code"]) for error in errors] == [(name, code)]


@FIELDS
@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"1e400", b"9" * 4_000, b"[" * 500 + b"]" * 500])
def test_a_field_that_only_some_json_has(browser: Browser, path: str, name: str, number: bytes) -> None:
    """Numbers that are none, huge numbers and deep lists are of the wrong type, and no more."""
    body = json.dumps(with_field(path, name, "@")).encode().replace(b'"@"', number)
    errors = problem(browser.post_bytes(path, body), 422)["errors"]
    assert [error["field"] for error in errors] == [name]


@POSTS
@pytest.mark.parametrize(
    "name", ["postcod", "Draft", "campaign", "__class__", "email", "<b>", " receipt", EMOJI]
)
def test_an_unknown_field_is_refused_by_name(browser: Browser, path: str, name: str) -> None:
    """A misspelt field is never silently left out."""
    [error] = problem(browser.post_json(path, GOOD[path] | {name: "x"}), 422)["errors"]
    assert (error["field"], error["code"]) == (name.strip(), "unknown-field")


@POSTS
@pytest.mark.parametrize("name", ["x" * 60_000, "\x00\ud800", "\r\nSet-Cookie: a=b", ""])
def test_a_strange_name_is_made_plain(browser: Browser, path: str, name: str) -> None:
    """The name that is shown back is short, on one line and has nothing unseen in it."""
    [error] = problem(browser.post_json(path, GOOD[path] | {name: "x"}), 422)["errors"]
    assert len(error["field"]) <= 40
    assert error["field"].isprintable()


@POSTS
def test_many_unknown_fields_get_a_short_answer(browser: Browser, path: str) -> None:
    """A body full of names is not answered with a sentence for each."""
    body = GOOD[path] | {f"field-{number}": 0 for number in range(3_000)}
    assert len(problem(browser.post_json(path, body), 422)["errors"]) == 10


@FIELDS
@pytest.mark.parametrize(
    "text",
    ["\x00", "\x00" * 5_000, "\ud800", "\udfff" * 5_000, "a\x00b\ud800c", "\u202e\u2066", EMOJI * 4_000],
    ids=lambda text: ascii(text)[:14],
)
def test_strange_text_in_any_field(browser: Browser, path: str, name: str, text: str) -> None:
    """NULs, halves of characters, direction marks and emoji are cleaned or refused, whichever field."""
    value = [text] if name == "asks" else text
    response = browser.post_json(path, with_field(path, name, value))
    if response.status_code != 200:
        assert {error["field"] for error in problem(response, 422)["errors"]} == {name}
    assert "\\u0000" not in response.body.decode()


@pytest.mark.parametrize(("path", "name"), [("/v1/checks", "draft"), ("/v1/letters", "story")])
def test_a_story_of_20_000_emoji(browser: Browser, path: str, name: str) -> None:
    """80,000 bytes are too large for a body; the most that fits in one is still too long for a letter."""
    for count, status in ((20_000, 413), (16_000, 422)):
        body = json.dumps(with_field(path, name, EMOJI * count), ensure_ascii=False).encode()
        assert kind(browser.post_bytes(path, body), status) in {"too-large", "letter-too-long"}


@POSTS
@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/jsonx",
        "",
        "x" * 500,
    ],
)
def test_another_content_type(browser: Browser, path: str, content_type: str) -> None:
    """What says that it is not JSON is not read."""
    response = browser.post_bytes(path, json.dumps(GOOD[path]).encode(), content_type)
    assert kind(response, 415) == "wrong-content-type"


@POSTS
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "application/json; charset=utf-8"},
        {"content-type": "Application/JSON"},
        {"CONTENT-TYPE": "application/json"},
    ],
)
def test_content_types_that_are_taken(browser: Browser, path: str, headers: dict[str, str]) -> None:
    """A body that does not say what it is, or says JSON in any way, is read as JSON."""
    assert browser.send("POST", path, headers, json.dumps(GOOD[path]).encode()).status_code in TAKEN


@POSTS
@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "HEAD"])
def test_another_method(browser: Browser, path: str, method: str) -> None:
    """An address that takes POST says so."""
    response = browser.send(method, path, {"Content-Type": "application/json"}, b"{}")
    assert kind(response, 405) == "method-not-allowed"
    assert headers_of(response)["allow"] == "POST"


@pytest.mark.parametrize("path", ["/v1/campaign", "/v1/openapi.json"])
def test_a_body_where_none_is_taken(browser: Browser, path: str) -> None:
    """An address that takes GET says so."""
    response = browser.post_json(path, {})
    assert kind(response, 405) == "method-not-allowed"
    assert headers_of(response)["allow"] == "GET"


@POSTS
@pytest.mark.parametrize("body", [b"{}", b"", b"\xff", b" " * (MAX_BYTES + 1)])
def test_an_unknown_campaign(browser: Browser, path: str, body: bytes) -> None:
    """It is not found, whatever the body."""
    assert kind(browser.post_bytes(f"{path}?campaign=nope", body), 404) == "campaign-unknown"


@pytest.fixture
def breaking(world: World) -> str:
    """A world in which something breaks with a supporter's words in its message."""
    words = "kingfisher on the canal"

    def broken() -> Any:
        raise ValueError(words)

    world.places = broken
    world.receipts = broken
    return words


@pytest.mark.parametrize(
    "path", ["/v1/constituency", "/v1/letters", "/v1/participation", "/v1/subject-access"]
)
def test_our_own_mistake_says_nothing(
    browser: Browser, breaking: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Where something of ours breaks, neither answer nor log holds its message; the log has kind and place."""
    response = browser.post_json(path, GOOD[path])
    assert kind(response, 500) == "our-mistake"
    assert breaking not in response.body.decode() + caplog.text
    assert "ValueError at test_api_bad_input.py" in caplog.text


@pytest.mark.parametrize("known", [SECOND], indirect=True)
def test_another_campaign_refuses_alike(
    browser: Browser, known: Known, edges: Edges, create_app: Any
) -> None:
    """What is wrong with a letter is the same whichever campaign it is for."""
    first = Browser(Client(create_app(FIRST.id, edges)))
    values: tuple[Any, ...] = ("", " ", EMOJI, 7, None, [], ["x"], {}, "x" * 21_000)
    bodies: list[dict[str, Any]] = [
        {name: value}
        for name in ("postcode", "story", "draft", "name", "role", "asks", "channel", "receipt", EMOJI)
        for value in values
    ]
    good = {"postcode": POSTCODE, "story": STORY, "name": NAME}
    for body in (*bodies, *({**good, **body} for body in bodies)):
        answers = [each.post_json("/v1/letters", body) for each in (first, browser)]
        assert len({answer.status_code for answer in answers}) == 1, body
        first_refused, refused = (
            [(each["field"], each["code"]) for each in answer.json_body.get("errors", [])]
            for answer in answers
        )
        assert first_refused == refused, body
    theirs = good | {"asks": [FIRST.ask], "role": FIRST.role}
    codes = [each["code"] for each in problem(browser.post_json("/v1/letters", theirs), 422)["errors"]]
    assert codes == ["role-unknown", "ask-unknown"]
    assert browser.post_json("/v1/letters", good | {"asks": [known.ask], "role": known.role}).json_body[
        "ready"
    ]
