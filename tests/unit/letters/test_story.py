import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.letters.story import (
    MAX_BYTES,
    LetterTooLong,
    StoryMissing,
    byte_length,
    clean,
    read_draft,
    read_line,
    read_story,
)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\x85three", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("nul\x00 bell\x07 escape\x1b[31m", "nul bell escape[31m"),
        ("zero\u200bwidth soft\u00adhyphen \ufeffmark", "zerowidth softhyphen mark"),
        ("half \ud83d a face", "half  a face"),
        ("\n\n  words  \n\n", "words"),
        ("😀 a face\nand a line\x07", "😀 a face\nand a line"),
        ("👨\u200d👩 one sign, then\x07 a bell", "👨\u200d👩 one sign, then a bell"),
        ("two  spaces\n\n\nthree lines", "two  spaces\n\n\nthree lines"),
    ],
)
def test_clean_takes_only_what_is_unseen(typed: str, cleaned: str) -> None:
    """Line endings become newlines, what nobody can see goes, and the words stay as they were typed."""
    assert clean(typed) == cleaned


@pytest.mark.parametrize("sign", ["👨‍👩‍👧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "می‌خواهم", "❤️"])
def test_clean_keeps_invisible_characters_that_do_a_visible_job(sign: str) -> None:
    """Families, flags and scripts that need joiners are left whole."""
    assert clean(f"before {sign} after") == f"before {sign} after"


def test_clean_takes_joiners_out_of_plain_words() -> None:
    """A joiner inside an English word has no job there."""
    assert clean("sch\u200dool") == "school"


def test_clean_leaves_what_most_people_type() -> None:
    """Letters, accents, typographic quotes and dashes come back as they are, each between two letters."""
    typed = [f"a{chr(code)}b" for code in (*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…€\n"))]
    typed.remove("a\xadb")  # a soft hyphen, which nobody sees
    assert [clean(text) for text in typed] == typed
    assert clean("a\xadb") == "ab"


@given(st.text(st.characters() | st.sampled_from("\ud800\u200d\u200c\U0001f3f4\U000e0067")))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """What is clean stays as it is."""
    assert clean(clean(text)) == clean(text)


def test_byte_length_counts_as_writetothem_does() -> None:
    """Accents and emoji count their bytes, and each newline counts two."""
    assert byte_length("aé😀\n") == 1 + 2 + 4 + 2


def test_longest_story_is_taken() -> None:
    """A story of exactly the limit passes, one byte more does not."""
    assert read_story("a" * MAX_BYTES, "story") == "a" * MAX_BYTES
    with pytest.raises(LetterTooLong) as refused:
        read_story("a" * (MAX_BYTES + 1), "story")
    assert (refused.value.code, refused.value.field) == ("letter-too-long", "story")


def test_browsers_line_endings_count_once() -> None:
    """A form sends two characters for each newline, which must not count as three bytes."""
    longest = "eight a \r\n" * (MAX_BYTES // 10)
    assert read_draft(longest, "draft") == longest
    with pytest.raises(LetterTooLong):
        read_draft(f"{longest}a", "draft")


def test_twenty_thousand_emoji_are_refused() -> None:
    """A story that is short in characters and long in bytes is too long."""
    with pytest.raises(LetterTooLong):
        read_story("😀" * 20_000, "story")


@pytest.mark.parametrize("typed", ["", " \n\t ", "\u200b\u00ad"])
@pytest.mark.parametrize("read", [read_story, read_draft])
def test_nothing_to_see_is_refused(typed: str, read: object) -> None:
    """A story without anything visible in it is missing."""
    assert callable(read)
    with pytest.raises(StoryMissing) as refused:
        read(typed, "answer-you")
    assert (refused.value.code, refused.value.field) == ("story-missing", "answer-you")


def test_draft_stays_as_it_came() -> None:
    """A draft is not cleaned, because offsets into it will be given back."""
    assert read_draft(" a\u200bb\r\n", "draft") == " a\u200bb\r\n"


def test_line_is_one_line() -> None:
    """A name cannot bring line breaks or runs of spaces with it."""
    assert read_line(" Priya\r\n  K.\u00a0 Shah\x00 ") == "Priya K. Shah"
