import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.letters.composer import NAME_PLACEHOLDER, compose, find_parts


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
    assert letter.endswith(f"Yours sincerely,\n\n{NAME_PLACEHOLDER}")


@given(st.text(st.characters(categories=["L", "Zs", "Po"]), min_size=1).map(str.strip).filter(bool))
def test_parts_are_found_again(story: str) -> None:
    """Whatever the story says, a composed letter comes apart where it was put together."""
    letter = compose("Gareth Thomas", story, [], "Priya Shah")
    parts = find_parts(letter)
    assert parts.salutation == "Dear Gareth Thomas,"
    assert letter[parts.body_start : parts.body_end].strip() == story
    assert (parts.has_sign_off, parts.name) == (True, "Priya Shah")


def test_placeholder_is_not_a_name() -> None:
    """The line that asks for a name does not count as one."""
    assert find_parts(compose("Gareth Thomas", "Story.", [], "")).name == ""


@pytest.mark.parametrize(
    ("letter", "salutation", "name"),
    [
        (
            "Dear Mr Thomas\r\n\r\nHello.\r\n\r\nYours sincerely\r\nPriya Shah\r\n",
            "Dear Mr Thomas",
            "Priya Shah",
        ),
        ("Annwyl AS,\nHelo.\nYn gywir,\nPriya Shah\nP.S. Diolch", "Annwyl AS,", "Priya Shah"),
        ("  dear x\nHello.\nKIND REGARDS.\n\n\nPriya", "", "Priya"),
        ("Dear Jo,\nI wrote:\nyours sincerely,\nand more.\nYours faithfully,\nA B", "Dear Jo,", "A B"),
        ("Dear Jo,", "Dear Jo,", ""),
        ("", "", ""),
    ],
)
def test_edited_letters_come_apart(letter: str, salutation: str, name: str) -> None:
    """People change greetings, line endings and sign-offs; the last sign-off is the one that closes."""
    parts = find_parts(letter)
    assert (parts.salutation, parts.name) == (salutation, name)


def test_letter_without_sign_off_is_body_to_its_end() -> None:
    """Where nothing closes the letter, all of it is text."""
    letter = "Dear Jo,\nHello."
    parts = find_parts(letter)
    assert letter[parts.body_start : parts.body_end] == "Hello."
    assert not parts.has_sign_off
