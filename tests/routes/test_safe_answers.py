"""Every answer of every route is safe. Each test of the routes looks in passing; here are the kinds of answers."""

from collections.abc import Callable
from itertools import chain, product
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.config import Config
from chalice.local import LocalGateway
from chalice.test import Client, HTTPResponse

from chalicelib.places import Places
from chalicelib.web import route_table
from chalicelib.web.route_table import ORGANISERS_PATH
from chalicelib.web.routes import Route
from tests.fakes import BrokenStores, BrokenTally
from tests.routes.conftest import CAMPAIGN, Browser, World, edges_of
from tests.routes.safe_answers import hold_page, hold_policy
from tests.routes.test_canary import ExplodingStores

EVERY = tuple(
    chain(*(each for name, each in vars(route_table).items() if name.isupper() and isinstance(each, tuple)))
)
CAPTURED = {"channel": "x", "name": "own-words.css"}
FOR_OTHERS = {"/embed.js", "/card.png"}
KINDS = ("asked well", "no campaign", "another type", "another method")
BROKEN: Any = ExplodingStores()
WEATHERS: dict[str, Callable[[], World]] = {
    "fair": World,
    "stores away": lambda: World(tally=BrokenTally(), snapshots=BrokenStores(), organisers=BrokenStores()),
    "a bug": lambda: World(tally=BROKEN, snapshots=BROKEN, organisers=BROKEN),
}


def asked(browser: Browser, route: Route, kind: str) -> HTTPResponse:
    """Ask a route in one of the ways."""
    path = route.path.format_map(CAPTURED)
    method = route.method if kind != "another method" else "DELETE"
    query = "?campaign=nobody" if kind == "no campaign" else ""
    headers = {"Content-Type": "text/strange" if kind == "another type" else route.takes or "text/plain"}
    headers["Authorization"] = f"Bearer own-words-organiser-{'0' * 16}-{'0' * 64}"
    return browser.send(method, path + query, headers, b"{}" if route.takes else b"")


def test_the_table_is_whole(app: Chalice) -> None:
    """What is walked here is every route that the app has, but for a campaign's old paths, which only lead on."""
    known = {(route.method, route.path) for route in EVERY}
    served = {(method, path) for path, methods in app.routes.items() for method in methods}
    assert known <= served
    assert {view.view_name for key in served - known for view in [app.routes[key[1]][key[0]]]} == {"lead_on"}


@pytest.mark.parametrize("weather", WEATHERS)
def test_every_kind_of_answer_is_safe(
    weather: str, places: Places, create_app: Callable[..., Chalice]
) -> None:
    """Good, refused, failing or of the wrong kind: headers are there, and only what is for others is for others."""
    browser = Browser(Client(create_app(CAMPAIGN, edges_of(WEATHERS[weather](), places))))
    for route, kind in product(EVERY, KINDS):
        answer = asked(browser, route, kind)
        may_be_framed = "X-Frame-Options" not in answer.headers
        is_for_others = may_be_framed or (answer.status_code == 200 and route.path in FOR_OTHERS)
        policy = answer.headers["Cross-Origin-Resource-Policy"]
        assert policy == ("cross-origin" if is_for_others else "same-origin"), (route, kind)


@pytest.mark.parametrize("path", ["/my-records-my-rights", "/nowhere", "/static/nothing.css", "/s/nobody"])
def test_what_is_no_page_is_safe(browser: Browser, path: str) -> None:
    """Old addresses, wrong ones, and names that are not there. What is no route at all, the gateway answers."""
    answer = browser.get(path)
    assert answer.status_code in {200, 301, 403, 404}


def test_preflights_allow_no_more_than_the_table(app: Chalice) -> None:
    """Pages of other sites may call what the table says, without cookies, and nothing of ours goes along."""
    gateway = LocalGateway(app, Config())
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for route in EVERY:
        path = route.path.format_map(CAPTURED)
        answer = gateway.handle_request("OPTIONS", path, headers, None)
        assert answer["headers"].get("Access-Control-Allow-Origin") == ("*" if route.any_site else None), path
        assert not {"Access-Control-Allow-Credentials", "Set-Cookie"} & set(answer["headers"])
        assert not answer["body"]


def test_cookies_are_set_at_one_address(browser: Browser) -> None:
    """Only signing in or out of the organisers' page sets one; nobody else is ever given any."""
    setting = {route.path for route in EVERY if "Set-Cookie" in asked(browser, route, "asked well").headers}
    out = browser.post_form(ORGANISERS_PATH, {"leave": "yes"})
    assert (setting, "Set-Cookie" in out.headers) == (set(), True)


@pytest.mark.parametrize(
    "page",
    [
        "<p style='color: red'>",
        "<p onclick=x()>",
        "<P ONCLICK=x()>",
        "<script>x()</script>",
        "<style>p {}</style>",
        "<a href=' JavaScript:x()'>",
        "<form action='javascript:x()'>",
    ],
)
def test_the_check_of_pages_finds_what_it_should(page: str) -> None:
    """Each would be blocked by the policy, and is a failure wherever a test of the routes sees it."""
    with pytest.raises(AssertionError):
        hold_page(page.encode())


def test_words_about_script_are_no_script() -> None:
    """Somebody may write about it, and a file of ours may be named."""
    hold_page(
        b"<p>style = on = &lt;script&gt; javascript:</p><script type='module' src='static/x.js'></script>"
    )


@pytest.mark.parametrize(
    ("ours", "worse"),
    [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("style-src 'self'", "style-src *"),
        ("img-src 'self'", "img-src https:"),
        ("connect-src 'self'", "connect-src 'self' https://elsewhere.example"),
        ("default-src 'none'", "default-src 'self'"),
        ("trusted-types 'none'", "trusted-types default"),
        ("frame-ancestors 'none'", "frame-ancestors *"),
        ("frame-ancestors 'none'", "frame-ancestors https://*.example"),
    ],
)
def test_the_check_of_policies_finds_what_it_should(browser: Browser, ours: str, worse: str) -> None:
    """Any wider policy is a failure."""
    policy = str(browser.get("/").headers["Content-Security-Policy"])
    assert ours in policy
    with pytest.raises(AssertionError):
        hold_policy(policy.replace(ours, worse))
