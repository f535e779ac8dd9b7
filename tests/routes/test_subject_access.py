"""The pages of a subject access request, by forms alone: for everybody who may ask, back and forth, and afterwards."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.edges import Edges
from chalicelib.tally.receipts import ReceiptBook
from chalicelib.tally.signing_key import SigningKeyUnavailable
from tests.fakes import BrokenTally, FakeTally
from tests.routes.conftest import CAMPAIGN, Browser, World
from tests.routes.forms import Form, Page

CAMPAIGNS = Path(__file__).parents[2] / "templates" / "campaigns"
PATH = "/subject-access"
NAME = "Aisha Rahman"
PERSON = "Zoë Nguyễn"
DETAILS = {
    "name": NAME,
    "birth_date-day": "29",
    "birth_date-month": "2",
    "birth_date-year": "2012",
    "schools": "Hill Street Primary, Leeds, 2016 to 2023\nRoundhay School, since 2023",
    "contact": "14 Elm Row\nLeeds",
}
OF_KIND: dict[str, dict[str, str]] = {
    "self": {},
    "child": {"subject_name": PERSON, "parental_responsibility": "yes", "understanding": "too-young"},
    "authorised": {"subject_name": PERSON},
    "attorney": {"subject_name": PERSON, "office": "deputy", "nation": "scotland"},
}
MAKE, COUNT, GO_ON = "Make the letter", "I have sent it: count one request", "Go on without being counted"


class Asker:
    """Somebody on these pages: fills in boxes by their names and presses buttons."""

    def __init__(self, browser: Browser, path: str = PATH) -> None:
        self._browser = browser
        self._take(browser.get(path))

    def _take(self, response: Any) -> None:
        self.status, self.headers = response.status_code, response.headers
        self.html = response.body.decode()
        self.page = Page(self.html)

    def form(self, button: str) -> Form:
        return self.page.form(button)

    def press(self, button: str, fields: dict[str, str] | None = None) -> "Asker":
        form = self.form(button)
        for name, value in (fields or {}).items():
            form.fill(name, value)
        return self.send(form.pressed(button))

    def send(self, fields: dict[str, list[str]]) -> "Asker":
        self._take(self._browser.post_form(PATH, fields))
        return self

    def begin(self, who: str, educated_in: str = "england") -> "Asker":
        return self.press("Continue", {"for": who, "educated_in": educated_in})

    def reach_letter(self, who: str = "self", **more: str) -> "Asker":
        return self.begin(who).press(MAKE, {**DETAILS, **OF_KIND[who], **more})

    def reach_after(self, who: str = "self") -> "Asker":
        return self.reach_letter(who).press(GO_ON)


@pytest.fixture
def asker(browser: Browser) -> Asker:
    return Asker(browser)


@pytest.mark.parametrize("who", OF_KIND)
def test_whole_way(asker: Asker, who: str) -> None:
    """From "Whose records?" to the day that an answer is due, for everybody who may ask."""
    asker.reach_letter(who)
    assert asker.status == 200
    assert "Your letter" in asker.page.text
    for said in (NAME, "29 February 2012", "Hill Street Primary, Leeds, 2016 to 2023", "21 November 2026"):
        assert said in asker.page.text
    assert (PERSON in asker.page.text) == (who != "self")
    asker.press(GO_ON)
    assert "They must answer by 21 December 2026" in asker.page.text
    asker.press("Reckon the days", {"received-day": "3", "received-month": "9", "received-year": "2026"})
    assert asker.status == 200
    assert "The answer was due by 5 October 2026" in asker.page.text
    assert "The reminder from 6 October 2026" in asker.page.text


@pytest.mark.parametrize(
    ("who", "more", "needs_authority"),
    [
        ("self", {}, False),
        ("child", {}, False),
        ("child", {"understanding": "agrees"}, True),
        ("authorised", {}, True),
        ("attorney", {}, False),
    ],
)
def test_who_has_to_sign(asker: Asker, who: str, more: dict[str, str], needs_authority: bool) -> None:  # noqa: FBT001 - a table
    """The authority is there where the person can and must agree, and nowhere else."""
    asker.reach_letter(who, **more)
    assert ("The authority to sign" in asker.page.text) == needs_authority
    assert ("Enclosed: signed authority" in asker.page.text) == needs_authority


@pytest.mark.parametrize("who", OF_KIND)
def test_each_way_asks_only_what_its_letter_needs(asker: Asker, who: str) -> None:
    """No box about a court for a parent, none about a child for an attorney."""
    asker.begin(who)
    shown = set(asker.page.ids)
    assert ("parental_responsibility" in shown) == ("understanding" in shown) == (who == "child")
    assert ("office" in shown) == ("nation" in shown) == (who == "attorney")
    assert ("subject_name" in shown) == (who != "self")


def test_nothing_chosen(asker: Asker) -> None:
    """Both questions of the first step are pointed at."""
    asker.press("Continue")
    assert asker.status == 422
    assert {"#for", "#educated_in"} <= set(asker.page.links)
    assert "Error: Find out what is held about you" in asker.html


@pytest.mark.parametrize(
    ("educated_in", "said"),
    [
        ("wales", "Welsh Government"),
        ("scotland", "Scottish Government"),
        ("northern-ireland", "Education Authority"),
        ("abroad-or-private", "private school"),
    ],
)
def test_educated_elsewhere(asker: Asker, educated_in: str, said: str) -> None:
    """Somebody whose school the department knows nothing of is told whom to ask, and can go back."""
    asker.begin("self", educated_in)
    assert asker.status == 200
    assert said in asker.page.text
    assert any(link.startswith("https://") for link in asker.page.links)
    asker.press("Back").begin("self")
    assert "About you" in asker.page.text


def test_back_and_forth_without_loss(asker: Asker) -> None:
    """From the letter back to the boxes, to the first step and on again, everything stands as it was typed."""
    asker.reach_letter("child", understanding="agrees").press("Change what I typed")
    form = asker.form(MAKE)
    for name, value in {**DETAILS, **OF_KIND["child"], "understanding": "agrees"}.items():
        assert form.value(name) == value
    asker.press("Back").press("Continue")
    assert asker.form(MAKE).value("schools") == DETAILS["schools"]
    asker.press(MAKE).press(GO_ON).press("Back to my letter")
    assert PERSON in asker.page.text


@pytest.mark.parametrize("meanwhile", ["self", "authorised", "attorney"])
def test_another_answer_to_whose_records_loses_nothing(asker: Asker, meanwhile: str) -> None:
    """What the other way does not ask for travels along unseen, stands in no letter, and is there on the way back."""
    asker.reach_letter("child", understanding="agrees").press("Change what I typed").press("Back")
    asker.begin(meanwhile).press(MAKE, OF_KIND[meanwhile])
    assert asker.status == 200
    assert (PERSON in asker.page.text) == (meanwhile != "self")
    asker.press("Change what I typed").press("Back").begin("child")
    form, expected = asker.form(MAKE), {**DETAILS, **OF_KIND["child"], "understanding": "agrees"}
    assert {name: form.value(name) for name in expected} == expected


def test_each_box_of_a_day_says_what_is_wrong(asker: Asker) -> None:
    """Whoever comes to any of the three hears the mistake, not only at the first."""
    asker.reach_letter(**{"birth_date-day": "31"})
    boxes = re.findall(r'<input id="birth_date.*?>', asker.html)
    assert len(boxes) == 3
    assert all('aria-describedby="birth_date-refusal"' in box for box in boxes)


@pytest.mark.parametrize(
    ("who", "typed", "field", "said"),
    [
        ("self", {"name": ""}, "name", "Type your full name"),
        ("self", {"name": "x" * 500}, "name", "Shorten your name"),
        ("self", {"birth_date-day": "30"}, "birth_date", "There is no 30 February"),
        ("self", {"birth_date-year": "2011"}, "birth_date", "29 February in leap years only"),
        ("self", {"birth_date-year": "2028"}, "birth_date", "has not come yet"),
        ("self", {"birth_date-year": "1876"}, "birth_date", "more than 120 years ago"),
        (
            "self",
            {"birth_date-month": "", "birth_date-day": "", "birth_date-year": ""},
            "birth_date",
            "Type the day",
        ),
        ("self", {"schools": " \n "}, "schools", "Name at least one school"),
        ("self", {"contact": ""}, "contact", "Type your email address"),
        ("self", {"reply_by": "email"}, "contact", "Add your email address"),
        ("self", {"pupil_number": "A123"}, "pupil_number", "not a Unique Pupil Number"),
        ("child", {"birth_date-year": "2004"}, "birth_date", "18 or over"),
        ("child", {"understanding": "disagrees"}, "understanding", "The right is your child’s own"),
        ("authorised", {"subject_name": ""}, "subject_name", "full name of the person"),
        ("child", {"subject_name": "x" * 500}, "subject_name", "Shorten the name of the person"),
        ("attorney", {"office": "", "nation": ""}, "nation", "Choose the country"),
    ],
)
def test_a_mistake_is_said_beside_its_box(
    asker: Asker, who: str, typed: dict[str, str], field: str, said: str
) -> None:
    """In plain words, with a link to the box, and everything typed still there."""
    asker.reach_letter(who, **typed)
    assert asker.status == 422
    assert said in asker.page.text
    assert f"#{field}" in asker.page.links
    assert asker.page.ids.count(field) == 1
    form, expected = asker.form(MAKE), {**DETAILS, **OF_KIND[who], **typed}
    assert {name: form.value(name) or "" for name in expected} == expected


def test_all_mistakes_at_once(asker: Asker) -> None:
    """An empty form is told of every box, and of none that is not there."""
    asker.begin("attorney").press(MAKE)
    links = {link for link in asker.page.links if link.startswith("#")}
    assert links == {
        "#main", "#office", "#nation", "#name", "#subject_name", "#birth_date", "#schools", "#contact",
    }  # fmt: skip


def test_what_is_typed_is_never_markup(asker: Asker) -> None:
    """Names in any script, with markup, templates and line breaks, stand in the letter as they are."""
    name = "<b>{{ 7 * 7 }}</b>\r\n{% raw %} \u202eمريم"
    asker.reach_letter("authorised", subject_name=name, schools="[signature]\n- {{ person }}\nSubject: <i>")
    assert asker.status == 200
    assert "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt; {% raw %} مريم" in asker.html
    assert "<b>" not in asker.html
    assert "<i>" not in asker.html


def test_the_link_to_an_email_holds_nothing_personal(asker: Asker) -> None:
    """Address and subject are the campaign's, whatever was typed."""
    hostile = "x\r\nBcc: a@b.example%0ABcc:c@d.example&body=hello?cc=e@f.example"
    typed = dict.fromkeys(("name", "contact", "schools", "former_names"), hostile)
    asker.reach_letter(**typed)
    (mailto,) = [link for link in asker.page.links if link.startswith("mailto:")]
    assert mailto == "mailto:data.sharing@education.gov.uk?subject=Subject%20access%20request"


