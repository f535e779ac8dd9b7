"""A request for every route, with what must come back: more than one where a route can answer in several ways."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.package.events import Request
from tests.routes.conftest import NAME, POSTCODE, STORY

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PROBLEM = "application/problem+json"
LETTER = {"postcode": POSTCODE, "story": STORY, "name": NAME}
FORM = {"postcode": POSTCODE, "role": "parent", "answer-you": STORY, "name": NAME, "asks": ["tell-families"]}
DAY = {"received-day": "3", "received-month": "11", "received-year": "2026"}
ASKS_FOR_RECORDS = {
    "for": "self",
    "educated_in": "england",
    "name": NAME,
    "birth_date": "1998-05-07",
    "schools": "Weald Rise Primary, Harrow",
    "contact": "12 Weald Lane, Harrow",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A request and its answer.

    Attributes:
        request: what is asked.
        status: what must come back.
        kind: the answer's content type.
        says: what must stand in it.
        needs: "table", "key", or nothing of Amazon's at all.
    """

    request: Request
    status: int
    kind: str
    says: str
    needs: str = ""

    def __str__(self) -> str:
        query = f"?{self.request.query}" if self.request.query else ""
        return f"{self.request.method} {self.request.path}{query} {self.status}"


def get(route: str, says: str, kind: str = HTML, status: int = 200, needs: str = "", **more: Any) -> Visit:
    return Visit(Request("GET", route, **more), status, kind, says, needs)


def post_json(route: str, body: object, says: str, status: int = 200, needs: str = "") -> Visit:
    sent = Request("POST", route, headers={"Content-Type": JSON}, body=json.dumps(body).encode())
    return Visit(sent, status, JSON if status < 400 else PROBLEM, says, needs)


def post_form(route: str, fields: Mapping[str, object], says: str, status: int = 200, **more: str) -> Visit:
    body = urlencode(fields, doseq=True).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    sent = Request("POST", route, headers=headers, body=body)
    return Visit(sent, status, more.get("kind", HTML), says, more.get("needs", ""))


VISITS = (
    get("/", "Write to your MP, in your own words"),
    get("/", "Write to your MP, in your own words", query="channel=newsletter&role=parent"),
    get("/letter", "<form"),
    get("/thanks", "<html"),
    get("/counts", "<html", needs="table"),
    get("/privacy", "<html"),
    get("/share", "<html"),
    get("/organisers", 'name="token"'),
    get("/more", "<html"),
    get("/paper", "<form"),
    get("/widget", "<html", query="host=https://charity.example"),
    get("/subject-access", "<form"),
    get("/s/{channel}", "<html", named={"channel": "x"}),
    get("/card.png", "", "image/png"),
    get("/static/{name}", "{", "text/css; charset=utf-8", named={"name": "own-words.css"}),
    get("/static/{name}", "<html", status=404, named={"name": "nothing.css"}),
    get("/theme.css", "{", "text/css; charset=utf-8", query="accent=00543c"),
    get("/embed.js", "custom", "text/javascript; charset=utf-8"),
    get("/my-records-my-rights", "", kind="", status=301),
    get("/v1/openapi.json", '"openapi"', JSON),
    get("/v1/campaign", "my-records-my-rights", JSON),
    get("/v1/counts", "{", JSON, needs="table"),
    get("/v1/organiser/counts", "problem", PROBLEM, 401),
    post_json("/v1/constituency", {"postcode": POSTCODE}, "Harrow West"),
    post_json("/v1/constituency", {"postcode": "ZZ99 9ZZ"}, "postcode", 422),
    post_json("/v1/checks", {"draft": f"Dear MP,\n\n{STORY}\n\nYours sincerely,\n\n{NAME}"}, '"ready"'),
    post_json("/v1/letters", LETTER, '"receipt"', needs="key"),
    post_json("/v1/letters", LETTER, "Gareth Thomas"),
    post_json("/v1/letters", [NAME], "problem", 400),
    post_json("/v1/participation", {"receipt": "none", "event": "sent"}, "receipt", 422, needs="key"),
    post_json("/v1/landings", {}, "{}", 202, needs="table"),
    post_json("/v1/subject-access", ASKS_FOR_RECORDS, '"deadline"'),
    post_form("/letter", {**FORM, "go": "send"}, "Gareth Thomas"),
    post_form("/letter", {**FORM, "postcode": "HA2", "go": "send"}, "postcode", 422),
    post_form("/thanks", FORM, "Not counted yet", 503),
    post_form("/thanks", FORM, "Not counted", 422, needs="key"),
    post_form("/share", FORM, "<html"),
    post_form("/organisers", {"token": NAME}, 'name="token"', 401),
    post_form("/paper", {"letter": STORY}, "<html"),
    post_form("/subject-access", {"go": "start"}, "<form"),
    post_form("/calendar", DAY, "BEGIN:VCALENDAR", kind="text/calendar; charset=utf-8"),
)
