"""Who takes part: each with a story of their own, put together from the labelled set's pieces."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from chalicelib.places import Places
from tests.accuracy.bank import Half, campaign, senders
from tests.accuracy.drafts import seeded
from tests.accuracy.own_letters import OWN_WORDS, own_text
from tests.load.journey import Person

LISTED, ONE_IN = (
    120_000,
    401,
)  # postcodes, from Aberdeen on: enough for some 300 homes in dozens of constituencies
NO_FACTS = range(1)


def people(count: int) -> Iterator[Person]:
    """Give so many people, the same ones each time.

    Args:
        count: how many.
    """
    random = seeded("load")
    homes = list(islice(Places.open().table.postcodes(), 0, LISTED, ONE_IN))
    roles = [role.id for role in campaign().roles if not role.asks]
    written = 0
    while written < count:
        story = own_text(random, Half.TUNE, NO_FACTS, has_wish=True)
        if len(story.split()) in OWN_WORDS:
            written += 1
            postcode, constituency = random.choice(homes)
            yield Person(story, random.choice(senders()), str(postcode), constituency, random.choice(roles))


def write_people(file: Path, count: int) -> None:
    """Write people down for whoever sends the load."""
    file.write_text(json.dumps([asdict(person) for person in people(count)]))
