"""`make new-campaign`: a few answers become a campaign that loads; nothing is overwritten, nothing is lost."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from chalicelib.campaign import Begin, Campaign
from chalicelib.campaign_file import load_campaign
from tests.campaigns import PROJECT
from tests.tools.campaign_answers import ASK, FACT, FILE, ORGANISATION, PAGE, SECOND_ASK, TITLE, TYPED, Typist
from tools.campaigns.faults import faults_of
from tools.campaigns.new import main

if TYPE_CHECKING:
    from pathlib import Path

ID = "school-meals"


@pytest.fixture
def campaigns(tmp_path: Path) -> Path:
    folder = tmp_path / "project" / "campaigns"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.toml"
    file.write_text(FILE, encoding="utf-8")
    return file


def make(campaigns: Path, *lines: str, name: str = ID, answers: Path | str = "") -> tuple[int, str]:
    """Give the exit code, and all that was said."""
    typist = Typist(lines)
    code = main([f"--id={name}", f"--from={answers}"], typist, campaigns, campaigns.parent / "build")
    return code, typist.said


def made(campaigns: Path) -> Campaign:
    return load_campaign(campaigns / ID)


def test_what_is_typed_becomes_a_campaign(campaigns: Path) -> None:
    """It has the answers, the defaults, roles with three questions each, and one that fits anyone at the end."""
    code, said = make(campaigns, *TYPED)
    campaign = made(campaigns)
    assert (code, campaign.title, campaign.organisation, campaign.page) == (0, TITLE, ORGANISATION, PAGE)
    assert [ask.question for ask in campaign.asks] == [ASK, SECOND_ASK]
    assert [ask.id for ask in campaign.asks] == ["vote-for-free-meals", "enrol-every-child-who"]
    assert [point.text for point in campaign.points] == [FACT]
    assert (campaign.hashtag, campaign.sites) == ("AHotMealForEveryChild", ("https://full-plates.example",))
    assert [role.id for role in campaign.roles] == ["parent", "school-staff", "someone-else"]
    assert all(len(role.prompts) == 3 for role in campaign.roles)
    assert (campaign.begin, campaign.subject_access) == (Begin.PROMPTS, None)
    for command in (f"make check-campaign ID={ID}", "make card", "make run", "docs/campaigns.md"):
        assert command in said


def test_drafts_are_compared_with_its_own_facts_and_asks(campaigns: Path) -> None:
    """The reference letter holds every one of them."""
    make(campaigns, *TYPED)
    assert all(text in made(campaigns).reference_letter for text in (FACT, ASK, SECOND_ASK))


def test_answers_come_from_a_file(campaigns: Path, answers: Path) -> None:
    """Nobody is asked for what stands there, and a role is named by its number or its id."""
    code, said = make(campaigns, answers=answers)
    assert (code, made(campaigns).hashtag) == (0, "HotMeals")
    assert [role.id for role in made(campaigns).roles] == ["parent", "school-staff", "someone-else"]
    assert "Such as" not in said


def test_the_answers_in_the_document_make_a_campaign(campaigns: Path, answers: Path) -> None:
    """As docs/campaigns.md shows them, with nothing left to ask."""
    document = (PROJECT / "docs" / "campaigns.md").read_text(encoding="utf-8")
    answers.write_text(re.findall(r"```toml\n(.*?)```", document, re.DOTALL)[0], encoding="utf-8")
    code, said = make(campaigns, answers=answers)
    assert (code, "Such as" in said) == (0, False)


def test_its_comments_teach(campaigns: Path, answers: Path) -> None:
    """Every table has a comment over it, and what is left out can be had by taking the “#” away."""
    make(campaigns, answers=answers)
    text = (campaigns / ID / "campaign.toml").read_text(encoding="utf-8")
    assert sum(line.startswith("#") for line in text.splitlines()) > 30
    start = text.index("# [[faq]]")
    uncommented = text[:start] + text[start : text.index("\n\n", start)].replace("# ", "") + "\n"
    assert tomllib.loads(uncommented)["faq"][0]["as_of"]


@pytest.mark.parametrize(
    ("wrong", "at", "advice"),
    [
        ("x" * 61, 1, "61 characters are too many for a title: 60 at most."),
        ("word " * 41, 2, "41 words are too many: 40 at most"),
        ("full-plates.example", 3, "It must be an absolute address that begins with https://."),
        ("two words", 4, "A hashtag is one word"),
        ("How will you vote?", 5, "Begin with “Will you”, end with “?”."),
        ("Will you vote for it.", 5, "Begin with “Will you”, end with “?”."),
        (f"Will you {'really ' * 20}?", 5, "22 words are too many: 20 at most"),
        ("fact " * 21, 8, "21 words: whoever pastes that must write 42 of their own"),
        ("last year", 9, "Say the year"),
        ("this is a whole sentence about meals", 11, "Give names alone"),
        ("1 9", 12, "“9” is none of them. Type their numbers, 1 to 6"),
        ("https://full-plates.example/meals", 13, "must begin with https:// and end with the name: no path"),
        ("", 0, "Something has to stand there."),
        (" \u200b ", 1, "Something has to stand there."),
    ],
)
def test_what_cannot_be_used_is_asked_again_at_once(
    campaigns: Path, wrong: str, at: int, advice: str
) -> None:
    """It says what to do, and the campaign is the one that it would have been."""
    code, said = make(campaigns, *TYPED[:at], wrong, *TYPED[at:])
    assert (code, faults_of(campaigns / ID)) == (0, [])
    assert advice in said
    other = campaigns.parent / "other"
    other.mkdir()
    make(other, *TYPED)
    assert (campaigns / ID / "campaign.toml").read_bytes() == (other / ID / "campaign.toml").read_bytes()