class TestCounting:
    """One request more, if and only if the button that says so is pressed."""

    def test_only_the_button_counts(self, asker: Asker, world: World) -> None:
        """Making letters and going on count nothing; the button counts one, once."""
        assert isinstance(world.tally, FakeTally)
        asker.reach_letter()
        again = asker.form(COUNT).pressed(COUNT)
        asker.press(GO_ON)
        assert world.tally.participations == []
        asker.send(again)
        assert "1 to the requests to see one’s records on 21 November 2026" in asker.page.text
        assert "They must answer by 21 December 2026" in asker.page.text
        asker.send(again)
        assert "Nothing new" in asker.page.text
        assert [each.event for each in world.tally.participations] == ["prepared"]

    def test_where_counting_fails_the_days_are_there(self, asker: Asker, world: World) -> None:
        """A store that is away takes nothing from anybody, and can be tried again."""
        asker.reach_letter()
        world.tally, tally = BrokenTally(), world.tally
        asker.press(COUNT)
        assert asker.status == 503
        assert asker.headers["Retry-After"]
        assert "They must answer by" in asker.page.text
        world.tally = tally
        asker.press("Try again")
        assert asker.status == 200
        assert "What we counted" in asker.page.text

    def test_a_bad_day_counts_nothing(self, asker: Asker, world: World) -> None:
        """Nobody is counted without being told."""
        assert isinstance(world.tally, FakeTally)
        asker.reach_letter()
        asker.send({**asker.form(COUNT).pressed(COUNT), "received-day": ["40"]})
        assert asker.status == 422
        assert world.tally.participations == []

    def test_a_receipt_that_is_no_good_is_replaced(self, asker: Asker) -> None:
        """Whatever the form carries, the button works."""
        asker.reach_letter().press("Change what I typed").press(MAKE, {"receipt": "forged"})
        assert asker.press(COUNT).status == 200
        assert "What we counted" in asker.page.text

    def test_without_a_key_there_is_no_button(self, browser: Browser, world: World) -> None:
        """The letter is made all the same."""

        def away() -> ReceiptBook:
            raise SigningKeyUnavailable

        world.receipts = away
        asker = Asker(browser).reach_letter()
        assert "We cannot count requests just now" in asker.page.text
        assert asker.press(GO_ON).status == 200


