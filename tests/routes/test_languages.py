"""Every word that is said comes from a language's file, and a second language is a second file."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.test import Client, HTTPResponse

from chalicelib.campaign import Campaign
from chalicelib.edges import Edges
from chalicelib.languages import Text
from chalicelib.places import Places, attribution
from chalicelib.subject_access.guide import Guide
from chalicelib.tally.items import SHAPES
from chalicelib.tally.snapshot import snapshot_to_text
from tests.english import english
from tests.fakes import FakeSnapshots
from tests.routes.api_contract import headers_of
from tests.routes.asked import AGREES
from tests.routes.conftest import CAMPAIGN, Browser, World, edges_of
from tests.routes.forms import Page
from tests.routes.test_canary import ORGANISER, Watched, send_everything
from tests.routes.test_pages import ANSWERS, Supporter
from tests.second_language import NAME, TAG, second_language
from tests.unit.subject_access.asked import guide
from tests.unit.web.campaigns import campaign, published
from tests.unit.web.pages import Element, read

SAID = re.compile("⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")
INLINE = ("a", "button", "code", "mark", "span", "strong", "sup")
SYMBOLS = {"low"}  # of the Government Statistical Service, the same in every language


@pytest.fixture(scope="module")
def answers(
    places: Places, create_app: Callable[..., Chalice], tmp_path_factory: pytest.TempPathFactory
) -> list[HTTPResponse]:
    """What every route answers, to good input and to bad, when there are figures to show and all is in brackets."""
    snapshots = FakeSnapshots()
    snapshots.texts[CAMPAIGN] = snapshot_to_text(published(10_000, 9, {4}))
    world = World(snapshots=snapshots)
    world.organisers.add(ORGANISER)
    bracketed = second_language(tmp_path_factory.mktemp("languages"), "en")  # without asking for it
    watched = Watched(Browser(Client(create_app(CAMPAIGN, edges_of(world, places), languages=bracketed))))
    send_everything(watched)
    return watched.answers


def test_no_page_says_anything_of_its_own(answers: list[HTTPResponse], places: Places) -> None:
    """What stands on a page is from the language's file, from the campaign's, or what was typed and looked up."""
    given = "|".join(re.escape(text) for text in sorted(given_texts(places), key=len, reverse=True))
    from_elsewhere = re.compile(rf"(?<!\w)(?:{given})(?!\w)")
    pages = {answer.body.decode() for answer in answers if is_a(answer, "html")}
    assert len(pages) > 50
    for page in pages:
        root = read(page)
        assert (root.one("html")["lang"], root.one("html")["dir"]) == ("ar", "rtl")
        for text in spoken(root):
            left = from_elsewhere.sub("", without_said(text))
            assert not set(WORD.findall(left)) - SYMBOLS, f"{text!r} of {root.one('title').text!r}"


def test_no_answer_to_a_program_says_anything_of_its_own(answers: list[HTTPResponse]) -> None:
    """Sentences for people are from the language's file; codes and names stay what they are."""
    bodies = [answer.json_body for answer in answers if is_a(answer, "json")]
    sentences = {sentence for body in bodies if "openapi" not in body for sentence in sentences_in(body)}
    assert len(sentences) > 40
    assert [each for each in sentences if without_said(each)] == []


def test_the_spreadsheet_explains_itself_in_the_language(answers: list[HTTPResponse]) -> None:
    """What stands above the figures, apart from the campaign's title and the day."""
    (sheet, *_) = [answer.body.decode() for answer in answers if is_a(answer, "csv")]
    head = sheet.removeprefix("\ufeff").partition("\r\n\r\n")[0].splitlines()
    assert len(head) > 10
    assert all(line.startswith(("⟦", '"⟦')) for line in head)


def is_a(answer: HTTPResponse, kind: str) -> bool:
    return kind in headers_of(answer).get("content-type", "")  # a redirection has none


def given_texts(places: Places) -> Iterator[str]:
    """What pages show that no language's file holds."""
    shown = campaign()
    yield from (shown.id, shown.title, shown.organisation, shown.summary, *shown.channels, *attribution())
    for role in shown.roles:
        yield role.label
        yield from (text for prompt in role.prompts for text in (prompt.question, prompt.help))
    yield from (text for ask in shown.all_asks for text in (ask.title, ask.question))
    yield from (text for point in shown.points for text in (point.text, point.as_of))
    yield from (link.title for link in shown.links)
    yield from what_else(shown)
    yield from (text for shape in SHAPES.values() for text in (shape.pk, shape.sk, *shape.fields))
    yield from guide_texts(guide())
    for place in places.constituencies.values():
        yield from (place.name, place.nation)


