from hypothesis import given
from hypothesis import strategies as st

from chalicelib.letters.composer import compose
from chalicelib.letters.parts import find_parts
from chalicelib.letters.tongues import ENGLISH


def test_letter_has_its_parts_in_order() -> None:
    """Salutation, the supporter's own paragraphs, the asks as one paragraph, sign-off, name."""
    letter = compose("Gareth Thomas", "First.\n\nSecond.", ["Will you ask?", "Will you act?"], "Priya Shah")
    assert letter == (
        "Dear Gareth Thomas,\n\nFirst.\n\nSecond.\n\nWill you ask? Will you act?\n\nYours sincerely,\n\nPriya Shah"
    )


def test_letter_without_asks_has_no_empty_paragraph() -> None:
    """Somebody who asks in their own words gets no gap where the asks would be."""
    assert "\n\n\n" not in compose("Gareth Thomas", "Story.", [], "Priya Shah")


def test_unknown_mp_and_missing_name() -> None:
    """An MP that we do not know is "your MP", and a missing name leaves a line to fill in."""
    letter = compose(None, "Story.", [], "")
    assert letter.startswith("Dear your MP,\n")
    assert letter.endswith(f"Yours sincerely,\n\n{ENGLISH.name_placeholder}")


@given(st.text(st.characters(categories=["L", "Zs", "Po"]), min_size=1).map(str.strip).filter(bool))
def test_parts_are_found_again(story: str) -> None:
    """Whatever the story says, a composed letter comes apart where it was put together."""
    letter = compose("Gareth Thomas", story, [], "Priya Shah")
    parts = find_parts(letter)
    assert parts.salutation == "Dear Gareth Thomas"
    assert letter[parts.body_start : parts.body_end].strip() == story
    assert (parts.has_sign_off, parts.name) == (True, "Priya Shah")


def test_placeholder_is_not_a_name() -> None:
    """The line that asks for a name does not count as one."""
    assert find_parts(compose("Gareth Thomas", "Story.", [], "")).name == ""
