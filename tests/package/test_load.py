"""The harness of `make load`, held for a few seconds: some journeys against two functions and a real table."""

import http.client
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.accuracy.drafts import seeded
from tests.contract.servers import MiniStack
from tests.load.gateway import Gateway, serving
from tests.load.journey import Book, Journey, Person
from tests.load.memory import Memory, slope
from tests.load.people import people
from tests.load.sums import counted_in, differences
from tests.load.targets import FUNCTIONS, TABLE, told
from tools.table import create_table, local_client, table_definition

VISITS = 12
AT_ONCE = 4


class Plain:
    """A ``Caller`` without locust, which does not think."""

    def __init__(self, url: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self.asked: Counter[str] = Counter()

    def ask(self, method: str, path: str, name: str, body: bytes, kind: str, expected: int) -> str:
        self._connection.request(method, path, body, {"Content-Type": kind} if kind else {})
        answer = self._connection.getresponse()
        text = answer.read().decode()
        assert answer.status == expected, (name, answer.status, text[:500])
        self.asked[name] += 1
        return text

    def think(self) -> None:
        """Not at all."""

    def close(self) -> None:
        self._connection.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MiniStack]:
    server = MiniStack(tmp_path_factory.mktemp("load"))
    server.start()
    create_table(local_client(server.url), TABLE, table_definition())
    yield server
    server.stop()


@pytest.fixture(scope="module")
def gateway(
    bundle: Path, package: Path, server: MiniStack, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Gateway]:
    with serving(bundle, package, told(server.url), FUNCTIONS, tmp_path_factory.mktemp("logs")) as gateway:
        yield gateway


def visit(url: str, number: int, person: Person, book: Book) -> Counter[str]:
    with closing(Plain(url)) as caller:
        Journey(caller, person, seeded("visit", number), book).go()
        return caller.asked


def test_what_people_are_told_is_what_the_table_holds(gateway: Gateway, server: MiniStack) -> None:
    """Visits side by side against two functions: every answer as expected, every repeat told, every sum exact."""
    books = [Book() for _ in range(VISITS)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        calls = [
            threads.submit(visit, gateway.url, number, person, book)
            for number, (person, book) in enumerate(zip(people(VISITS), books, strict=True))
        ]
    asked = sum((call.result() for call in calls), Counter[str]())
    assert len(asked) > 20
    told_all = sum((book.counted for book in books), Counter[str]())
    assert [wrong for book in books for wrong in book.wrong] == []
    assert sum(book.repeats for book in books) > 0
    counted = counted_in(server.url, TABLE)
    assert differences(told_all, counted) == []
    assert counted["sent role parent"] + counted["sent role learner"] > 0
    assert differences({**told_all, "sent role parent": -1}, counted)


def test_a_path_that_is_no_route_is_the_gateways_own(gateway: Gateway) -> None:
    """No function is asked, as with Amazon's."""
    with closing(Plain(gateway.url)) as caller, pytest.raises(AssertionError, match="403"):
        caller.ask("GET", "/nowhere/at/all", "nowhere", b"", "", 200)


def test_a_repeat_that_counts_again_is_noticed() -> None:
    """The book does not believe a second "counted", nor a first "counted already"."""
    book = Book()
    book.note("sent", "one", {}, is_new=True)
    book.note("sent", "one", {}, is_new=True)
    book.note("sent", "two", {}, is_new=False)
    assert len(book.wrong) == 2


def test_memory_that_grows_has_a_slope() -> None:
    """Kibibytes a minute, by least squares."""
    assert slope([Memory(0, 100), Memory(60, 160), Memory(120, 220)]) == pytest.approx(60)
    assert slope([Memory(0, 100), Memory(60, 100)]) == 0
    assert slope([Memory(0, 100)]) == 0
