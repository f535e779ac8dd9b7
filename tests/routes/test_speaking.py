"""A supporter chooses the language on the page, and loses nothing that they typed."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.edges import Edges
from chalicelib.languages import Languages, Text
from chalicelib.places import Places
from chalicelib.sharing import Network
from tests.english import english
from tests.routes.conftest import CAMPAIGN, NAME, STORY, Browser, World, edges_of
from tests.routes.test_languages import INLINE, SPOKEN_ATTRIBUTES, WORD, without_said
from tests.routes.test_pages import ANSWERS, Supporter
from tests.second_language import bracket_campaign, welsh
from tests.unit.subject_access.asked import guide
from tests.unit.web.campaigns import ROOT, campaign
from tests.unit.web.pages import Element, read

CARDIFF = "CF10 1AA"
CAMPAIGNS = ROOT / "templates/campaigns"
LINKED = ("/counts", "/privacy", "/more", "/s/x", "/s/nowhere", "/organisers")
TYPED_ON = (
    "/",
    "/letter",
    "/widget",
    "/thanks",
    "/share",
    "/paper",
    "/subject-access",
    "/subject-access?step=after",
)


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Languages:
    return welsh(tmp_path_factory.mktemp("languages"))


@pytest.fixture(scope="module")
def campaigns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("campaigns")
    shutil.copytree(CAMPAIGNS / CAMPAIGN, folder / CAMPAIGN, ignore=shutil.ignore_patterns("campaign.*.toml"))
    return folder


@pytest.fixture
def app(edges: Edges, create_app: Callable[..., Chalice], languages: Languages, campaigns: Path) -> Chalice:
    """A campaign in English alone, read in Welsh."""
    return create_app(CAMPAIGN, edges, campaigns, languages=languages)


@pytest.fixture(scope="module")
def in_brackets(
    places: Places,
    create_app: Callable[..., Chalice],
    languages: Languages,
    campaigns: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Browser:
    """A campaign that has everything in Welsh, too."""
    folder = tmp_path_factory.mktemp("both") / "campaigns"
    shutil.copytree(campaigns, folder)
    bracket_campaign(folder / CAMPAIGN)
    return Browser(Client(create_app(CAMPAIGN, edges_of(World(), places), folder, languages=languages)))


def in_welsh(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang=cy"


def is_welsh(supporter: Supporter) -> bool:
    return "lang=cy" in "".join(form.action for form in supporter.page.forms)


class TestOnTheWay:
    """The pages on which somebody types."""

    def test_nothing_typed_is_lost(self, browser: Browser) -> None:
        """On each step, what was typed on it and before it stands on the same step in the other language."""
        supporter = Supporter(browser)
        supporter.speak("Cymraeg", postcode=CARDIFF, role="parent")
        assert supporter.form("⟦Continue⟧").value("postcode") == CARDIFF
        assert supporter.form("⟦Continue⟧").value("role") == "parent"
        supporter.press("⟦Continue⟧")
        supporter.speak("English", answer_you=ANSWERS[0])
        assert supporter.form("Continue").value("answer-you") == ANSWERS[0]
        supporter.press("Continue", answer_found_out=ANSWERS[1])
        supporter.speak("Cymraeg", name=NAME, asks="new-law")
        assert supporter.form("⟦Show me my letter⟧").value("name") == NAME
        assert supporter.form("⟦Show me my letter⟧").value("asks") == "new-law"
        supporter.press("⟦Show me my letter⟧")
        edited = f"Annwyl Stephen Doughty,\n\n{STORY} Diolch.\n\nYn gywir,\n\n{NAME}"
        supporter.speak("English", draft=edited)
        assert supporter.form("Check it again").value("draft") == edited
        supporter.press("Go on to send it")
        assert supporter.speak("Cymraeg").text.count(edited.replace("\n\n", " "))

    def test_nothing_typed_is_in_an_address(self, browser: Browser) -> None:
        """Neither where a button leads nor in a link of ours; the postcode goes to WriteToThem alone."""
        typed = {"postcode": CARDIFF, "role": "parent", "answer-you": STORY, "name": NAME}
        for step in ("you", "story", "ask", "read", "send"):
            html = browser.post_form("/letter?lang=cy", {**typed, "speak": step}).body.decode()
            addresses = re.findall(r'(?:action|href)="([^"]*)"', html)
            assert len(addresses) > 8
            ours = [address for address in addresses if "writetothem" not in address]
            assert not [each for each in ours if re.search("CF10|1AA|Priya|Harrow|parent", each)]

    def test_an_unedited_letter_is_made_again(self, browser: Browser) -> None:
        """Greeting, sign-off and the way out are those of the language; the supporter's own words stay."""
        supporter = Supporter(browser).reach_send()
        assert any(
            link.startswith("https://www.writetothem.com/?pc=HA2+0JQ") for link in supporter.page.links
        )
        supporter.speak("Cymraeg")
        assert "Annwyl Gareth Thomas, " in supporter.page.text
        assert f"Yn gywir, {NAME}" in supporter.page.text
        assert ANSWERS[0] in supporter.page.text
        assert any(link.startswith("https://cy.writetothem.com/?pc=HA2+0JQ") for link in supporter.page.links)
        assert f"Yours sincerely, {NAME}" in supporter.speak("English").text

    def test_an_edited_letter_stays_as_it_is(self, browser: Browser) -> None:
        """It says that it was made in another language, and offers to make it again; back there it says nothing."""
        supporter = Supporter(browser).reach_read()
        draft = supporter.form("Check it again").value("draft") or ""
        supporter.press("Check it again", draft=draft.replace("Harrow Weald", "Harrow"))
        page = supporter.speak("Cymraeg")
        assert "⟦Your letter was made in another language" in page.text
        assert (supporter.form("⟦Check it again⟧").value("draft") or "").startswith("Dear Gareth Thomas,")
        assert "made in another language" not in supporter.speak("English").text
        supporter.speak("Cymraeg")
        supporter.press("⟦Make it again from my answers⟧")
        made = supporter.form("⟦Check it again⟧").value("draft") or ""
        assert made.startswith("Annwyl Gareth Thomas,")
        page = supporter.press("⟦Check it again⟧", draft=made.replace("Harrow Weald", "Harrow"))
        assert "made in another language" not in page.text
        assert "made in another language" in supporter.speak("English").text

    def test_the_letter_is_counted_once(self, browser: Browser) -> None:
        """The last page in the other language says so, and leads on."""
        supporter = Supporter(browser).reach_send()
        assert "1 to the letters sent" in supporter.press("I have sent it").text
        assert "⟦Nothing new: this letter was counted already" in supporter.speak("Cymraeg").text
        supporter.press("⟦Share the campaign⟧")
        page = supporter.speak("English", server="mastodon.social")
        assert supporter.form("Make the link").value("server") == "mastodon.social"
        assert "Make the link" in page.text
        assert "Share on mastodon.social" not in page.text

    def test_a_mistake_stays_to_be_mended_and_is_not_said_again(self, browser: Browser) -> None:
        """Who asks for another language has not pressed on."""
        supporter = Supporter(browser)
        supporter.press("Continue", postcode="nowhere", role="parent")
        assert supporter.status == 422
        supporter.speak("Cymraeg")
        assert supporter.status == 200
        assert supporter.form("⟦Continue⟧").value("postcode") == "nowhere"

    @pytest.mark.parametrize("path", TYPED_ON)
    def test_the_enter_key_goes_on(self, browser: Browser, path: str) -> None:
        """It presses a form's first button wherever that stands, which is never a language's."""
        page = Supporter(browser, path).page
        first, *others = page.apart
        assert not first.action
        assert first.name in {"go", None}
        assert {each.label for each in others} >= {"Cymraeg"}
        assert all(each.name == "speak" for each in others)

    @pytest.mark.parametrize("path", TYPED_ON)
    def test_what_is_not_filled_in_yet_is_not_missed(self, browser: Browser, path: str) -> None:
        """Choosing a language on a page that one has just opened shows that page."""
        supporter = Supporter(browser, path)
        words = supporter.page.text
        supporter.speak("Cymraeg")
        assert supporter.status == 200
        assert is_welsh(supporter)
        assert 'role="alert"' not in supporter.page.text
        supporter.speak("English")
        assert supporter.page.text == words

    def test_while_there_are_no_mps(self, world: World, browser: Browser) -> None:
        """The words that come back stand in either language."""
        world.is_dissolved = True
        supporter = Supporter(browser)
        assert "⟦" in supporter.speak("Cymraeg").text
        html = browser.post_form("/letter", {"draft": STORY, "go": "read"}).body.decode()
        supporter.page = type(supporter.page)(html)
        assert ANSWERS[1] in supporter.speak("Cymraeg").text

    def test_a_letter_to_a_paper_stays(self, browser: Browser) -> None:
        """It is checked again, in the other language."""
        supporter = Supporter(browser, "/paper")
        supporter.speak("Cymraeg", letter=STORY)
        assert "⟦This is your own letter. It is ready for the paper.⟧" in supporter.page.text
        assert supporter.form("⟦Check my letter⟧").value("letter") == STORY

    def test_the_way_to_a_record(self, browser: Browser) -> None:
        """Half filled in, nothing is refused and nothing lost; the letters say why they are in English."""
        make = english(Text("access.make"))
        supporter = Supporter(browser, "/subject-access")
        supporter.form("Continue").fill("for", "self")
        supporter.form("Continue").fill("educated_in", "england")
        supporter.press("Continue")
        supporter.form(make).fill("birth_date-day", "7")
        page = supporter.speak("Cymraeg", schools="Weald Rise, Harrow")
        assert supporter.status == 200
        form = supporter.form(f"⟦{make}⟧")
        assert (form.value("birth_date-day"), form.value("schools")) == ("7", "Weald Rise, Harrow")
        for name, value in {
            "name": NAME,
            "contact": "priya@example.org",
            "birth_date-month": "5",
            "birth_date-year": "1998",
        }.items():
            form.fill(name, value)
        page = supporter.press(f"⟦{make}⟧")
        assert "⟦The letters are in English: " in page.text
        assert "Dear Sir or Madam," in page.text
        page = supporter.speak("English")
        assert "The letters are in English: " not in page.text
        assert "Dear Sir or Madam," in page.text