class TestAfterwards:
    """Somebody who asked weeks ago, and comes back with nothing but the day."""

    @pytest.fixture
    def asker(self, browser: Browser) -> Asker:
        return Asker(browser, f"{PATH}?step=after")

    def test_the_day_is_enough(self, asker: Asker) -> None:
        """The days and the calendar need no name."""
        asker.press("Reckon the days", dated("31", "January", "2026"))
        assert "The answer was due by 2 March 2026" in asker.page.text
        assert "The reminder" not in asker.page.text

    @pytest.mark.parametrize(
        ("received", "said", "opened"),
        [
            (("21", "10", "2026"), "They must answer by 23 November 2026", []),
            (("20", "10", "2026"), "If none has come, it is time for the reminder.", ["reminder"]),
            (("3", "9", "2026"), "If none has come, send the reminder now and give", ["complaint"]),
        ],
    )
    def test_a_day_that_is_over_says_what_to_do_now(
        self, asker: Asker, received: tuple[str, str, str], said: str, opened: list[str]
    ) -> None:
        """With the letter for it open, and no calendar of days that are all gone."""
        asker.press("Reckon the days", {**dated(*received), "name": NAME, "contact": "x"})
        assert said in asker.page.text
        letters = re.findall(r'<details( open)?>.*?class="sheet-of-paper" id="(.*?)"', asker.html, re.DOTALL)
        assert [letter for is_open, letter in letters if is_open] == opened
        assert ("Did they tell you" in asker.page.text) == bool(opened)
        assert ("Put these days into my calendar" in asker.page.text) == (opened != ["complaint"])

    def test_with_a_name_there_are_letters(self, asker: Asker) -> None:
        """For oneself, or for somebody else."""
        asker.press(
            "Reckon the days", {**dated("3", "9", "2026"), "name": NAME, "contact": "aisha@example.org"}
        )
        assert "The complaint to the Information Commissioner" in asker.page.text
        assert PERSON not in asker.page.text
        asker.press("Reckon the days", {"subject_name": PERSON})
        assert asker.status == 422
        assert "#for" in asker.page.links
        assert asker.page.ids.count("for") == 1
        asker.press("Reckon the days", {"for": "attorney"})
        assert f"on behalf of {PERSON}, for whom I am legally appointed to act" in asker.page.text

    def test_a_parent_who_comes_back_claims_no_authority(self, asker: Asker) -> None:
        """By what right somebody asked stands in the letter to the regulator, so it is asked and not guessed."""
        typed = {
            **dated("3", "9", "2026"),
            "name": NAME,
            "contact": "x",
            "for": "child",
            "subject_name": PERSON,
        }
        asker.press("Reckon the days", typed)
        assert "a child for whom I have parental responsibility" in asker.page.text
        assert "signed authority" not in asker.page.text
        assert asker.form("Reckon the days").value("for") == "child"

    def test_who_comes_by_the_steps_is_not_asked_again(self, browser: Browser) -> None:
        """It was said on the first step, and goes along."""
        asker = Asker(browser).reach_after("child")
        assert "for" not in asker.page.ids
        assert asker.press("Reckon the days").press("Back to my letter").status == 200

    def test_a_name_alone_asks_for_the_rest(self, asker: Asker) -> None:
        """All that is missing is said at once."""
        asker.press("Reckon the days", {"name": NAME})
        assert asker.status == 422
        assert {"#received", "#contact"} <= set(asker.page.links)

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            (("22", "11", "2026"), "has not come yet"),
            (("1", "1", "2019"), "more than two years ago"),
            (("31", "4", "2026"), "There is no 31 April"),
            (("", "", ""), "Type the day, the month and the year"),
        ],
    )
    def test_a_day_that_cannot_be(self, asker: Asker, typed: tuple[str, str, str], said: str) -> None:
        """Is refused in words, and stays in its boxes."""
        asker.press("Reckon the days", {**dated(*typed), "name": NAME, "contact": "x"})
        assert asker.status == 422
        assert said in asker.page.text
        form = asker.form("Reckon the days")
        assert tuple(form.value(f"received-{part}") or "" for part in ("day", "month", "year")) == typed

    def test_nothing_typed(self, asker: Asker) -> None:
        """Is pointed at its boxes."""
        asker.press("Reckon the days", dated("", "", ""))
        assert asker.status == 422
        assert "#received" in asker.page.links

    def test_the_calendar(self, browser: Browser, asker: Asker) -> None:
        """A file with three days and nothing about anybody."""
        asker.press("Reckon the days", {**dated("3", "11", "2026"), "name": NAME, "contact": "x"})
        sent = asker.form("Put these days into my calendar").pressed("Put these days into my calendar")
        assert set(sent) == {"received-day", "received-month", "received-year"}
        answer = browser.post_form("/calendar", sent)
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="your-request.ics"'
        assert answer.headers["Cache-Control"] == "no-store"
        text = answer.body.decode()
        assert [line for line in text.split("\r\n") if line.startswith("DTSTART")] == [
            f"DTSTART;VALUE=DATE:{day}" for day in ("20261203", "20261204", "20261218")
        ]
        assert NAME not in text

    def test_a_calendar_of_no_day(self, browser: Browser) -> None:
        """Leads back to the boxes."""
        answer = browser.post_form("/calendar", dated("31", "4", "2026"))
        assert answer.status_code == 422
        assert "There is no 31 April" in answer.body.decode()


