import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.letters.words import Words


def words_where_they_stand(text: str) -> list[tuple[str, str]]:
    words = Words(text)
    offsets = words.offsets(range(len(words))) if len(words) else {}
    return [(key, text[slice(*offsets[number])]) for number, key in enumerate(words.keys)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Don’t re-use O'Neil’s 2nd",
            [("dont", "Don’t"), ("reuse", "re-use"), ("oneils", "O'Neil’s"), ("2nd", "2nd")],
        ),
        (
            "‘quoted’ -- and—dashed_low",
            [("quoted", "quoted"), ("and", "and"), ("dashed", "dashed"), ("low", "low")],
        ),
        ("a\u00a0b\u2003c\u3000d", [("a", "a"), ("b", "b"), ("c", "c"), ("d", "d")]),
        ("sch\u00adool \u200bzero\u200b x", [("school", "sch\u00adool"), ("zero", "zero"), ("x", "x")]),
        ("Ｆｕｌｌ ﬁrst Straße", [("full", "Ｆｕｌｌ"), ("first", "ﬁrst"), ("strasse", "Straße")]),
        ("e\u0301cole école \u0301alone", [("ecole", "e\u0301cole"), ("ecole", "école"), ("alone", "alone")]),
        ("co‑op re－do", [("coop", "co‑op"), ("redo", "re－do")]),
        ("Сору", [("copy", "Сору")]),
        ("school 学校の記録 مدرسة", [("school", "school"), ("学校の記録", "学校の記録"), ("مدرسة", "مدرسة")]),
        ("😀 half\ud800 nul\x00l", [("half", "half"), ("null", "nul\x00l")]),
        ("ŉo", [("no", "ŉo")]),
        ("", []),
        ("… — !", []),
    ],
)
def test_words(text: str, words: list[tuple[str, str]]) -> None:
    """Words are compared without their dress, and remember exactly where they stood."""
    assert words_where_they_stand(text) == words


def test_many_different_characters() -> None:
    """A text in a script of many characters is folded all at once, with the same result."""
    text = " ".join(chr(code_point) for code_point in range(0x4E00, 0x4E40)) + " Ａnd — more"
    assert [key for key, _ in words_where_they_stand(text)][-2:] == ["and", "more"]


def test_part_of_a_text() -> None:
    """Offsets are those of the whole text, whichever part was asked for."""
    text = "Dear Jo,\nI’m h\u00adere"
    words = Words(text, 9, len(text))
    assert words.keys == ["im", "here"]
    assert text[slice(*words.offsets({1})[1])] == "h\u00adere"


@given(st.text(st.sampled_from("aB'’-_. \n\u00ad\u0301éß½Ａж9😀") | st.characters()))
@example("a''''-'b - 'c")
def test_keys_and_offsets_agree(text: str) -> None:
    """Every word has a place, places are in order, and what stands there is that word."""
    found = words_where_they_stand(text)
    assert [key for key, _ in found] == Words(text).keys
    # One character can be two words: a quarter sign is a one and a four.
    assert all(key in Words(standing).keys for key, standing in found)
    assert not any(re.search(r"\s", key) for key, _ in found)
