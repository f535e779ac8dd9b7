from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.letters.overlap import Span
from chalicelib.letters.readability import (
    FEWEST_SHOUTED_WORDS,
    LONG_PARAGRAPH_WORDS,
    LONG_SENTENCE_WORDS,
    Readability,
    readability_of,
    sentences,
)
from tests.unit.letters.hostile import SENTENCE_BREAKERS


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        [],
        ["One."],
        ["It was wrong.", "I said so!", "Did they listen?"],
        ["Mr. Smith and Mrs. Khan came.", "Dr. Obi rang."],
        ["We live in St. Albans."],
        ["It ends at 3 p.m. on Monday, i.e. late.", "He left at 4 p.m.", "I stayed."],
        ["Bring e.g. Maya's file.", "(It is thin.)"],
        ["It costs £3.50, or 2.5 times more.", "See gov.uk for that."],
        ["What?!", "Never..."],
        ["“Why?” she asked.", "“Because.”", "'Oh.'"],
        ["They (Mr. Khan and “Dr. Obi”) came."],
        ["J. K. Patel and I.", "Then nobody."],
        ["Well… so.", "Yes…", "No"],
        ["She said no.", "He said yes."],
    ],
)
def test_sentences_of_letters(expected: list[str]) -> None:
    """Sentences end where a reader would end them: not at a title, an abbreviation or a decimal point."""
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A heading\nThen a sentence.", ["A heading", "Then a sentence."]),
        ("This line was\nwrapped.", ["This line was\nwrapped."]),
        ("no capitals here\n\nnor here", ["no capitals here", "nor here"]),
        ("Asks:\n- one\r\n- Two", ["Asks:", "- one", "- Two"]),
        ("  First. \n\n\n Second.  ", ["First.", "Second."]),
        ("... !!! — \n\n?", []),
    ],
)
def test_line_breaks(text: str, expected: list[str]) -> None:
    """A blank line always ends a sentence, a line break only where no small letter follows."""
    assert split(text) == expected


@given(st.text(st.sampled_from("aA1 .!?…\n\"'“”()-\u00a0éß"), max_size=80) | st.text(max_size=80))
def test_sentences_point_into_the_text(text: str) -> None:
    """Whatever is typed, sentences stand in order, trimmed, and hold every letter and digit."""
    spans = sentences(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert list(filter(str.isalnum, kept)) == list(filter(str.isalnum, text))
    assert all(sentence == sentence.strip() != "" for sentence in split(text))


def test_longest_sentence_is_named() -> None:
    """The longest sentence is found where it stands, with how many words it has."""
    measured = readability_of("Short. This one is the longest of all. Short again.")
    assert (measured.longest_sentence, measured.longest_sentence_words) == (Span(7, 38), 7)


@pytest.mark.parametrize(
    ("words", "is_long"), [(LONG_SENTENCE_WORDS, False), (LONG_SENTENCE_WORDS + 1, True)]
)
def test_long_sentence(words: int, is_long: bool) -> None:  # noqa: FBT001 - a column of the table above
    """A sentence of 40 words passes, and one of 41 is long."""
    assert readability_of("Short. " + " ".join(["Word"] * words) + ".").has_long_sentence is is_long


@pytest.mark.parametrize(
    ("text", "is_shouted"),
    [
        ("THIS IS ENOUGH! " * 7, True),
        ("THIS IS " * 5 + "not " * 10, False),
        ("THIS IS " * 5 + "IT " + "not " * 10, True),
        ("STOP " * FEWEST_SHOUTED_WORDS, True),
        ("STOP " * (FEWEST_SHOUTED_WORDS - 1), False),
        ("I A " * 20, False),
        ("GCSE and SEND and DfE and NHS and 2017 are known to us all in the room, I say. " * 2, False),
        ("学校 は 子供 " * 20, False),
    ],
)
def test_shouting(text: str, is_shouted: bool) -> None:  # noqa: FBT001 - a column of the table above
    """More than half of 20 words or more in capitals is shouting; "I" and a few abbreviations are not."""
    assert readability_of(text).is_shouted is is_shouted


LINE = "seven words stand here in a line.\n"


@pytest.mark.parametrize(
    ("text", "lacks_breaks"),
    [
        ("word " * LONG_PARAGRAPH_WORDS, False),
        ("word " * (LONG_PARAGRAPH_WORDS + 1), True),
        ("word\n" * (LONG_PARAGRAPH_WORDS + 1), True),
        ("word " * 100 + "\n\n" + "word " * 100, False),
        ("word " * 100 + "end.\nWord " + "word " * 100, False),
        ("word " * 100 + "\n\n" + "word " * 200, True),
        ("word " * 100 + "end. \n" + "word " * 100, False),
        (LINE * 40, False),
    ],
)
def test_paragraph_breaks(text: str, lacks_breaks: bool) -> None:  # noqa: FBT001 - a column of the table above
    """A wall of more than 150 words lacks breaks; a wrapped line is no break, the end of a paragraph is."""
    assert readability_of(text).lacks_breaks is lacks_breaks


def test_nothing_is_easy_to_read() -> None:
    """Where there are no words there is nothing to advise on."""
    measured = readability_of(" \n ")
    assert measured == Readability(None, 0, 0.0, 0, 0)
    assert not any((measured.has_long_sentence, measured.is_shouted, measured.lacks_breaks))


@pytest.mark.parametrize("unit", SENTENCE_BREAKERS)
def test_text_made_to_be_slow_has_sentences(unit: str) -> None:
    """20,000 bytes of stops or breaks still come apart in order; `make bench` says how long it takes."""
    edges = [
        edge for span in sentences(unit * (20_000 // len(unit.encode()))) for edge in (span.start, span.end)
    ]
    assert edges == sorted(edges)
