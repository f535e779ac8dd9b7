"""The browser, started as Playwright would start it."""

import re
from importlib.resources import files

from tools.chromium import SWITCHED_OFF_BY_PLAYWRIGHT


def test_what_playwright_switches_off_stays_off() -> None:
    """Our own switch stands in place of Playwright's, and names all that the installed Playwright names."""
    driver = files("playwright") / "driver" / "package" / "lib" / "coreBundle.js"
    [listed] = re.findall(
        r"disabledFeatures = \[(.*?)\]\.filter", driver.read_text(encoding="utf-8"), re.DOTALL
    )
    assert tuple(re.findall(r'^\s*"(\w+)"', listed, re.MULTILINE)) == SWITCHED_OFF_BY_PLAYWRIGHT
