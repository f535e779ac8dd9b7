import pytest

from chalicelib.letters.check import Reference, check
from chalicelib.letters.figures import has_enough_of_its_own
from chalicelib.letters.story import MIN_CHARACTERS
from tests.unit.letters.samples import REFERENCE, letter


def codes(draft: str, reference: Reference = REFERENCE) -> list[str]:
    return [advice.code for advice in check(draft, reference).advice]


def in_all(words: str, characters: int) -> str:
    """A letter of so many characters, the last of them one long word's."""
    frame = f"Dear Jo,\n\n{words}?\n\nYours sincerely,\n\nTom Briggs"
    return frame.replace("?", f" {'x' * (characters - len(frame) - 1)}?")


def test_short_begins_under_the_least() -> None:
    """A letter of just as many characters as WriteToThem wants is long enough, and one fewer is not."""
    assert "too-short" not in codes(in_all("I ask you", MIN_CHARACTERS))
    assert "too-short" in codes(in_all("I ask you", MIN_CHARACTERS - 1))


def test_many_short_words_can_still_be_a_short_letter() -> None:
    """It is characters that count."""
    assert "too-short" in codes(in_all("I ask " + "a " * 84, MIN_CHARACTERS - 1))


def test_one_word_is_not_none() -> None:
    """A letter of one word is short; it is not told that it has none."""
    assert "no-words" not in codes("Dear Jo,\n\nHelp!\n\nYours sincerely,\n\nTom Briggs")


@pytest.mark.parametrize(("greeting", "name"), [("Dear Jo,", "Jo Humphrey"), ("Dear your MP,", "Your Mp Ho")])
def test_a_greeting_that_is_no_whole_name_is_nobodys(greeting: str, name: str) -> None:
    """Somebody who shares a first name with whom they greet, or the letters of “MP”, is not the MP."""
    assert codes(letter(name=name, greeting=greeting)) == []


def test_copied_long_words_are_campaign_wording() -> None:
    """One word is no run; where it is long enough for the referee to see, it is not asks that are too many."""
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    seen = Reference([word], [])
    draft = f"Dear Jo,\n\n{word}?\n\nYours sincerely,\n\nTom Briggs"
    verdict = check(draft, seen)
    assert verdict.campaign_words == 0
    assert verdict.worst_case > verdict.threshold
    assert verdict.advice[0].code == "campaign-wording"


def test_a_quarter_more_is_enough() -> None:
    """Just five own words for four of the campaign's are enough, and four are not."""
    reference = Reference(["one two three four"], [])
    for own, enough in (("five six seven eight nine", True), ("five six seven eight", False)):
        overlap = reference.wording.overlap_with(f"one two three four {own}", 0, 99)
        assert has_enough_of_its_own(overlap) is enough


@pytest.mark.parametrize(
    ("name", "code"),
    [("李", []), ("Ω", ["name-not-full"]), ("Thomas Gareth", []), ("Ms Gareth Thomas MP", ["name-like-mp"])],
)
def test_names_of_one_word(name: str, code: list[str]) -> None:
    """One sign is a whole name where scripts need no space; the MP's name is itself in its own order alone."""
    assert codes(letter(name=name)) == code
