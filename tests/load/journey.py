"""What supporters do, all in one day: every kind of request, and what of it was answered as counted.

It needs nothing but Python, so that whoever sends the load needs nothing of the project.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any, Protocol, TypeAlias
from urllib.parse import urlencode

Json: TypeAlias = dict[str, Any]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
RECEIPT = re.compile(r'name="receipt" value="([^"]+)"')
PART = re.compile(r'(?:href|src)="(static/[^"?]+)')  # of a page: its styles and scripts
CHANNELS = ("x", "whatsapp", "newsletter", "poster")
ASKS = ("tell-families", "stop-handing-out", "new-law")
EDITS = (
    "I mean it.",
    "Thank you for reading this.",
    "I look forward to your answer.",
)  # while somebody types
RECORDS = {
    "for": "self",
    "educated_in": "england",
    "birth_date": "1998-05-07",
    "schools": "Weald Rise Primary, Harrow",
    "contact": "12 Weald Lane, Harrow",
}


class Caller(Protocol):
    """Whoever sends the requests and times them."""

    def ask(self, method: str, path: str, name: str, body: bytes, kind: str, expected: int) -> str:
        """Send one, hold its answer to the expected status, and give what came back."""
        ...

    def think(self) -> None:
        """Wait as long as a person would, or not at all."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part.

    Attributes:
        story: in their own words.
        name: what they sign with.
        postcode: where they live.
        constituency: the code of theirs, known without asking the server.
        role: who they are in this.
    """

    story: str
    name: str
    postcode: str
    constituency: str
    role: str


class Book:
    """What everybody was told, to be held against the table."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()  # by event, dimension and value: how many were told "counted"
        self.repeats = 0  # how many were told "counted already", rightly
        self.wrong: list[str] = []
        self._told: set[tuple[str, str]] = set()

    def note(self, event: str, receipt: str, values: dict[str, str], *, is_new: bool) -> None:
        """Note what a participation was answered."""
        known = (event, receipt) in self._told
        if known == is_new:
            self.wrong.append(f"{event}: told {is_new} where it should be {not is_new}")
        self._told.add((event, receipt))
        self.repeats += not is_new
        if is_new:
            self.add(event, values)

    def add(self, event: str, values: dict[str, str]) -> None:
        """Note one more."""
        today = datetime.now(UTC).date().isoformat()
        for dimension, value in {"day": today, **values}.items():
            self.counted[f"{event} {dimension} {value}"] += 1


class Journey:
    """One visit.

    Args:
        caller: sends the requests.
        person: who comes.
        random: decides what they do.
        book: where what they are told is noted.
    """

    def __init__(self, caller: Caller, person: Person, random: Random, book: Book) -> None:
        self._caller = caller
        self._person = person
        self._random = random
        self._book = book
        self._channel = random.choice(CHANNELS)
        self._values = {
            "role": person.role,
            "channel": self._channel,
            "constituency": person.constituency,
        }

    def go(self) -> None:
        """Come by a shared link, look round, and do one of the things that there are to do."""
        self._land()
        way = self._random.choices(
            (self._by_script, self._by_forms, self._look_only, self._records), (5, 3, 2, 1)
        )
        way[0]()

    def _land(self) -> None:
        self._get(f"/s/{self._channel}", "/s/{channel}")
        page = self._get(f"/?channel={self._channel}", "/")
        for part in dict.fromkeys(PART.findall(page)):
            self._get(f"/{part}", "/static/{name}")
        self._post("/v1/landings", {"channel": self._channel}, expected=202)
        self._book.add("landed", {"channel": self._channel})
        self._caller.think()

    def _by_script(self) -> None:
        """As the pages' script and other programs do."""
        person = self._person
        self._get("/v1/campaign")
        self._post("/v1/constituency", {"postcode": person.postcode})
        letter = {
            "postcode": person.postcode,
            "name": person.name,
            "role": person.role,
            "channel": self._channel,
        }
        asks = self._random.sample(ASKS, 1)
        made = self._post("/v1/letters", {**letter, "story": person.story, "asks": asks})
        draft = str(made["message"])
        for edit in EDITS:
            self._caller.think()
            draft = draft.replace("\n\nYours", f" {edit}\n\nYours", 1)
            self._post("/v1/checks", {"draft": draft, "postcode": person.postcode})
        if "receipt" not in made:
            return  # not ready yet: they would have to write more
        del letter["name"]
        edited = self._post("/v1/letters", {**letter, "draft": draft, "receipt": made["receipt"]})
        if "receipt" in edited:
            self._participate(str(edited["receipt"]), self._values, ("copied", "sent", "sent", "shared"))

    def _participate(self, receipt: str, values: dict[str, str], events: tuple[str, ...]) -> None:
        for event in events:
            self._caller.think()
            told = self._post("/v1/participation", {"receipt": receipt, "event": event})
            self._book.note(event, receipt, values, is_new=bool(told["counted"]))

    def _by_forms(self) -> None:
        """Without script, one page after the other."""
        person = self._person
        typed = {
            "postcode": person.postcode,
            "role": person.role,
            "answer-you": person.story,
            "asks": self._random.choice(ASKS),
            "name": person.name,
            "channel": self._channel,
        }
        self._form("/letter", {**typed, "postcode": person.postcode[:-1], "go": "story"}, expected=422)
        for step in ("story", "ask", "read"):
            page = self._form("/letter", {**typed, "go": step})
            self._caller.think()
            typed["receipt"] = _receipt_in(page)
        same = {"postcode": person.postcode, "name": person.name, "role": person.role, "story": person.story}
        if not self._post("/v1/letters", {**same, "asks": [typed["asks"]]})["ready"]:
            return  # they would have to write more
        receipt = _receipt_in(self._form("/letter", {**typed, "go": "send"}))
        for _ in range(2):  # the second press changes nothing
            page = self._form("/thanks", {**typed, "receipt": receipt})
            self._book.note("sent", receipt, self._values, is_new="Nothing new" not in page)
        self._form("/share", {**typed, "receipt": receipt})

    def _look_only(self) -> None:
        for path in ("/privacy", "/counts", "/more", "/share", "/v1/counts", "/embed.js", "/widget"):
            self._get(path)
        self._caller.think()

    def _records(self) -> None:
        """Ask to see what is held about them."""
        self._get("/subject-access")
        made = self._post("/v1/subject-access", {**RECORDS, "name": self._person.name})
        self._participate(str(made["receipt"]), {}, ("prepared", "prepared"))

    def _get(self, path: str, name: str = "", expected: int = 200) -> str:
        return self._caller.ask("GET", path, f"GET {name or path}", b"", "", expected)

    def _post(self, path: str, body: Json, expected: int = 200) -> Json:
        sent = json.dumps(body).encode()
        answer: Json = json.loads(self._caller.ask("POST", path, f"POST {path}", sent, JSON, expected))
        return answer

    def _form(self, path: str, fields: dict[str, str], expected: int = 200) -> str:
        return self._caller.ask("POST", path, f"POST {path}", urlencode(fields).encode(), FORM, expected)


def _receipt_in(page: str) -> str:
    found = RECEIPT.findall(page)
    return str(found[-1]) if found else ""
