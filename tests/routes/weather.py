"""Bad weather between the pages and a real table, on loopback: slow, throttled, or every second reply lost."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from http.server import ThreadingHTTPServer
from typing import cast
from urllib.parse import urlsplit

from tests.contract.proxy import PassingOn, running

SLOW_SECONDS = 2.3  # two and some: over what the pages wait for one answer
THROTTLED = json.dumps(
    {"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "Slow down"}
)
NAMED = re.compile(rb'"TableName": ?"[^"]+"')


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


class _Handler(PassingOn):
    def do_POST(self) -> None:  # noqa: N802 - http.server calls it so
        weather = cast("Weather", self.server)
        body = self.read_body()
        if weather.mood is Mood.THROTTLED:
            self.reply(400, THROTTLED.encode())
            return
        if weather.mood is Mood.GONE:
            body = NAMED.sub(b'"TableName": "no-such-table"', body)
        status, content = self.pass_on(weather.behind, body)
        if weather.mood is Mood.SLOW:
            time.sleep(SLOW_SECONDS)
        if weather.loses():
            self.close_connection = True
            return
        self.reply(status, content)


@contextmanager
def weather_before(behind: str) -> Iterator[Weather]:
    """Let it be fair at first."""
    with Weather(behind) as weather, running(weather):
        yield weather
