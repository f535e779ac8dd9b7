"""The browser that draws pictures here and walks through the pages in tests: the machine's own Chromium."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.local.refusal import CannotRunError, exit_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW_TO_GET_ONE = (
    "On Debian and Ubuntu: sudo apt install chromium\n"
    "If it is somewhere else, say where, in front of make: CHROMIUM=/path/to/chromium make ..."
)
# Chromium heeds only the last switch of this name, so ours has to say again what Playwright switches off.
SWITCHED_OFF_BY_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)
# Of Chromium's own: pages for an address bar that nobody sees, in each window anew, and a process in reserve.
SWITCHED_OFF_BY_US = ("WebUIOmniboxAimPopup", "WebUIOmniboxPopup", "SpareRendererForSitePerProcess")
ARGUMENTS = (
    "--no-sandbox",  # the pages are our own, and containers seldom allow the sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*SWITCHED_OFF_BY_PLAYWRIGHT, *SWITCHED_OFF_BY_US))}",
)


def find_chromium(
    environ: Mapping[str, str] = os.environ, which: Callable[[str], str | None] = shutil.which
) -> str:
    """Find the browser.

    Args:
        environ: the environment.
        which: finds a program, or None.

    Returns:
        Its path: the one that ``$CHROMIUM`` names, or one of the usual names.

    Raises:
        CannotRunError: there is none.
    """
    named = environ.get("CHROMIUM")
    found = which(named) if named else next(filter(None, map(which, NAMES)), None)
    if not found:
        raise CannotRunError(f"This needs Chromium. {HOW_TO_GET_ONE}")
    return found


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Start the browser, and end it."""
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
    yield browser
    browser.close()


@contextmanager
def opened() -> Iterator[Browser]:
    """Start Playwright and the browser, and end both.

    Raises:
        CannotRunError: there is no browser.
    """
    find_chromium()
    # Imported here: make doctor asks this module for the browser before anything is installed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above

    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser


if __name__ == "__main__":
    # As make test asks first: those who wait for its tests should not wait in vain.
    sys.exit(exit_code(find_chromium))
