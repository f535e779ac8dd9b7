"""Every route of the running app, with everything that the canary test sends."""

from __future__ import annotations

import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from tools.local.ports import LOOPBACK

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status_code: int
    headers: dict[str, str]
    body: bytes

    @cached_property
    def json_body(self) -> Any:  # noqa: ANN401 - whatever it is
        """The body, read."""
        return json.loads(self.body)


@dataclass
class Wire:
    """Speaks HTTP to the running app, as the routes' tests do to the app itself.

    Args:
        port: where it listens.
    """

    port: int
    answers: list[Answer] = field(default_factory=list)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for something."""
        return self._send("GET", path, headers, b"")

    def post_json(self, path: str, body: object) -> Answer:
        """Send JSON."""
        return self.post_bytes(path, json.dumps(body).encode())

    def post_bytes(self, path: str, body: bytes, content_type: str = "application/json") -> Answer:
        """Send anything."""
        return self._send("POST", path, {"Content-Type": content_type}, body)

    def post_form(self, path: str, fields: dict[str, Any]) -> Answer:
        """Send a form."""
        body = urlencode(fields, doseq=True).encode()
        return self.post_bytes(path, body, "application/x-www-form-urlencoded")

    def _send(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=PATIENCE_SECONDS)
        try:
            # A header has one line, as every client sees to.
            lines = {name: " ".join(value.split()) for name, value in headers.items()}
            connection.request(method, path, body, {"Accept": "*/*", **lines})
            came = connection.getresponse()
            self.answers.append(Answer(came.status, dict(came.getheaders()), came.read()))
        finally:
            connection.close()
        return self.answers[-1]


def send_everything_at_once(port: int, times: int) -> list[Answer]:
    """Send the whole of it several times at once, over as many threads.

    Returns:
        All answers.
    """
    # From the tests, so that a route which is new there is new here.
    from tests.routes import test_canary  # noqa: PLC0415 - pytest takes a moment

    wires = [Wire(port) for _ in range(times)]
    send: Any = test_canary.send_everything
    with ThreadPoolExecutor(times) as threads:
        list(threads.map(send, wires))
    return [answer for wire in wires for answer in wire.answers]
