"""What is said in Welsh: all of it, in Welsh, with the same facts, and with nothing filled in that would need a mutation."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_overlay import load_overlay
from chalicelib.languages import LANGUAGES_FOLDER, LanguageFileError, Text, read_language
from chalicelib.toml_file import read_toml
from tests.english import ENGLISH, LANGUAGES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates/campaigns/my-records-my-rights"
FILE = LANGUAGES_FOLDER / "cy.toml"
WELSH = LANGUAGES.named("cy")
STRINGS = {f"{key} {number}": text for key, forms in WELSH.strings.items() for number, text in forms.items()}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"[^\W\d_]+")

# What is the same in both: names, and words that Welsh has, too.
SAME = {
    "share.network-x",
    "share.network-bluesky",
    "share.network-facebook",
    "share.network-whatsapp",
    "share.mastodon",
    "poster.title",
    "spreadsheet.symbol",
}
# Frequent English words that are not Welsh ones, as "to", "is", "a" and "or" are.
ENGLISH_WORDS = re.compile(
    r"\b(?:the|your|you|of|and|for|with|this|that|are|not|from|what|who|letter)\b", re.IGNORECASE
)
# Behind these the first letter of a Welsh word changes, and what is filled in cannot.
CHANGING = re.compile(
    r"\b(?:a|â|am|ar|at|dan|dros|drwy|dy|ei|fy|gan|gyda|heb|hyd|i|na|neu|o|rhy|tros|trwy|tua|un|wrth|yn)"
    r" (?:<strong>)?\{(\w+)\}"
)
NAMES = {
    "campaign",
    "channel",
    "constituency",
    "mp",
    "name",
    "nation",
    "organisation",
    "party",
    "role",
    "words",
}
NEVER_CHANGED = {("mp.known other", "name")}  # the name of a person keeps its first letter


def overlaid() -> Mapping[str, str]:
    """Give every text of the campaign's overlay by its place."""
    return dict(_texts("", read_toml(FOLDER / "campaign.cy.toml")))


def _texts(place: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield place, value
        case list():
            for number, each in enumerate(value):
                yield from _texts(f"{place}.{number}", each)
        case dict():
            for name in value.keys() - {"id", "common_names"}:
                yield from _texts(f"{place}.{name}", value[name])


SAID = {**STRINGS, **overlaid()}


@pytest.mark.parametrize(
    ("pattern", "instead", "told"),
    [
        ("^skip = .*$", "", "page.skip is missing"),
        ("^skip =", 'skipio = "x"\nskip =', "page.skipio is used nowhere"),
        ("{organisation}", "{sefydliad}", "page.by must hold {organisation}"),
        ("mewn 1 etholaeth", "mewn {nifer} etholaeth", "must hold {count}, {label}"),
    ],
)
def test_welsh_says_neither_less_nor_more_than_english(
    pattern: str, instead: str, told: str, tmp_path: Path
) -> None:
    """A string that is missing, one that is used nowhere and another placeholder are refused by their key."""
    text, replaced = re.subn(pattern, instead, FILE.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert replaced
    file = tmp_path / FILE.name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LanguageFileError, match=re.escape(told)):
        read_language(file, like=ENGLISH)


def test_nothing_is_left_in_english() -> None:
    """A string with words in it says them in Welsh, apart from names."""
    same = {
        key
        for key, forms in WELSH.strings.items()
        if forms == ENGLISH.strings[key] and WORD.search(PLACEHOLDER.sub("", forms["other"]))
    }
    assert same == SAME


def test_no_english_word_was_forgotten() -> None:
    """Neither on the pages nor in what the campaign says; program text apart."""
    forgotten = {place: found[0] for place, text in SAID.items() if (found := ENGLISH_WORDS.search(text))}
    assert forgotten == {}


def test_quotes_and_apostrophes_are_typographic() -> None:
    """An apostrophe is ’, and every “ has its ”."""
    for place, text in SAID.items():
        assert not set("'\"‘`´") & set(text), place
        assert re.sub("[^“”]", "", text) == "“”" * text.count("“"), place


def test_what_quotes_a_button_quotes_it_in_welsh() -> None:
    """Where an English string quotes another one in whole, the Welsh one quotes the same."""
    keys = {forms["other"]: key for key, forms in ENGLISH.strings.items()}
    quoting = [
        (key, keys[quoted])
        for key, forms in ENGLISH.strings.items()
        for quoted in re.findall("“([^“”{}]+)”", forms["other"])
        if quoted in keys
    ]
    assert len(quoting) > 4
    for key, quoted in quoting:
        assert f"“{WELSH.strings[quoted]['other']}”" in WELSH.strings[key]["other"], key


def test_no_name_stands_where_it_would_have_to_change() -> None:
    """“o {constituency}” would be wrong for Caerdydd; “o etholaeth {constituency}” is right for all."""
    wrong = {
        place
        for place, text in STRINGS.items()
        for name in CHANGING.findall(text)
        if name in NAMES and (place, name) not in NEVER_CHANGED
    }
    assert wrong == set()


def test_days_and_numbers_are_welsh() -> None:
    """Nouns stay singular behind a number, and two changes the letter behind it."""
    assert WELSH.day(date(2027, 3, 5)) == "5 Mawrth 2027"
    assert WELSH.short_day(date(2027, 2, 5)) == "5 Chwef"
    missing = [WELSH.say(Text("dashboard.days-missing", {"count": count})) for count in (1, 2, 3)]
    assert [each.partition(" chafodd")[0] for each in missing] == [
        "Ar 1 diwrnod",
        "Ar 2 ddiwrnod",
        "Ar 3 diwrnod",
    ]


def test_buttons_stay_short() -> None:
    """A button that grows by half breaks into two lines on a phone."""
    pages = "".join(page.read_text("utf-8") for page in ROOT.glob("templates/**/*.html"))
    buttons = set(re.findall(r'<button[^>]*>\{\{ say\("([a-z.-]+)"\) \}\}', pages))
    assert len(buttons) >= 30
    long = {
        key for key in buttons if len(WELSH.strings[key]["other"]) > 1.4 * len(ENGLISH.strings[key]["other"])
    }
    assert long == {"sign-in.sign-in"}  # one word, and the usual one


def test_the_campaign_says_all_of_its_texts_in_welsh() -> None:
    """With the numbers and years of the English, one by one: a fact is a fact in both."""
    own = dict(_texts("", read_toml(FOLDER / "campaign.toml")))
    for place, text in overlaid().items():
        assert text != own[place] or not WORD.search(text), place
        assert re.findall(r"[\d.]*\d", text) == re.findall(r"[\d.]*\d", own[place]), place
    unsaid = {
        place for place in own.keys() - overlaid().keys() if not place.endswith(("url", "message_type"))
    }
    assert {place.split(".")[1] for place in unsaid} == {
        *("begin", "channels", "hashtag", "old_paths", "organisation", "page", "sites")
    }


def test_texts_to_share_fit_and_keep_the_hashtag() -> None:
    """The reader refuses one that is too long for X or Bluesky; a campaign's hashtag is one for all."""
    campaign = load_overlay(load_campaign(FOLDER), FOLDER, "cy")
    assert len(campaign.share_texts) == 2
    for text in campaign.share_texts:
        assert text.endswith(f"{{link}} #{campaign.hashtag}")
