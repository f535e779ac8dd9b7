"""What else there is to do: the local paper, the fund, answers, and old addresses that lead on."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.campaign_table import CampaignFileError
from chalicelib.edges import Edges
from chalicelib.letters.personal_data import Kind
from tests.campaigns import Known, with_each_campaign
from tests.english import ENGLISH
from tests.routes.conftest import CAMPAIGN, STORY, Browser
from tests.routes.forms import Page
from tests.routes.test_pages import Supporter
from tests.unit.web.campaigns import ROOT, campaign
from tests.unit.web.pages import read

COPIED = "Nobody asks pupils or parents first, and schools are not told where the records go"
OLD = "/my-records-my-rights"
OLD_PATHS = f'old_paths = ["{OLD}"]'


@pytest.fixture
def supporter(browser: Browser) -> Supporter:
    return Supporter(browser, "/paper")


Served = Callable[[Callable[[str], str]], Browser]


@pytest.fixture
def served(tmp_path: Path, edges: Edges, create_app: Callable[..., Chalice]) -> Served:
    """Serves the shipped campaign with its file edited, and without its guide to records."""

    def serve(edit: Callable[[str], str]) -> Browser:
        no_guide = shutil.ignore_patterns("subject-access")
        shutil.copytree(ROOT / "templates/campaigns" / CAMPAIGN, tmp_path / CAMPAIGN, ignore=no_guide)
        file = tmp_path / CAMPAIGN / "campaign.toml"
        file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8")
        return Browser(Client(create_app(CAMPAIGN, edges, tmp_path)))

    return serve


def without_more(text: str) -> str:
    return text.partition("[paper]")[0].replace(OLD_PATHS, "")


def check(supporter: Supporter, letter: str) -> Page:
    return supporter.press("Check my letter", letter=letter)


def marked(supporter: Supporter, letter: str) -> list[str]:
    """What the page that answers marks as the campaign's."""
    answer = supporter.browser.post_form("/paper", {"letter": letter}).body.decode()
    return re.findall('<mark class="campaign">(.*?)</mark>', answer)[1:]  # the first is the legend's


class TestMore:
    """The page with everything else."""

    def test_it_leads_to_all_that_the_campaign_has(self, browser: Browser) -> None:
        """Friends, paper, fund, answers with their dates, and news."""
        page = Page(browser.get("/more").body.decode())
        shown = campaign()
        assert shown.fund is not None
        assert {"share", "paper", shown.fund.url, *(link.url for link in shown.updates)} <= set(page.links)
        assert shown.fund.text in page.text
        for each in shown.faq:
            assert f"faq-{each.id}" in page.ids
            assert f"{each.question} {each.answer} From: {each.as_of}." in page.text

    @with_each_campaign
    def test_it_leads_to_nothing_that_the_campaign_has_not(self, browser: Browser, known: Known) -> None:
        """Each section is there where the campaign's file has it, and not otherwise."""
        shown, links = known.campaign, set(Page(browser.get("/more").body.decode()).links)
        assert "share" in links
        assert ("paper" in links) == (shown.paper is not None)
        assert ("subject-access" in links) == (shown.subject_access is not None)
        assert browser.get("/subject-access").status_code == (200 if shown.subject_access else 404)
        assert browser.get("/paper").status_code == (200 if shown.paper else 404)

    def test_a_campaign_without_it_shows_nothing_of_it(self, served: Served) -> None:
        """No empty section, and a page about papers that is not there says where to go."""
        browser = served(without_more)
        page = Page(browser.get("/more").body.decode())
        assert page.ids == ["main", "share-title"]
        for answer in (browser.get("/paper"), browser.post_form("/paper", {"letter": STORY})):
            assert answer.status_code == 404
            assert "You can still write to your MP." in answer.body.decode()

    def test_every_page_leads_to_it(self, browser: Browser) -> None:
        """In the footer, and after a letter was sent with what to go on with."""
        for path in ("/", "/privacy", "/counts", "/more"):
            assert "more" in Page(browser.get(path).body.decode()).links
        supporter = Supporter(browser).reach_send()
        assert supporter.press("I have sent it").links.count("more") == 2

    def test_the_widget_keeps_its_dress(self, browser: Browser) -> None:
        """Inside somebody's page one stays inside it, and what leads away opens beside it."""
        answer = browser.get(f"/more?dress=widget&host={quote(campaign().sites[0], safe='')}")
        assert campaign().sites[0] in answer.headers["Content-Security-Policy"]
        links = list(read(answer.body.decode()).all("a"))
        (paper,) = [link for link in links if link["href"].startswith("paper")]
        assert "dress=widget" in paper["href"]
        away = [link for link in links if link["href"].startswith("https://")]
        assert away
        assert {link["target"] for link in away} == {"_blank"}


