"""A small campaign to count in, and participations in it."""

import hashlib
from datetime import UTC, date, datetime

from chalicelib.tally.events import SECONDS_A_DAY, Event, Participation, Vocabulary

CAMPAIGN = "my-records-my-rights"
TODAY = date(2099, 3, 14)  # far ahead: a database deletes what has expired, and these must outlive the test
ALDERSHOT, BARNSLEY_NORTH = "E14001063", "E14001074"
VOCABULARY = Vocabulary(
    campaign=CAMPAIGN,
    roles=frozenset({"parent", "teacher", "learner"}),
    channels=frozenset({"whatsapp", "email", "poster"}),
    constituencies=frozenset({ALDERSHOT, BARNSLEY_NORTH}),
)


def receipt_id(number: int) -> str:
    """Give the same id for the same number, as well spread as random ones."""
    return hashlib.sha256(str(number).encode()).hexdigest()[:32]


def midnight_after(day: date, days: int = 8) -> int:
    began = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return began + days * SECONDS_A_DAY


def participation(
    number: int = 1,
    *,
    event: Event = Event.SENT,
    day: date = TODAY,
    role: str | None = "parent",
    channel: str | None = "whatsapp",
    constituency: str | None = ALDERSHOT,
    vocabulary: Vocabulary = VOCABULARY,
) -> Participation:
    """Give a participation that may be counted, of the person with that number."""
    return Participation(
        receipt_id=receipt_id(number),
        campaign=vocabulary.campaign,
        event=event,
        day=day,
        role=role,
        channel=channel,
        constituency=constituency,
        forget_after=midnight_after(day),
        vocabulary=vocabulary,
    )