class TestWelsh:
    """What Welsh alone has."""

    def test_it_is_offered_where_a_welsh_constituency_is_found(self, browser: Browser) -> None:
        """Beside the MP's name, in a line of its own; nowhere else, and not in Welsh."""
        offer = "You can have these pages and your letter in Welsh: Cymraeg"
        assert offer not in Supporter(browser).reach_story().page.text
        supporter = Supporter(browser).reach_story(CARDIFF)
        assert offer in supporter.page.text
        assert "MP for Cardiff South and Penarth." in supporter.page.text
        assert offer not in supporter.speak("Cymraeg").text

    def test_a_constituency_has_both_its_names(self, browser: Browser) -> None:
        """The Welsh one first, and the English one where it differs; where it is counted, too."""
        supporter = Supporter(browser, "/?lang=cy")
        page = supporter.press("⟦Continue⟧", postcode=CARDIFF, role="parent")
        assert "MP for De Caerdydd a Phenarth (Cardiff South and Penarth)." in page.text
        supporter.press("⟦Continue⟧", answer_you=ANSWERS[0], answer_found_out=ANSWERS[1])
        supporter.press("⟦Show me my letter⟧", name=NAME)
        supporter.press("⟦Go on to send it⟧")
        assert (
            "from De Caerdydd a Phenarth (Cardiff South and Penarth)"
            in supporter.press("⟦I have sent it⟧").text
        )

    @pytest.mark.parametrize("path", ["/counts?campaign=none", *LINKED, *TYPED_ON])
    def test_what_a_machine_drafted_says_so(self, browser: Browser, path: str) -> None:
        """On every page, in it and in English, with the way back; no English page says it."""
        warning = "A machine drafted these words"
        root = read(browser.get(in_welsh(path)).body.decode())
        line = root.one("p", class_="drafted")
        assert line.text.startswith(f"⟦{warning}")
        assert line.one("span")["lang"] == "en-GB"
        assert line.one("span").text.startswith(warning)
        assert line.text.endswith("English")
        assert warning not in browser.get(path).body.decode()

    def test_programs_get_a_letter_in_it(self, browser: Browser, letter_fields: dict[str, Any]) -> None:
        """With its link; what they ask without a language stays in English."""
        fields = {**letter_fields, "postcode": CARDIFF}
        answer = browser.post_json("/v1/letters?lang=cy", fields).json_body
        assert answer["ready"]
        assert answer["message"].startswith("Annwyl Stephen Doughty,\n\n")
        assert answer["message"].endswith(f"\n\nYn gywir,\n\n{NAME}")
        assert answer["write_to_them_url"].startswith("https://cy.writetothem.com/?")
        assert answer["steps"][0].startswith("⟦")
        assert (
            browser.post_json("/v1/letters", fields).json_body["message"].startswith("Dear Stephen Doughty,")
        )

    def test_the_check_knows_both_languages_where_welsh_is_chosen(self, in_brackets: Browser) -> None:
        """Words of the overlay are the campaign's there, and the English ones, too; in English only these."""
        told = campaign().faq[2].answer
        overlay = f"⟦{told}⟧"
        for text, path in (
            (told, "/v1/checks"),
            (told, "/v1/checks?lang=cy"),
            (overlay, "/v1/checks?lang=cy"),
        ):
            answer = in_brackets.post_json(
                path, {"draft": f"Annwyl AS,\n\n{text}\n\nYn gywir,\n\n{NAME}"}
            ).json_body
            assert answer["campaign_words"] >= len(told.split()) - 1


