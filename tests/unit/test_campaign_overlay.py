"""What a campaign says in another language: a file of texts beside its own."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from chalicelib.campaign import Campaign
from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_overlay import load_overlay, overlay_file, untranslated
from chalicelib.campaign_table import CampaignFileError
from tests.unit.test_campaign_file import CAMPAIGNS, SHIPPED

OVERLAY = """
title = "Fy nghofnodion"
summary = "Crynodeb."
poster_question = "Pwy?"
common_names = ["Adran Addysg"]
[[points]]
id = "kept"
text = "Cedwir."
[[asks]]
id = "new-law"
question = "A wnewch chi?"
[[roles]]
id = "no-answer"
label = "Rhywun"
[[roles.prompts]]
id = "you"
help = "Tua phryd."
[[roles.asks]]
id = "answer-me"
title = "Ateb"
[[share_texts]]
[[share_texts]]
text = "Ysgrifennwch: {link}"
[[links]]
title = "Am yr ymgyrch"
url = "https://example.org/cy"
[paper]
help = "Byr."
[[paper.find]]
title = "Papurau"
[fund]
text = "Arian."
[[faq]]
id = "see-mine"
answer = "Ydw."
[[updates]]
title = "Newyddion"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / SHIPPED.name
    shutil.copytree(SHIPPED, copy)
    return copy


def overlaid(folder: Path, text: str) -> Campaign:
    overlay_file(folder, "xx").write_text(text, encoding="utf-8")
    return load_overlay(load_campaign(folder), folder, "xx")


def test_what_it_says_stands_in_the_place_of_the_campaigns_own(folder: Path) -> None:
    """Each text by its id or its place, and nothing else is changed."""
    own, said = load_campaign(folder), overlaid(folder, OVERLAY)
    assert (said.title, said.summary, said.poster_question) == ("Fy nghofnodion", "Crynodeb.", "Pwy?")
    assert said.common_names == (*own.common_names, "Adran Addysg")
    assert [point for point in said.points if point not in own.points] == [
        replace(own.points[5], text="Cedwir.")
    ]
    assert said.asks == (*own.asks[:2], replace(own.asks[2], question="A wnewch chi?"))
    casework, own_casework = said.roles[4], own.roles[4]
    assert (casework.label, casework.message_type) == ("Rhywun", own_casework.message_type)
    assert casework.prompts == (
        replace(own_casework.prompts[0], help="Tua phryd."),
        *own_casework.prompts[1:],
    )
    assert casework.asks == (replace(own_casework.asks[0], title="Ateb"), *own_casework.asks[1:])
    assert said.share_texts == (own.share_texts[0], "Ysgrifennwch: {link}")
    assert (said.links[0].title, said.links[0].url) == ("Am yr ymgyrch", "https://example.org/cy")
    assert said.links[1:] == own.links[1:]
    assert own.paper
    assert own.fund
    find = (replace(own.paper.find[0], title="Papurau"), *own.paper.find[1:])
    assert said.paper == replace(own.paper, help="Byr.", find=find)
    assert said.fund == replace(own.fund, text="Arian.")
    assert said.faq[4] == replace(own.faq[4], answer="Ydw.")
    assert said.updates == (replace(own.updates[0], title="Newyddion"),)
    assert (said.channels, said.sites, said.page, said.id) == (own.channels, own.sites, own.page, own.id)


def test_without_an_overlay_all_is_as_in_the_campaigns_own_file(folder: Path) -> None:
    """The campaign has no language in which it is missing."""
    own = load_campaign(folder)
    bare = replace(own, language="xx", original=own)
    assert load_overlay(own, folder, "xx") == overlaid(folder, "") == bare
    assert {own.title, own.asks[0].question, own.faq[0].answer} <= untranslated(bare)
    said = untranslated(overlaid(folder, OVERLAY))
    assert own.title not in said
    assert {own.asks[0].question, own.roles[0].label} <= said


