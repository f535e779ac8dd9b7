"""What the headers hold back in a real browser: script that makes HTML, script and style in a page, and other sites."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from chalice.app import Chalice
from playwright.sync_api import Browser, Page, expect

from chalicelib.edges import Edges
from chalicelib.web.headers import NEVER_ASKED_FOR
from tests.browser.conftest import Server
from tests.browser.host import HostSite
from tests.browser.test_widget import app, site

__all__ = ["app", "site"]  # fixtures: the app whose campaign lists the site, and the site

# What got in by a mistake of ours would do: each gives the name of the error that stopped it, or "done".
ATTEMPTS = {
    "HTML of a text": "document.body.innerHTML = text",
    "HTML beside": "document.body.insertAdjacentHTML('beforeend', text)",
    "HTML of a frame": "document.createElement('iframe').srcdoc = text",
    "a document": "new DOMParser().parseFromString(text, 'text/html')",
    "writing": "document.write(text)",
    "code of a text": "document.createElement('script').text = text",
    "an address of a script": "document.createElement('script').src = '/static/press.js'",
    "a handler": "document.body.setAttribute('onclick', text)",
    "a policy of its own": "trustedTypes.createPolicy('own', {createHTML: (given) => given})",
    "a policy for everything": "trustedTypes.createPolicy('default', {createHTML: (given) => given})",
}
TRY = "(text) => { try { %s; return 'done'; } catch (error) { return error.name; } }"
# Notes what the browser says that it blocked.
NOTE_BLOCKED = """
self.blocked = [];
document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
"""
GREEDY = """() => {
  const style = document.createElement("style");
  style.append("p { color: red }");
  const script = document.createElement("script");
  script.append("self.ran = true");
  const picture = new Image();
  picture.src = "https://elsewhere.example/x.png";
  const frame = document.createElement("iframe");
  frame.src = "https://elsewhere.example/";
  const button = document.createElement("p");
  button.setAttribute("style", "color: red");
  document.body.append(style, picture, frame, button);
  try { document.body.append(script); } catch {}
  fetch("https://elsewhere.example/").catch(() => undefined);
}"""


@pytest.fixture
def victim(browser: Browser, server: Server) -> Page:
    """A page of ours in a window that watches what is blocked instead of failing at it."""
    context = browser.new_context(base_url=server.origin)
    context.add_init_script(NOTE_BLOCKED)
    page = context.new_page()
    page.goto("/")
    return page


def test_no_script_makes_html_or_code_of_a_text(victim: Page) -> None:
    """Whatever script there were, the browser would refuse: there is no policy that may, and none can be made."""
    outcomes = {name: victim.evaluate(TRY % code, "<b>x</b>") for name, code in ATTEMPTS.items()}
    assert set(outcomes.values()) == {"TypeError"}, outcomes
    assert victim.evaluate("document.body.textContent = 'words alone'") == "words alone"


def test_nothing_in_a_page_and_nothing_of_others_is_loaded(victim: Page) -> None:
    """Script, style, pictures, frames and calls that are not of our own files are blocked."""
    victim.evaluate(GREEDY)
    victim.wait_for_function("blocked.includes('connect-src')")
    blocked = {name.removesuffix("-elem").removesuffix("-attr") for name in victim.evaluate("blocked")}
    assert {"style-src", "img-src", "frame-src", "connect-src"} <= blocked
    assert blocked & {"script-src", "require-trusted-types-for"}
    assert victim.evaluate("typeof ran") == "undefined"


def test_pages_may_ask_for_nothing_of_the_phone(victim: Page) -> None:
    """Camera, place, payment and all the rest are off for every script; copying is not."""
    allowed = set(victim.evaluate("document.featurePolicy.allowedFeatures()"))
    known = set(victim.evaluate("document.featurePolicy.features()"))
    assert not allowed & set(NEVER_ASKED_FOR)
    assert (
        {"camera", "clipboard-read", "geolocation", "microphone", "payment"} <= set(NEVER_ASKED_FOR) <= known
    )
    assert "clipboard-write" in allowed


def test_another_site_reads_nothing_as_a_part_of_its_page(
    browser: Browser, server: Server, site: HostSite
) -> None:
    """No page or answer of ours loads as a script, a style or a picture of another site's page."""
    site.policy = "default-src *"
    paths = ("/", "/letter", "/organisers", "/v1/campaign", "/v1/counts")
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(f"{urlsplit(request.url).path} {request.failure}"))
    page.goto(site.put("".join(f"<img src='{server.origin}{path}' alt=''>" for path in paths)))
    page.wait_for_load_state("networkidle")
    page.close()
    assert sorted(failed) == [f"{path} net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin" for path in paths]


@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'none'; script-src {ours}; frame-src {ours}; require-trusted-types-for 'script'; trusted-types 'none'"
    ],
)
@pytest.mark.parametrize("embedder", ["", "require-corp"])
def test_the_strictest_site_can_have_the_letter(
    browser: Browser, server: Server, site: HostSite, policy: str, embedder: str
) -> None:
    """With Trusted Types, and where nothing loads that does not say it may, the element and its frame work."""
    site.policy = policy.format(ours=server.origin)
    site.headers = {"Cross-Origin-Embedder-Policy": embedder} if embedder else {}
    page = browser.new_page()
    element = f"<script type='module' crossorigin src='{server.origin}/embed.js'></script><own-words-letter></own-words-letter>"
    page.goto(site.put(element))
    frame = page.frame_locator("own-words-letter iframe")
    expect(frame.get_by_role("textbox", name="Your home postcode")).to_be_visible()
    page.close()


def test_a_site_that_is_not_listed_cannot_frame_a_page(
    browser: Browser, edges: Edges, create_app: Callable[..., Chalice], site: HostSite
) -> None:
    """Nor can a listed one frame a page that is not in the widget's dress."""
    own = Server(create_app("my-records-my-rights", edges))
    site.policy = "default-src *"
    page = browser.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    for path in ("/widget", "/", "/organisers"):
        page.goto(site.put(f"<iframe src='{own.origin}{path}'></iframe>"))
        page.wait_for_load_state("networkidle")
        assert page.frames[1].url.startswith("chrome-error://"), path
    page.close()
    own.stop()
    assert len([each for each in messages if "frame-ancestors" in each]) == 3