class TestWhatIsShown:
    """Which language stands on a page in Welsh."""

    @pytest.mark.parametrize("path", LINKED)
    def test_pages_to_read_have_links(self, browser: Browser, path: str) -> None:
        """To themselves in each other language; the one that is shown is no link."""
        page = Supporter(browser, path).page
        assert set(page.ways) == {"cy"}
        there = Supporter(browser, f"/{page.ways['cy'].removeprefix('../').removeprefix('./')}")
        assert there.page.text.count("⟦") > 5
        assert set(there.page.ways) == {"en-GB"}

    def test_links_that_go_out_lead_to_the_same_language(self, browser: Browser) -> None:
        """Previews, texts to share and what programs get; in English they name no language."""
        html = browser.get("/s/x?lang=cy").body.decode()
        assert '<link rel="canonical" href="http://localhost/?lang=cy">' in html
        assert '<meta property="og:url" content="http://localhost/s/x?lang=cy">' in html
        assert '<meta property="og:locale" content="cy">' in html
        assert "http://localhost/?lang=cy" in browser.get("/v1/campaign?lang=cy").json_body["share_texts"][0]
        assert "lang=" not in json.dumps(browser.get("/v1/campaign").json_body)
        (shared,) = (
            form
            for form in Supporter(browser, "/share?lang=cy").page.links
            if Network.WHATSAPP.value in form or "wa.me" in form
        )
        assert "lang%3Dcy" in shared

    def test_what_is_in_english_alone_says_so(self, browser: Browser) -> None:
        """The campaign without an overlay, and the guide, are marked as English on a Welsh page, and on no other."""
        for path in ("/", "/s/x", "/more", "/paper", "/subject-access"):
            assert_all_is_welsh_or_marked(read(browser.get(f"{path}?lang=cy").body.decode()), {CAMPAIGN})
            assert "<span lang=" not in browser.get(path).body.decode().replace(
                '<span lang="cy" ', ""
            ).replace('<span aria-current="true" lang', "")

    def test_what_is_said_in_welsh_is_not_marked(self, in_brackets: Browser) -> None:
        """Where there is an overlay, no page shows anything of the campaign's in English."""
        shown = [
            in_brackets.get(f"{path}?lang=cy")
            for path in ("/", "/s/x", "/more", "/paper", "/privacy", "/counts")
        ]
        fields: dict[str, Any] = {"postcode": CARDIFF, "role": "parent", "answer-you": STORY, "name": NAME}
        shown += [
            in_brackets.post_form("/letter?lang=cy", {**fields, "go": step})
            for step in ("you", "story", "ask", "read", "send")
        ]
        assert all(each.status_code == 200 for each in shown)
        for each in shown:
            root = read(each.body.decode())
            assert_all_is_welsh_or_marked(root, set())
            marked = {span.text for span in root.all() if span.attributes.get("lang") == "en-GB"}
            assert all("drafted" in text or text == "English" or "Open Government" in text for text in marked)

    def test_a_broken_overlay_stops_nobody(
        self,
        edges: Edges,
        create_app: Callable[..., Chalice],
        languages: Languages,
        campaigns: Path,
        tmp_path: Path,
    ) -> None:
        """English reads none; Welsh shows what the campaign's own file says. Before that, make run refuses it."""
        folder = tmp_path / "campaigns"
        shutil.copytree(campaigns, folder)
        (folder / CAMPAIGN / "campaign.cy.toml").write_text('titel = "x"')
        browser = Browser(Client(create_app(CAMPAIGN, edges, folder, languages=languages)))
        for query in ("", "?lang=cy"):
            assert campaign().title in browser.get(f"/{query}").body.decode()

    def test_english_reads_no_other_file(
        self, create_app: Callable[..., Chalice], edges: Edges, languages: Languages, campaigns: Path
    ) -> None:
        """A page and a letter in English open neither another language's strings nor an overlay."""
        only = Languages(languages._files["en"].parent)
        browser = Browser(Client(create_app(CAMPAIGN, edges, campaigns, languages=only)))
        Supporter(browser).reach_send()
        assert set(only._read) == {"en"}


