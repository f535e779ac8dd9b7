import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.letters.overlap import Span, Wording, count_words, words_of

CAMPAIGN = "Nobody asked families before their records were handed on. Ministers should say who has had them."
NAMES = ("National Pupil Database", "the Department for Education")
WORDING = Wording(
    [CAMPAIGN, "The Department for Education keeps the National Pupil Database for good."], NAMES
)


def copied(draft: str, wording: Wording = WORDING) -> list[str]:
    return [draft[span.start : span.end] for span in wording.spans_in(draft, 0, len(draft))]


def test_copied_sentence_is_found_exactly() -> None:
    """A sentence of the campaign is found from its first word to its last, and nothing around it."""
    assert copied("I cried. Nobody asked families before their records were handed on! So did he.") == [
        "Nobody asked families before their records were handed on"
    ]


def test_own_words_are_not_copied() -> None:
    """Three words in a row that the campaign uses too are chance."""
    assert copied("My records were handed to me. Nobody asked families like ours.") == []


@pytest.mark.parametrize(
    "draft",
    [
        "NOBODY ASKED FAMILIES BEFORE THEIR RECORDS WERE HANDED ON",
        "nobody, asked families — before\ntheir records: were\u00a0handed on",
        "Nobody asked famílies before their records were handed on",
        "Ｎｏｂｏｄｙ asked families before their records were handed on",
    ],
)
def test_dress_does_not_hide_copying(draft: str) -> None:
    """Capitals, punctuation, accents and full-width letters do not make a sentence one's own."""
    assert len(copied(draft)) == 1


def test_small_changes_are_bridged() -> None:
    """One or two changed words inside a copied sentence do not break it in two; three do."""
    assert copied("Nobody asked families before all the records were handed on. Ministers should say") == [
        "Nobody asked families before all the records were handed on. Ministers should say"
    ]
    assert (
        copied("Nobody asked families before any one of their records were handed on.")[0]
        == "Nobody asked families before"
    )


def test_names_that_anyone_must_use_are_not_copying() -> None:
    """Long official names count as one word, so naming them is never a run of four."""
    assert (
        copied("I wrote to the Department for Education keeps me awake, the National Pupil Database too")
        == []
    )
    assert len(copied("the Department for Education keeps the National Pupil Database for good")) == 1


def test_without_names_a_run_is_a_run() -> None:
    """A campaign that lists no names has every run of four compared."""
    assert copied("a b c d e", Wording(["b c d e"], [])) == ["b c d e"]


@given(st.text(st.sampled_from("nobody asked families 😀 ’-\n.é\u00ad\u0301"), max_size=80))
def test_spans_lie_apart_and_in_order(text: str) -> None:
    """Spans never overlap, never leave the draft, and begin and end at a word."""
    draft = f"{text} {CAMPAIGN} {text}"
    spans = WORDING.spans_in(draft, 0, len(draft))
    assert spans
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(set(edges))
    assert 0 <= edges[0] <= edges[-1] <= len(draft)
    assert all(draft[span.start].isalnum() and draft[span.end - 1].isalnum() for span in spans)


def test_only_the_part_asked_for_is_looked_at() -> None:
    """The same words in the salutation are left alone."""
    assert WORDING.spans_in(CAMPAIGN, len(CAMPAIGN) // 2, len(CAMPAIGN))[0].start >= len(CAMPAIGN) // 2


def test_words_remember_their_places() -> None:
    """Each word knows where it stood; an apostrophe or a hyphen inside does not end it."""
    words = words_of("Don’t re-use O'Neil’s 2nd")
    assert [word.key for word in words] == ["dont", "reuse", "oneils", "2nd"]
    assert (words[1].start, words[1].end) == (6, 12)


def test_words_in_spans_are_counted() -> None:
    """Words are counted inside the spans only."""
    assert count_words("one two three four", [Span(0, 3), Span(8, 18)]) == 3
