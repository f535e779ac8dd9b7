"""What is written down of each request, and of what goes wrong outside of every view."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from chalice.app import Chalice, Request, Response
from chalice.test import Client

from chalicelib.edges import Edges
from chalicelib.journal import Journal
from tests.fakes import BrokenTally
from tests.routes.conftest import CAMPAIGN, NAME, POSTCODE, STORY, Browser, World
from tests.routes.test_api_counts import publish
from tests.routes.test_gateway_events import event

Lines = list[dict[str, Any]]
FORGED = (
    'wren\n{"outcome": "done"}',
    "\x1b[2Jwren",
    'wren", "status": 200, "x": "',
    "wren\r\n\u2028ERROR wren",
)


@pytest.fixture
def lines() -> Lines:
    """What has been written down."""
    return []


@pytest.fixture
def app(edges: Edges, create_app: Callable[..., Chalice], lines: Lines) -> Chalice:
    return create_app(CAMPAIGN, edges, journal=Journal(write=lambda line: lines.append(json.loads(line))))


def said(line: dict[str, Any]) -> tuple[object, ...]:
    return tuple(line[key] for key in ("method", "route", "status", "problem"))


def test_each_request_has_one_line(browser: Browser, lines: Lines) -> None:
    """With the pattern of its path, whatever was in the path, and with Lambda's id; the first one is cold."""
    browser.get("/")
    browser.get("/s/wren")
    browser.get("/static/wren.css")
    assert [said(line) for line in lines] == [
        ("GET", "/", 200, ""),
        ("GET", "/s/{channel}", 200, ""),
        ("GET", "/static/{name}", 404, "no-such-file"),
    ]
    assert [line["cold"] for line in lines] == [True, False, False]
    assert all(len(line["request_id"]) == 36 for line in lines)


@pytest.mark.parametrize(
    ("path", "fields", "wanted"),
    [
        ("/letter", {"go": "story"}, ("POST", "/letter", 422, "postcode-missing")),
        ("/thanks", {"receipt": "wren"}, ("POST", "/thanks", 422, "receipt-forged")),
        ("/paper", {"letter": ""}, ("POST", "/paper", 422, "story-missing")),
        ("/subject-access", {"go": "details"}, ("POST", "/subject-access", 422, "for-missing")),
        ("/organisers", {"token": "wren"}, ("POST", "/organisers", 401, "organiser-unknown")),
    ],
)
def test_pages_say_what_they_refused(
    browser: Browser, lines: Lines, path: str, fields: dict[str, str], wanted: tuple[object, ...]
) -> None:
    """By the code of what went wrong first."""
    browser.post_form(path, fields)
    assert [said(line) for line in lines] == [wanted]


def test_programs_are_written_down_alike(browser: Browser, lines: Lines, world: World) -> None:
    """A refusal, a store that is away, and what Chalice refuses by itself."""
    letter = {"postcode": POSTCODE, "story": STORY, "name": NAME}
    receipt = browser.post_json("/v1/letters", letter).json_body["receipt"]
    world.tally = BrokenTally()
    browser.post_json("/v1/participation", {"receipt": receipt, "event": "sent"})
    browser.post_json("/v1/letters", {"wren": 1})
    browser.post_bytes("/v1/letters", b"wren", "text/plain")
    assert [said(line)[1:] for line in lines] == [
        ("/v1/letters", 200, ""),
        ("/v1/participation", 503, "not-counted-yet"),
        ("/v1/letters", 422, "postcode-missing"),
        ("/v1/letters", 415, "wrong-content-type"),
    ]
    assert [line["outcome"] for line in lines] == ["done", "failed", "refused", "refused"]


def test_what_was_not_sent_again_is_written_down(browser: Browser, lines: Lines) -> None:
    """By the status that went out."""
    tag = str(browser.get("/").headers["ETag"])
    browser.get("/", **{"If-None-Match": tag})
    assert [line["status"] for line in lines] == [200, 304]


@pytest.mark.parametrize("typed", FORGED)
def test_nothing_that_is_sent_forges_a_line(
    app: Chalice, lines: Lines, caplog: pytest.LogCaptureFixture, typed: str
) -> None:
    """In a method, a path, a channel, a header or a query, line ends and escapes reach no log: one request, one line."""
    app.log.propagate = True
    caplog.set_level(logging.DEBUG)
    sent = [
        event("GET", "/", {"user-agent": typed, "if-none-match": typed, "cookie": typed, "host": typed}),
        event("GET", "/v1/organiser/counts", {"authorization": f"Bearer {typed}"}),
        event("POST", "/letter", {"content-type": typed}, typed.encode()),
        event(typed, "/", {}),
        event("GET", f"/{typed}", {}),
        event("GET", "/s/{channel}", {}) | {"pathParameters": {"channel": typed}},
        event("GET", "/", {}) | {"multiValueQueryStringParameters": {typed: [typed]}},
    ]
    for each in sent:
        app(each, None)
    assert len(lines) == len(sent)
    assert {line["route"] for line in lines} == {
        "/",
        "/letter",
        "/s/{channel}",
        "/v1/organiser/counts",
        "unknown",
    }
    assert "wren" not in json.dumps(lines)
    assert "wren" not in caplog.text


def test_the_schedule_is_written_down(app: Chalice, lines: Lines) -> None:
    """By its name."""
    publish(app)
    assert [said(line) for line in lines] == [("SCHEDULE", "publish", 200, "")]


def test_a_bug_outside_of_every_view_is_written_by_its_kind_and_place(
    app: Chalice, lines: Lines, caplog: pytest.LogCaptureFixture
) -> None:
    """Chalice would write the error's message, which may quote a story; the app's log lets none through."""

    def broken(_request: Request, _get_response: Callable[[Request], Response]) -> Response:
        raise LookupError(STORY)

    app.log.propagate = True
    caplog.set_level(logging.DEBUG)
    app.register_middleware(broken, "http")
    answer = Client(app).http.get("/s/wren")
    assert answer.status_code == 500
    assert [said(line) for line in lines] == [("GET", "/s/{channel}", 500, "our-mistake")]
    assert "LookupError at test_request_log.py" in caplog.text
    logged = caplog.text + str([record.__dict__ for record in caplog.records])
    assert STORY[:40] not in logged
    assert "wren" not in logged


def test_chalice_tells_nothing_of_a_bug(app: Chalice) -> None:
    """Its debug mode sends whole tracebacks to whoever asks, and logs what it would not log else."""
    assert app.debug is False
