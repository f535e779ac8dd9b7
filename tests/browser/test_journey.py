"""The supporter's way in a real browser, with script and without."""

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tests.browser.chromium import Watch, copied
from tests.browser.walk import ANSWERS, Walker
from tests.fakes import FakeTally
from tests.routes.conftest import NAME, POSTCODE, World

A_MOMENT = 500  # milliseconds, in which the browser's own page settles
A_BOOK = " ".join(["I never knew that."] * 1316)  # 25,003 characters


def counted(world: World) -> list[str]:
    """What was counted, in the order in which it came."""
    assert isinstance(world.tally, FakeTally)
    return [participation.event.value for participation in world.tally.participations]


def test_whole_way(phone: BrowserContext, world: World) -> None:
    """By the names that a screen reader says: where, who, story, ask, read, send, say so, and what was counted."""
    walker = Walker(phone.new_page()).reach_send()
    page = walker.page
    expect(page.get_by_role("textbox", name="Your letter")).to_have_value(
        f"Dear Gareth Thomas,\n\n{ANSWERS[0]}\n\n{ANSWERS[1]}\n\nWill you ask ministers to tell every family what is held "
        f"about them, and who has had it?\n\nYours sincerely,\n\n{NAME}"
    )
    expect(page.get_by_role("region", name="How to send it").get_by_role("listitem")).to_have_count(5)
    way_out = page.get_by_role("link", name="Open WriteToThem (opens in a new tab)")
    assert "pc=HA2+0JQ" in (way_out.get_attribute("href") or "")
    assert (way_out.get_attribute("target"), way_out.get_attribute("rel")) == ("_blank", "noopener")
    walker.press("I have sent it")
    walker.sees("Thank you")
    expect(page.get_by_role("region", name="What we counted")).to_contain_text("Harrow West")
    assert counted(world) == ["sent"]
    assert phone.cookies() == []


