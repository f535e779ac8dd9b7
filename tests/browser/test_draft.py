"""The draft that the tab keeps: lost pages lose nothing, and nothing outlives the tab."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import ANSWERS, Walker
from tests.routes.conftest import NAME, POSTCODE

KEPT = "Object.entries(sessionStorage)"
NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no') }})"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def test_a_lost_page_loses_nothing(page: Page) -> None:
    """Begun again at the first page in the same tab, every step has what was typed, the edited letter too."""
    walker = Walker(page).reach_read()
    walker.draft.fill(walker.draft.input_value().replace("felt sick", "could not sleep"))
    page.goto("/")
    expect(page.get_by_role("textbox", name="Your home postcode")).to_have_value(POSTCODE)
    expect(page.get_by_role("radio", name="A parent or carer")).to_be_checked()
    walker.press("Continue")
    expect(page.get_by_role("textbox").first).to_have_value(ANSWERS[0])
    walker.press("Continue")
    expect(page.get_by_role("textbox", name="Your full name")).to_have_value(NAME)
    walker.press("Show me my letter")
    assert "could not sleep" in walker.draft.input_value()
    walker.press("Go on to send it")
    assert "could not sleep" in page.get_by_role("textbox").input_value()


def test_a_reload_loses_nothing(page: Page) -> None:
    """What was typed since the page came is there after it comes again."""
    walker = Walker(page).reach_story()
    walker.fill_story()
    page.reload()
    expect(page.get_by_role("textbox").first).to_have_value(ANSWERS[0])


def test_what_the_page_brings_is_newer(page: Page) -> None:
    """A letter made again from changed answers is not overwritten by the draft from before."""
    walker = Walker(page).reach_read()
    walker.draft.fill(f"{walker.draft.input_value()}!")
    walker.draft.fill(walker.draft.input_value().removesuffix("!"))
    walker.press("Back")
    page.get_by_role("textbox", name="Your full name").fill("Priya Shah Patel")
    walker.press("Show me my letter")
    assert walker.draft.input_value().endswith("Priya Shah Patel")


def test_it_is_wiped_on_request(page: Page) -> None:
    """One press, and the tab begins again with empty boxes."""
    walker = Walker(page).reach_ask()
    walker.press("Wipe it and start again")
    walker.sees("Write to your MP")
    expect(page.get_by_role("textbox", name="Your home postcode")).to_have_value("")
    assert POSTCODE not in str(page.evaluate(KEPT))
    assert ANSWERS[0] not in str(page.evaluate(KEPT))


def test_it_is_off_on_request(page: Page) -> None:
    """Nothing is kept from then on, on every page of this tab, until it is asked for again."""
    walker = Walker(page).reach_story()
    expect(
        page.get_by_text("A draft of what you type is kept in this tab until you close it.")
    ).to_be_visible()
    walker.press("Don’t keep it")
    expect(page.get_by_text("Nothing that you type is kept in this tab.")).to_be_visible()
    walker.fill_story()
    walker.press("Continue")
    walker.fill_ask()
    assert [value for key, value in page.evaluate(KEPT) if key.startswith("own-words:")] == ["off"]
    walker.press("Keep it in this tab")
    assert NAME in str(page.evaluate(KEPT))


def test_the_last_page_offers_to_wipe_it(page: Page) -> None:
    """It is not done silently: somebody may want to go back. It is offered where they are done."""
    walker = Walker(page).reach_send()
    walker.press("I have sent it")
    walker.sees("Thank you")
    assert NAME in str(page.evaluate(KEPT))
    walker.press("Wipe it and start again")
    walker.sees("Write to your MP")
    assert NAME not in str(page.evaluate(KEPT))


def test_nothing_outlives_the_tab(page: Page) -> None:
    """Another tab knows nothing, and the browser's lasting stores and cookies stay empty."""
    Walker(page).reach_send()
    other = page.context.new_page()
    page.close()
    other.goto("/")
    expect(other.get_by_role("textbox", name="Your home postcode")).to_have_value("")
    assert other.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}


@pytest.mark.parametrize("weather", [NO_STORAGE, FULL_STORAGE], ids=["refused", "full"])
def test_without_storage_everything_goes_on(page: Page, weather: str) -> None:
    """A browser that keeps nothing is promised nothing, and the whole way works."""
    page.add_init_script(weather)
    walker = Walker(page).reach_send()
    expect(page.get_by_text("kept in this tab")).to_be_hidden()
    walker.press("I have sent it")
    walker.sees("Thank you")
