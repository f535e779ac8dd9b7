"""What the fuzzed app reaches outside: stores in memory, figures that are published, an organiser who is known."""

import json

from chalice.app import Chalice
from chalice.test import Client

from chalicelib.places import Places
from chalicelib.tally.events import Event, Vocabulary
from chalicelib.tally.organisers import new_organiser
from tests.routes.asked import PATH, SELF
from tests.routes.conftest import CAMPAIGN, NOW, POSTCODE, STORY, World, edges_of
from tests.unit.tally.samples import ALDERSHOT, participation

SUPPORTERS = 200  # enough that something is published
_VOCABULARY = Vocabulary(CAMPAIGN, frozenset({"parent"}), frozenset({"whatsapp"}), frozenset({ALDERSHOT}))


class Forgiving:
    """Lets an organiser try as often as they like: how often is none of the description's business."""

    def __init__(self, world: World) -> None:
        self._register = world.organisers
        self.find_or_none = self._register.find_or_none
        self.add = self._register.add
        self.remove = self._register.remove

    def note_try(self, organiser_id: str, now: int) -> bool:  # noqa: ARG002 - as above
        return True


def open_app() -> tuple[Chalice, str]:
    """Give the app with such a world around it, and an organiser's token."""
    from app import create_app  # noqa: PLC0415 - it reads the environment, which the server sets

    world = World()
    organiser, token = new_organiser("press-office", 30, NOW, world.random_bytes)
    world.organisers.add(organiser)
    world.organisers = Forgiving(world)
    places = Places.open()
    app = create_app(CAMPAIGN, edges_of(world, places))
    _publish(app, world)
    _warm_up(app)
    return app, token


def _publish(app: Chalice, world: World) -> None:
    for number in range(SUPPORTERS):
        counted = participation(
            number,
            event=Event.SENT,
            channel=None,
            constituency=ALDERSHOT,
            role="parent",
            vocabulary=_VOCABULARY,
        )
        world.tally.count(counted)
    with Client(app) as client:
        client.lambda_.invoke(
            "publish", client.events.generate_cw_event("aws.events", "Scheduled Event", {}, [])
        )


def _warm_up(app: Chalice) -> None:
    """Import what the first request of each kind imports: how long that takes is not for a fuzzer to say."""
    asked: dict[str, object] = {
        PATH: SELF,
        "/v1/letters": {"postcode": POSTCODE, "story": STORY},
        "/v1/landings": {},
    }
    with Client(app) as client:
        for path, fields in asked.items():
            body = json.dumps(fields).encode()
            client.http.post(path, headers={"Content-Type": "application/json"}, body=body)
