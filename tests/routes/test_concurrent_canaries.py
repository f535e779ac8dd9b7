"""Promise 1, at once: many supporters write at the same moment, and no answer holds a word of another's."""

import http.client
import json
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from chalice.app import Chalice

from tests.browser.conftest import Server
from tests.routes.conftest import STORY

PEOPLE = 8
TURNS = 3
OFTEN = 1e-6  # seconds after which the interpreter turns to another thread; 5 ms by itself, over which most of a page is made
FORM_TYPE = "application/x-www-form-urlencoded"
LETTERS_A = "abcdefghijklmnop"


@dataclass(frozen=True)
class Person:
    """Somebody whose every word is told apart from everybody else's."""

    number: int

    @property
    def word(self) -> str:
        return f"heron{LETTERS_A[self.number] * 3}canary"

    @property
    def name(self) -> str:
        return f"Wren {self.word.title()}"

    @property
    def requests(self) -> tuple[tuple[str, bytes, str], ...]:
        """What they send: a page, a letter to a program, a check."""
        story = f"{STORY} {self.word}."
        form = {"postcode": "HA2 0JQ", "role": "parent", "answer-you": story, "name": self.name, "go": "read"}
        letter = {"postcode": "HA2 0JQ", "story": story, "name": self.name}
        draft = {"draft": f"Dear MP,\n\n{story}\n\nYours sincerely,\n\n{self.name}"}
        return (
            ("/letter", urlencode(form).encode(), FORM_TYPE),
            ("/v1/letters", json.dumps(letter).encode(), "application/json"),
            ("/paper", urlencode({"letter": story}).encode(), FORM_TYPE),
            ("/v1/letters", json.dumps({**letter, "postcode": self.word}).encode(), "application/json"),
            ("/v1/checks", json.dumps(draft).encode(), "application/json"),
        )


@pytest.fixture
def server(app: Chalice) -> Iterator[Server]:
    """The app behind a server that answers each request in a thread of its own."""
    server = Server(app)
    yield server
    server.stop()


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads that get in each other's way as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(OFTEN)
    yield
    sys.setswitchinterval(before)


def ask(server: Server, path: str, body: bytes, content_type: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(server.origin.removeprefix("http://"), timeout=60)
    try:
        connection.request("POST", path, body, {"Content-Type": content_type, "Accept": "*/*"})
        answer = connection.getresponse()
        return answer.status, f"{answer.headers}{answer.read().decode()}"
    finally:
        connection.close()


@pytest.mark.usefixtures("hurried")
def test_nobody_gets_another_s_words(server: Server) -> None:
    """Pages, letters, refusals and checks, all at once: each answer is its asker's own, and as good as when alone."""
    people = [Person(number) for number in range(PEOPLE)]
    alone = [ask(server, *request)[0] for request in people[0].requests]
    start = threading.Barrier(PEOPLE)

    def everything(person: Person) -> list[tuple[Person, int, int, str]]:
        start.wait()
        sent = [(place, request) for _ in range(TURNS) for place, request in enumerate(person.requests)]
        return [(person, place, *ask(server, *request)) for place, request in sent]

    with ThreadPoolExecutor(PEOPLE) as threads:
        answers = [each for found in threads.map(everything, people) for each in found]
    for person, place, status, text in answers:
        others = [each.word for each in people if each != person and each.word in text.casefold()]
        assert (others, status) == ([], alone[place]), person.requests[place][0]
        assert place > 2 or person.word in text.casefold()