def assert_all_is_welsh_or_marked(root: Element, also: set[str]) -> None:
    """Hold a page to words in brackets, words marked as English, and names of people and places."""
    assert root.one("html")["lang"] == "cy"
    given = {*also, *names()}
    for text in said_in_welsh(root.one("body")):
        left = without_said(text)
        for name in sorted(given, key=len, reverse=True):
            left = left.replace(name, "")
        assert not WORD.findall(left), f"{text!r} of {root.one('title').text!r}"


def names() -> Iterator[str]:
    shown = campaign()
    yield from (
        shown.organisation,
        *shown.channels,
        "Cymraeg",
        "Stephen Doughty",
        "Labour (Co-op)",
        NAME,
        *ANSWERS,
    )
    yield from ("De Caerdydd a Phenarth (Cardiff South and Penarth)", guide().controller.name)


def said_in_welsh(element: Element) -> Iterator[str]:
    """Give what a page says that is not marked as English, apart from what its reader typed."""
    if element.attributes.get("lang", "").startswith("en"):
        return
    yield from (element.attributes[name] for name in SPOKEN_ATTRIBUTES if name in element.attributes)
    if element.tag in {"textarea", "code", "script"} or {"paper"} & set(element.classes):
        return
    if element.tag not in INLINE:
        yield words_of(element)
    for each in element.inside:
        if isinstance(each, Element):
            yield from said_in_welsh(each)


def words_of(element: Element) -> str:
    return " ".join(
        each if isinstance(each, str) else words_of(each)
        for each in element.inside
        if isinstance(each, str)
        or (
            each.tag in INLINE and each.tag != "code" and not each.attributes.get("lang", "").startswith("en")
        )
    )
