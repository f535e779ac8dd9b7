"""Easy pages in a real browser: as open to everybody as the others, larger, and never too wide."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import LOOKS, NARROWEST, Look, hold
from tests.browser.walk import Walker
from tests.routes.conftest import NAME, POSTCODE

SMALLEST_TEXT = 20  # CSS pixels: 1.25 times what browsers show where nobody has set them otherwise
LONGEST_LINE = 70  # characters that a line of the page has room for, at half the height of the letters each
SMALL = """(least) => [...document.querySelectorAll("main, main *")].filter((each) => {
  const text = [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const { fontSize, fontStyle } = getComputedStyle(each);
  return text && each.checkVisibility() && (parseFloat(fontSize) < least || fontStyle !== "normal");
}).map((each) => each.outerHTML.slice(0, 120))"""
LINE = """() => Math.max(...[...document.querySelectorAll("main p, main li")].map((each) =>
  each.getBoundingClientRect().width / (parseFloat(getComputedStyle(each).fontSize) / 2)))"""
DOUBLED = "() => { document.documentElement.style.fontSize = '250%'; }"


def look_at(page: Page, name: str, looks: tuple[Look, ...] = LOOKS) -> None:
    """Hold a page to what every page is held to, and to large letters in short lines."""
    hold(page, name, looks)
    assert page.evaluate(SMALL, SMALLEST_TEXT) == [], name


def test_the_first_page_is_easy_for_everybody(page: Page) -> None:
    """With its note and its symbols, in light and dark, at 320 pixels and at twice the size; refused, too."""
    page.goto("/?lang=en-easy")
    look_at(page, "easy start")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate(LINE) <= LONGEST_LINE
    page.get_by_role("button", name="Next step").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look_at(page, "easy start, refused", LOOKS[:2])


@pytest.mark.parametrize("width", [NARROWEST, 640])
def test_letters_of_twice_the_size_fit(page: Page, width: int) -> None:
    """Somebody who sets their browser so still reads all of it, and scrolls in one direction alone."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/?lang=en-easy")
    page.evaluate(DOUBLED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_way_of_a_pupil(page: Page) -> None:
    """From the first to the last step, each of them as easy; what is pressed and typed is found by its name."""
    walker, both = Walker(page), (LOOKS[0], LOOKS[-1])
    page.goto("/?lang=en-easy")
    page.get_by_role("textbox", name="What is your home postcode?").fill(POSTCODE)
    page.get_by_role("radio", name="I am a pupil or student").check()
    walker.press("Next step")
    walker.sees("What do you want to tell your MP?", "Step 2 of 5")
    page.get_by_text("What are the facts?").click()
    look_at(page, "easy story", both)
    page.get_by_role("textbox", name="What did you learn").fill(
        "Nobody asked me. I was cross. Ring 020 7946 0958."
    )
    walker.press("Next step")
    walker.sees("What should your MP do?", "Step 3 of 5")
    look_at(page, "easy ask", both)
    page.get_by_role("checkbox", name="Tell families").check()
    page.get_by_role("textbox", name="What is your full name?").fill(NAME)
    walker.press("Show me my letter")
    walker.sees("Is this what you want to say?", "Step 4 of 5")
    expect(page.get_by_role("heading", name="Your letter is not ready yet")).to_be_visible()
    look_at(page, "easy read, not ready", both)
    own = " ".join(["I am in year 9 and my mum says that she never heard of these records before."] * 6)
    walker.draft.fill(f"Dear Gareth Thomas,\n\n{own}\n\nWill you help?\n\nYours sincerely,\n\n{NAME}")
    walker.press("Go on to send it")
    walker.sees("How do you send it?", "Step 5 of 5")
    look_at(page, "easy send", both)
