"""Where everything is put together: settings, edges built on first use, one blueprint per audience."""

import os
import secrets
import time
from functools import cache
from pathlib import Path

from chalice.app import Chalice

from chalicelib.desk import Edges
from chalicelib.places import Places, attribution
from chalicelib.settings import Settings
from chalicelib.tally.parameter_store import read_signing_keys
from chalicelib.tally.receipts import ReceiptBook
from chalicelib.tally.signing_key import StoredKeys
from chalicelib.tally.store import DynamoTally, open_amazon_database
from chalicelib.tally.tally import Tally
from chalicelib.web.api import Api
from chalicelib.web.desks import Desks
from chalicelib.web.headers import Headers
from chalicelib.web.pages import Pages
from chalicelib.web.rendering import Renderer
from chalicelib.web.static import STATIC_FOLDER, Static

TEMPLATES = Path(__file__).parent / "templates"
CAMPAIGNS = TEMPLATES / "campaigns"


def edges_of(settings: Settings) -> Edges:
    """Make what reaches outside. Nothing is opened before it is first needed."""

    def now() -> int:
        return int(time.time())

    parameter = settings.signing_key_parameter
    stored_keys = StoredKeys(lambda: read_signing_keys(str(parameter)), now)

    @cache
    def receipts() -> ReceiptBook:
        return ReceiptBook(stored_keys.read() if parameter else settings.signing_keys)

    @cache
    def tally() -> Tally:
        return DynamoTally(settings.table, lambda: open_amazon_database(settings.dynamodb_endpoint))

    return Edges(
        places=cache(Places.open),
        receipts=receipts,
        tally=tally,
        now=now,
        random_bytes=secrets.token_bytes,
    )


def create_app(campaign: str, edges: Edges, campaigns: Path = CAMPAIGNS) -> Chalice:
    """Put the app together.

    Args:
        campaign: the id of the campaign that is meant where none is named.
        edges: what reaches outside; a test gives its own.
        campaigns: the folder that holds a folder for each campaign.

    Returns:
        The app, its default campaign read and found good.
    """
    desks = Desks(campaigns, campaign, edges)
    pages = Pages(desks, Renderer(TEMPLATES, STATIC_FOLDER), attribution())
    made = Chalice(app_name="own-words")
    made.register_middleware(Headers(pages.error_page), "http")
    for part in (Api(desks), pages, Static(pages.error_page)):
        made.register_blueprint(part.blueprint)
    return made


settings = Settings.from_environment(os.environ)
app = create_app(settings.campaign, edges_of(settings))
