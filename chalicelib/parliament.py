"""The UK Parliament's Members API over the network: the one place that asks anybody but Amazon anything.

Only the daily schedule and a tool come here. Nothing of a supporter is ever sent: each day asks the same.
"""

import secrets
import ssl
import time
from collections.abc import Callable
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection

from chalicelib.places.members_api import COMMONS, TAKE, MembersNotRefreshedError, Reason

HOST = "members-api.parliament.uk"
ADDRESS = f"/api/Members/Search?House={COMMONS}&IsCurrentMember=true&skip={{skip}}&take={TAKE}"
HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "User-Agent": "own-words/0.1 (letters to MPs; reads this list once a day)",
}
SILENCE_SECONDS = 5.0  # without a byte, before an attempt is given up
BUDGET_SECONDS = 60.0  # for the whole list; Lambda ends the function a minute later whatever happens
MOST_TRIES = 5  # of one page
FIRST_WAIT_SECONDS = 0.5  # doubles with each try
MOST_BYTES = 1_048_576  # of one page, which has about 30,000
CHUNK_BYTES = 65_536
_RANDOM = secrets.SystemRandom()


class _Passing(Exception):  # noqa: N818 - a state that passes
    """This attempt failed, and another may not.

    Args:
        wait_seconds: what the service asks for, at least 0.
    """

    def __init__(self, wait_seconds: int = 0) -> None:
        super().__init__()
        self.wait_seconds = wait_seconds


def connect() -> HTTPConnection:
    """Prepare a connection to Parliament, which has to prove by its certificate that it is that."""
    return HTTPSConnection(HOST, timeout=SILENCE_SECONDS, context=ssl.create_default_context())


class MembersApi:
    """Fetches pages of the list of MPs, one after the other, over one connection. It follows no redirect.

    The time that it may take runs from the first page.

    Args:
        connect: prepares a connection.
        clock: gives seconds that only go forward.
        sleep: waits for so many seconds.
        jitter: gives a number from 0 up to 1, the part of the longest wait that is waited.
    """

    def __init__(
        self,
        connect: Callable[[], HTTPConnection] = connect,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = _RANDOM.random,
    ) -> None:
        self._connect = connect
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._connection: HTTPConnection | None = None
        self._ends: float | None = None

    def page(self, skip: int) -> bytes:
        """Fetch one page.

        Args:
            skip: how many members to leave out before it.

        Returns:
            Its body as it came.

        Raises:
            MembersNotRefreshedError: it did not come.
        """
        if self._ends is None:
            self._ends = self._clock() + BUDGET_SECONDS
        for tries in range(MOST_TRIES):
            try:
                return self._attempt(ADDRESS.format(skip=skip))
            except _Passing as fault:
                self.close()
                self._wait(max(fault.wait_seconds, FIRST_WAIT_SECONDS * 2**tries * self._jitter()))
        raise MembersNotRefreshedError(Reason.AWAY)

    def close(self) -> None:
        """Hang up. The next page would connect anew."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _attempt(self, address: str) -> bytes:
        if self._connection is None:
            self._connection = self._connect()
        try:
            self._connection.request("GET", address, headers=HEADERS)
            with closing(self._connection.getresponse()) as response:
                _check_status(response)
                return self._body(response)
        except (OSError, HTTPException):
            # "from None": the cause may quote what came.
            raise _Passing from None

    def _body(self, response: HTTPResponse) -> bytes:
        body = bytearray()
        while part := response.read1(CHUNK_BYTES):
            body += part
            if len(body) > MOST_BYTES:
                raise MembersNotRefreshedError(Reason.TOO_LARGE)
            self._wait(0)  # a byte now and then must not keep us here
        if response.length:
            raise _Passing  # it was cut off, which read1() does not say
        return bytes(body)

    def _wait(self, seconds: float) -> None:
        if self._ends is not None and self._clock() + seconds > self._ends:
            raise MembersNotRefreshedError(Reason.AWAY)
        if seconds:
            self._sleep(seconds)


def _check_status(response: HTTPResponse) -> None:
    if response.status == HTTPStatus.OK:
        return
    if response.status == HTTPStatus.TOO_MANY_REQUESTS or response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        asked = response.headers.get("Retry-After", "")
        # A date, which is allowed too, counts as nothing. A wait beyond the budget is not begun.
        raise _Passing(
            int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < len("10000") else 0
        )
    raise MembersNotRefreshedError(Reason.REFUSED)
