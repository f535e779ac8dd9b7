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
AMAZON_JSON = "application/x-amz-json-1.0"
PATIENCE_SECONDS = 60  # with the database behind it


class PassingOn(BaseHTTPRequestHandler):
    """Hands requests on to the database behind it, for proxies that do something to some of them."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def read_body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def pass_on(self, behind: str, body: bytes) -> tuple[int, bytes]:
        """Ask the database, and give its status and answer. The body may be another than the one that came."""
        connection = HTTPConnection(behind, timeout=PATIENCE_SECONDS)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "content-length"}
        try:
            connection.request("POST", self.path, body, headers)
            reply = connection.getresponse()
            return reply.status, reply.read()
        finally:
            connection.close()

    def reply(self, status: int, content: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", AMAZON_JSON)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            self.close_connection = True  # who asked has given up, as they should

    def log_message(self, *_: object) -> None:
        """Say nothing: what happens to requests is what these are for."""


@contextmanager
def running(proxy: ThreadingHTTPServer) -> Iterator[None]:
    """Serve from a thread of its own."""
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:  # a thread that went on would keep the failed test's process from ending
        proxy.shutdown()
        thread.join()


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


class _Handler(PassingOn):
    def do_POST(self) -> None:
        proxy = cast("LossyProxy", self.server)
        status, content = self.pass_on(proxy.behind, self.read_body())  # the write is done
        if proxy.loses(self.headers["X-Amz-Target"], status):
            self.close_connection = True
            return
        self.reply(status, content)


@contextmanager
def lossy_proxy(behind: str) -> Iterator[LossyProxy]:
    """Run one in front of a database."""
    with LossyProxy(behind) as proxy, running(proxy):
        yield proxy
