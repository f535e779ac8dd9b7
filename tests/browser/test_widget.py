"""The widget on somebody else's page, in a real browser: another origin, a hostile style sheet, a strict policy."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Route, expect

from chalicelib.edges import Edges
from chalicelib.tally.events import Event
from tests.browser.chromium import PHONE, Watch, watched
from tests.browser.conftest import Server
from tests.browser.host import HOSTILE_CSS, HostSite
from tests.fakes import FakeTally
from tests.routes.conftest import CAMPAIGN, NAME, POSTCODE, STORY, World

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```html\n(.*?)```", GUIDE, re.DOTALL)
ELEMENT, PLAIN_FRAME = SNIPPETS
# Notes on the site's own page what the element tells it and every message that comes.
NOTE_EVERYTHING = """
if (self === top) {
  self.told = [];
  for (const name of ["ready", "sent", "error"]) {
    addEventListener(`own-words-${name}`, (event) => told.push([name, event.detail, event.target.id]));
  }
  addEventListener("message", (event) => told.push(["message", event.data]));
}
"""
# The frame is exactly as tall as the page in it said last.
FITS = """() => {
  const heights = told.filter(([name, data]) => name === "message" && data.event === "height");
  const frame = document.querySelector("own-words-letter").shadowRoot.querySelector("iframe");
  return frame.getBoundingClientRect().height === Math.ceil(heights.at(-1)[1].height);
}"""


@pytest.fixture
def site() -> Iterator[HostSite]:
    """A site that the campaign lists."""
    site = HostSite()
    yield site
    site.stop()


@pytest.fixture
def app(edges: Edges, create_app: Callable[..., Chalice], site: HostSite, tmp_path: Path) -> Chalice:
    """The app, its campaign with the site among its own."""
    shutil.copytree(ROOT / "templates" / "campaigns" / CAMPAIGN, tmp_path / CAMPAIGN)
    file = tmp_path / CAMPAIGN / "campaign.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("sites = [", f'sites = ["{site.origin}", '), encoding="utf-8")
    return create_app(CAMPAIGN, edges, tmp_path)


@pytest.fixture
def watch(server: Server, site: HostSite) -> Watch:
    """The site's policy is as docs/embedding.md has it, and nothing may go anywhere else."""
    lines = re.search(r"```text\n(script-src.*?)```", GUIDE, re.DOTALL)
    assert lines
    allowed = lines[1].replace("https://YOUR-ADDRESS", server.origin).replace("\n", " ")
    site.policy = f"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; {allowed}"
    return Watch({server.origin, site.origin})


