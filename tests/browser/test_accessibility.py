"""WCAG 2.2 AA, as far as a machine can tell: axe-core finds nothing on any page, however it is looked at."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from chalice.app import Chalice
from playwright.sync_api import Page, expect

from chalicelib.tally.organisers import new_organiser
from tests.browser.chromium import PHONE, Watch
from tests.browser.walk import Walker
from tests.fakes import BrokenTally
from tests.routes.conftest import NOW, World
from tests.routes.test_api_counts import publish

RUN = """async () => {
  const { violations } = await axe.run(document, { rules: { "target-size": { enabled: true } } });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}"""
# Rows and hexagons of one kind are looked at once: 650 of each would take axe a minute.
ALIKE = """document.querySelectorAll("tbody tr:nth-child(n+12), .map svg *:nth-child(n+12)").forEach((e) => e.remove())"""
NARROWEST = 320  # CSS pixels: WCAG 1.4.10


@dataclass(frozen=True)
class Look:
    """One way to look at a page."""

    name: str
    width: int = PHONE["width"]
    height: int = PHONE["height"]
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["none", "active"] = "none"


LOOKS = (
    Look("light"),
    Look("dark", scheme="dark"),
    Look("forced colours", forced="active"),
    Look("200 % zoom", 640, 450),  # what a desktop of 1280 by 900 lays out then
    Look("320 px", NARROWEST),
)


@cache
def axe() -> str:
    """The script of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def hold(page: Page, name: str, looks: tuple[Look, ...] = LOOKS) -> None:
    """Fail for anything that axe finds, and for a page that has to be scrolled sideways."""
    page.wait_for_load_state()  # what axe finds depends on the style
    page.evaluate(axe())
    for look in looks:
        page.set_viewport_size({"width": look.width, "height": look.height})
        page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced, reduced_motion="reduce")
        assert page.evaluate(RUN) == [], f"{name}, {look.name}"
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= look.width, f"{name}, {look.name}: {width} px wide"


def test_every_page_of_the_way(page: Page, world: World, watch: Watch) -> None:
    """From the first to the last, refused, not ready and with everything that can be opened open."""
    walker = Walker(page)
    page.goto("/")
    walker.press("Continue")
    hold(page, "the first page, refused")
    walker.reach_story()
    page.get_by_text("Facts to know before you write").click()
    hold(page, "story")
    walker.reach_ask()
    hold(page, "ask")
    walker.reach_read()
    whole = walker.draft.input_value()
    walker.draft.fill(f"{walker.draft.input_value()} Ring 020 7946 0958.".replace("Dear Gareth Thomas,", ""))
    expect(page.get_by_role("heading", name="Not ready yet")).to_be_visible()
    page.get_by_text("How we know").click()
    page.get_by_text("The campaign’s words, one by one").click()
    hold(page, "read")
    walker.draft.fill(whole)
    walker.press("Go on to send it")
    walker.sees("Send it")
    hold(page, "send")
    world.tally, tally = BrokenTally(), world.tally
    watch.expected.add("/thanks")
    walker.press("I have sent it")
    hold(page, "not counted yet", LOOKS[:2])
    world.tally = tally
    walker.press("Try again")
    walker.sees("Thank you")
    hold(page, "thanks")


def test_every_other_page(page: Page, app: Chalice, watch: Watch) -> None:
    """What stands beside the way: privacy, counts, an address that leads nowhere."""
    publish(app)
    watch.expected.add("campaign=none")
    for path in ("/", "/s/x", "/privacy", "/counts", "/?campaign=none"):
        page.goto(path)
        hold(page, path)


def test_while_parliament_is_dissolved(page: Page, world: World, watch: Watch) -> None:
    """The page that says so, at the start and with the words of somebody who was half way; then they go on."""
    walker = Walker(page)
    page.goto("/")
    walker.reach_story().reach_ask()
    world.is_dissolved = True
    watch.expected.add("/letter")
    page.get_by_role("button", name="Show me my letter").click()
    expect(page.get_by_role("heading", name="What you have written so far")).to_be_visible()
    hold(page, "dissolved, half way")
    world.is_dissolved = False
    walker.press("Go on with my letter")
    walker.sees("Read your letter")
    world.is_dissolved = True
    page.goto("/")
    hold(page, "dissolved")


def test_what_else_there_is_to_do(page: Page, watch: Watch) -> None:
    """All that can be opened open; a letter to a paper that is refused, and one with marks and hints."""
    watch.expected.add("/paper")
    for path in ("/more", "/paper"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        hold(page, path)
    letter, check = (
        page.get_by_label("Your letter to the paper"),
        page.get_by_role("button", name="Check my letter"),
    )
    check.click()
    expect(page.get_by_role("alert")).to_be_visible()
    hold(page, "the paper, refused")
    letter.fill("Nobody asks pupils or parents first. Ring 020 7946 0958.")
    check.click()
    expect(page.get_by_role("heading", name="Something to think about")).to_be_visible()
    hold(page, "the paper, marked")


def test_the_organisers_pages(page: Page, app: Chalice, world: World, watch: Watch) -> None:
    """Sign-in, refused too, and all figures."""
    organiser, token = new_organiser("press-office", 30, NOW, world.random_bytes)
    world.organisers.add(organiser)
    publish(app)
    watch.expected.add("/organisers")
    page.goto("/organisers")
    page.get_by_label("Your token").fill("mistyped")
    page.get_by_role("button", name="Sign in").click()
    hold(page, "sign-in")
    page.get_by_label("Your token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="The campaign in figures")).to_be_visible()
    page.evaluate(ALIKE)
    hold(page, "figures")


def test_what_keeps_people_out_is_noticed(page: Page) -> None:
    """The tests above stand on this: a box without its name, and words too pale to read, are found."""
    page.goto("/")
    page.evaluate(axe())
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.querySelector('h1').style.color = '#bbb'")
    found = [line.partition(":")[0] for line in page.evaluate(RUN)]
    assert {"label", "color-contrast"} <= set(found)
