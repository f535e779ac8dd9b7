"""The letters that the golden files show.

To write the files anew after a letter of the campaign has changed, and then to read what git says of them:
``.venv/bin/python -m tests.unit.subject_access.goldens``
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from chalicelib.subject_access.deadline import Deadline
from chalicelib.subject_access.letter import Document, plain_text
from chalicelib.subject_access.request import AccessRequest, Nation, Office
from tests.unit.subject_access.asked import (
    FOR_CHILD_WHO_AGREES,
    FOR_FRIEND,
    FOR_SELF,
    FOR_SMALL_CHILD,
    appointed,
    writer,
)

FOLDER = Path(__file__).parent / "golden"
DEADLINE = Deadline(
    received=date(2026, 11, 20),
    respond_by=date(2026, 12, 21),
    reminder=date(2026, 12, 22),
    complaint=date(2027, 1, 5),
    extended_respond_by=date(2027, 2, 22),
)
REQUESTS: dict[str, AccessRequest] = {
    "self": FOR_SELF,
    "child-too-young": FOR_SMALL_CHILD,
    "child-who-agrees": FOR_CHILD_WHO_AGREES,
    "authorised": FOR_FRIEND,
    "attorney": appointed(Office.ATTORNEY, Nation.ENGLAND_WALES),
}
ASK_AGAIN = ("self", "child-who-agrees")  # for oneself and for another


def documents() -> Iterator[tuple[str, Document]]:
    """Give every letter and authority with the name of its file."""
    for name, request in REQUESTS.items():
        made = writer().request(request)
        yield f"request-{name}", made.request
        if made.authority:
            yield f"authority-{name}", made.authority
        if name in ASK_AGAIN:
            yield from ((f"{each.id}-{name}", letter) for each, letter in made.third_parties)
            later = writer().follow_ups(request.asker, DEADLINE)
            yield f"reminder-{name}", later.reminder
            yield f"complaint-{name}", later.complaint
            yield f"regulator-{name}", later.regulator


def texts() -> dict[str, str]:
    """Give what every file should hold, by its name."""
    return {f"{name}.txt": plain_text(document) + "\n" for name, document in documents()}


if __name__ == "__main__":
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