def what_else(shown: Campaign) -> Iterator[str]:
    """What the campaign says of other things to do."""
    yield from (text for each in shown.faq for text in (each.question, each.answer, each.as_of))
    yield from (link.title for link in shown.updates)
    if shown.paper:
        yield shown.paper.help
        yield from (link.title for link in shown.paper.find)
    if shown.fund:
        yield from (shown.fund.title, shown.fund.text, shown.fund.as_of)


def guide_texts(shown: Guide) -> Iterator[str]:
    """What the campaign says of asking to see a record, apart from its letters."""
    for organisation in (shown.controller, shown.regulator, *shown.third_parties):
        yield from filter(None, (organisation.name, organisation.email, organisation.page_title))
    for elsewhere in shown.elsewhere:
        yield from (elsewhere.title, elsewhere.text, *(link.title for link in elsewhere.links))
    yield shown.official.title
    yield from (text for each in shown.statements for text in (each.text, each.source))


def without_said(text: str) -> str:
    """Take out what is in brackets, from the inside out."""
    while (less := SAID.sub("", text)) != text:
        text = less
    return text.strip()


def spoken(element: Element) -> Iterator[str]:
    """Give what a page says aloud or shows, apart from what its reader has typed."""
    yield from (element.attributes[name] for name in SPOKEN_ATTRIBUTES if name in element.attributes)
    yield from (
        value
        for name, value in element.attributes.items()
        if name.startswith("data-") and " " in value and name != "data-phrase"
    )
    if element.tag == "textarea" or {"paper", "sheet-of-paper"} & set(element.classes):
        return
    if element.tag not in INLINE:
        yield line_of(element)
    for each in element.inside:
        if isinstance(each, Element):
            yield from spoken(each)


def line_of(element: Element) -> str:
    """Give an element's words in one line, as a reader sees them, without those of what stands apart in it."""
    return " ".join(
        each if isinstance(each, str) else line_of(each)
        for each in element.inside
        if isinstance(each, str) or each.tag in INLINE
    )


def sentences_in(body: Any) -> Iterator[str]:
    """Give the sentences of an answer that are for people."""
    if isinstance(body, list):
        for each in body:
            yield from sentences_in(each)
    if not isinstance(body, dict):
        return
    check = body.get("check", body)
    yield from filter(None, (body.get("detail"), body.get("in_words")))
    yield from (error["message"] for error in body.get("errors", ()))
    yield from (each["text"] for each in check.get("advice", ()))
    yield from (each["advice"] for each in check.get("hints", ()))
    yield from (*body.get("steps", ()), *body.get("added", ()), *body.get("rules", ()))
    yield from body.get("symbols", {}).values()


