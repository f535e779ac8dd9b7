"""The pages in widget dress: who may frame them, what they carry along, and what a site's page loads."""

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.edges import Edges
from chalicelib.web.static import STATIC_FOLDER
from tests.campaigns import Known, with_each_campaign
from tests.fakes import FakeTally
from tests.routes.conftest import CAMPAIGN, NAME, POSTCODE, STORY, Browser, World
from tests.routes.forms import Page
from tests.routes.test_pages import Supporter

CAMPAIGNS = Path(__file__).parents[2] / "templates" / "campaigns"
SITE = "https://defenddigitalme.org"
THEMED = "accent=7a1f5c&ground=ffffff&ink=202020&font=serif&radius=0"
FRAMED = f"/widget?host={SITE}&{THEMED}"
DRESSED = f"?dress=widget&host={SITE}&{THEMED}"
EMBED_BYTES = 3000  # compressed: what a page pays for the element, less than a small picture


def worn(known: Known) -> str:
    """What the addresses of a campaign's widget carry."""
    return f"?dress=widget&host={known.site}&{THEMED}"


def framed_by(browser: Browser, path: str) -> str:
    """Who may frame an answer, by its headers."""
    headers = browser.get(path).headers
    policy = headers["Content-Security-Policy"].rpartition("frame-ancestors ")[2]
    assert ("X-Frame-Options" in headers) == (policy == "'none'")
    return policy


@pytest.mark.parametrize(
    "path",
    ["/widget", "/?dress=widget", "/letter?dress=widget", "/thanks?dress=widget", "/share?dress=widget"],
)
@with_each_campaign
def test_widget_may_be_framed_by_the_campaigns_sites(browser: Browser, path: str, known: Known) -> None:
    """In widget dress the campaign's own sites may frame a page, and no other."""
    assert framed_by(browser, path) == " ".join(known.campaign.sites)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/letter", "/thanks", "/privacy", "/counts", "/organisers", "/embed.js", "/theme.css"),
        *(
            "/static/own-words.css",
            "/static/nothing",
            "/v1/campaign",
            "/widget?campaign=nothing",
        ),
        *(f"/{page}?dress=widget" for page in ("privacy", "counts", "organisers", "v1/counts", "theme.css")),
        *("/?dress=wedding", "/organisers?dress=widget&format=csv"),
    ],
)
def test_all_else_may_not_be_framed(browser: Browser, path: str) -> None:
    """Without the dress nothing may be framed, and the organisers' page and the interface have no such dress."""
    assert framed_by(browser, path) == "'none'"


