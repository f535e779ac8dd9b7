"""While Parliament is dissolved there are no MPs: the letter waits, and everything else goes on."""

from typing import Any

import pytest

from tests.fakes import FakeTally
from tests.routes.conftest import NAME, POSTCODE, STORY, Browser, World
from tests.routes.forms import Page
from tests.routes.test_pages import Supporter

PAUSED = "Letters to MPs are paused"
DRAFT = f"Dear Gareth Thomas,\n\n{STORY}\n\nWill you?\n\nYours sincerely,\n\n{NAME}"


@pytest.fixture(autouse=True)
def dissolved(world: World) -> None:
    """An election has been called."""
    world.is_dissolved = True


@pytest.mark.parametrize("path", ["/", "/letter", "/thanks", "/widget", "/?role=parent&channel=x"])
def test_the_page_says_so_at_once(browser: Browser, path: str) -> None:
    """What a dissolution is, when letters can be sent again, and what can be done until then."""
    answer = browser.get(path)
    page = Page(answer.body.decode())
    assert answer.status_code == 200
    assert PAUSED in page.text
    assert "there is going to be a general election" in page.text
    assert "You can write again after the election" in page.text
    assert "What you have written" not in page.text
    ways = [link.partition("?")[0] for link in page.links]
    assert {"share", "subject-access", "more"} <= set(ways)


@pytest.mark.parametrize("step", ["you", "story", "ask", "read", "send", "remake", "nonsense"])
def test_what_was_typed_is_given_back(browser: Browser, world: World, step: str) -> None:
    """At whatever step the news comes, the letter stands on the page, and its form can go on after the election."""
    typed = {"postcode": POSTCODE, "role": "parent", "answer-you": STORY, "name": NAME, "draft": DRAFT}
    answer = browser.post_form("/letter", typed | {"go": step})
    assert answer.status_code == 409
    page = Page(answer.body.decode())
    assert PAUSED in page.text
    assert "I felt sick." in page.text
    world.is_dissolved = False
    form = page.form("Go on with my letter")
    assert (form.value("draft"), form.value("answer-you")) == (DRAFT, STORY)
    after = browser.post_form(f"/{form.action}", form.pressed("Go on with my letter"))
    assert after.status_code == 200
    assert "Read your letter" in after.body.decode()


def test_a_story_without_a_letter_is_given_back(browser: Browser) -> None:
    """Before the letter was made, the answers are what there is."""
    typed = {"postcode": POSTCODE, "role": "parent", "answer-you": STORY, "go": "ask"}
    assert "I felt sick." in Page(browser.post_form("/letter", typed).body.decode()).text


def test_programs_are_told(browser: Browser, letter_fields: dict[str, Any]) -> None:
    """A conflict with how things are, not a failure of ours; what is wrong with the request itself is said first."""
    answer = browser.post_json("/v1/letters", letter_fields)
    assert (answer.status_code, answer.json_body["type"]) == (
        409,
        "urn:own-words:problem:parliament-dissolved",
    )
    assert "errors" not in answer.json_body
    assert browser.post_json("/v1/letters", {"postcode": POSTCODE, "draft": DRAFT}).status_code == 409
    assert browser.post_json("/v1/letters", letter_fields | {"postcode": "nowhere"}).status_code == 422


def test_nobody_sits_anywhere(browser: Browser) -> None:
    """The constituency is still told, without an MP; a draft is still checked."""
    answer = browser.post_json("/v1/constituency", {"postcode": POSTCODE}).json_body
    assert (answer["constituency"]["name"], answer["mp"]) == ("Harrow West", None)
    assert browser.post_json("/v1/checks", {"draft": DRAFT, "postcode": POSTCODE}).json_body["ready"]


def test_a_letter_sent_before_still_counts(
    browser: Browser, world: World, letter_fields: dict[str, Any]
) -> None:
    """Who had the letter in hand when the House rose can say so."""
    world.is_dissolved = False
    supporter = Supporter(browser).reach_send()
    receipt = browser.post_json("/v1/letters", letter_fields).json_body["receipt"]
    world.is_dissolved = True
    assert browser.post_json("/v1/participation", {"receipt": receipt, "event": "sent"}).json_body["counted"]
    assert "Thank you" in supporter.press("I have sent it").text
    assert isinstance(world.tally, FakeTally)
    assert len(world.tally.participations) == 2


@pytest.mark.parametrize(
    "path", ["/share", "/s/x", "/more", "/paper", "/counts", "/privacy", "/subject-access"]
)
def test_everything_else_goes_on(browser: Browser, path: str) -> None:
    """Sharing, asking to see records, the paper and the figures need no MP."""
    answer = browser.get(path)
    assert answer.status_code == 200
    assert PAUSED not in answer.body.decode()