class TestPaper:
    """The page about a letter to a local paper."""

    def test_it_says_what_to_know(self, supporter: Supporter) -> None:
        """The points to read and not to copy, where to find a paper, how long a letter is, and an empty box."""
        shown = campaign()
        assert shown.paper is not None
        assert all(point.text in supporter.page.text for point in shown.points)
        assert "For you to read, not to copy." in supporter.page.text
        assert {link.url for link in shown.paper.find} <= set(supporter.page.links)
        assert f"Up to about {shown.paper.longest} words is usual." in supporter.page.text
        assert supporter.form("Check my letter").value("letter") == ""

    def test_own_letter_is_ready(self, supporter: Supporter) -> None:
        """With what was typed still in its box, and how to send it."""
        page = check(supporter, STORY)
        assert supporter.status == 200
        assert "This is your own letter. It is ready for the paper." in page.text
        assert "Copy it into an email" in page.text
        assert supporter.form("Check my letter").value("letter") == STORY
        assert "mark" not in page.tags

    def test_the_campaigns_words_are_marked(self, supporter: Supporter) -> None:
        """A letter of copied points is not ready, and each of them is marked where it stands."""
        page = check(supporter, f"{COPIED}.")
        assert "Not ready yet" in page.text
        assert "Words in all: 15. Yours: 0. The campaign’s: 15." in page.text
        assert marked(supporter, f"I read this. {COPIED}.") == [COPIED]

    def test_answers_are_the_campaigns_words_too(self, supporter: Supporter) -> None:
        """Whatever is copied from the page with everything else is seen."""
        for each in campaign().faq:
            assert marked(supporter, each.answer)
            assert "Not ready yet" in check(supporter, each.answer).text

    def test_long_letter_is_told_how_long_is_usual(self, supporter: Supporter) -> None:
        """More words than papers print are counted and sent back to be cut, not refused."""
        page = check(supporter, "My lad rides the bus to his school every day. " * 30)
        assert supporter.status == 200
        assert "Cut it to about 250 words: keep what only you can say." in page.text
        assert "Not ready yet" in page.text

    def test_hints_are_listed_for_readers_of_a_paper(self, supporter: Supporter) -> None:
        """What could identify a child is quoted and explained, and stops nothing."""
        page = check(supporter, f"{STORY} My daughter Maya can be reached on 020 7946 0958.")
        assert "“My daughter Maya”: Is this a child’s name?" in page.text
        assert "“020 7946 0958”: This looks like a phone number. Put yours under the letter" in page.text
        assert "ready for the paper" in page.text

    def test_every_hint_has_its_words(self) -> None:
        """A new kind of hint that nobody explains to a paper's readers fails here."""
        assert {f"paper-hints.{kind}" for kind in Kind} <= set(ENGLISH.strings)

    @pytest.mark.parametrize("letter", ["", " \n\t", "\u200b\u200b"])
    def test_empty_letter_is_refused_kindly(self, supporter: Supporter, letter: str) -> None:
        """With what to do, beside the box and at the top."""
        page = check(supporter, letter)
        assert supporter.status == 422
        assert page.text.count("There are no words in the box yet.") == 2
        assert {"letter-refusal", "letter"} <= set(page.ids)
        assert "#letter" in page.links

    def test_far_too_long_letter_is_refused_and_not_lost(self, supporter: Supporter) -> None:
        """25,000 characters are more than is checked, and they come back to be shortened."""
        letter = "My lad rides the bus. " * 1137
        assert len(letter) > 25_000
        page = check(supporter, letter)
        assert supporter.status == 422
        assert page.text.count("This is far longer than any paper prints.") == 2
        assert supporter.form("Check my letter").value("letter") == letter

    def test_a_form_without_a_letter_is_refused(self, browser: Browser) -> None:
        """Whatever else is in it."""
        answer = browser.post_form("/paper", {"story": STORY})
        assert answer.status_code == 422
        assert "There are no words in the box yet." in answer.body.decode()

    @pytest.mark.parametrize("more", ["", COPIED, "Ring 020 7946 0958", "x" * 25_000])
    def test_markup_stays_text(self, browser: Browser, more: str) -> None:
        """What was typed is never read as HTML, in the box, in the marked letter or in a hint."""
        typed = f"</textarea><script>alert(1)</script><img src=x onerror=alert(1)> {more} </mark><b>"
        html = browser.post_form("/paper", {"letter": typed}).body.decode()
        assert "&lt;script&gt;" in html
        assert not any(tag in html for tag in ("<script", "<img", "<b>", "</mark><b"))

    def test_nothing_typed_is_in_an_address(self, supporter: Supporter) -> None:
        """The form is sent in the body, and no link or form of the answer holds a word of it."""
        page = check(supporter, f"kingfisher {COPIED}.")
        assert [form.action for form in page.forms] == ["paper"]
        assert not [address for address in page.links if "kingfisher" in address]


