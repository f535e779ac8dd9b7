"""The whole way in Firefox, as Debian has it: `make test-firefox`.

Not part of the gate, which drives Chromium: Playwright takes no Firefox but its own, so Firefox is driven here by its
own protocol, Marionette, and a test says with fewer means what it does.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from marionette_driver import By, errors
from marionette_driver.marionette import Marionette

from tests.browser.conftest import Server
from tests.browser.host import HOSTILE_CSS, HostSite
from tests.browser.test_widget import app, site, snippet
from tests.fakes import FakeTally
from tests.routes.conftest import NAME, POSTCODE, STORY, World

__all__ = ["app", "site"]  # fixtures

NAMES = ("firefox-esr", "firefox")
HOW_TO_GET_ONE = "These tests need Firefox. On Debian: sudo apt install firefox-esr"
PATIENCE = 30.0  # seconds
FEWEST_SECONDS = 0.05  # between two looks
PREFERENCES = """
user_pref("javascript.enabled", {script});
user_pref("marionette.port", {port});
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""
Found = TypeVar("Found")


class Firefox:
    """A supporter in Firefox.

    Args:
        driver: speaks to the browser.
    """

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def wait_for(self, look: Callable[[], Found]) -> Found:
        """Look until there is something to see, also while one page goes and the next comes."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if seen := look():
                    return seen
            except (errors.MarionetteException, StopIteration, OSError):
                pass
            assert time.monotonic() < end, "waited in vain"
            time.sleep(FEWEST_SECONDS)

    def sees(self, heading: str) -> None:
        self.wait_for(lambda: self.driver.find_element(By.CSS_SELECTOR, "h1").text == heading)

    def field(self, label: str) -> Any:
        return self.wait_for(lambda: self._labelled(label))

    def _labelled(self, label: str) -> Any:
        labels = self.driver.find_elements(By.CSS_SELECTOR, "label")
        name = next(each for each in labels if each.text == label).get_attribute("for")
        return self.driver.find_element(By.ID, name)

    def press(self, label: str) -> None:
        self.wait_for(lambda: self._button(label)).click()

    def _button(self, label: str) -> Any:
        buttons = self.driver.find_elements(By.CSS_SELECTOR, "button:not(.unseen)")
        return next(each for each in buttons if each.text == label and each.is_displayed())

    def reach_read(self) -> None:
        self.sees("Write to your MP, in your own words")
        self.field("Your home postcode").send_keys(POSTCODE)
        self.field("A parent or carer").click()
        self.press("Continue")
        self.sees("Your story")
        self.field("Who are you, and who are you writing for?").send_keys(STORY)
        self.press("Continue")
        self.sees("What do you ask for?")
        self.field("Tell families what is held").click()
        self.field("Your full name").send_keys(NAME)
        self.press("Show me my letter")
        self.sees("Read your letter")

    def reach_thanks(self) -> None:
        self.press("Go on to send it")
        self.sees("Send it")
        self.press("I have sent it")
        self.sees("Thank you")


@pytest.fixture(params=["with script", "without script"])
def has_script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "with script")


@pytest.fixture
def firefox(has_script: bool, tmp_path: Path) -> Iterator[Firefox]:  # noqa: FBT001 - a fixture
    """A browser with a profile of its own, which goes with the test."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if not program:
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    port = free_port()
    (tmp_path / "user.js").write_text(PREFERENCES.format(script=str(has_script).lower(), port=port))
    process = subprocess.Popen(  # noqa: S603 - the browser, by its name
        [program, "--headless", "--marionette", "--no-remote", "--profile", str(tmp_path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    try:
        driver = Marionette(host="127.0.0.1", port=port)
        supporter = Firefox(driver)
        supporter.wait_for(driver.start_session)
        yield supporter
        driver.delete_session()
    finally:
        process.terminate()
        process.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def counted(world: World) -> list[str]:
    assert isinstance(world.tally, FakeTally)
    return [each.event for each in world.tally.participations]


def test_whole_way(firefox: Firefox, server: Server, world: World) -> None:
    """From the first page to "I have sent it", with script and without; Back has the letter, and it counts once."""
    firefox.driver.navigate(server.origin)
    firefox.reach_read()
    firefox.reach_thanks()
    firefox.driver.go_back()
    firefox.sees("Send it")
    firefox.driver.go_back()
    firefox.sees("Read your letter")
    assert NAME in firefox.field("Change anything you like").get_property("value")
    firefox.reach_thanks()
    assert counted(world) == ["sent"]


@pytest.mark.parametrize("has_script", [True], ids=["with script"], indirect=False)
def test_the_letter_is_checked_while_it_is_written(firefox: Firefox, server: Server) -> None:
    """A greeting to another MP is seen as soon as it is written, and a lost page loses nothing."""
    firefox.driver.navigate(server.origin)
    firefox.reach_read()
    said = firefox.driver.find_element(By.ID, "said")
    assert said.text == "Ready to send."
    draft = firefox.field("Change anything you like")
    draft.clear()
    draft.send_keys(f"Dear Wes Streeting,\n\n{STORY}\n\nWill you help?\n\nYours sincerely,\n\n{NAME}")
    firefox.wait_for(lambda: said.text == "Not ready yet.")
    firefox.driver.refresh()
    firefox.wait_for(lambda: "Wes" in firefox.field("Change anything you like").get_property("value"))


@pytest.mark.parametrize("has_script", [True], ids=["with script"], indirect=False)
def test_the_widget(firefox: Firefox, server: Server, site: HostSite, world: World) -> None:
    """On somebody else's page, under a hostile style sheet: the whole way in the frame."""
    site.policy = (
        f"default-src 'none'; style-src 'self'; script-src {server.origin}; frame-src {server.origin}"
    )
    firefox.driver.navigate(site.put(f"<h1>Our campaign</h1>{snippet(server)}", HOSTILE_CSS))
    element = firefox.driver.find_element(By.CSS_SELECTOR, "own-words-letter")
    firefox.wait_for(lambda: element.shadow_root.find_element(By.CSS_SELECTOR, "iframe.ready"))
    firefox.driver.switch_to_frame(element.shadow_root.find_element(By.CSS_SELECTOR, "iframe"))
    firefox.reach_read()
    firefox.reach_thanks()
    assert counted(world) == ["sent"]