def test_no_sites_no_frame(edges: Edges, create_app: Callable[..., Chalice], tmp_path: Path) -> None:
    """A campaign that lists no sites is framed by nobody."""
    shutil.copytree(CAMPAIGNS / CAMPAIGN, tmp_path / CAMPAIGN)
    file = tmp_path / CAMPAIGN / "campaign.toml"
    file.write_text(re.sub(r"^sites = .*$", "", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert framed_by(Browser(Client(create_app(CAMPAIGN, edges, tmp_path))), "/widget") == "'none'"


@with_each_campaign
def test_dress_goes_the_whole_way(browser: Browser, world: World, known: Known) -> None:
    """Every form carries the dress on, every page wears it, and the letter is counted as the widget's."""
    supporter = Supporter(browser, f"/widget{worn(known)}".replace("dress=widget&", ""), known)
    presses: list[tuple[str, dict[str, str]]] = [
        ("Continue", {"postcode": POSTCODE, "role": known.role}),
        ("Continue", {f"answer_{known.prompt}": STORY}),
        ("Show me my letter", {"name": NAME}),
        ("Go on to send it", {}),
        ("I have sent it", {}),
    ]
    for button, fields in presses:
        assert supporter.form(button).action in {f"letter{worn(known)}", f"thanks{worn(known)}"}
        supporter.press(button, **fields)
    assert "Thank you" in supporter.page.text
    assert isinstance(world.tally, FakeTally)
    assert world.tally.participations[0].channel == "widget"


def test_channel_of_a_site_is_counted(browser: Browser, world: World) -> None:
    """A site that names a channel of the campaign is counted by it, after a new start in the frame as well."""
    supporter = Supporter(browser, "/widget?channel=newsletter")
    assert "./?dress=widget&channel=newsletter" in supporter.page.links
    supporter.reach_send().press("I have sent it")
    assert isinstance(world.tally, FakeTally)
    assert world.tally.participations[0].channel == "newsletter"


def test_what_leads_away_opens_a_tab_of_its_own(browser: Browser) -> None:
    """Links out of the widget open a new tab, in the plain dress; a frame that leads elsewhere shows nothing."""
    supporter = Supporter(browser, FRAMED)
    html = browser.get(FRAMED).body.decode()
    assert {"privacy", "counts", "more"} <= set(supporter.page.links)
    assert html.count('target="_blank" rel="noopener"') == 3
    supporter.reach_send()
    html = browser.post_form(
        f"/thanks{DRESSED}", supporter.form("I have sent it").pressed("I have sent it")
    ).body.decode()
    links = [link for link in re.findall(r"<a [^>]*>", html) if 'href="http' in link]
    assert links
    assert all('target="_blank"' in link for link in links)


@with_each_campaign
def test_error_keeps_the_dress(browser: Browser, known: Known) -> None:
    """What goes wrong inside a frame is said inside the frame, with a way to begin again there."""
    response = browser.post_bytes(
        f"/letter{worn(known)}", b"a=" + b"a" * 1024 * 1024, "application/x-www-form-urlencoded"
    )
    assert response.status_code == 413
    assert f"frame-ancestors {' '.join(known.campaign.sites)}" in response.headers["Content-Security-Policy"]
    assert f"./{worn(known)}" in Page(response.body.decode()).links


@with_each_campaign
def test_sent_is_told_once(browser: Browser, known: Known) -> None:
    """The page around learns that a letter was sent when it is counted, and nothing when it was counted before."""
    supporter = Supporter(browser, f"/widget{worn(known)}", known).reach_send()
    fields = supporter.form("I have sent it").pressed("I have sent it")
    pages = [browser.post_form(f"/thanks{worn(known)}", fields).body.decode() for _ in range(2)]
    assert [re.findall(r'data-news="(\w*)"', page) for page in pages] == [["sent"], [""]]


@pytest.mark.parametrize(
    "host", ["https://elsewhere.example", "null", "*", f"{SITE}/", f"{SITE}.evil.example"]
)
def test_another_host_is_told_nothing(browser: Browser, host: str) -> None:
    """Only a site of the campaign can be named as the page around; otherwise the frame speaks to nobody."""
    html = browser.get(f"/widget?host={host}").body.decode()
    assert "framed.js" not in html
    assert host not in html


def test_unreadable_colours_are_not_worn(browser: Browser) -> None:
    """Colours below AA are left off, and the page around is told so once, by a word of ours."""
    html = browser.get(f"/widget?host={SITE}&accent=ffd400&ground=ffffff").body.decode()
    assert 'data-trouble="contrast"' in html
    assert "theme.css" not in html
    assert "ffd400" not in html


def test_languages_that_are_not_here_are_left_out(browser: Browser) -> None:
    """A language without pages of its own gets the English ones, said to be English."""
    for language in ("en", "tlh", '"><script>'):
        html = browser.get(f"/widget?lang={language}").body.decode()
        assert '<html lang="en-GB" dir="ltr">' in html
        assert "lang=" not in Page(html).forms[0].action


def test_a_site_that_asks_for_welsh_gets_it(browser: Browser) -> None:
    """The widget's ``lang``: its pages stay in the frame and in Welsh, and lead to the others in the same dress."""
    page = Page(browser.get(f"{FRAMED}&lang=cy").body.decode())
    assert "lang=cy" in page.forms[0].action
    assert "dress=widget" in page.forms[0].action
    (english, *_) = (each for each in page.apart if each.label == "English")
    assert "dress=widget" in english.action
    assert "lang=" not in english.action


def test_theme_is_a_style_sheet(browser: Browser) -> None:
    """A page in widget dress links to its colours, which come as a style sheet that may be kept for an hour."""
    html = browser.get(FRAMED).body.decode()
    assert f'href="theme.css?{THEMED}"'.replace("&", "&amp;") in html
    response = browser.get(f"/theme.css?{THEMED}")
    assert response.headers["Content-Type"].startswith("text/css")
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert "--accent: #7a1f5c;" in response.body.decode()
    assert "theme.css" not in browser.get("/widget").body.decode()


def test_theme_that_cannot_be_read_is_refused(browser: Browser) -> None:
    """No style sheet is given for colours that no page wears."""
    response = browser.get("/theme.css?ink=eeeeee")
    assert response.status_code == 422
    assert "cannot be used" in response.body.decode()


def test_embed_is_for_every_site(browser: Browser) -> None:
    """The element's script may be loaded from anywhere, as module scripts are, and kept for an hour."""
    response = browser.get("/embed.js")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Cache-Control"] == "public, max-age=3600"


def test_embed_is_small() -> None:
    """The element costs a page 3 kB at most, compressed."""
    assert len(gzip.compress((STATIC_FOLDER / "embed.js").read_bytes(), mtime=0)) <= EMBED_BYTES


def test_scripts_of_the_widget_write_no_markup() -> None:
    """Neither script writes markup or a style attribute, which a strict page would forbid."""
    for name in ("embed.js", "framed.js"):
        script = (STATIC_FOLDER / name).read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.cssText|eval", script)
        assert "// @ts-check" in script
