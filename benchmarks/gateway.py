"""The local server, compressing what it sends as API Gateway does where it is told to."""

import gzip
from functools import partial

from chalice.app import Chalice
from chalice.config import Config
from chalice.local import ChaliceRequestHandler

from tests.browser.conftest import Server

SMALLEST_BYTES = 1_024  # as minimum_compression_size in .chalice/config.json
LEVEL = 6  # gzip's own default; Amazon names no other


class CompressingHandler(ChaliceRequestHandler):
    """Answers a browser that takes gzip with gzip, as API Gateway does with bodies of that size or more."""

    def _send_http_response_with_body(self, code: int, headers: dict[str, str], body: str | bytes) -> None:
        plain = body if isinstance(body, bytes) else body.encode("utf-8")
        if len(plain) < SMALLEST_BYTES or "gzip" not in self.headers.get("accept-encoding", ""):
            return super()._send_http_response_with_body(code, headers, plain)
        packed = gzip.compress(plain, LEVEL)
        return super()._send_http_response_with_body(code, {**headers, "Content-Encoding": "gzip"}, packed)


class CompressingServer(Server):
    """The app behind it.

    Args:
        app: what is served.
    """

    def __init__(self, app: Chalice) -> None:
        super().__init__(app)
        handler = partial(CompressingHandler, app_object=app, config=Config(config_from_disk={"stages": {}}))
        self._server.RequestHandlerClass = handler
