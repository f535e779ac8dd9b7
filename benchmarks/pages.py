"""The pages on a slow phone, in a real browser; their weight is held by tests/routes/test_page_weight.py."""

import importlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from benchmarks.gateway import CompressingServer
from chalicelib.edges import Edges
from chalicelib.journal import Journal
from chalicelib.places import Places
from tests.browser.chromium import PHONE, launched
from tests.browser.conftest import Server
from tests.browser.walk import Walker
from tests.routes.conftest import CAMPAIGN, KEY, World

RUNS = 5  # the fastest counts: whatever else the machine does only adds
MOST_SECONDS = 1.5  # to the first words on the screen
MOST_SHIFT = 0.02  # of the layout, as browsers reckon it
# Slow 4G as Chromium's own tools have it: 1.6 Mbit/s down, 0.75 up, each request answered after 562 ms.
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6e6 * 0.9 / 8,
    "uploadThroughput": 0.75e6 * 0.9 / 8,
}
SETTLE_MILLISECONDS = 3_000  # a few answers of the slow network, one after the other
SLOWER_PROCESSOR = 4  # times slower than this machine's
COUNT_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
BUTTONS = {
    "story": "Continue",
    "ask": "Show me my letter",
    "read": "Go on to send it",
    "send": "I have sent it",
}
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What a browser that has never been here sees of the first page.

    Attributes:
        seconds: to the first words.
        shift: of the layout.
        bytes_before: what arrived before the first words could be shown, headers too: the page and its style.
        bytes: all that arrived.
    """

    seconds: float
    shift: float
    bytes_before: int
    bytes: int


def report() -> None:
    """Print when the first page shows its first words, and by how much any page moves under the finger."""
    # The server's lines about each request would stand between the figures.
    with (
        redirect_stderr(io.StringIO()),
        sync_playwright() as playwright,
        launched(playwright) as browser,
        served(Server) as plain_server,
        served(CompressingServer) as server,
    ):
        # By turns, so that a busy moment of this machine meets both.
        pairs = [(first_page(browser, plain_server), first_page(browser, server)) for _ in range(RUNS)]
        way = whole_way(browser, server)
    plain, packed = zip(*pairs, strict=True)
    print(f"The pages on a slow phone (slow 4G, processor {SLOWER_PROCESSOR} times slower)")
    for name, pages in (("plain", plain), ("compressed", packed)):
        best = min(pages, key=lambda page: page.seconds)
        print(
            f"  first words, {name:<10} {best.seconds:6.2f} s   after {best.bytes_before / 1000:5.1f} kB"
            f" of {best.bytes / 1000:5.1f} kB   goal: under {MOST_SECONDS} s"
        )
    most = max(page.shift for pair in pairs for page in pair)
    print(f"  layout shift of the first page  {most:6.3f}     goal: at most {MOST_SHIFT}")
    for name, shift in way:
        print(f"  layout shift of {name:<15} {shift:6.3f}")


@contextmanager
def served(kind: type[Server] = Server) -> Iterator[Server]:
    os.environ.setdefault("OWN_WORDS_TABLE", "not-used-here")
    os.environ.setdefault("OWN_WORDS_SIGNING_KEY", KEY)
    world, places = World(), Places.open()
    edges = Edges(
        places=lambda: places,
        catch_up=world.catch_up,
        is_dissolved=lambda: world.is_dissolved,
        houses=lambda: world.houses,
        parliament=world.parliament,
        receipts=world.receipts,
        sessions=world.sessions,
        tally=lambda: world.tally,
        snapshots=lambda: world.snapshots,
        organisers=lambda: world.organisers,
        now=world.clock,
        random_bytes=world.random_bytes,
    )
    server = kind(
        importlib.import_module("app").create_app(CAMPAIGN, edges, journal=Journal(write=print_nothing))
    )
    yield server
    server.stop()


def print_nothing(line: str) -> None:
    """Keep the lines about each request from standing between the figures."""


def first_page(browser: Browser, server: Server) -> FirstPage:
    """Open it in a browser that has never been here."""
    with slow_phone(browser, server) as phone:
        page = phone.new_page()
        session = slowed(page)
        urls: dict[str, str] = {}
        sizes: dict[str, int] = {}
        session.on(
            "Network.responseReceived", lambda got: urls.update({got["requestId"]: got["response"]["url"]})
        )
        session.on(
            "Network.loadingFinished", lambda got: sizes.update({got["requestId"]: got["encodedDataLength"]})
        )
        page.goto("/")
        settle(page)
        before = sum(size for id_, size in sizes.items() if blocks_the_words(urls.get(id_, ""), server))
        seconds = float(page.evaluate(FIRST_PAINT))
        return FirstPage(seconds, shift_of(page), round(before), round(sum(sizes.values())))


def blocks_the_words(url: str, server: Server) -> bool:
    return url == f"{server.origin}/" or url.endswith(".css")


def whole_way(browser: Browser, server: Server) -> list[tuple[str, float]]:
    """The layout shift of each further page."""
    shifts = []
    with slow_phone(browser, server) as phone:
        walker = Walker(slow_page(phone)).reach_story()
        walker.fill_story()
        for name, button in BUTTONS.items():
            settle(walker.page)
            shifts.append((name, shift_of(walker.page)))
            if name == "ask":
                walker.fill_ask()
            walker.press(button)
        walker.sees("Thank you")
        return [*shifts, ("thanks", shift_of(walker.page))]


def settle(page: Page) -> None:
    """Wait for all that a page loads; its count of a landing outlives it, so that no network is ever idle."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(SETTLE_MILLISECONDS)


@contextmanager
def slow_phone(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server.origin, viewport=PHONE)  # type: ignore[arg-type]
    yield context
    context.close()


def slow_page(phone: BrowserContext) -> Page:
    page = phone.new_page()
    slowed(page)
    return page


def slowed(page: Page) -> CDPSession:
    page.add_init_script(COUNT_SHIFTS)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    return session


def shift_of(page: Page) -> float:
    return float(page.evaluate("window.shifted"))
