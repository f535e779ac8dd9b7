"""Text is set as large as it fits, and never wider than its room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tools.lettering import CUT, Room, fit, width_of

ROOM = Room(width=700, height=300, sizes=(100, 80, 60, 40))


@given(st.text(max_size=400))
def test_whatever_the_text_it_stays_in_its_room(text: str) -> None:
    """Long words, other alphabets, nothing at all: no line is wider and no block higher than there is room for."""
    set_text = fit(text, ROOM)
    assert all(width_of(line, set_text.size) <= ROOM.width for line in set_text.lines)
    assert len(set_text.lines) * set_text.size * ROOM.line_height <= ROOM.height


@given(st.text(max_size=400))
def test_no_word_is_lost_unless_the_text_is_cut(text: str) -> None:
    """What was left out shows."""
    lines = fit(text, ROOM).lines
    if not (lines and lines[-1].endswith(CUT)):
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_short_text_is_set_as_large_as_can_be() -> None:
    """And in lines of like length, not with one word left over."""
    assert fit("My rights", ROOM).size == 100
    assert fit("one two three four five six", Room(600, 100, (40,))).lines == (
        "one two three",
        "four five six",
    )


def test_a_longer_text_is_set_smaller() -> None:
    """It is made smaller before a word is broken or left out."""
    words = " ".join(["records"] * 12)
    set_text = fit(words, ROOM)
    assert set_text.size < 100
    assert " ".join(set_text.lines) == words


def test_a_word_wider_than_the_room_is_broken() -> None:
    """At the smallest size, where nothing else helps."""
    set_text = fit("w" * 30, ROOM)
    assert (set_text.size, "".join(set_text.lines)) == (40, "w" * 30)
    assert len(set_text.lines) == 2


def test_a_text_without_end_is_cut() -> None:
    """With a mark that says so."""
    assert fit("again and " * 200, ROOM).lines[-1].endswith(CUT)
