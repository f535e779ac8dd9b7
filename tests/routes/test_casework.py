"""A letter about one's own request for records: a role among the others, with its own asks and message type."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.fakes import FakeTally
from tests.routes.conftest import NAME, POSTCODE, STORY, Browser, World
from tests.routes.forms import Page
from tests.routes.test_landing import TRICKS
from tests.routes.test_pages import ANSWERS, Supporter

OWN_ASKS = ["answer-me", "who-had-them", "how-many-wait"]
CAMPAIGNS_ASKS = ["tell-families", "stop-handing-out", "new-law"]
MY_ASK = "Will you ask the Department for Education to answer my request for records?"


@pytest.fixture
def supporter(browser: Browser) -> Supporter:
    return Supporter(browser)


def asks_offered(page: Page) -> list[str]:
    """The ids of the asks that can be ticked."""
    helps = [each for each in page.ids if each.startswith("ask-") and each.endswith("-question")]
    return [each.removeprefix("ask-").removesuffix("-question") for each in helps]


def message_type(page: Page) -> list[str]:
    """What the link to WriteToThem says that the letter is."""
    (link,) = [link for link in page.links if "writetothem" in link]
    return parse_qs(urlsplit(link).query)["message_type"]


def back_to_the_first_step(supporter: Supporter) -> None:
    for _ in range(3):
        supporter.press("Back")


def test_whole_way(supporter: Supporter, world: World) -> None:
    """Their own questions, their own asks, a letter that is ready, and a link that says casework; counted by role."""
    page = supporter.press("Continue", postcode=POSTCODE, role="no-answer")
    assert "When did you ask for the records, and how?" in page.text
    assert "Leave out your child’s name and birth date" in page.text
    page = supporter.press("Continue", answer_you=ANSWERS[0], answer_found_out=ANSWERS[1])
    assert asks_offered(page) == OWN_ASKS
    page = supporter.press("Show me my letter", name=NAME, asks=["answer-me"])
    assert "This is your own letter. It is ready to send." in page.text
    assert f"\n\n{MY_ASK}\n\n" in (supporter.form("Check it again").value("draft") or "")
    assert message_type(supporter.press("Go on to send it")) == ["casework"]
    page = supporter.press("I have sent it")
    assert "“Someone whose request for records was not answered”" in page.text
    assert isinstance(world.tally, FakeTally)
    assert [counted.role for counted in world.tally.participations] == ["no-answer"]


def test_all_others_are_part_of_the_campaign(supporter: Supporter) -> None:
    """Another role is offered the campaign's asks, and its link says campaigning."""
    supporter.reach_ask()
    assert asks_offered(supporter.page) == CAMPAIGNS_ASKS
    supporter.press("Show me my letter", name=NAME)
    assert message_type(supporter.press("Go on to send it")) == ["campaigning"]


def test_changed_role_takes_the_story_and_leaves_the_ask(supporter: Supporter) -> None:
    """Somebody who becomes a case half way keeps their words; the campaign's ask is not theirs any more."""
    supporter.reach_read()
    back_to_the_first_step(supporter)
    supporter.press("Continue", role="no-answer")
    assert supporter.form("Continue").value("answer-found-out") == ANSWERS[1]
    page = supporter.press("Continue")
    assert asks_offered(page) == OWN_ASKS
    assert supporter.form("Show me my letter").value("asks") is None
    supporter.press("Show me my letter")
    draft = supporter.form("Check it again").value("draft") or ""
    assert STORY in draft
    assert "Will you" not in draft
    assert message_type(supporter.press("Go on to send it")) == ["casework"]


def test_changed_role_can_be_changed_back(supporter: Supporter) -> None:
    """From a case to a parent, with a case's ask ticked, and nothing stops them."""
    supporter.press("Continue", postcode=POSTCODE, role="no-answer")
    supporter.press("Continue", answer_you=ANSWERS[0], answer_found_out=ANSWERS[1])
    supporter.press("Show me my letter", name=NAME, asks=["answer-me", "who-had-them"])
    back_to_the_first_step(supporter)
    supporter.press("Continue", role="parent")
    assert asks_offered(supporter.press("Continue")) == CAMPAIGNS_ASKS
    supporter.press("Show me my letter", asks=["new-law"])
    assert "Will you support an Education" in (supporter.form("Check it again").value("draft") or "")
    assert message_type(supporter.press("Go on to send it")) == ["campaigning"]


def test_edited_letter_stays_when_the_role_changes(supporter: Supporter) -> None:
    """It is theirs as they edited it; the page says that an answer changed, and makes it again on request."""
    supporter.reach_read()
    draft = supporter.form("Check it again").value("draft") or ""
    edited = draft.replace("I felt sick.", "I could not sleep.")
    supporter.press("Check it again", draft=edited)
    back_to_the_first_step(supporter)
    supporter.press("Continue", role="no-answer")
    supporter.press("Continue")
    page = supporter.press("Show me my letter", asks=["answer-me"])
    assert supporter.form("Check it again").value("draft") == edited
    assert "You changed an earlier answer" in page.text
    supporter.press("Make it again from my answers")
    assert MY_ASK in (supporter.form("Check it again").value("draft") or "")


def test_an_ask_of_nobody_is_refused(supporter: Supporter) -> None:
    """Only an ask that is on offer to another role is dropped; one that is not in the campaign is refused."""
    supporter.press("Continue", postcode=POSTCODE, role="no-answer")
    supporter.press("Continue", answer_you=STORY)
    supporter.press("Show me my letter", name=NAME, asks=["new-law", "answer-me"])
    assert supporter.status == 200
    supporter.press("Back")
    page = supporter.press("Show me my letter", asks=["free-beer"])
    assert supporter.status == 422
    assert "Choose from these asks: answer-me, who-had-them, how-many-wait." in page.text


@pytest.mark.parametrize(
    "path",
    ["/?role=no-answer", "/?channel=x&role=no-answer", "/widget?role=no-answer", "/letter?role=no-answer"],
)
def test_a_link_can_choose_the_role(browser: Browser, path: str) -> None:
    """A page about requests for records leads to the first step with its role chosen, which can be changed."""
    supporter = Supporter(browser, path)
    assert supporter.form("Continue").value("role") == "no-answer"
    page = supporter.press("Continue", postcode=POSTCODE)
    assert "When did you ask for the records, and how?" in page.text
    supporter.press("Back")
    assert "Who are you, and who are you writing for?" in supporter.press("Continue", role="parent").text


def test_without_a_link_no_role_is_chosen(supporter: Supporter) -> None:
    """The first page decides nothing for anybody."""
    assert supporter.form("Continue").value("role") is None


@pytest.mark.parametrize("role", ["", *TRICKS, "no-answer%00", "NO-ANSWER", "no-answer&role=", "%EF%BC%AEo"])
@pytest.mark.parametrize("path", ["/", "/widget"])
def test_an_unknown_role_chooses_nothing(browser: Browser, path: str, role: str) -> None:
    """Whatever stands in its place is not an error, and the page is the same as without it."""
    answer = browser.get(f"{path}?role={role}")
    assert answer.status_code == 200
    assert without_turn(answer.body.decode()) == without_turn(browser.get(path).body.decode())


def without_turn(html: str) -> str:
    """The page without the number that makes each step's address another one."""
    return re.sub("#[0-9]+", "", html)
