"""What happened: a bold capital alpha, which only mathematics uses, was compared as a Greek letter, not as "a".

The fuzzer's promises, held for random bytes, showed that words which are written down did not read as themselves. A sentence of the
campaign's in which each A, E, O and so on stood in such a capital was so not marked as the campaign's. The cause:
case was folded before a character was taken apart, and these have no small letter until they are.
"""

import unicodedata

import pytest

from chalicelib.letters.words import Words

LAST_LETTER = 0x2FFFF  # behind it are no letters that have other forms


@pytest.mark.parametrize("look_alike", ["𝚨", "𝛢", "𝜜", "𝝖", "𝞐"])
def test_bold_greek_capitals_are_folded(look_alike: str) -> None:
    """A capital of mathematics is compared as the Latin letter that it looks like."""
    assert Words(f"{look_alike}ct").keys == ["act"]


def test_every_character_folds_to_itself() -> None:
    """Whatever characters have other forms, the words that those make read as themselves."""
    text = " ".join(filter(has_other_forms, map(chr, range(LAST_LETTER + 1))))
    keys = Words(text).keys
    assert Words(" ".join(keys)).keys == keys


def has_other_forms(character: str) -> bool:
    return unicodedata.normalize("NFKD", character.casefold()) != character
