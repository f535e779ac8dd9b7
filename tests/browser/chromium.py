"""A real browser: Debian's Chromium, driven by Playwright, that notices whatever should not happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response

from tools import chromium
from tools.local.refusal import CannotRunError

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
LEFT = "net::ERR_ABORTED"
IN_PASSING = "/v1/landings"  # nobody reads its answer
OFFLINE = "net::ERR_INTERNET_DISCONNECTED"


@dataclass
class Watch:
    """Everything that a page did which nobody should see.

    Args:
        origins: where requests may go.
        expected: parts of addresses whose failures a test provokes on purpose.
    """

    origins: set[str]
    expected: set[str] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Listen to a page."""
        page.on("console", self._on_message)
        page.on("pageerror", lambda error: self.seen.append(f"script: {error}"))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)

    def _on_message(self, message: ConsoleMessage) -> None:
        # The browser's own line about a failure, which is judged as a response or a failed request.
        if not message.text.startswith("Failed to load resource"):
            self.seen.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        self.requested.append(request.url)
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and f"{address.scheme}://{address.netloc}" not in self.origins:
            self.seen.append(f"another origin: {address.netloc}")

    def _on_failure(self, request: Request) -> None:
        # A page that is left on a slow machine takes what it was still fetching with it, its icon for one. Nothing
        # that is wrong with the app looks like that: what is missing is an answer, what is refused says so.
        was_left = request.failure == LEFT and (request.method == "GET" or IN_PASSING in request.url)
        # A network is never away by itself here, only where a test takes it.
        was_taken = request.failure == OFFLINE
        if not (was_left or was_taken or self._is_expected(request.url)):
            self.seen.append(f"failed: {request.method} {request.url} {request.failure}")

    def _on_response(self, response: Response) -> None:
        is_refusal = response.status == 422 and response.request.is_navigation_request()
        if response.status >= 400 and not is_refusal and not self._is_expected(response.url):
            self.seen.append(f"answer {response.status}: {response.url}")

    def _is_expected(self, url: str) -> bool:
        return any(part in url for part in self.expected)


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Start the browser, and end it. Where there is none, the tests fail and say how to get one; they are never skipped."""
    try:
        chromium.find_chromium()
    except CannotRunError as refusal:
        pytest.fail(str(refusal), pytrace=False)
    with chromium.launched(playwright) as browser:
        yield browser


@contextmanager
def watched(browser: Browser, watch: Watch, **options: object) -> Iterator[BrowserContext]:
    """Open a browser of its own, as a private window is, and fail at its end for whatever the watch has seen."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.on("page", watch.over)
    yield context
    context.close()
    assert not watch.seen, "\n".join(watch.seen)


def copied(page: Page) -> str:
    """Read what was copied, as another page does: ours may write to the clipboard and never look into it."""
    reader = page.context.new_page()
    reader.route(
        "**/clipboard", lambda route: route.fulfill(body="<title>x</title>", content_type="text/html")
    )
    reader.goto("/clipboard")
    text = str(reader.evaluate("navigator.clipboard.readText()"))
    reader.close()
    page.bring_to_front()
    return text
