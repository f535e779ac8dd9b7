"""The app as the tests of the routes have it."""

from tests.routes.conftest import app, browser, create_app, edges, known, places, world

__all__ = ["app", "browser", "create_app", "edges", "known", "places", "world"]
