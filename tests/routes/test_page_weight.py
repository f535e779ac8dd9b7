"""What a phone has to fetch: HTML, style and script, compressed."""

import gzip
import re

from chalice.test import HTTPResponse

from tests.routes.conftest import Browser
from tests.routes.test_pages import Supporter

LEVEL = 6  # gzip's own default, and what gateways use
FIRST_PAGE_BYTES = 30_000
WHOLE_WAY_BYTES = 60_000
_PARTS = re.compile(rb'(?:src|href)="(static/[^"]+)"')
_IMPORTS = re.compile(rb'^import [^"]*"\./([^"]+)"', re.MULTILINE)


class Scales(Browser):
    """A browser that weighs every page that comes, and each part of them once, because it keeps those."""

    def __init__(self, browser: Browser) -> None:
        super().__init__(browser.client)
        self.bytes = 0
        self.kept: set[str] = set()

    def send(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> HTTPResponse:
        answer = super().send(method, path, headers, body)
        self.bytes += len(gzip.compress(answer.body, LEVEL))
        kind = answer.headers["Content-Type"]
        if "html" in kind:
            self._fetch({found.decode() for found in _PARTS.findall(answer.body)})
        elif "javascript" in kind:
            self._fetch({f"static/{found.decode()}" for found in _IMPORTS.findall(answer.body)})
        return answer

    def _fetch(self, parts: set[str]) -> None:
        for part in parts - self.kept:
            self.kept.add(part)
            self.get(f"/{part}")


def test_the_first_page_is_light(browser: Browser) -> None:
    """The page that decides whether somebody stays is there at once, with all of its parts."""
    scales = Scales(browser)
    scales.get("/")
    assert 5_000 < scales.bytes <= FIRST_PAGE_BYTES


def test_the_whole_way_is_light(browser: Browser) -> None:
    """So are all seven pages of the way together, the one that helps to share among them."""
    scales = Scales(browser)
    supporter = Supporter(scales).reach_send()
    assert "What we counted" in supporter.press("I have sent it").text
    assert "Tell your friends" in supporter.press("Share the campaign").text
    assert 10_000 < scales.bytes <= WHOLE_WAY_BYTES
    assert {"copying", "counting"} <= {part.removeprefix("static/").split(".")[0] for part in scales.kept}
