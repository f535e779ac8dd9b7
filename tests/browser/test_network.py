"""The network failing at each step: the browser shows its own page, and Back has everything."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chromium import Watch
from tests.browser.walk import ANSWERS, Walker
from tests.fakes import FakeTally
from tests.routes.conftest import NAME, POSTCODE, World

A_MOMENT = 500  # milliseconds


def fail_and_come_back(walker: Walker, button: str) -> None:
    """Press a button while there is no network, and come back when there is."""
    walker.page.wait_for_load_state("load")
    walker.page.context.set_offline(True)
    with walker.page.expect_event("requestfailed"):
        walker.press(button)
    walker.page.wait_for_url("chrome-error://**")
    # The old page hands over what was typed while the error shows, and no finger is at Back in the same moment.
    walker.page.wait_for_timeout(A_MOMENT)
    walker.page.context.set_offline(False)
    walker.page.go_back()


def test_each_step_outlives_a_failing_network(phone: BrowserContext, world: World) -> None:
    """At every step Back shows what was typed, and the same press then leads on; at the end it counts once."""
    walker = Walker(phone.new_page())
    page = walker.page
    page.goto("/")
    walker.fill_you()
    fail_and_come_back(walker, "Continue")
    expect(page.get_by_role("textbox", name="Your home postcode")).to_have_value(POSTCODE)
    expect(page.get_by_role("radio", name="A parent or carer")).to_be_checked()
    walker.press("Continue")
    walker.fill_story()
    fail_and_come_back(walker, "Continue")
    expect(page.get_by_role("textbox").first).to_have_value(ANSWERS[0])
    walker.press("Continue")
    walker.fill_ask()
    fail_and_come_back(walker, "Show me my letter")
    expect(page.get_by_role("textbox", name="Your full name")).to_have_value(NAME)
    walker.press("Show me my letter")
    walker.draft.fill(walker.draft.input_value().replace("felt sick", "could not sleep"))
    fail_and_come_back(walker, "Go on to send it")
    assert "could not sleep" in walker.draft.input_value()
    walker.press("Go on to send it")
    fail_and_come_back(walker, "I have sent it")
    walker.press("I have sent it")
    walker.sees("Thank you")
    assert isinstance(world.tally, FakeTally)
    assert len(world.tally.participations) == 1


@pytest.mark.parametrize("script", ["check", "keep", "press", "copy", "copying", "counting", "counts"])
def test_each_script_can_fail_to_come(page: Page, watch: Watch, script: str) -> None:
    """The whole way works without any one of them."""
    watch.expected.add(f"/static/{script}.")
    page.route(f"**/static/{script}.*", lambda route: route.abort())
    walker = Walker(page).reach_send()
    walker.press("I have sent it")
    walker.sees("Thank you")


def test_copying_is_silent_where_it_cannot_be_counted(page: Page, watch: Watch) -> None:
    """The letter is copied all the same."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watch.expected.add("/v1/participation")
    page.route("**/v1/participation", lambda route: route.abort())
    walker = Walker(page).reach_send()
    walker.press("Copy my letter")
    expect(page.get_by_role("status").get_by_text("Copied.")).to_be_visible()