def dated(day: str, month: str, year: str) -> dict[str, str]:
    return {"received-day": day, "received-month": month, "received-year": year}


@pytest.mark.parametrize("go", ["details", "letter", "after", "who", "", "../x", "é"])
def test_any_button_without_anything_typed(browser: Browser, go: str) -> None:
    """Leads to a page that says what to do, never to an error of ours."""
    answer = browser.post_form(PATH, {"go": go, "for": "nobody", "educated_in": "mars", "receipt": "x"})
    assert answer.status_code == (422 if go in {"details", "letter", "after"} else 200)


def test_nobody_may_frame_it(browser: Browser) -> None:
    """A page with a child's birth date in it stands in nobody's frame, also in the widget's dress."""
    for path in (PATH, f"{PATH}?dress=widget"):
        assert "frame-ancestors 'none'" in browser.get(path).headers["Content-Security-Policy"]


def test_it_is_led_to(browser: Browser) -> None:
    """From the page of what else there is to do."""
    assert "subject-access" in Page(browser.get("/more").body.decode()).links


def test_a_campaign_without_a_guide(create_app: Callable[..., Chalice], edges: Edges, tmp_path: Path) -> None:
    """Has no such page, says so to people and programs, and leads to none."""
    shutil.copytree(
        CAMPAIGNS / CAMPAIGN, tmp_path / CAMPAIGN, ignore=shutil.ignore_patterns("subject-access")
    )
    browser = Browser(Client(create_app(CAMPAIGN, edges, tmp_path)))
    for answer in (browser.get(PATH), browser.post_form("/calendar", dated("3", "9", "2026"))):
        assert answer.status_code == 404
        assert "no page about asking to see records" in answer.body.decode()
    assert browser.post_json("/v1/subject-access", {}).json_body["type"].endswith(":no-subject-access")
    assert "subject-access" not in Page(browser.get("/more").body.decode()).links