def test_whole_way_by_keyboard_alone(phone: BrowserContext, world: World) -> None:
    """Tab, Space, Enter and letters are enough from the first page to the last."""
    page = phone.new_page()
    walker = Walker(page)
    page.goto("/")
    tab_to(page, page.get_by_role("textbox", name="Your home postcode"))
    page.keyboard.type(POSTCODE)
    tab_to(page, page.get_by_role("radio", name="A parent or carer"))
    page.keyboard.press("Space")
    tab_to(page, walker.button("Continue"))
    page.keyboard.press("Enter")
    walker.sees("Your story")
    tab_to(page, page.get_by_role("textbox").first)
    page.keyboard.insert_text(" ".join(ANSWERS))
    tab_to(page, walker.button("Continue"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("textbox", name="Your full name"))
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")
    walker.sees("Read your letter")
    for button, heading in (("Go on to send it", "Send it"), ("I have sent it", "Thank you")):
        tab_to(page, walker.button(button))
        page.keyboard.press("Enter")
        walker.sees(heading)
    assert counted(world) == ["sent"]


def tab_to(page: Page, goal: Locator) -> None:
    """Press Tab until the focus is there."""
    for _ in range(40):
        if goal.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {goal}")


def test_back_and_forth_without_loss(phone: BrowserContext) -> None:
    """By the pages' own buttons and by the browser's: every box has what was typed."""
    walker = Walker(phone.new_page()).reach_read()
    walker.draft.fill(walker.draft.input_value().replace("felt sick", "could not sleep"))
    for _ in range(3):
        walker.press("Back")
    walker.sees("Write to your MP", "Step 1 of 5")
    expect(walker.page.get_by_role("textbox", name="Your home postcode")).to_have_value(POSTCODE)
    expect(walker.page.get_by_role("radio", name="A parent or carer")).to_be_checked()
    walker.press("Continue")
    expect(walker.page.get_by_role("textbox").first).to_have_value(ANSWERS[0])
    walker.press("Continue")
    expect(walker.page.get_by_role("checkbox", name="Tell families what is held")).to_be_checked()
    walker.press("Show me my letter")
    assert "could not sleep" in walker.draft.input_value()
    walker.page.go_back()
    walker.sees("What do you ask for?")
    expect(walker.page.get_by_role("textbox", name="Your full name")).to_have_value(NAME)
    walker.page.go_forward()
    walker.sees("Read your letter")
    assert "could not sleep" in walker.draft.input_value()


def test_the_letter_is_behind_the_thanks(phone: BrowserContext, watch: Watch, world: World) -> None:
    """The page of thanks is kept nowhere, so Back to it asks to send again; that counts once, and Back has the letter."""
    watch.expected.add("/thanks")
    walker = Walker(phone.new_page()).reach_read()
    walker.draft.fill(walker.draft.input_value().replace("felt sick", "could not sleep"))
    walker.press("Go on to send it")
    walker.press("I have sent it")
    walker.sees("Thank you")
    walker.page.goto("/more")
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        walker.page.go_back()
    walker.page.wait_for_url("chrome-error://**")
    walker.page.wait_for_timeout(A_MOMENT)
    walker.page.reload()
    walker.sees("Thank you")
    walker.page.go_back()
    walker.sees("Send it")
    assert "could not sleep" in walker.page.get_by_role("textbox", name="Your letter").input_value()
    walker.page.go_back()
    walker.sees("Read your letter")
    assert "could not sleep" in walker.draft.input_value()
    assert counted(world) == ["sent"]


def test_an_error_takes_the_focus_and_leads_to_its_field(phone: BrowserContext) -> None:
    """The summary is where the reader is after a refusal, and its links lead into the boxes."""
    walker = Walker(phone.new_page())
    page = walker.page
    page.goto("/")
    walker.press("Continue")
    expect(page.get_by_role("alert", name="Something needs another look")).to_be_focused()
    for link, field in (
        ("Type your postcode", page.get_by_role("textbox", name="Your home postcode")),
        ("Choose what fits you best", page.get_by_role("radio", name="A parent or carer")),
    ):
        page.get_by_role("link", name=link).click()
        expect(field).to_be_focused()


def test_a_paste_of_25_000_characters(phone: BrowserContext, watch: Watch) -> None:
    """A whole book in a box is refused in words, and nothing of it is lost; in the letter it is not even sent."""
    walker = Walker(phone.new_page(), [A_BOOK]).reach_story()
    walker.fill_story()
    walker.press("Continue")
    expect(walker.page.get_by_role("alert").get_by_text("longer than WriteToThem can send")).to_be_visible()
    assert is_whole(walker.page.get_by_role("textbox").first)
    walker = Walker(walker.page).reach_read()
    walker.draft.fill(A_BOOK)
    walker.press("Go on to send it")
    expect(walker.page.get_by_role("alert").get_by_text("longer than WriteToThem can send")).to_be_visible()
    assert is_whole(walker.draft)
    assert not [url for url in watch.requested if "/v1/checks" in url]


def is_whole(box: Locator) -> bool:
    """Whether a box holds the whole book, which no report of a failure should quote."""
    return box.input_value() == A_BOOK


def test_a_double_click_is_one_press(page: Page, world: World, watch: Watch) -> None:
    """Each button, clicked twice, sends its form once, and the last one counts once."""
    walker = Walker(page)
    page.goto("/")
    for fill, button, heading in (
        (walker.fill_you, "Continue", "Your story"),
        (walker.fill_story, "Continue", "What do you ask for?"),
        (walker.fill_ask, "Show me my letter", "Read your letter"),
        (lambda: None, "Go on to send it", "Send it"),
        (lambda: None, "I have sent it", "Thank you"),
    ):
        fill()
        before = len(watch.requested)
        walker.button(button).dblclick()
        walker.sees(heading)
        assert len([url for url in watch.requested[before:] if url.endswith(("/letter", "/thanks"))]) == 1
    assert counted(world) == ["sent"]


def test_going_back_after_a_press_one_can_press_again(page: Page) -> None:
    """What stops a second click does not stop somebody who came back."""
    walker = Walker(page).reach_story()
    page.go_back()
    walker.press("Continue")
    walker.sees("Your story")


def test_the_letter_is_copied_and_counted(page: Page, world: World) -> None:
    """One press copies it; what that counted is said, and further presses count nothing."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walker = Walker(page).reach_send()
    walker.press("Copy my letter")
    expect(page.get_by_role("status").get_by_text("Copied.")).to_be_visible()
    expect(page.get_by_text("Counted, once: 1 to the letters copied")).to_be_visible()
    walker.press("Copy my letter")
    assert copied(page) == page.get_by_role("textbox").input_value()
    assert counted(world) == ["copied"]


def test_where_the_browser_will_not_copy_the_letter_is_selected(page: Page, world: World) -> None:
    """It is one key or one tap away then, and is not counted as copied."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    walker = Walker(page).reach_send()
    walker.press("Copy my letter")
    expect(page.get_by_role("status").get_by_text("It is selected now")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == page.get_by_role("textbox").input_value()
    assert counted(world) == []
