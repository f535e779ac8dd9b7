"""Whatever stands in a field or in a campaign's file is text on our pages: never an element, an attribute or a template."""

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.edges import Edges
from tests.routes.asked import EVERYBODY, typed_into
from tests.routes.conftest import CAMPAIGN, NAME, POSTCODE, STORY, Browser, World
from tests.routes.test_api_counts import publish
from tests.routes.test_canary import ORGANISER, TOKEN_CANARY, boxes

CAMPAIGNS = Path(__file__).parents[2] / "templates/campaigns"
MARKUP = "</textarea></title></mark></script>'\"><wren-made onwren=1>{{ 191*7 }}{% raw %} ' onwren='1\" onwren=\"1 ${191*7}"
SHORT = "'\"><wren-made onwren=1>{{ 191*7 }}"  # where the whole would be too long
CASES = {"whole": MARKUP, "script": "javascript:wren-made()//"}
FORM = {"postcode": POSTCODE, "role": "parent", "answer-you": STORY, "name": NAME, "asks": "tell-families"}
DRAFT = f"Dear Gareth Thomas,\n\n{STORY}\n\nWill you ask?\n\nYours sincerely,\n\n{NAME}"
STEPS = ("you", "story", "ask", "read", "send", "remake")
NAMES = ("host", "channel", "role", "lang", "accent", "radius", "font", "campaign", "sort", "order", "step")
LINKS = {"href", "src", "action", "formaction", "data", "srcdoc", "content"}


class Made(HTMLParser):
    """What a page was made into: all elements and attributes, and where they lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.goals: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}
        self.goals |= {value or "" for name, value in attrs if name in LINKS}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


class Suspicious(Browser):
    """A browser that looks at every page for what somebody else has made in it, and counts those that repeat it."""

    def __init__(self, browser: Browser) -> None:
        super().__init__(browser.client)
        self.seen = self.repeated = 0

    def look(self, method: str, path: str, fields: dict[str, str] | None = None) -> None:
        answer = self.get(path) if method == "GET" else self.post_form(path, fields or {})
        if not str(answer.headers.get("Content-Type", "")).startswith("text/html"):
            return
        html = answer.body.decode()
        made = Made(html)
        assert not [name for name in made.names if "wren" in name], (path, fields)
        assert not [
            goal for goal in made.goals if goal.strip().lower().startswith(("javascript:", "data:text"))
        ]
        assert "1337" not in html
        self.seen += 1
        self.repeated += "wren-made" in html


def look_everywhere(browser: Suspicious, nasty: str, steps: tuple[str, ...] = STEPS) -> None:
    """Put it into each field of each form, and into each part of each address."""
    told = {**FORM, "draft": DRAFT, "receipt": "", "server": "", "text": "", "letter": STORY}
    for name in ("", *told):
        typed = {**told, **({name: f"{told[name]} {nasty}".strip()} if name else {})}
        for step in (*steps, nasty):
            browser.look("POST", "/letter", {**typed, "go": step})
            browser.look("POST", "/letter", {key: typed[key] for key in FORM} | {"go": step})
        for path in ("/thanks", "/share", "/paper"):
            browser.look("POST", path, typed)
    browser.look("POST", "/organisers", {"token": nasty})
    for fields in EVERYBODY.values():
        typed = typed_into({**fields, **boxes(fields, "birth_date")}, f"{NAME} {nasty}")
        for step in ("who", "details", "letter", "after"):
            browser.look("POST", "/subject-access", {**typed, "go": step})
            for name in ("for", "birth_date-year", "pupil_number", "educated_in"):
                browser.look("POST", "/subject-access", {**typed, name: nasty, "go": step})
    for path in (
        "/",
        "/letter",
        "/widget",
        "/counts",
        "/share",
        "/more",
        "/subject-access",
        "/privacy",
        "/organisers",
    ):
        browser.look("GET", path)
        browser.look("GET", f"{path}?{'&'.join(f'{name}={quote(nasty)}' for name in NAMES)}")
    browser.look("GET", f"/s/{quote(nasty, safe='')}")
    browser.look("GET", f"/{quote(nasty, safe='')}")


@pytest.mark.parametrize("nasty", CASES.values(), ids=CASES)
def test_what_is_typed_makes_nothing(browser: Browser, nasty: str) -> None:
    """Tags, broken attributes, template signs and script addresses come back as text, or not at all."""
    watched = Suspicious(browser)
    look_everywhere(watched, nasty)
    assert watched.repeated > 50


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """Campaigns whose every text for people begins with markup."""
    shutil.copytree(CAMPAIGNS / CAMPAIGN, tmp_path / CAMPAIGN)
    for name in ("campaign.toml", "subject-access/guide.toml"):
        file = tmp_path / CAMPAIGN / name
        keys = "title|organisation|summary|question|help|label|as_of|page_title"
        written = re.sub(
            rf'^((?:{keys}) = ")', lambda found: found[1] + SHORT.replace('"', '\\"') + " ",
            file.read_text(encoding="utf-8"), flags=re.MULTILINE,
        )  # fmt: skip
        file.write_text(written, encoding="utf-8")
    return tmp_path


def test_what_a_campaign_says_makes_nothing(
    marked: Path, edges: Edges, world: World, create_app: Callable[..., Chalice]
) -> None:
    """Nor do its title, questions, asks and names of roles, on any page, the organisers' and the widget's among them."""
    app = create_app(CAMPAIGN, edges, campaigns=marked)
    world.organisers.add(ORGANISER)
    publish(app)
    browser = Suspicious(Browser(Client(app)))
    look_everywhere(browser, "wren", ("read",))
    came = browser.post_form("/organisers", {"token": TOKEN_CANARY})
    cookie = str(came.headers["Set-Cookie"]).partition(";")[0]
    figures = browser.get("/organisers", Cookie=cookie).body.decode()
    assert "wren-made" in figures
    assert not [name for name in Made(figures).names if "wren" in name]
    assert browser.repeated > browser.seen / 2


def test_what_is_made_is_noticed() -> None:
    """The same look sees an element, an attribute that was broken out of, and where a link leads."""
    made = Made(f'<a href="javascript:x">{MARKUP}</a><p title="{SHORT}">')
    assert {"wren-made", "onwren"} <= made.names
    assert made.goals == {"javascript:x"}