class TestAsked:
    """A language that a supporter asks for by ``?lang=``."""

    @pytest.fixture
    def app(self, edges: Edges, create_app: Callable[..., Chalice], tmp_path: Path) -> Chalice:
        return create_app(CAMPAIGN, edges, languages=second_language(tmp_path))

    def test_the_way_stays_in_the_language(self, browser: Browser) -> None:
        """From the first page to the last, every page and every link and form of ours carries it on."""
        supporter = Supporter(browser, f"/?lang={TAG}")
        for button, fields in WAY:
            assert_in_second_language(supporter)
            supporter.press(f"⟦{button}⟧", **fields)
        assert_in_second_language(supporter)
        assert "⟦Tell your friends⟧" in supporter.page.text

    def test_the_way_to_a_record_stays_in_the_language(self, browser: Browser) -> None:
        """From whose it is to the days and the letters for later; the letters are in the campaign's."""
        supporter = Supporter(browser, f"/subject-access?lang={TAG}")
        for key, fields in WAY_TO_A_RECORD:
            assert_in_second_language(supporter)
            button = f"⟦{english(Text(key))}⟧"
            for name, value in fields.items():
                supporter.form(button).fill(name, value)
            supporter.press(button)
        assert_in_second_language(supporter)
        assert (
            "⟦"
            not in supporter.page.text.partition("Dear Sir or Madam,")[2].partition("Yours faithfully,")[0]
        )

    @pytest.mark.parametrize("step", ["who", "details", "letter", "after"])
    def test_a_refusal_on_the_way_stays_in_it(self, browser: Browser, step: str) -> None:
        """Each page that is shown again carries it on."""
        fields = {"for": "child", "educated_in": "england" * (step != "details"), "name": "x" * 500}
        html = browser.post_form(f"/subject-access?lang={TAG}", fields | {"go": step}).body.decode()
        assert all(f"lang={TAG}" in form.action for form in Page(html).forms)

    def test_letters_to_whoever_holds_records_are_in_the_campaigns(self, browser: Browser) -> None:
        """Whatever is asked for: others have to read them. The calendar is for the one who asks."""
        letters, asked = (
            browser.post_json(f"/v1/subject-access{query}", AGREES).json_body
            for query in ("", f"?lang={TAG}")
        )
        for name in ("request", "authority", "third_parties", "follow_ups", "statements"):
            assert asked[name] == letters[name]
        summaries = [line for line in asked["calendar"].splitlines() if line.startswith("SUMMARY:")]
        assert len(summaries) == 3
        assert all(line.startswith("SUMMARY:⟦") for line in summaries)

    @pytest.mark.parametrize(
        "path",
        [
            "/privacy",
            "/counts",
            "/s/x",
            "/share",
            "/organisers",
            "/widget",
            "/letter",
            "/more",
            "/paper",
            "/subject-access",
        ],
    )
    def test_every_page_speaks_it(self, browser: Browser, path: str) -> None:
        """And none of them leads out of it."""
        assert_in_second_language(Supporter(browser, f"{path}?lang={TAG}"))

    def test_a_refusal_is_said_in_it(self, browser: Browser) -> None:
        """To people and to programs."""
        page = Supporter(browser, f"/?lang={TAG}").press("⟦Continue⟧", postcode="nowhere", role="parent")
        assert "⟦This is not a whole UK postcode." in page.text
        answer = browser.post_json(f"/v1/constituency?lang={TAG}", {"postcode": "nowhere"})
        assert answer.json_body["detail"].startswith("⟦This is not a whole UK postcode.")
        answer = browser.send("DELETE", f"/v1/letters?lang={TAG}", {})
        assert json.loads(answer.body)["detail"] == "⟦This address does not take that method.⟧"

    @pytest.mark.parametrize("asked", ["", "?lang=", "?lang=cy-tlh", "?lang=../en"])
    def test_otherwise_it_is_english(self, browser: Browser, asked: str) -> None:
        """Nobody is stopped by a language that there is not."""
        html = browser.get(f"/{asked}").body.decode()
        assert '<html lang="en-GB" dir="ltr">' in html
        assert "⟦" not in html
        root = read(html)
        (chooser,) = (each for each in root.all("nav") if "languages" in each.classes)
        assert NAME in chooser.text
        assert "lang=" not in html.replace("lang=xx#", "").replace('lang="', "").partition("<body")[2]


WAY: Iterable[tuple[str, dict[str, Any]]] = (
    ("Continue", {"postcode": "HA2 0JQ", "role": "parent"}),
    ("Continue", {"answer_you": ANSWERS[0], "answer_found_out": ANSWERS[1]}),
    ("Show me my letter", {"name": "Priya Shah", "asks": ["tell-families"]}),
    ("Go on to send it", {}),
    ("I have sent it", {}),
    ("Share the campaign", {}),
)


WAY_TO_A_RECORD: Iterable[tuple[str, dict[str, str]]] = (
    ("step.continue", {"for": "authorised", "educated_in": "england"}),
    (
        "access.make",
        {
            "name": "Priya Shah",
            "subject_name": "Owen Price",
            "birth_date-day": "7",
            "birth_date-month": "5",
            "birth_date-year": "1998",
            "schools": "Weald Rise Primary, Harrow",
            "contact": "priya@example.org",
        },
    ),
    ("access.sent-count", {}),
)


def assert_in_second_language(supporter: Supporter) -> None:
    assert supporter.status == 200
    assert supporter.page.text.count("⟦") > 5
    ours = [
        link for link in supporter.page.links if not link.startswith(("https://", "mailto:", "sms:", "#"))
    ]
    assert ours
    for address in (*ours, *(form.action for form in supporter.page.forms)):
        assert f"lang={TAG}" in address
