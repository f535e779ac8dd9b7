"""A letter's parts: told apart as its file has them, and never by what somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.letters.story import read_line
from chalicelib.subject_access.letter import (
    GUARD,
    Block,
    Document,
    Kind,
    Letter,
    guarded,
    plain_text,
    read_document,
)

HEAD = "Subject: About a request\n\n"
PRETENDING = (
    "[signature]",
    "Subject: x",
    "- x",
    "1. x",
    "12. x",
    "-",
    "- ",
    "{{ requester }}",
    "{% raw %}",
    "<script>",
    "a\n\nb",
    "a\u2028b",
)


def body_of(text: str) -> list[Block]:
    """The blocks of a document with this text below its heading."""
    return list(read_document(HEAD + text).body)


def test_the_heading_is_the_first_line() -> None:
    """Without what marks it."""
    assert read_document("Subject:  About a request \n\nText.\n").subject == "About a request"


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("One line.", Block(Kind.PARAGRAPH, ("One line.",))),
        ("Two lines,\n  which are one.", Block(Kind.PARAGRAPH, ("Two lines, which are one.",))),
        ("- one\n- two", Block(Kind.BULLETS, ("one", "two"))),
        ("1. one\n2. two\n10. three", Block(Kind.NUMBERS, ("one", "two", "three"))),
        ("- one\ntwo", Block(Kind.PARAGRAPH, ("- one two",))),
        ("1. one\n- two", Block(Kind.PARAGRAPH, ("1. one - two",))),
        ("[signature]", Block(Kind.SIGNATURE, ("Signed:", "Date:"))),
        ("Here: [signature]", Block(Kind.PARAGRAPH, ("Here: [signature]",))),
    ],
)
def test_each_kind_of_block(text: str, block: Block) -> None:
    """A block is what all of its lines make it."""
    assert body_of(text) == [block]


def test_empty_lines_part_blocks() -> None:
    """However many, and whatever a template leaves in them."""
    assert [block.lines[0] for block in body_of("\na\n\n\n \t\nb\n\n- c\n")] == ["a", "b", "c"]


@pytest.mark.parametrize("typed", PRETENDING)
@pytest.mark.parametrize(
    "text", ["{}", "{} is a child.\n{} agrees.", "- Name: {}\n- {}", "1. {}\n2. {}", "I am {}."]
)
def test_what_is_typed_makes_no_block(text: str, typed: str) -> None:
    """A block is of the kind that it has with any plain name, with as many lines, and holds what was typed."""
    line = read_line(typed)
    plain, made = (body_of(text.replace("{}", guarded(each))) for each in ("Somebody", line))
    assert [(block.kind, len(block.lines)) for block in made] == [
        (block.kind, len(block.lines)) for block in plain
    ]
    assert [block.lines for block in made] == [
        tuple(each.replace("Somebody", line) for each in block.lines) for block in plain
    ]


@given(st.text())
def test_no_typed_line_makes_a_block(typed: str) -> None:
    """The same for any text there is, once it is one line."""
    line = read_line(typed)
    made = body_of(f"{guarded(line)}\n{guarded(line)}\n\nEnd.")
    assert [block.kind for block in made] == ([Kind.PARAGRAPH] * (2 if line else 1))


def test_no_typed_line_holds_the_guard() -> None:
    """It is among what nobody can see, so it is taken out before it could stand for anything."""
    assert read_line(f"a{GUARD}b{GUARD}") == "ab"


def test_nothing_typed_needs_no_guard() -> None:
    """So that a template can still ask whether there is anything."""
    assert guarded("") == ""


def test_a_document_as_text() -> None:
    """Its heading and its blocks, with lines to write on where somebody signs."""
    document = read_document(HEAD + "I am A.\n\n- b\n- c\n\n1. d\n2. e\n\n[signature]")
    assert plain_text(document) == (
        "About a request\n\nI am A.\n\n- b\n- c\n\n1. d\n2. e\n\n"
        "Signed: ______________________________\n\nDate: ______________________________"
    )


def test_a_letter_as_text() -> None:
    """From the sender at its head to what is enclosed."""
    assert plain_text(letter(day="1 May 2026", enclosed=("Enclosed: b", "Enclosed: c"))) == (
        "Sam Rivers\nsam@example.org\n\n1 May 2026\n\nThe Office\nLeeds\n\nDear Sir or Madam,\n\nAbout a request\n\n"
        "Text.\n\nYours faithfully,\n\nSam Rivers\n\nEnclosed: b\n\nEnclosed: c"
    )


def test_a_letter_of_no_day() -> None:
    """Where the day is not known yet there is no empty place for it."""
    text = plain_text(letter(day=""))
    assert "sam@example.org\n\nThe Office" in text
    assert text.endswith("Yours faithfully,\n\nSam Rivers")


def letter(day: str, enclosed: tuple[str, ...] = ()) -> Letter:
    document: Document = read_document(HEAD + "Text.")
    return Letter(
        document.subject,
        document.body,
        sender=("Sam Rivers", "sam@example.org"),
        day=day,
        recipient=("The Office", "Leeds"),
        salutation="Dear Sir or Madam,",
        closing="Yours faithfully,",
        signatory="Sam Rivers",
        enclosed=enclosed,
    )