def test_a_sections_overlay_needs_its_section(folder: Path) -> None:
    """An overlay adds nothing to a campaign: what its own file does not have is refused."""
    file = folder / "campaign.toml"
    file.write_text(re.sub(r"(?s)\[paper\].*", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    for section in ('[paper]\nhelp = "x"', '[fund]\ntext = "x"', '[[faq]]\nid = "x"', "[[updates]]"):
        with pytest.raises(CampaignFileError, match="is no text of a campaign"):
            overlaid(folder, section)
    assert overlaid(folder, 'title = "x"').paper is None


def test_a_letter_to_edit_has_its_own_questions(folder: Path) -> None:
    """Where supporters begin with the reference letter, both are in the other language or neither."""
    file, letter = folder / "campaign.toml", "Annwyl AS,\n\nUn.\n\nDau.\n\nYn gywir,\n\nA B"
    (folder / "reference-letter.txt").write_text(
        "Dear MP,\n\nOne.\n\nYours sincerely,\n\nA B", encoding="utf-8"
    )
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('begin = "prompts"', 'begin = "draft"\nparagraph_questions = ["Why?"]'), encoding="utf-8"
    )
    assert overlaid(folder, 'paragraph_questions = ["Pam?"]').paragraph_questions == ("Pam?",)
    assert overlaid(folder, "").paragraph_questions == ("Why?",)
    (folder / "reference-letter.xx.txt").write_text(letter, encoding="utf-8")
    with pytest.raises(CampaignFileError, match="one question for each of the 2 paragraphs"):
        overlaid(folder, "")
    said = overlaid(folder, 'paragraph_questions = ["Pam?", "Sut?"]')
    assert (said.reference_letter, said.paragraph_questions) == (letter, ("Pam?", "Sut?"))


def test_texts_of_both_languages_are_the_campaigns(folder: Path) -> None:
    """A supporter may paste either; what is the same in both counts once."""
    own, said = load_campaign(folder), overlaid(folder, OVERLAY)
    published = said.published_texts()
    assert set(own.published_texts()) < set(published)
    assert {"Crynodeb.", "Cedwir.", "A wnewch chi?", "Tua phryd.", "Ydw.", "Arian.", "Byr."} <= set(published)
    assert f"{own.asks[0].question} A wnewch chi?" in published
    assert len(set(published)) == len(published)
    assert {"A wnewch chi?", own.asks[2].question} <= set(said.offered_questions())
    assert own.offered_questions() == tuple(ask.question for ask in own.all_asks)


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ('titel = "x"', "titel", "is no text of a campaign"),
        ('page = "https://example.org"', "page", "is no text of a campaign"),
        ('hashtag = "x"', "hashtag", "is no text of a campaign"),
        ('channels = ["x"]', "channels", "is no text of a campaign"),
        ("title = 1", "title", "text in quotes"),
        ('paragraph_questions = ["Why?"]', "paragraph_questions", "is no text of a campaign"),
        ('[[points]]\nid = "new"\ntext = "x"', "points[0].id", "“new” is no id of these in campaign.toml"),
        ('[[points]]\nid = "kept"\n[[points]]\nid = "kept"', "points[1].id", "“kept” stands here twice"),
        ('[[points]]\ntext = "x"', "points[0].id", "is missing"),
        ('[[points]]\nid = "kept"\nurl = "x"', "points[0].url", "is no text of a campaign"),
        ('[[asks]]\nid = "new-law"\nquestion = "Gwnewch!"', "asks[0].question", "yes or no"),
        ('[[roles]]\nid = "parent"\nmessage_type = "casework"', "roles[0].message_type", "is no text"),
        ('[[roles]]\nid = "parent"\n[[roles.prompts]]\nid = "x"', "roles[0].prompts[0].id", "“x” is no id"),
        ('[[roles]]\nid = "parent"\n[[roles.asks]]\nid = "x"', "roles[0].asks", "is no text of a campaign"),
        ('[[share_texts]]\ntext = "no link"', "share_texts[0].text", "{link} once"),
        (
            "[[share_texts]]\n[[share_texts]]\n[[share_texts]]",
            "share_texts",
            "has 3 entries, and campaign.toml has 2",
        ),
        ('[[links]]\nurl = "javascript:x"', "links[0].url", "https://"),
        ("[paper]\nlongest = 100", "paper.longest", "is no text of a campaign"),
        ('[fund]\nurl = "https://example.org"', "fund.url", "is no text of a campaign"),
        ("[", "", "is not TOML"),
    ],
)
def test_every_mistake_is_named(folder: Path, text: str, key: str, reason: str) -> None:
    """With the overlay's own file, the key as it stands there, and the reason; the campaign itself loads."""
    with pytest.raises(CampaignFileError, match=re.escape(reason)) as wrong:
        overlaid(folder, text)
    assert (wrong.value.file.name, wrong.value.key) == ("campaign.xx.toml", key)


@pytest.mark.parametrize(
    ("folder", "tag"),
    [
        (file.parent, file.suffixes[-2].removeprefix("."))
        for file in sorted(CAMPAIGNS.glob("*/campaign.*.toml"))
    ]
    or [(SHIPPED, "none")],
)
def test_every_shipped_overlay_is_good(folder: Path, tag: str) -> None:
    """A mistake in one would show its texts in English, and only to who cannot well tell us."""
    assert load_overlay(load_campaign(folder), folder, tag).original == load_campaign(folder)
