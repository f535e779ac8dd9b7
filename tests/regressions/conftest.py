"""What the routes' tests have, regressions have as well."""

from tests.routes.conftest import app, browser, create_app, edges, known, places, world

__all__ = ["app", "browser", "create_app", "edges", "known", "places", "world"]
