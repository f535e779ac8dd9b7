"""The whole app behind a real server on loopback, and a real browser in front of it."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from chalice.app import Chalice
from chalice.config import Config
from chalice.local import ChaliceRequestHandler, create_local_server
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from chalicelib.edges import Edges
from tests.browser.chromium import DESKTOP, PHONE, Watch, launched, watched
from tests.routes.conftest import CAMPAIGN, World, create_app, edges, places

__all__ = ["create_app", "edges", "places"]  # fixtures that the routes' tests have as well


expect.set_options(timeout=20_000)  # milliseconds: a busy machine is no defect


class Handler(ChaliceRequestHandler):
    """Chalice's own."""

    # It sends head and body apart, and the system holds the second back until the first is acknowledged: 40 ms.
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing: a request that ends after its test would stand in the middle of the gate's dots."""


class Server:
    """The app, served on a free port of this machine."""

    def __init__(self, app: Chalice) -> None:
        config = Config(config_from_disk={"stages": {}})
        self._server = create_local_server(app, config, "127.0.0.1", 0).server
        self._server.RequestHandlerClass = partial(Handler, app_object=app, config=config)
        # It looks every so many seconds whether it shall end: by itself, every half second.
        serve = partial(self._server.serve_forever, poll_interval=0.05)
        self._thread = threading.Thread(target=serve, daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each test has a window of its own."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def app(edges: Edges, create_app: Callable[..., Chalice]) -> Chalice:
    """The app with a world that a test can change."""
    return create_app(CAMPAIGN, edges)


@pytest.fixture
def server(app: Chalice) -> Iterator[Server]:
    """The app, served."""
    server = Server(app)
    yield server
    server.stop()


@pytest.fixture
def watch(server: Server) -> Watch:
    return Watch({server.origin})


@pytest.fixture(params=["with script", "without script"])
def has_script(request: pytest.FixtureRequest) -> bool:
    """Both ways, for tests that must hold either way."""
    return bool(request.param == "with script")


@pytest.fixture
def phone(browser: Browser, server: Server, watch: Watch, has_script: bool) -> Iterator[BrowserContext]:  # noqa: FBT001 - a fixture
    """A phone, with script and without."""
    with watched(
        browser, watch, base_url=server.origin, viewport=PHONE, java_script_enabled=has_script
    ) as context:
        yield context


@pytest.fixture
def page(browser: Browser, server: Server, watch: Watch) -> Iterator[Page]:
    """A page on a phone, with script."""
    with watched(browser, watch, base_url=server.origin, viewport=PHONE) as context:
        yield context.new_page()


@pytest.fixture
def desktop_page(browser: Browser, server: Server, watch: Watch) -> Iterator[Page]:
    """A page on a desk, with script."""
    with watched(browser, watch, base_url=server.origin, viewport=DESKTOP) as context:
        yield context.new_page()