class TestOldPaths:
    """Addresses that led to the campaign before."""

    @pytest.mark.parametrize("path", [OLD, f"{OLD}/"])
    def test_they_lead_to_the_first_page(self, browser: Browser, path: str) -> None:
        """For good, with a slash at the end or without."""
        answer = browser.get(path, host="letters.example")
        assert (answer.status_code, answer.body) == (301, b"")
        assert answer.headers["Location"] == "http://letters.example/"

    @pytest.mark.parametrize(
        "asked",
        [
            "next=//evil.example",
            "url=https://evil.example",
            "campaign=//evil.example",
            "x=%0d%0aSet-Cookie:%20a=b",
        ],
    )
    def test_nothing_asked_for_goes_along(self, browser: Browser, asked: str) -> None:
        """Whatever stands in the query string."""
        answer = browser.get(f"{OLD}?{asked}", host="letters.example")
        assert answer.headers["Location"] == "http://letters.example/"
        assert not [word for word in ("evil", "Cookie") if word in str(answer.headers)]

    @pytest.mark.parametrize(
        "host",
        [
            "evil.example/path",
            "x@evil.example",
            "//evil.example",
            "evil.example\r\nSet-Cookie: a=b",
            "evil.example?",
        ],
    )
    def test_a_host_that_is_none_leads_nowhere_else(self, browser: Browser, host: str) -> None:
        """Nothing but a plain host is repeated, so no header can be slipped in and no other path."""
        answer = browser.get(OLD, host=host)
        assert answer.headers["Location"] == "http://localhost/"
        assert "evil" not in str(answer.headers)

    @pytest.mark.parametrize("path", [f"{OLD}/evil", f"{OLD}//evil.example", f"/{OLD}", "//evil.example"])
    def test_nothing_else_leads_on(self, browser: Browser, path: str) -> None:
        """Only the very paths that the campaign lists are answered."""
        answer = browser.get(path)
        assert answer.status_code in {403, 404}
        assert "Location" not in answer.headers

    def test_a_path_of_ours_cannot_be_an_old_one(self, served: Served) -> None:
        """A campaign that claims one stops the start, and is told which."""
        with pytest.raises(CampaignFileError, match="old_paths: “/Privacy/2016” begins as a page of ours"):
            served(lambda text: text.replace(OLD_PATHS, 'old_paths = ["/Privacy/2016"]'))

    def test_a_campaign_may_have_several_or_none(self, served: Served) -> None:
        """Each of them leads on, as deep as it may be."""
        browser = served(lambda text: text.replace(OLD_PATHS, 'old_paths = ["/act", "/act/now/2016/"]'))
        for path in ("/act", "/act/now/2016", "/act/now/2016/"):
            assert browser.get(path, host="letters.example").headers["Location"] == "http://letters.example/"

    def test_a_campaign_without_any_has_none(self, served: Served) -> None:
        """An address that was nobody's stays so."""
        assert served(without_more).get(OLD).status_code in {403, 404}