@pytest.fixture
def host(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A phone that is on its way to the site."""
    with watched(browser, watch, viewport=PHONE) as context:
        context.grant_permissions(["clipboard-write"])
        context.add_init_script(NOTE_EVERYTHING)
        yield context.new_page()


def snippet(server: Server, text: str = ELEMENT, attributes: str = "") -> str:
    """A snippet of the guide, with the address and attributes filled in as an organiser does."""
    return text.replace("https://YOUR-ADDRESS", server.origin).replace(
        "<own-words-letter", f"<own-words-letter {attributes}"
    )


def told(page: Page, name: str) -> list[Any]:
    """What the element told the site's page under a name."""
    return [detail for told, detail, *_ in page.evaluate("told") if told == name]


def heading(frame: FrameLocator, name: str) -> None:
    """Wait for the step of this name."""
    expect(frame.get_by_role("heading", level=1)).to_have_text(name)


def wait_for_error(page: Page) -> None:
    """Wait until the element tells the site's page that something is wrong."""
    page.wait_for_function("() => told.some(([name]) => name === 'error')")


def lose_patience(page: Page) -> None:
    """Let time fly, second by second, until the element gives the frame up. It needs a clock of its own."""
    for _ in range(1_000):
        page.clock.fast_forward(1_000)
        if told(page, "error"):
            return
    pytest.fail("the element waits for ever")


def walk(frame: FrameLocator) -> None:
    """Go from the first step to a letter that can be sent."""
    frame.get_by_label("Your home postcode").fill(POSTCODE)
    frame.get_by_label("A parent or carer").check()
    frame.get_by_role("button", name="Continue").click()
    heading(frame, "Your story")
    frame.get_by_role("textbox").first.fill(STORY)
    frame.get_by_role("button", name="Continue").click()
    heading(frame, "What do you ask for?")
    frame.get_by_label("Your full name").fill(NAME)
    frame.get_by_role("button", name="Show me my letter").click()
    heading(frame, "Read your letter")
    frame.get_by_role("button", name="Go on to send it").click()
    heading(frame, "Send it")


def test_whole_journey_on_somebody_elses_page(
    host: Page, site: HostSite, server: Server, world: World, watch: Watch
) -> None:
    """From the guide's snippet to "I have sent it"; the site learns that it was sent, and not one word of it."""
    watch.expected.add("/v1/participation")  # nobody reads its answer, so that leaving the page cuts it off
    host.goto(site.put(f"<h1>Our campaign</h1>{snippet(server)}", HOSTILE_CSS))
    frame = host.frame_locator("iframe")
    heading(frame, "Write to your MP, in your own words")
    expect(host.get_by_role("link", name="Write to your MP")).to_be_hidden()
    walk(frame)
    frame.get_by_role("button", name="Copy my letter").click()
    expect(frame.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    frame.get_by_role("button", name="I have sent it").click()
    heading(frame, "Thank you")
    expect(host.locator("own-words-letter")).to_be_visible()
    assert told(host, "ready") == [None]
    assert told(host, "sent") == [None]
    assert told(host, "error") == []
    messages = told(host, "message")
    assert {tuple(sorted(message)) for message in messages} <= {
        ("event", "type"),
        ("event", "height", "type"),
    }
    assert not [word for word in (*STORY.split(), NAME, POSTCODE) if f'"{word}"' in json.dumps(messages)]
    assert isinstance(world.tally, FakeTally)
    counted = {(each.event, each.channel) for each in world.tally.participations}
    assert counted == {(Event.COPIED, "widget"), (Event.SENT, "widget")}


def test_frame_is_as_tall_as_its_page(host: Page, site: HostSite, server: Server) -> None:
    """The frame grows and shrinks with what is in it, so that it never scrolls inside, whatever the site's style."""
    host.goto(site.put(snippet(server), HOSTILE_CSS))
    frame = host.frame_locator("iframe")
    heading(frame, "Write to your MP, in your own words")
    for _ in range(2):
        frame.get_by_text("Where the data comes from").click()
        host.wait_for_function(FITS)


def test_two_widgets_do_not_mix(host: Page, site: HostSite, server: Server) -> None:
    """Two on one page: what is done in one leaves the other where it is, and each speaks for itself."""
    both = snippet(server, attributes='id="one"') + snippet(server, attributes='id="two" font="serif"')
    host.goto(site.put(both))
    one, two = (host.frame_locator(f"#{name} iframe") for name in ("one", "two"))
    heading(two, "Write to your MP, in your own words")
    walk(one)
    one.get_by_role("button", name="I have sent it").click()
    heading(one, "Thank you")
    heading(two, "Write to your MP, in your own words")
    expect(two.get_by_label("Your home postcode")).to_have_value("")
    assert [each[2] for each in host.evaluate("told") if each[0] == "sent"] == ["one"]
    assert sorted(each[2] for each in host.evaluate("told") if each[0] == "ready") == ["one", "two"]


def test_link_stays_where_script_is_blocked(
    browser: Browser, watch: Watch, site: HostSite, server: Server
) -> None:
    """Without script the link inside the element is what a reader gets, and it leads to our own page."""
    with watched(browser, watch, viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.put(snippet(server)))
        page.get_by_role("link", name="Write to your MP").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Write to your MP, in your own words")
        assert page.url.startswith(f"{server.origin}/?")


@pytest.mark.parametrize("lost", ["/embed.js", "/widget", "/static/framed."])
def test_link_stays_where_the_network_fails(
    host: Page, site: HostSite, server: Server, watch: Watch, lost: str
) -> None:
    """Whatever is lost on the way, the link is there; once the element runs, the site is told."""
    watch.expected.add(lost)
    host.route(f"{server.origin}{lost}**", lambda route: route.abort())
    host.clock.install()
    host.goto(site.put(snippet(server)))
    if lost != "/embed.js":
        lose_patience(host)
        assert told(host, "error") == [{"code": "unreachable"}]
    expect(host.get_by_role("link", name="Write to your MP")).to_be_visible()
    assert told(host, "ready") == []


def test_patience_ends_with_the_frames_word(host: Page, site: HostSite, server: Server) -> None:
    """A frame that has said that it is ready is never called unreachable, however long somebody writes."""
    host.clock.install()
    host.goto(site.put(snippet(server)))
    frame = host.frame_locator("iframe")
    for _ in range(2):
        heading(frame, "Write to your MP, in your own words")
        host.frames[1].wait_for_load_state()
        host.clock.fast_forward(3_600_000)
        assert told(host, "error") == []
        frame.get_by_role("button", name="Continue").click()
        expect(frame.get_by_role("alert")).to_be_visible()


def press_back(host: Page) -> None:
    """Go back as the browser's own button does. Playwright's go_back waits for the page, and only the frame moves."""
    browser = host.context.new_cdp_session(host)
    history = browser.send("Page.getNavigationHistory")
    earlier = history["entries"][history["currentIndex"] - 1]
    browser.send("Page.navigateToHistoryEntry", {"entryId": earlier["id"]})


def test_network_that_fails_on_the_way(host: Page, site: HostSite, server: Server, watch: Watch) -> None:
    """A step that is lost brings the link back; one step back in the frame is where the way goes on."""
    host.clock.install()
    host.goto(site.put(snippet(server)))
    frame = host.frame_locator("iframe")
    frame.get_by_label("Your home postcode").fill(POSTCODE)
    frame.get_by_label("A parent or carer").check()
    frame.get_by_role("button", name="Continue").click()
    heading(frame, "Your story")
    frame.get_by_role("textbox").first.fill(STORY)
    watch.expected.add("/letter")
    host.route(f"{server.origin}/letter**", lambda route: route.abort())
    frame.get_by_role("button", name="Continue").click()
    lose_patience(host)
    expect(host.get_by_role("link", name="Write to your MP")).to_be_visible()
    assert told(host, "error") == [{"code": "unreachable"}]
    host.unroute(f"{server.origin}/letter**")
    press_back(host)
    expect(host.get_by_role("link", name="Write to your MP")).to_be_hidden()
    heading(frame, "Your story")
    expect(frame.get_by_role("textbox").first).to_have_value(STORY)
    frame.get_by_role("button", name="Continue").click()
    heading(frame, "What do you ask for?")


def test_site_that_is_not_listed_gets_no_frame(
    host: Page, site: HostSite, server: Server, watch: Watch
) -> None:
    """The browser itself keeps our pages out of a frame on any other site; the link stays there, too."""
    elsewhere = site.put(snippet(server)).replace("localhost", "127.0.0.1")
    watch.origins.add(elsewhere.removesuffix("/"))
    host.clock.install()
    host.goto(elsewhere)
    lose_patience(host)
    expect(host.get_by_role("link", name="Write to your MP")).to_be_visible()
    assert told(host, "ready") == []
    blocked, why = sorted(watch.seen, reverse=True)
    assert "ERR_BLOCKED_BY_RESPONSE" in blocked
    assert f"frame-ancestors {site.origin} https://defenddigitalme.org" in why
    watch.seen.clear()


def test_wishes_of_the_sites_style_sheet_are_worn(host: Page, site: HostSite, server: Server) -> None:
    """Custom properties of the site dress the frame, and an attribute is stronger than they are."""
    css = "own-words-letter { --own-words-ground: #ffffff; --own-words-accent: #7a1f5c; --own-words-radius: 3px }"
    host.goto(site.put(snippet(server, attributes='accent="#00469b"'), css))
    frame = host.frame_locator("iframe")
    main = frame.locator("button.main:visible")
    expect(main).to_have_css("background-color", "rgb(0, 70, 155)")
    expect(main).to_have_css("border-radius", "3px")
    expect(frame.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert told(host, "error") == []


@pytest.mark.parametrize(
    ("wish", "code"),
    [("accent='#ffd400'", "contrast"), ("ink='#999'", "contrast"), ("accent='teal'", "theme")],
)
def test_colours_that_cannot_be_read_are_refused(
    host: Page, site: HostSite, server: Server, wish: str, code: str
) -> None:
    """The site is told why by a word, and the frame wears our own colours."""
    host.goto(site.put(snippet(server, attributes=wish)))
    frame = host.frame_locator("iframe")
    expect(frame.locator("button.main:visible")).to_have_css("background-color", "rgb(29, 90, 78)")
    wait_for_error(host)
    assert told(host, "error") == [{"code": code}]
    frame.get_by_role("button", name="Continue").click()
    expect(frame.get_by_role("alert")).to_be_visible()
    assert told(host, "error") == [{"code": code}]


def test_next_step_begins_at_its_top(host: Page, site: HostSite, server: Server) -> None:
    """A step whose top is out of sight is scrolled to, and the reader goes on at its heading."""
    host.emulate_media(reduced_motion="reduce")
    host.goto(site.put(f"<p class=tall>A long way down</p>{snippet(server)}", ".tall { height: 600px }"))
    frame = host.frame_locator("iframe")
    frame.get_by_label("Your home postcode").fill(POSTCODE)
    frame.get_by_label("A parent or carer").check()
    frame.get_by_role("button", name="Continue").press("Enter")
    heading(frame, "Your story")
    host.wait_for_function(
        "Math.abs(document.querySelector('own-words-letter').getBoundingClientRect().top) < 2"
    )
    host.keyboard.press("Tab")
    expect(frame.locator("summary").first).to_be_focused()


def test_reader_at_the_link_goes_on_in_the_frame(host: Page, site: HostSite, server: Server) -> None:
    """Somebody whose keyboard is at the link when the frame takes its place is not sent back to the top."""
    held: list[Route] = []
    host.route(f"{server.origin}/widget**", lambda route: held.append(route))  # noqa: PLW0108 - it takes no builtin
    with host.expect_request(f"{server.origin}/widget**"):
        # No further than its first byte: whether the page's "load" waits for the held frame is the browser's to say.
        host.goto(site.put(snippet(server)), wait_until="commit")
    host.get_by_role("link", name="Write to your MP").focus()
    held[0].continue_()
    host.wait_for_function("() => told.some(([name]) => name === 'ready')")
    assert host.evaluate("document.activeElement.localName") == "own-words-letter"


def test_forged_messages_are_not_believed(host: Page, site: HostSite, server: Server) -> None:
    """What another script of the page says in the frame's name is passed over."""
    host.goto(site.put(snippet(server)))
    frame = host.frame_locator("iframe")
    heading(frame, "Write to your MP, in your own words")
    for event in ("sent", "error", "height"):
        host.evaluate("event => postMessage({ type: 'own-words', event, height: 7, code: 'x' }, '*')", event)
    frame.get_by_role("button", name="Continue").click()
    expect(frame.get_by_role("alert")).to_be_visible()
    assert [name for name, *_ in host.evaluate("told") if name not in {"message", "ready"}] == []


def test_element_can_be_moved(host: Page, site: HostSite, server: Server) -> None:
    """Taken out and put elsewhere, as page builders do, the element begins again."""
    host.goto(site.put(f"{snippet(server)}<main></main>"))
    heading(host.frame_locator("iframe"), "Write to your MP, in your own words")
    host.frames[1].wait_for_load_state()
    host.evaluate("document.querySelector('main').append(document.querySelector('own-words-letter'))")
    host.wait_for_function("() => told.filter(([name]) => name === 'ready').length === 2")
    heading(host.frame_locator("main iframe"), "Write to your MP, in your own words")


def test_plain_frame_goes_the_whole_way(phone: BrowserContext, site: HostSite, server: Server) -> None:
    """The guide's plain frame takes somebody to "I have sent it", with our script and without."""
    page = phone.new_page()
    page.goto(site.put(snippet(server, PLAIN_FRAME).replace(' style="border: 0"', "")))
    frame = page.frame_locator("iframe")
    walk(frame)
    frame.get_by_role("button", name="I have sent it").click()
    heading(frame, "Thank you")
