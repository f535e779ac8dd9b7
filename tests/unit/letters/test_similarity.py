import json
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.letters.similarity import (
    Fingerprints,
    compared_bytes,
    fingerprints,
    similarity,
    standing_fingerprints,
    worst_case,
)
from chalicelib.letters.windows import WINDOW_BYTES
from tests.unit.letters.referee import slow_fingerprints

LETTER = (
    "My son was eight when a letter came home about a census. I signed it because everyone did.\n\n"
    "Last winter I learnt that his record had been copied, with his name on it, and that nobody "
    "keeps a list of who has it now. I lay awake over that. He wants to be a vet.\n"
)
CAMPAIGN = (
    "Pupil records are copied out of the building with names on them. Nobody asks families first. "
    "Ministers should say who has had them, and should stop handing them to companies for good.\n"
)
FIRST_WINDOW_COUNTS = "my lad is 2 and he likes buses a lot, really"
TWO_IN_A_ROW = "my lad is 37 and he likes buses a lot, really"
CASES = [
    json.loads(line) for line in (Path(__file__).parent / "similarity_cases.jsonl").read_text().splitlines()
]

letters = st.text(
    st.sampled_from("abcdeABCDEéßΣσςİı \t\n\r\u00a0\u2003\u200b.,;!?’“$+<|~#@0123456789😀ﷺ")
    | st.characters(exclude_categories=["Cs"]),
    max_size=400,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_pinned_cases(case: dict[str, object]) -> None:
    """Scores and counts stay what they were when the measure agreed with the referee's own."""
    ours, theirs = fingerprints(str(case["a"])), fingerprints(str(case["b"]))
    assert (len(ours), len(theirs)) == (case["fingerprints_a"], case["fingerprints_b"])
    assert round(similarity(ours, theirs), 4) == case["similarity"]


@given(letters)
@example("")
@example(" Dear Alex,\nhello")
@example("\n\nDear Alex,")
@example("Yours sincerely,\nYours sincerely")
@example(LETTER * 3)
def test_same_as_the_slow_way(text: str) -> None:
    """The fast measure gives what the description gives, step by step."""
    assert fingerprints(text) == slow_fingerprints(text)


def test_what_is_deleted() -> None:
    """Punctuation of every script, nine ASCII symbols and white space go; other symbols and letters stay."""
    assert (
        compared_bytes("“A”—b… ¿c? $1+2<3=4>5^6`7|8~9 ©£€ \u00a0\u3000\x85d").decode() == "abc123456789©£€d"
    )


def test_separators_that_are_not_white_space_stay() -> None:
    """Four control characters that Python calls space are not in Unicode's White_Space."""
    assert compared_bytes("a\x1c\x1d\x1e\x1fb") == b"a\x1c\x1d\x1e\x1fb"


def test_only_an_indented_salutation_goes() -> None:
    """An ordinary salutation stays in the comparison, and one with white space before it does not."""
    assert compared_bytes("Dear Alex,\nhello") == b"dearalexhello"
    assert compared_bytes("\n  Dear Alex,\nhello") == b"hello"


def test_sign_off_goes_only_with_its_newline() -> None:
    """A line that is only the sign-off goes; the last line of a text stays."""
    assert compared_bytes("hello\n Yours sincerely, \nPriya") == b"hellopriya"
    assert compared_bytes("hello\nYours sincerely,") == b"helloyourssincerely"
    assert compared_bytes("hello\nyours sincerely,\n") == b"helloyourssincerely"


def test_sigma_is_one_letter() -> None:
    """A capital sigma at the end of a word becomes the same small one as anywhere."""
    assert compared_bytes("ΟΔΟΣ") == "οδοσ".encode()


def test_broken_characters_do_not_break_it() -> None:
    """Half of a broken character is compared as a question mark instead of raising."""
    assert compared_bytes("a\ud800b") == b"a?b"


def test_similarity_of_texts_and_of_fingerprints() -> None:
    """A text and its fingerprints are the same to the measure, and so are both orders."""
    score = similarity(LETTER + CAMPAIGN, CAMPAIGN)
    assert 0 < score < 1
    assert score == similarity(fingerprints(CAMPAIGN), fingerprints(LETTER + CAMPAIGN))


def test_identical_letters_score_one() -> None:
    """A letter is as like itself as can be."""
    assert similarity(LETTER, LETTER) == 1


def test_nothing_to_compare_scores_zero() -> None:
    """A text without any fingerprint is like nothing."""
    none: Fingerprints = frozenset()
    assert similarity(LETTER, none) == similarity(none, LETTER) == similarity("Nobody", "Nobody") == 0


@given(letters)
def test_standing_fingerprints_hold_the_sampled_ones(text: str) -> None:
    """Whatever a letter's own sampling picks, it stands somewhere in the text."""
    assert fingerprints(text) <= standing_fingerprints(text)


@given(letters)
@example(FIRST_WINDOW_COUNTS)
@example(TWO_IN_A_ROW)
@example(LETTER)
def test_standing_fingerprints_are_those_of_every_window(text: str) -> None:
    """None is skipped, wherever it stands: not the first, and not one right behind another."""
    data = compared_bytes(text)
    windows = [data[place : place + WINDOW_BYTES] for place in range(max(1, len(data) - WINDOW_BYTES + 1))]
    assert standing_fingerprints(text) == {value for value in map(crc32, windows) if value % 16 == 0}


@given(st.integers(0, len(CAMPAIGN)), st.integers(0, len(CAMPAIGN)), letters, letters, letters)
def test_nobody_exceeds_the_worst_case(cut: int, length: int, ours: str, theirs: str, more: str) -> None:
    """No letter that shares only campaign wording with ours scores above the bound."""
    campaign = standing_fingerprints(CAMPAIGN)
    letter = fingerprints(f"{ours}\n{CAMPAIGN[cut : cut + length]}\n{LETTER}")
    other = fingerprints(f"{theirs}\n{CAMPAIGN[: cut + length]}\n{more}")
    shares_more = (letter & other) - campaign
    assert shares_more or similarity(letter, other) <= worst_case(letter, campaign)


def test_worst_case_is_reached() -> None:
    """The bound is no higher than it must be: the part that was kept reaches it."""
    campaign = standing_fingerprints(CAMPAIGN)
    letter = fingerprints(LETTER + CAMPAIGN)
    assert worst_case(letter, campaign) == similarity(letter, letter & campaign) > 0


def test_worst_case_without_campaign_wording_is_zero() -> None:
    """A letter with nothing of the campaign's cannot be held back for it."""
    assert worst_case(LETTER, standing_fingerprints(CAMPAIGN)) == 0


def test_worst_case_of_nothing_but_campaign_wording_is_one() -> None:
    """A copy of the campaign's text is a copy."""
    assert worst_case(CAMPAIGN, standing_fingerprints(CAMPAIGN)) == 1