def test_more_than_three_asks_are_not_asked_for(campaigns: Path) -> None:
    """After the third it goes on by itself."""
    make(campaigns, *TYPED[:7], "Will you write back?", *TYPED[8:])
    assert len(made(campaigns).asks) == 3


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("", "make new-campaign ID=school-meals"),
        ("School meals", "use small letters, digits and single hyphens"),
        ("../elsewhere", "use small letters, digits and single hyphens"),
        ("x" * 41, "40 characters at most"),
    ],
)
def test_a_name_that_cannot_be_an_id_is_refused(campaigns: Path, name: str, advice: str) -> None:
    """Before anything is asked, and nothing is made."""
    code, said = make(campaigns, *TYPED, name=name)
    assert (code, list(campaigns.iterdir())) == (1, [])
    assert advice in said
    assert "Such as" not in said


def test_nothing_is_ever_overwritten(campaigns: Path) -> None:
    """A folder of that name is left as it is, also an empty one."""
    (campaigns / ID).mkdir()
    code, said = make(campaigns, *TYPED)
    assert (code, list((campaigns / ID).iterdir())) == (1, [])
    assert "already" in said


def test_a_folder_that_came_meanwhile_is_left_as_it_is(campaigns: Path) -> None:
    """Somebody else made it while the questions were answered."""

    class Slow(Typist):
        def read(self, prompt: str) -> str:
            (campaigns / ID).mkdir(exist_ok=True)
            return super().read(prompt)

    typist = Slow(TYPED)
    assert main([f"--id={ID}"], typist, campaigns, campaigns.parent) == 1
    assert list((campaigns / ID).iterdir()) == []
    assert "already" in typist.said


@pytest.mark.parametrize("stopped_at", range(1, len(TYPED)))
def test_whoever_stops_can_go_on_later(campaigns: Path, stopped_at: int) -> None:
    """The answers so far are kept in a file, and from it and the rest comes the same campaign."""
    code, said = make(campaigns, *TYPED[:stopped_at])
    assert (code, list(campaigns.iterdir())) == (1, [])
    file = campaigns.parent / "build" / f"new-campaign-{ID}.toml"
    assert f"make new-campaign ID={ID} FROM={file}" in said
    kept = tomllib.loads(file.read_text(encoding="utf-8"))
    asked_at = {"organisation": 0, "title": 1, "summary": 2, "page": 3, "hashtag": 4, "asks": 5, "facts": 8}
    rest = TYPED[min((at for key, at in asked_at.items() if key not in kept), default=11 + len(kept) - 7) :]
    assert make(campaigns, *rest, answers=file)[0] == 0
    assert made(campaigns).title == TITLE


def test_who_stops_at_once_keeps_nothing(campaigns: Path) -> None:
    """There is no file of no answers."""
    assert make(campaigns)[0] == 1
    assert not (campaigns.parent / "build").exists()


@pytest.mark.parametrize(
    ("changed", "to", "faults"),
    [
        ("title =", "titel =", ["titel: is no question; check its spelling"]),
        (ASK, "Vote!", ["asks: An MP must be able to answer it"]),
        ('as_of = "since September 2014, GOV.UK"', 'as_of = "lately"', ["facts: Say the year"]),
        (f'"{TITLE}"', '"x"\npage = 7\nnope = 1', []),
        (f'"{PAGE}"', "7\nnope = 1", ["nope: is no question", "page: Something has to stand there."]),
        ('"https://full-plates.example"]', '"http://full-plates.example"]', ["sites: “http://full"]),
        (
            f'["{ASK}", "{SECOND_ASK}"]',
            f'["{ASK}", "{ASK}", "{ASK}", "{ASK}"]',
            ["asks: Those are 4: 3 at most."],
        ),
        ("organisation", "= organisation", ["is not TOML"]),
    ],
)
def test_all_that_is_wrong_with_a_file_is_said_at_once(
    campaigns: Path, answers: Path, changed: str, to: str, faults: list[str]
) -> None:
    """Each with its question, and nothing is made."""
    answers.write_text(FILE.replace(changed, to, 1), encoding="utf-8")
    code, said = make(campaigns, answers=answers)
    assert (code, list(campaigns.iterdir())) == (1, [])
    assert str(answers) in said
    assert all(fault in said for fault in faults)


def test_a_file_that_is_not_there(campaigns: Path) -> None:
    """It is named."""
    code, said = make(campaigns, answers="nowhere.toml")
    assert (code, said) == (1, "nowhere.toml: is missing or is not UTF-8 text\n")


def test_quotes_and_backslashes_stay_what_they_are(campaigns: Path) -> None:
    """An answer is a text, whatever it holds."""
    title = 'The "meals" \\ campaign {link} {{ 7 * 7 }} ”'
    make(campaigns, TYPED[0], title, *TYPED[2:4], "Meals", *TYPED[5:])
    assert made(campaigns).title == title
