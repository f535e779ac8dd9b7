"""A letter to a local paper: the same own words as a letter to an MP, and none of its form."""

import pytest

from chalicelib.letters.paper import PaperCheck, check_for_paper
from chalicelib.letters.personal_data import Kind
from tests.unit.letters.samples import OWN_STORY, REFERENCE

COPIED = "Nobody asked families before their children's records were handed on."
LONGEST = 250


def look_at(draft: str, longest: int = LONGEST) -> PaperCheck:
    return check_for_paper(draft, REFERENCE, longest)


def test_own_letter_needs_no_form() -> None:
    """Somebody's own words are ready as they are, without greeting, ask or sign-off."""
    check = look_at(OWN_STORY)
    assert check.is_ready
    assert (check.is_own, check.is_too_long, check.campaign_spans, check.hints) == (True, False, (), ())
    assert check.words == check.own_words == len(OWN_STORY.split())


def test_copied_words_are_marked_from_the_first_to_the_last() -> None:
    """Campaign wording is found where it stands, at the very start and the very end too."""
    draft = f"{COPIED} {OWN_STORY} {COPIED}"
    check = look_at(draft)
    assert [draft[span.start : span.end] for span in check.campaign_spans] == [COPIED.rstrip(".")] * 2
    assert (check.campaign_words, check.own_words) == (20, len(OWN_STORY.split()))
    assert check.is_own


@pytest.mark.parametrize(("own", "is_own"), [(12, False), (13, True), (0, False)])
def test_own_words_must_outnumber_the_campaigns(own: int, is_own: bool) -> None:  # noqa: FBT001 - an outcome
    """A quarter more own words than copied ones are needed, as in a letter to an MP: 13 for 10."""
    check = look_at(f"{COPIED} {' '.join(f'bus{number}' for number in range(own))}")
    assert (check.campaign_words, check.own_words) == (10, own)
    assert (check.is_own, check.is_ready) == (is_own, is_own)


def test_one_word_of_ones_own_is_ones_own() -> None:
    """How little it is, is for its editor to say."""
    assert look_at("Why?").is_own


def test_a_letter_without_words_is_nobodys() -> None:
    """Signs alone are no own words."""
    check = look_at("!!! ???")
    assert (check.words, check.is_own) == (0, False)


def test_length_is_counted_in_words() -> None:
    """As many words as papers print are fine, and one more is too long however much of it is one's own."""
    assert look_at("bus " * 50, 50).is_ready
    check = look_at("bus " * 51, 50)
    assert (check.is_own, check.is_too_long, check.is_ready) == (True, True, False)


def test_hints_stop_nothing() -> None:
    """A phone number is pointed out where it stands, and the letter stays ready; a page of them is cut short."""
    draft = f"{OWN_STORY} Ring me on 020 7946 0018."
    check = look_at(draft)
    (hint,) = check.hints
    assert (hint.kind, draft[hint.start : hint.end], check.is_ready) == (Kind.PHONE, "020 7946 0018", True)
    assert len(look_at("me@example.org " * 80).hints) == 50
