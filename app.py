"""Where everything is put together: settings, edges built on first use, who answers."""

import os
import secrets
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from chalice.app import Chalice, CloudWatchEvent, Cron

from chalicelib.edges import Edges
from chalicelib.journal import Journal
from chalicelib.languages import Languages
from chalicelib.latest_places import LatestPlaces
from chalicelib.places import Places, attribution
from chalicelib.settings import Settings
from chalicelib.tally.house_store import DynamoHouses
from chalicelib.tally.organiser_store import DynamoOrganisers
from chalicelib.tally.parameter_store import read_signing_keys
from chalicelib.tally.patience import Patience
from chalicelib.tally.receipts import ReceiptBook
from chalicelib.tally.sessions import SessionBook
from chalicelib.tally.signing_key import StoredKeys
from chalicelib.tally.snapshot_store import DynamoSnapshots
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from chalicelib.web.audiences import Audiences
from chalicelib.web.desks import Desks
from chalicelib.web.headers import Headers
from chalicelib.web.keeping import Keeping
from chalicelib.web.old_paths import OldPaths
from chalicelib.web.own_requests import OwnWordsApp
from chalicelib.web.rendering import Renderer
from chalicelib.web.request_log import RequestLog, kind_and_place
from chalicelib.web.site import Site
from chalicelib.web.speech import problem_details
from chalicelib.web.static import STATIC_FOLDER

if TYPE_CHECKING:
    from chalicelib.places.members_api import MembersSource

TEMPLATES = Path(__file__).parent / "templates"
CAMPAIGNS = TEMPLATES / "campaigns"
ONCE_A_DAY = Cron(45, 23, "*", "*", "?", "*")  # UTC, so that a day's figures are nearly all of that day
AT_NIGHT = Cron(17, 3, "*", "*", "?", "*")  # UTC, when Parliament changes nothing; not on the hour, as all do
# For what somebody waits for who did not come for it: the wait before a second attempt never fits in.
ONE_ATTEMPT = Patience(budget_seconds=0.5, first_wait_seconds=1, jitter=lambda: 1)


def now() -> int:
    """Give the seconds since 1970."""
    return int(time.time())


def signing_keys_of(settings: Settings) -> Callable[[], Sequence[str]]:
    """Give what reads the signing keys: out of Parameter Store when first needed, or of the environment."""
    parameter = settings.signing_key_parameter
    if not parameter:
        return lambda: settings.signing_keys
    return StoredKeys(lambda: read_signing_keys(parameter), now).read


def edges_of(settings: Settings) -> Edges:
    """Make what reaches outside. Nothing is opened before it is first needed."""
    signing_keys = signing_keys_of(settings)

    @cache
    def receipts() -> ReceiptBook:
        book = ReceiptBook(signing_keys())
        if settings.signing_key_parameter:
            latest.catch_up()  # the first letter goes out for the key anyway: docs/decisions/014
        return book

    database = cache(lambda: open_amazon_database(settings.dynamodb_endpoint))
    table = Table(settings.table, database)
    in_passing = Table(settings.table, database, ONE_ATTEMPT)
    latest = LatestPlaces(Places.open, lambda: DynamoHouses(in_passing), now)
    return Edges(
        places=latest.places,
        catch_up=latest.catch_up,
        is_dissolved=lambda: settings.is_dissolved,
        houses=cache(lambda: DynamoHouses(table)),
        parliament=open_parliament,
        receipts=receipts,
        sessions=cache(lambda: SessionBook(signing_keys())),
        tally=cache(lambda: DynamoTally(table)),
        snapshots=cache(lambda: DynamoSnapshots(table)),
        organisers=cache(lambda: DynamoOrganisers(table)),
        now=now,
        random_bytes=secrets.token_bytes,
    )


def open_parliament() -> "MembersSource":
    """Prepare to ask Parliament who sits. Imported on first use, because only the schedule does."""
    from chalicelib.parliament import MembersApi  # noqa: PLC0415 - as said above

    return MembersApi()


def create_app(
    campaign: str,
    edges: Edges,
    campaigns: Path = CAMPAIGNS,
    languages: Languages | None = None,
    journal: Journal | None = None,
) -> Chalice:
    """Put the app together.

    Args:
        campaign: the id of the campaign that is meant where none is named.
        edges: what reaches outside; a test gives its own.
        campaigns: the folder that holds a folder for each campaign.
        languages: what it can speak; those that there are files for where left out.
        journal: writes down what came of each request; to standard output where left out.

    Returns:
        The app, its default campaign read and found good.
    """
    languages, journal = languages or Languages(), journal or Journal()
    desks = Desks(campaigns, campaign, edges, languages)
    site = Site(desks, Renderer(TEMPLATES, STATIC_FOLDER), languages, attribution())
    made = OwnWordsApp(app_name="own-words")
    made.api.binary_types = []  # else Chalice answers 400 to whoever asks for a picture without saying Accept
    made.log.addFilter(kind_and_place)
    made.register_middleware(RequestLog(journal, made.routes), "http")  # around all others
    made.register_middleware(Keeping(), "http")
    made.register_middleware(Headers(site.error_page, problem_details(languages)), "http")
    for blueprint in Audiences(desks, site, edges).blueprints():
        made.register_blueprint(blueprint)
    # Last, because they must not stand in the way of any page of ours.
    old_paths = desks.named(campaign).campaign.old_paths
    made.register_blueprint(OldPaths(old_paths, made.routes, site.error_page).blueprint)

    add_schedules(made, desks, edges, journal)
    return made


def add_schedules(made: Chalice, desks: Desks, edges: Edges, journal: Journal) -> None:
    """Let the app do by itself what is done each day. What that needs is imported then, not before."""

    @made.schedule(ONCE_A_DAY)
    def publish(event: CloudWatchEvent) -> None:
        from chalicelib.counts import publish_all  # noqa: PLC0415

        with journal.scheduled("publish", event.context):
            publish_all(desks.every_counts())

    @made.schedule(AT_NIGHT)
    def refresh_members(event: CloudWatchEvent) -> None:
        from chalicelib.members_refresh import refresh_members_from  # noqa: PLC0415

        with journal.scheduled("refresh_members", event.context):
            if not edges.is_dissolved():
                refresh_members_from(edges)


settings = Settings.from_environment(os.environ)
app = create_app(
    settings.campaign,
    edges_of(settings),
    campaigns=settings.campaigns or CAMPAIGNS,
    journal=Journal(settings.function),
)
publish = app.handler_map["publish"]  # Lambda looks for it here, under the name that the schedule has
refresh_members = app.handler_map["refresh_members"]  # and for this
