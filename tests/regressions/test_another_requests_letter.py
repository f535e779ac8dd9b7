"""Two people wrote at the same moment, and one got an answer with the other's letter.

Chalice keeps one current request for the whole app, and its local server (``make run``) answers each request in a
thread of its own. Whoever was overtaken between the arrival of their request and the reading of it had the other's
read in its place. Found by holding one request in a middleware while another was answered. Lambda gives a process
one request at a time, so nobody's letter went astray where it was deployed.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from chalice.app import Chalice, Request, Response
from chalice.test import Client

from tests.routes.conftest import Browser

FIRST, SECOND = "kestrelfirst", "lapwingsecond"
SECONDS = 60  # until something hangs


def write(app: Chalice, word: str) -> str:
    letter = f"I am {word}, and nobody told me anything about this."
    return Browser(Client(app)).post_form("/paper", {"letter": letter}).body.decode()


def test_who_is_overtaken_gets_their_own_answer(app: Chalice) -> None:
    """A request that waits while another is answered is then answered with its own words."""
    has_come, may_go_on = threading.Event(), threading.Event()

    def hold_the_first(request: Request, answer: Callable[[Request], Response]) -> Response:
        if FIRST in str(request.raw_body):
            has_come.set()
            assert may_go_on.wait(SECONDS)
        return answer(request)

    app.register_middleware(hold_the_first, "http")
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(write, app, FIRST)
        assert has_come.wait(SECONDS)
        second = write(app, SECOND)
        may_go_on.set()
    assert (FIRST in first.result(), SECOND in first.result()) == (True, False)
    assert (FIRST in second, SECOND in second) == (False, True)
