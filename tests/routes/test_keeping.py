"""What may keep an answer: whom it is for decides."""

import re

import pytest

from tests.routes.conftest import NAME, POSTCODE, STORY, Browser

A_YEAR = "public, max-age=31536000, immutable"
NOT_LONG = "public, max-age=300"
STYLE = re.compile(r'href="(static/own-words\.[0-9a-f]{12}\.css)"')


def style_of(browser: Browser) -> str:
    found = STYLE.search(browser.get("/").body.decode())
    assert found
    return f"/{found[1]}"


def test_style_and_script_are_kept_for_a_year(browser: Browser) -> None:
    """Pages name them with their digest, and what has such a name never changes."""
    response = browser.get(style_of(browser))
    assert response.headers["Content-Type"].startswith("text/css")
    assert response.headers["Cache-Control"] == A_YEAR


@pytest.mark.parametrize("name", ["own-words.css", "own-words.0123456789ab.css"])
def test_no_other_name_is_kept_for_long(browser: Browser, name: str) -> None:
    """A page from before an upgrade gets the files of now, which must not stay under the names of then."""
    response = browser.get(f"/static/{name}")
    assert response.body == browser.get(style_of(browser)).body
    assert response.headers["Cache-Control"] == NOT_LONG


@pytest.mark.parametrize("path", ["/", "/widget", "/privacy", "/counts", "/more", "/s/x"])
def test_pages_with_nobodys_words_are_kept_for_minutes(browser: Browser, path: str) -> None:
    """They are the same for everybody, byte for byte."""
    first, second = browser.get(path), browser.get(path)
    assert first.headers["Cache-Control"] == NOT_LONG
    assert first.headers["Vary"] == "Accept-Encoding"
    assert (first.body, first.headers["ETag"]) == (second.body, second.headers["ETag"])
    assert "Set-Cookie" not in first.headers


@pytest.mark.parametrize("path", ["/", "/s/x", "/card.png", "/embed.js", "/static/press.js"])
def test_what_has_not_changed_is_not_sent_again(browser: Browser, path: str) -> None:
    """Whoever shows the ETag gets 304 and no body, and the answer's other headers."""
    whole = browser.get(path, Accept="*/*")
    tag = str(whole.headers["ETag"])
    for shown in (tag, f'"another", {tag}'):
        again = browser.get(path, Accept="*/*", **{"If-None-Match": shown})
        assert (again.status_code, again.body) == (304, b"")
        for name in ("ETag", "Cache-Control", "Vary", "Content-Security-Policy"):
            assert again.headers[name] == whole.headers[name]
    changed = browser.get(path, Accept="*/*", **{"If-None-Match": 'W/"0123456789abcdef"'})
    assert (changed.status_code, changed.body) == (200, whole.body)


def test_a_tag_is_of_one_page(browser: Browser) -> None:
    """Another campaign, channel or look is another page with another tag."""
    addresses = ("/", "/?channel=x", "/?role=parent", "/widget", "/privacy", "/widget?accent=123456")
    tags = [browser.get(address).headers["ETag"] for address in addresses]
    assert len(set(tags)) == len(tags)


FORM = {"postcode": POSTCODE, "role": "parent", "answer-you": STORY, "name": NAME, "asks": ["tell-families"]}


@pytest.mark.parametrize("go", ["you", "story", "ask", "read", "send"])
@pytest.mark.parametrize("postcode", [POSTCODE, "nowhere"], ids=["taken", "refused"])
def test_steps_are_kept_in_the_tab(browser: Browser, go: str, postcode: str) -> None:
    """The browser alone may keep them, because its Back button must show what was typed, and the letter."""
    page = browser.post_form("/letter", {**FORM, "postcode": postcode, "go": go})
    assert page.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in page.headers


def test_other_pages_that_people_type_on_are_kept_in_the_tab(browser: Browser) -> None:
    """The letter to a paper, the request for records, and what is empty yet but will not stay so."""
    paper = browser.post_form("/paper", {"letter": STORY})
    access = browser.post_form("/subject-access", {"go": "details"})
    empty = [browser.get(path) for path in ("/paper", "/subject-access", "/share", "/letter")]
    for page in (paper, access, *empty):
        assert page.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("path", ["/thanks", "/share"])
def test_what_comes_after_the_letter_is_kept_nowhere(browser: Browser, path: str) -> None:
    """The letter is in its hidden fields, and nothing is typed on it that Back could lose."""
    page = browser.post_form(path, {**FORM, "draft": STORY})
    assert NAME in page.body.decode()
    assert page.headers["Cache-Control"] == "no-store"


def test_refusals_are_kept_nowhere(browser: Browser) -> None:
    """A page that is not there today may be there tomorrow, and what failed is asked for anew."""
    for page in (browser.post_bytes("/share", b"x", "text/plain"), browser.post_form("/thanks", {"a": "b"})):
        assert page.status_code >= 400
        assert page.headers["Cache-Control"] == "no-store"
    for page in (browser.get("/?campaign=nothing"), browser.get("/static/nothing.css")):
        assert page.status_code == 404
        assert not str(page.headers["Cache-Control"]).startswith("public")
