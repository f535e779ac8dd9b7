"""What locust runs, in an environment of its own: the journey, again and again.

`python -m tests.load` starts it, and tells it by variables where the people and the book are.
"""

import json
import os
from pathlib import Path
from random import Random

from gevent import sleep
from locust import FastHttpUser, events, task

from tests.load.journey import Book, Journey, Person

PEOPLE = [Person(**each) for each in json.loads(Path(os.environ["LOAD_PEOPLE"]).read_text())]
BOOK = Book()
RANDOM = Random("load")  # noqa: S311 - what people do, not a secret
LEAST_SECONDS, MOST_SECONDS = 0.05, 0.25  # between two requests of a person: far less than anybody needs


class Unexpected(Exception):  # noqa: N818 - it ends a journey, and is counted as a failure already
    """The answer was another one than it should be."""


class Supporter(FastHttpUser):  # type: ignore[misc] # locust is in another environment
    """One after the other, as many at once as locust is told."""

    @task  # type: ignore[untyped-decorator] # as above
    def take_part(self) -> None:
        """Come and go once."""
        try:
            Journey(self, RANDOM.choice(PEOPLE), RANDOM, BOOK).go()
        except Unexpected:
            return

    def ask(self, method: str, path: str, name: str, body: bytes, kind: str, expected: int) -> str:
        """Send one request. See ``Caller``."""
        headers = {"Content-Type": kind} if kind else {}
        more = {"name": name, "data": body or None, "headers": headers, "catch_response": True}
        with self.client.request(method, path, **more) as answer:
            if answer.status_code != expected:
                answer.failure(f"{answer.status_code} where {expected} was expected")
                raise Unexpected
            answer.success()  # a refusal may be what was expected
            return str(answer.text)

    def think(self) -> None:
        """Wait a little."""
        sleep(RANDOM.uniform(LEAST_SECONDS, MOST_SECONDS))


@events.quitting.add_listener  # type: ignore[untyped-decorator] # as above
def write_down(**_: object) -> None:
    """Leave the book for whoever looks at the table."""
    kept = {"counted": BOOK.counted, "repeats": BOOK.repeats, "wrong": BOOK.wrong}
    Path(os.environ["LOAD_BOOK"]).write_text(json.dumps(kept))
