"""The letters that ship, rendered for everybody who can ask."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, StrictUndefined

from chalicelib.subject_access.guide import LETTERS, Guide
from chalicelib.subject_access.statements import About
from tests.unit.subject_access.guides import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from chalicelib.subject_access.guide import Organisation

WHO = ("self", "child", "authorised", "attorney")
ASKING = ("request", "authority", "third-party")
LATER = ("reminder", "complaint", "ico")
NATIONS = ("england-wales", "scotland", "northern-ireland", "")
OFFICES = ("attorney", "deputy", "")
NUMBER = "A123456789012"


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The guide that ships."""
    return shipped()


def rendered(guide: Guide, name: str, **values: object) -> str:
    """One letter, with nothing known to its template but what code gives to letters of its kind."""
    who = str(values["who"])
    common = {
        "requester": "Alex Example",
        "person": "Alex Example" if who == "self" else "Sam Sample",
        "controller": guide.controller,
        "recipient": recipient(guide, name),
        "law": lambda statement_id: guide.statement(statement_id).text,
    }
    later = {"received": "3 September 2026", "respond_by": "5 October 2026"} if name in LATER else {}
    return compiled(guide.letters[name]).render(common | later | values)


@cache
def compiled(source: str) -> Template:
    """The template of a letter, as letters are compiled: plain text, and loud where a value is missing."""
    environment = Environment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - no browser reads it as a page
    )
    return environment.from_string(source)


def recipient(guide: Guide, name: str) -> Organisation:
    """Whom a letter goes to."""
    return {"ico": guide.regulator, "third-party": guide.third_parties[0]}.get(name, guide.controller)


def whole() -> dict[str, object]:
    """Everything that somebody can tell of the records."""
    return {
        "former_names": ["Sam Simple", "Samuel Simple"],
        "birth_date": "9 May 2012",
        "schools": ["Hill Primary School, Leeds, 2016 to 2023", "Dale Academy, Leeds, since 2023"],
        "pupil_number": NUMBER,
        "reply_by": "email",
    }


def bare() -> dict[str, object]:
    """The least that somebody can tell."""
    return whole() | {"former_names": [], "schools": [], "pupil_number": "", "reply_by": "post"}


def asked(name: str, **values: object) -> dict[str, object]:
    """The values of one letter of the first kind; the others have none of these."""
    if name in LATER:
        return {"who": values["who"]}
    return {"child_agrees": False, "nation": "", "office": "", **whole(), **values}


def everything(name: str) -> Iterator[dict[str, object]]:
    """Every combination of values."""
    if name in LATER:
        yield from (asked(name, who=who) for who in WHO)
        return
    for who, agrees, nation, office, told in product(WHO, (True, False), NATIONS, OFFICES, (whole(), bare())):
        yield asked(name, who=who, child_agrees=agrees, nation=nation, office=office, **told)


def blocks(letter: str) -> list[str]:
    """What stands between empty lines, below the subject."""
    return letter.rstrip("\n").split("\n\n")[1:]


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_reads_well_for_everybody(guide: Guide, name: str) -> None:
    """For whoever asks, and whatever is known: no gap, no double space, no tag, no half list, no days for the limit."""
    for values in everything(name):
        letter = rendered(guide, name, **values)
        assert letter.startswith("Subject: ")
        assert "\n\n\n" not in letter
        assert not re.search(r"  |\{\{|\{%|\}\}|%\}|\bNone\b|[ \t]$", letter, re.MULTILINE), letter
        assert not re.search(r"\b(30|31|40|thirty|forty)\b", letter)
        for block in blocks(letter):
            assert block.strip()
            kinds = {re.match(r"- |[0-9]+\. |", line)[0][-2:] for line in block.split("\n")}  # type: ignore[index]
            assert len(kinds) == 1, block


@pytest.mark.parametrize("name", LETTERS)
def test_lists_are_numbered_in_order(guide: Guide, name: str) -> None:
    """A numbered list runs from one without a gap."""
    for values in everything(name):
        numbers = [
            int(each) for each in re.findall(r"^([0-9]+)\. ", rendered(guide, name, **values), re.MULTILINE)
        ]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("who", WHO)
def test_a_letter_names_who_asks_and_for_whom(guide: Guide, name: str, who: str) -> None:
    """Whoever asks for somebody else is named beside the one whom it is about."""
    letter = rendered(guide, name, **asked(name, who=who))
    assert "Alex Example" in letter
    assert ("Sam Sample" in letter) == (who != "self")
    if name in ("request", "third-party", "reminder"):
        assert ("on behalf of Sam Sample" in letter or "on whose behalf I write" in letter) == (who != "self")


@pytest.mark.parametrize("name", ["request", "third-party"])
def test_a_request_asks_for_a_copy_and_gives_what_finds_it(guide: Guide, name: str) -> None:
    """It is labelled, asks for a copy in so many words, and gives name, former names, birth, schools and number."""
    letter = rendered(guide, name, **asked(name, who="self"))
    assert letter.startswith("Subject: Subject access request\n\n")
    assert "for a copy of my personal data" in letter
    for line in (
        "- Name: Alex Example",
        "- Former names: Sam Simple; Samuel Simple",
        "- Date of birth: 9 May 2012",
        "- School: Hill Primary School, Leeds, 2016 to 2023",
        "- School: Dale Academy, Leeds, since 2023",
        f"- Unique Pupil Number: {NUMBER}",
    ):
        assert f"\n{line}\n" in letter
    less = rendered(guide, name, **asked(name, who="self", **bare()))
    assert "Former" not in less.partition("Article 15(1)")[0]
    assert "School:" not in less
    assert "\n- Unique Pupil Number: not known to me" in less
    one = rendered(guide, name, **asked(name, who="self", former_names=["Sam Simple"]))
    assert "\n- Former name: Sam Simple\n" in one


