"""A gateway on loopback before several functions, each of which answers one event at a time, as Lambda's do."""

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, TypeAlias, cast
from urllib.parse import urlsplit

from tests.package.events import Request, gateway_event
from tests.package.runtime_api import Function
from tools.package.build import TEMPLATE
from tools.stack.template import GATEWAY

Json: TypeAlias = dict[str, Any]
Routes: TypeAlias = Sequence[tuple[str, str, re.Pattern[str]]]
HANDLER = "app.app"


class Gateway(ThreadingHTTPServer):
    """Makes an event of each request, hands it to whichever function is free, and waits where none is.

    Args:
        functions: they answer.
        description: the gateway's own, out of the template.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, functions: Sequence[Function], description: Json) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.binary_types: Sequence[str] = description["x-amazon-apigateway-binary-media-types"]
        self._routes = _routes(description)
        self.functions = list(functions)
        self._free: Queue[Function] = Queue()
        for function in functions:
            self._free.put(function)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer_or_none(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> Json | None:
        """Have a function answer; None where there is no such route."""
        address = urlsplit(target)
        for known, route, pattern in self._routes:
            named = pattern.fullmatch(address.path)
            if known == method and named:
                asked = Request(method, route, named.groupdict(), address.query, headers, body)
                return self._answer(gateway_event(asked, self.binary_types))
        return None

    def _answer(self, event: Json) -> Json:
        function = self._free.get()
        try:
            outcome = function.answer(event)
        finally:
            self._free.put(function)
        if outcome.kind != "response":
            return {"statusCode": 502, "body": '{"message": "Internal server error"}'}
        answer: Json = outcome.answer
        return answer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._hand_on(b"")

    def do_POST(self) -> None:
        self._hand_on(self.rfile.read(int(self.headers["Content-Length"])))

    def _hand_on(self, body: bytes) -> None:
        gateway = cast("Gateway", self.server)
        answer = gateway.answer_or_none(self.command, self.path, dict(self.headers), body)
        answer = answer or {"statusCode": 403, "body": '{"message": "Missing Authentication Token"}'}
        text = answer.get("body", "")
        content = base64.b64decode(text) if answer.get("isBase64Encoded") else text.encode()
        self.send_response(answer["statusCode"])
        for name, value in {**answer.get("headers", {}), "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: the functions write their own lines."""


def _routes(description: Json) -> Routes:
    return [
        (method.upper(), path, re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path))))
        for path, methods in description["paths"].items()
        for method, told in methods.items()
        if told["x-amazon-apigateway-integration"]["type"] == "aws_proxy"
    ]


@contextmanager
def serving(
    bundle: Path, template: Path, told: Mapping[str, str], count: int, logs: Path
) -> Iterator[Gateway]:
    """Start the functions and the gateway before them.

    Args:
        bundle: the package, unpacked.
        template: the folder of its template.
        told: the functions' variables.
        count: how many functions.
        logs: where they write.
    """
    resources = json.loads((template / TEMPLATE).read_text())["Resources"]
    functions = [Function(bundle, HANDLER, told, logs / f"function-{number}.log") for number in range(count)]
    try:
        with Gateway(functions, resources[GATEWAY]["Properties"]["DefinitionBody"]) as gateway:
            Thread(target=gateway.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            yield gateway
            gateway.shutdown()
    finally:
        for function in functions:
            function.stop()
