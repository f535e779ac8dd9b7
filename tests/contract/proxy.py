"""Loses replies: stands between the tally and a real database, on loopback."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import urlsplit

TRANSACTION = "DynamoDB_20120810.TransactWriteItems"
LOST_SHARE = 1 / 3  # of the replies to transactions
PATIENCE_SECONDS = 60  # with the database behind it


class LossyProxy(ThreadingHTTPServer):
    """Hands each request on and waits for the reply. Some it then drops, and hangs up."""

    daemon_threads = True

    def __init__(self, behind: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = urlsplit(behind).netloc
        self.lost = 0  # replies to writes that were done
        self._random = random.Random(3)  # noqa: S311 - an order, not a secret
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def loses(self, target: str, status: int) -> bool:
        """Decide whether this reply gets lost, and keep count of the writes that nobody hears of."""
        with self._lock:
            is_lost = target == TRANSACTION and self._random.random() < LOST_SHARE
            self.lost += is_lost and status == 200
            return is_lost


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        proxy = cast("LossyProxy", self.server)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        behind = HTTPConnection(proxy.behind, timeout=PATIENCE_SECONDS)
        try:
            behind.request("POST", self.path, body, dict(self.headers))
            reply = behind.getresponse()
            content = reply.read()  # the write is done
        finally:
            behind.close()
        if proxy.loses(self.headers["X-Amz-Target"], reply.status):
            self.close_connection = True
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.headers["Content-Type"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: losing replies is what it is for."""


@contextmanager
def lossy_proxy(behind: str) -> Iterator[LossyProxy]:
    """Run one in front of a database."""
    with LossyProxy(behind) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield proxy
        proxy.shutdown()
        thread.join()
