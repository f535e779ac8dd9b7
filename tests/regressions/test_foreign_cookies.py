"""Other sites of a charity's domain may set cookies for all of it. Python's http.cookies reads nothing at all of a header
in which one of them is JSON, has a space in its name or a letter that is not ASCII: an organiser who had such a cookie
signed in and was shown the way in again, for ever. (A cookie of many backslashes also took it quadratic time.)
"""

import pytest

from chalicelib.tally.organisers import new_organiser
from tests.routes.conftest import NOW, Browser, World
from tests.routes.test_organisers import is_sign_in_page, sign_in


@pytest.mark.parametrize(
    "other",
    [
        'prefs={"a":1}',
        "a b=c",
        "name=é",
        "flag",
        "=",
        "",
        "a=b",
        'q="' + "\\" * 4_000,
        "own-words-organiser-2=x",
    ],
)
def test_cookies_of_other_sites_keep_no_organiser_out(browser: Browser, world: World, other: str) -> None:
    """Whatever stands before our cookie or behind it, ours is found."""
    organiser, token = new_organiser("press-office", 30, NOW, world.random_bytes)
    world.organisers.add(organiser)
    ours = sign_in(browser, token)
    for header in (f"{other}; {ours}", f"{ours}; {other}"):
        assert not is_sign_in_page(browser.get("/organisers", Cookie=header))
