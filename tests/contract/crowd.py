"""Many supporters' pages at once. Each keeps its receipt and asks again until it is told yes or no."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from chalicelib.tally.events import Event, Participation
from chalicelib.tally.tally import Tally, TallyUnavailable
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, CAMPAIGN, participation

THREADS = 32
TIMES = 3  # that each receipt is sent: an impatient finger, a second tab, a program that asks again
TRIES = 600  # of one page; with its pauses more than a minute, however fast the refusals come
LONGEST_PAUSE_SECONDS = 0.2
STUCK_SECONDS = 300  # after so long without what is waited for, something hangs


class Crowd:
    """Sends participations from many threads, and keeps what it was told.

    Args:
        tally: where to.
        people: how many take part; each sends its one receipt three times.
    """

    def __init__(self, tally: Tally, people: int) -> None:
        self.people = people
        self.refusals = 0
        self.counted: Counter[str] = Counter()  # by receipt: how often it was told "counted now"
        self.repeats: Counter[str] = Counter()  # by receipt: how often it was told "counted already"
        self._tally = tally
        self._told = threading.Condition()

    @property
    def answers(self) -> int:
        return self.counted.total() + self.repeats.total()

    def send_all(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Send everything, each receipt three times, all in random order; do something else meanwhile."""
        sent = [person(number) for number in range(self.people)] * TIMES
        random.Random(self.people).shuffle(sent)  # noqa: S311 - an order, not a secret
        self._send(sent, meanwhile)

    def send_again(self) -> None:
        """Send every receipt once more."""
        self._send([person(number) for number in range(self.people)], lambda: None)

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        with self._told:
            assert self._told.wait_for(is_so, STUCK_SECONDS)

    def _send(self, sent: Sequence[Participation], meanwhile: Callable[[], None]) -> None:
        with ThreadPoolExecutor(THREADS) as threads:
            calls = [threads.submit(self._insist, each) for each in sent]
            meanwhile()
        for call in calls:
            call.result()

    def _insist(self, sent: Participation) -> None:
        for _ in range(TRIES):
            try:
                answer = self._tally.count(sent)
            except TallyUnavailable:
                self._refused()
                time.sleep(LONGEST_PAUSE_SECONDS * random.random())  # noqa: S311 - a pause
            else:
                self._answered(sent, is_new=answer)
                return
        raise AssertionError("nobody answered")

    def _refused(self) -> None:
        with self._told:
            self.refusals += 1
            self._told.notify_all()

    def _answered(self, sent: Participation, *, is_new: bool) -> None:
        with self._told:
            (self.counted if is_new else self.repeats)[sent.receipt_id] += 1
            self._told.notify_all()


def person(number: int) -> Participation:
    """Give the participation of the person with that number: every second one alike."""
    if number % 2:
        return participation(number)
    return participation(number, role="teacher", channel="email", constituency=BARNSLEY_NORTH)


def assert_exact(tally: Tally, people: int) -> None:
    """Hold the sums under every dimension to what these people add up to."""
    totals = tally.totals(CAMPAIGN, Event.SENT)
    odd, even = people // 2, people - people // 2
    assert totals.total == people
    assert totals.by_role == {"parent": odd, "teacher": even}
    assert totals.by_channel == {"whatsapp": odd, "email": even}
    assert totals.by_constituency == {ALDERSHOT: odd, BARNSLEY_NORTH: even}