def test_the_request_goes_as_far_as_the_right_does(guide: Guide) -> None:
    """Each thing of Article 15(1) that a copy does not tell by itself is asked for, and safeguards abroad."""
    letter = rendered(guide, "request", **asked("request", who="self"))
    for asked_for in (
        "learner number",
        "National Pupil Database",
        "individualised learner record",
        "social care",
        "source",
        "purposes",
        "lawful basis",
        "How long",
        "Every recipient",
        "by name",
        "automated decision-making or profiling",
        "outside the United Kingdom, with its safeguards",
    ):
        assert asked_for in letter


@pytest.mark.parametrize("name", ["request", "third-party"])
@pytest.mark.parametrize(
    ("nation", "office", "by"),
    [
        ("england-wales", "deputy", "a deputy appointed by the Court of Protection"),
        ("scotland", "deputy", "a guardian appointed by the Sheriff Court"),
        (
            "northern-ireland",
            "deputy",
            "a controller appointed by the High Court (Office of Care and Protection)",
        ),
        ("", "deputy", "by appointment of a court"),
        ("scotland", "attorney", "as attorney, under a power of attorney"),
        ("", "", "I am legally appointed to act for Sam Sample"),
    ],
)
def test_an_attorney_says_by_whom_appointed(
    guide: Guide, name: str, nation: str, office: str, by: str
) -> None:
    """Each nation has its own court and its own word for whom it appoints."""
    letter = rendered(guide, name, **asked(name, who="attorney", nation=nation, office=office))
    assert by in letter
    assert "the document that appoints me when you ask for it" in letter


@pytest.mark.parametrize("name", ["request", "third-party"])
def test_the_right_is_the_childs_own(guide: Guide, name: str) -> None:
    """For a child who agrees the authority comes along; for another, the child's interests and understanding count."""
    agrees = rendered(guide, name, **asked(name, who="child", child_agrees=True))
    assert "The right of access is the child’s own." in agrees
    assert "agrees to it. The signed authority comes with this letter." in agrees
    alone = rendered(guide, name, **asked(name, who="child", nation="scotland"))
    assert "signed authority" not in alone
    assert "I have parental responsibility." in alone
    assert "in the child’s best interests" in alone
    assert "signed authority" in rendered(guide, name, **asked(name, who="authorised"))


@pytest.mark.parametrize("name", ["request", "third-party"])
@pytest.mark.parametrize("who", WHO)
def test_no_identity_document_comes_with_a_request(guide: Guide, name: str, who: str) -> None:
    """Identity is proved when it is asked for, and never before."""
    letter = rendered(guide, name, **asked(name, who=who))
    assert "when you ask for it, so no identity documents come with this letter" in letter.replace("\n", " ")
    assert ("my right to act" in letter) == (who != "self")


@pytest.mark.parametrize("name", ["request", "third-party"])
def test_a_request_fits_on_a_page_and_a_half(guide: Guide, name: str) -> None:
    """The longest has 600 words at most: about a page and a half with addresses and date."""
    longest = max(len(rendered(guide, name, **values).split()) for values in everything(name))
    assert longest <= 600


def test_the_authority_ends_and_can_be_withdrawn(guide: Guide) -> None:
    """It says who, whom, for what and until when, in words for its signer, and has one line to sign."""
    grown = rendered(guide, "authority", **asked("authority", who="authorised"))
    child = rendered(guide, "authority", **asked("authority", who="child", child_agrees=True))
    for form in (grown, child):
        assert blocks(form)[-1] == "[signature]"
        assert form.count("[signature]") == 1
        assert "one year after the day on which I sign" in form
        assert "9 May 2012" in form
    assert "I can withdraw this authority at any time" in grown
    assert "I can change my mind at any time" in child
    assert max(map(len, re.findall(r"\w+", child))) <= len("organisations")


@pytest.mark.parametrize("name", LATER)
@pytest.mark.parametrize("who", WHO)
def test_what_comes_later_says_when(guide: Guide, name: str, who: str) -> None:
    """A reminder and complaints give the two days that code reckons, and no other."""
    letter = rendered(guide, name, who=who)
    assert re.findall(r"[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}", letter) == ["3 September 2026", "5 October 2026"]
    assert "[signature]" not in letter


def test_every_statement_is_used(guide: Guide) -> None:
    """Each stands on the page, in a letter, or under an address: nobody reviews what nobody reads."""
    letters = "".join(guide.letters.values())
    named = {guide.controller.statement, guide.regulator.statement}
    named |= {each.statement for each in guide.third_parties}
    named |= {each.statement for each in guide.elsewhere}
    unused = [
        each.id
        for each in guide.statements
        if each.about is About.CITED and f'law("{each.id}")' not in letters and each.id not in named
    ]
    assert unused == []
