"""Bad weather between the pages and a real table, on loopback: slow, throttled, or every second reply lost."""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import urlsplit

PATIENCE_SECONDS = 60  # with the database behind it
SLOW_SECONDS = 2.3  # two and some: over what the pages wait for one answer
THROTTLED = json.dumps(
    {"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "Slow down"}
)
NAMED = re.compile(rb'"TableName": ?"[^"]+"')
AMAZON_JSON = "application/x-amz-json-1.0"


class Mood(StrEnum):
    """What happens to a request."""

    FAIR = "fair"
    SLOW = "slow"  # it is done, and the reply comes late
    THROTTLED = "throttled"  # it is not done
    LOSING = "losing"  # it is done, and every second reply gets lost
    GONE = "gone"  # there is no such table


class Weather(ThreadingHTTPServer):
    """Stands before a database.

    Args:
        behind: the database's address.
    """

    daemon_threads = True

    def __init__(self, behind: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = urlsplit(behind).netloc
        self.mood = Mood.FAIR
        self.lost = 0
        self._replies = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def loses(self) -> bool:
        """Decide whether this reply gets lost: every second one."""
        self._replies += 1
        is_lost = self.mood is Mood.LOSING and self._replies % 2 == 1
        self.lost += is_lost
        return is_lost


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        weather = cast("Weather", self.server)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if weather.mood is Mood.THROTTLED:
            self._reply(400, THROTTLED.encode())
            return
        if weather.mood is Mood.GONE:
            body = NAMED.sub(b'"TableName": "no-such-table"', body)
        status, content = self._done(weather.behind, body)
        if weather.mood is Mood.SLOW:
            time.sleep(SLOW_SECONDS)
        if weather.loses():
            self.close_connection = True
            return
        self._reply(status, content)

    def _done(self, behind: str, body: bytes) -> tuple[int, bytes]:
        connection = HTTPConnection(behind, timeout=PATIENCE_SECONDS)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "content-length"}
        try:
            connection.request("POST", self.path, body, headers)
            reply = connection.getresponse()
            return reply.status, reply.read()
        finally:
            connection.close()

    def _reply(self, status: int, content: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", AMAZON_JSON)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            self.close_connection = True  # who asked has given up, as they should

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def weather_before(behind: str) -> Iterator[Weather]:
    """Let it be fair at first."""
    with Weather(behind) as weather:
        thread = threading.Thread(target=weather.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield weather
        weather.shutdown()
        thread.join()
