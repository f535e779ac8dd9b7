"""What happened: somebody who asked for their copy by email and gave no address of one was refused with a code,
`reply-by-without-email`, that the description does not know. A program could not tell what to do about it.

Schemathesis found it. The description now lists it.
"""

from chalice.app import Chalice
from chalice.test import Client

from tests.routes.asked import EVERYBODY, refusals
from tests.routes.conftest import Browser, app, create_app, edges, places, world

__all__ = ["app", "create_app", "edges", "places", "world"]  # fixtures that the routes' tests have


def test_the_refusal_is_described(app: Chalice) -> None:
    """Whoever is asked for, the refusal is one of the description's; the browser looks at that."""
    browser = Browser(Client(app))
    for fields in EVERYBODY.values():
        asked = {**fields, "contact": "14 Elm Row", "reply_by": "email"}
        assert ("contact", "reply-by-without-email") in refusals(browser, asked)
