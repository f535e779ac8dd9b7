"""Easy read stays easy: short sentences, everyday words, and asks that are still asks."""

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from chalicelib.campaign import Ask
from chalicelib.campaign_file import load_campaign
from chalicelib.campaign_overlay import load_overlay
from chalicelib.languages import LANGUAGES_FOLDER
from chalicelib.letters.check import Reference, check
from chalicelib.letters.readability import sentences

TAG = "en-easy"
FOLDER = Path(__file__).parents[2] / "templates/campaigns/my-records-my-rights"
MOST_WORDS, MEAN_WORDS = 20, 12  # of a sentence
HIGHEST_GRADE = 5.0  # a school year of the United States: readers of 10 to 11
# Words of the other pages that somebody of 12 need not know, and figures that are written out.
HARD = (
    "constituen|salutation|sign-off|wording|participat|withheld|dissolved|recommendation|unlawful|identifiable|"
    "prefer|approximately|regarding|however|therefore|via|ministers?|held|reckon|two|three|four|five|ten"
)
IDS = {"id", "url"}
STORY = "Dear Alex Baker,\n\nI go to school here and I read about our records. It made me cross."
OWN = load_campaign(FOLDER)
EASY = load_overlay(OWN, FOLDER, TAG)


def texts_in(value: object) -> Iterator[str]:
    """Give the texts of a file, with something in the place of what is filled in."""
    if isinstance(value, str):
        yield re.sub(r"</?strong>", "", re.sub(r"\{[^}]*\}", "it", value))
    elif isinstance(value, dict):
        yield from chain.from_iterable(texts_in(each) for key, each in value.items() if key not in IDS)
    elif isinstance(value, list):
        yield from chain.from_iterable(map(texts_in, value))


def tables() -> list[dict[str, Any]]:
    """Read the two files of easy read: what the pages say, and what the campaign does."""
    files = (LANGUAGES_FOLDER / f"{TAG}.toml", FOLDER / f"campaign.{TAG}.toml")
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]


def texts() -> list[str]:
    """Give all that easy read says of its own."""
    language, campaign = tables()
    language.pop("language")
    return list(texts_in([language, campaign]))


def words_of(sentence: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[’.,-][^\W_]+)*", sentence)


def spoken_texts() -> list[str]:
    """Give what is sentences; labels without a full stop would make the mean look better than it is."""
    return [text for text in texts() if text.endswith((".", "?", "!", ":", "”"))]


def sentences_of(said: list[str]) -> list[str]:
    return [text[place.start : place.end] for text in said for place in sentences(text)]


def syllables(word: str) -> int:
    """Count about how many syllables a word has, as it is counted for this measure: by its groups of vowels."""
    plain = re.sub(r"(?<![aeiouyl])e$|(?<![aeioutd])ed$|(?<![aeioulcghsxz])es$|’s$", "", word.lower())
    return max(1, len(re.findall("[aeiouy]+", plain)))


def grade(said: list[str]) -> float:
    """Give the Flesch–Kincaid grade. Source: Kincaid and others 1975, Research Branch Report 8-75."""
    words = [word for sentence in said for word in words_of(sentence)]
    return 0.39 * len(words) / len(said) + 11.8 * mean(map(syllables, words)) - 15.59


def test_sentences_are_short() -> None:
    """None has more than 20 words, and most have far fewer."""
    said = sentences_of(spoken_texts())
    assert len(said) > 300
    assert [sentence for sentence in said if len(words_of(sentence)) > MOST_WORDS] == []
    assert mean(len(words_of(sentence)) for sentence in said) <= MEAN_WORDS


def test_it_reads_as_for_somebody_of_ten() -> None:
    """By the usual measure; what the campaign says in its ordinary words is harder by that."""
    ordinary = [OWN.summary, *(point.text for point in OWN.points), *(each.answer for each in OWN.faq)]
    assert grade(sentences_of(spoken_texts())) <= HIGHEST_GRADE < grade(sentences_of(ordinary))


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "names asked home"), (2, "pages wanted people’s decide"), (3, "government companies parliament")],
)
def test_syllables_are_counted(count: int, words: str) -> None:
    """The measure rests on it."""
    assert {syllables(word) for word in words.split()} == {count}


def test_words_are_everyday_words() -> None:
    """No word of ours that has to be known first, and every number as a figure."""
    hard = re.compile(rf"\b(?:{HARD})", re.IGNORECASE)
    assert [text for text in texts() if hard.search(text)] == []


@pytest.mark.parametrize("ask", EASY.all_asks, ids=lambda ask: ask.id)
def test_an_easy_ask_is_still_an_ask(ask: Ask) -> None:
    """One question that begins as a yes or a no answers it, and the check finds it in the letter."""
    end = "\n\nYours sincerely,\n\nRobin Marsh"
    reference = Reference(EASY.published_texts(), EASY.common_names)

    def advised(letter: str) -> bool:
        return "no-ask" in [advice.code for advice in check(letter, reference).advice]

    assert re.fullmatch(r"Will you [^?.!]+\?", ask.question)
    assert advised(f"{STORY}{end}")
    assert not advised(f"{STORY}\n\n{ask.question}{end}")


def test_nobody_is_left_with_half_of_it() -> None:
    """Every point, ask, role and question of the campaign has its easy words."""
    campaign = tables()[1]
    for key in ("points", "asks", "roles"):
        assert [each["id"] for each in campaign[key]] == [each.id for each in getattr(OWN, key)]
    for own, easy in zip(OWN.roles, campaign["roles"], strict=True):
        assert [each["id"] for each in easy["prompts"]] == [prompt.id for prompt in own.prompts]
        assert [each["id"] for each in easy.get("asks", ())] == [ask.id for ask in own.asks]


def test_who_may_be_under_18_is_the_same_in_easy_words() -> None:
    """The note for them hangs on it."""
    for campaign in (OWN, EASY):
        assert [role.id for role in campaign.roles if role.is_young] == ["learner"]
