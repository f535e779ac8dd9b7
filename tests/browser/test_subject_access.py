"""A subject access request in a real browser: the whole way, the copy, the calendar file and the printed letter."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chalicelib.languages import Text
from tests.browser.chromium import Watch, copied
from tests.browser.test_accessibility import LOOKS, hold
from tests.english import english

NAME, CHILD = "Aisha Rahman", "Zoë Nguyễn"
SHEETS = """() => [...document.querySelectorAll(".sheet-of-paper")].filter(
  (sheet) => sheet.checkVisibility()).map((sheet) => sheet.id)"""
# What a printed page shows that is no letter.
BESIDE = """() => [...document.querySelectorAll("h1, h2, p, li, button, a, summary, textarea, label, input")].filter(
  (each) => !each.closest(".sheet-of-paper") && each.checkVisibility()).map((each) => each.textContent)"""


def begin(page: Page, whose: str) -> None:
    page.goto("/subject-access")
    page.get_by_role("radio", name=whose).check()
    page.get_by_role("radio", name="England").check()
    page.get_by_role("button", name="Continue").click()
    heading(page, "About you")


def fill(page: Page) -> None:
    page.get_by_role("textbox", name="Your full name").fill(NAME)
    for part, value in (("Day", "29"), ("Month", "February"), ("Year", "2012")):
        page.get_by_role("textbox", name=part, exact=True).fill(value)
    page.get_by_role("textbox", name="schools in England").fill("Hill Street Primary, Leeds, 2016 to 2023")
    page.get_by_role("textbox", name="Where should they reply?").fill("14 Elm Row\nLeeds")


def fill_child(page: Page) -> None:
    page.get_by_role("checkbox", name="I have parental responsibility").check()
    page.get_by_role("radio", name="Yes, and my child wants me to ask").check()
    fill(page)
    page.get_by_role("textbox", name="Your child’s full name").fill(CHILD)


def make(page: Page) -> None:
    page.get_by_role("button", name="Make the letter").click()
    heading(page, "Your letter")


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    page.wait_for_load_state()  # a heading can be seen before the style that says what is printed has come


@pytest.fixture
def letter_page(page: Page) -> Page:
    """The letter of a parent whose child agrees, so that there is an authority, too."""
    begin(page, "My child’s")
    fill_child(page)
    make(page)
    return page


def test_whole_way(phone: BrowserContext, watch: Watch, *, has_script: bool) -> None:
    """From the question whose records to the days and the letters for afterwards, with our script and without."""
    watch.expected.add("/calendar")  # a download is a page that never comes
    page = phone.new_page()
    begin(page, "My own")
    fill(page)
    make(page)
    expect(page.locator("#request")).to_contain_text("29 February 2012")
    expect(page.get_by_role("button", name="Copy it").first).to_be_visible(visible=has_script)
    page.get_by_role("button", name="I have sent it: count one request").click()
    heading(page, "When is the answer due")
    expect(page.get_by_text("1 to the requests to see one’s records")).to_be_visible()
    expect(page.get_by_text("They must answer by")).to_contain_text("21 December 2026")
    page.get_by_text("The reminder from").click()
    expect(page.locator("#reminder")).to_contain_text(NAME)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Put these days into my calendar").click()
    file = downloading.value
    assert file.suggested_filename == "your-request.ics"
    assert Path(file.path()).read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3


def test_a_refusal_takes_the_focus(page: Page) -> None:
    """The list of mistakes is read out first, and each line leads to its box."""
    begin(page, "Somebody else’s")
    page.get_by_role("button", name="Make the letter").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    alert.get_by_role("link", name="Type the day, the month and the year.").click()
    expect(page.get_by_role("textbox", name="Day", exact=True)).to_be_focused()


def test_each_letter_can_be_copied(letter_page: Page) -> None:
    """The request, and the authority beside it, as plain text."""
    letter_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for number, opening in enumerate((f"{NAME}\n14 Elm Row\nLeeds\n\n21 November 2026", "Authority to ask")):
        letter_page.get_by_role("button", name="Copy it").nth(number).click()
        expect(letter_page.get_by_role("status").nth(number)).to_have_text("Copied.")
        assert copied(letter_page).startswith(opening)


def test_where_the_browser_will_not_copy_the_text_is_selected(letter_page: Page) -> None:
    """It opens the plain text and says how to go on."""
    letter_page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    letter_page.get_by_role("button", name="Copy it").first.click()
    expect(letter_page.get_by_role("status").first).to_have_text(english(Text("send.not-copied")))
    text = letter_page.get_by_role("textbox", name="The request")
    expect(text).to_be_focused()
    assert letter_page.evaluate("getSelection().toString()") == text.input_value()


def test_print_prints_letters_alone(letter_page: Page) -> None:
    """On paper there is nothing but the letters, each on a page of its own; one button prints one letter."""
    letter_page.emulate_media(media="print")
    assert letter_page.evaluate(SHEETS) == ["request", "authority"]
    assert letter_page.evaluate(BESIDE) == []
    assert pages_of(letter_page) == 3
    letter_page.evaluate("window.print = () => { window.printed = 1 }")
    letter_page.emulate_media(media="screen")
    letter_page.get_by_role("button", name="Print it").last.click()
    letter_page.emulate_media(media="print")
    assert letter_page.evaluate(SHEETS) == ["authority"]
    assert pages_of(letter_page) == 1
    letter_page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert letter_page.evaluate(SHEETS) == ["request", "authority"]


def test_a_second_letter_is_printed_alone_too(letter_page: Page) -> None:
    """Some phones never say that they have printed the first one."""
    letter_page.evaluate("window.print = () => {}")
    for button in letter_page.get_by_role("button", name="Print it").all():
        button.click()
    letter_page.emulate_media(media="print")
    assert letter_page.evaluate(SHEETS) == ["authority"]


def test_print_of_the_days_and_of_the_letters_below_them(page: Page) -> None:
    """The days while all letters are folded up; then the open letters alone, with no empty page before them."""
    page.goto("/subject-access?step=after")
    for part, value in (("Day", "20"), ("Month", "11"), ("Year", "2026")):
        page.get_by_role("textbox", name=part, exact=True).fill(value)
    page.get_by_role("textbox", name="Your full name").fill(NAME)
    page.get_by_role("textbox", name="Where should they reply?").fill("14 Elm Row\nLeeds")
    page.get_by_role("button", name="Reckon the days").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("They must answer by")).to_be_visible()
    expect(page.locator(".days")).to_be_visible()
    for count in (1, 2, 3):
        page.evaluate("document.querySelector('details:not([open]):has(.sheet-of-paper)').open = true")
        assert len(page.evaluate(SHEETS)) == count
        assert page.evaluate(BESIDE) == []
        assert pages_of(page) == count


def pages_of(page: Page) -> int:
    """How many sheets the browser's own printer would use."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_every_step_is_accessible(page: Page) -> None:
    """Refused and filled in, with everything open that can be opened."""
    page.goto("/subject-access")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()
    hold_open(page, "the first step, refused")
    begin(page, "My child’s")
    page.get_by_role("button", name="Make the letter").click()
    expect(page.get_by_role("alert")).to_be_visible()
    hold_open(page, "the details, refused")
    fill_child(page)
    make(page)
    hold_open(page, "the letter")
    page.get_by_role("button", name="I have sent it: count one request").click()
    heading(page, "When is the answer due")
    hold_open(page, "afterwards")


def hold_open(page: Page, name: str) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    hold(page, name, LOOKS)
