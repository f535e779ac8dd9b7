"""Easy words by the routes: who sees the note for people under 18, and what easy pages look like and say."""

import re

import pytest

from tests.routes.conftest import NAME, POSTCODE, STORY, Browser
from tests.unit.web.pages import Element, read

EASY = "lang=en-easy"
NOTE = "under-18"
CHILDLINE = "https://www.childline.org.uk/"


def shown(browser: Browser, query: str, step: str = "you", role: str = "") -> Element:
    """Give a step as somebody of a role comes to it."""
    if step == "you":
        return read(browser.get(f"/?{query}&role={role}").body.decode())
    fields = {"postcode": POSTCODE, "role": role, "answer-you": STORY, "name": NAME, "asks": "tell-families"}
    return read(browser.post_form(f"/letter?{query}", {**fields, "go": step}).body.decode())


def has_note(page: Element) -> bool:
    return NOTE in [each.attributes.get("id") for each in page.all("section")]


@pytest.mark.parametrize(
    ("query", "step", "role", "is_there"),
    [
        (EASY, "you", "", True),
        (EASY, "you", "parent", True),
        (EASY, "story", "learner", True),
        (EASY, "story", "parent", False),
        ("", "you", "", False),
        ("", "you", "learner", True),
        ("", "story", "learner", True),
        ("", "story", "parent", False),
        ("", "ask", "learner", False),
    ],
)
def test_the_note_is_where_it_belongs(
    browser: Browser, query: str, step: str, role: str, *, is_there: bool
) -> None:
    """At the start of the easy pages for everybody; elsewhere for pupils and students, before they write."""
    assert has_note(shown(browser, query, step, role)) is is_there


@pytest.mark.parametrize("query", ["", EASY])
def test_a_pupil_is_told_to_ask_an_adult_before_the_address_is_typed(browser: Browser, query: str) -> None:
    """On the last step, where the way leads on to a form that asks for it."""
    assert "Talk to an adult you trust" in shown(browser, query, "send", "learner").one("p", "young").text
    is_told = bool(list(shown(browser, query, "send", "parent").all("p", "young")))
    assert is_told is bool(query)


def test_all_of_the_note_is_open_where_easy_pages_begin(browser: Browser) -> None:
    """What a child should know is not behind a press."""
    note = shown(browser, EASY).by_id(NOTE)
    assert "open" in note.one("details").attributes
    for said in (
        "at any age",
        "an adult you trust",
        "home address",
        "name of your school",
        "stop at any time",
    ):
        assert said in note.text
    for said in ("MP’s office", "We keep nothing", "under 19", "0800 1111"):
        assert said in note.text


def test_a_mistake_is_not_hidden_behind_it(browser: Browser) -> None:
    """Who is shown the easy first page again has read all that, and finds the box right below what is wrong."""
    refused = read(browser.post_form(f"/letter?{EASY}", {"postcode": "", "go": "story"}).body.decode())
    assert "Please look at this again" in refused.text
    assert not has_note(refused)
    assert not list(refused.all("ol", "overview"))


def test_the_way_to_childline_tells_it_nothing(browser: Browser) -> None:
    """Not which page it was that made somebody sad; and what they wrote stays open behind it."""
    for page in (shown(browser, EASY), shown(browser, "", "story", "learner")):
        (link,) = [each for each in page.all("a") if each["href"] == CHILDLINE]
        assert (link["target"], link["rel"]) == ("_blank", "noopener noreferrer")
        assert "tel:08001111" in [each["href"] for each in page.all("a")]


def test_easy_pages_have_a_style_of_their_own(browser: Browser) -> None:
    """Larger, with a symbol for each step; the other pages do not carry it."""
    for step in ("you", "story", "ask", "read", "send"):
        easy, ordinary = (shown(browser, query, step, "parent") for query in (EASY, ""))
        assert [style for style in styles(easy) if "/easy." in style]
        assert not [style for style in styles(ordinary) if "/easy." in style]
        assert {symbol["aria-hidden"] for symbol in easy.all("svg")} == {"true"}
        assert not list(ordinary.all("svg"))


def styles(page: Element) -> list[str]:
    return [link["href"] for link in page.all("link") if link["rel"] == "stylesheet"]


def test_what_the_campaign_says_is_easy_too(browser: Browser) -> None:
    """Its summary, its roles and questions, its asks, and the question in the letter."""
    assert "This is a school record." in shown(browser, EASY).text
    assert "I am a pupil or student" in shown(browser, EASY).text
    assert "Did the school ever tell you?" in shown(browser, EASY, "story", "parent").text
    assert "Make a law for children’s rights" in shown(browser, EASY, "ask", "parent").text
    letter = shown(browser, EASY, "read", "parent").by_id("draft").text
    assert re.search(
        "Will you ask the government to tell every family what is kept about them, .*?Yours", letter
    )
