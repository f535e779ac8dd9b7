"""A mathematical capital in a constituency's name stayed a capital when the name was folded, and so was another name.

Cases were evened out before what only looks different was. Parliament never wrote such a letter; Hypothesis did.
"""

from chalicelib.places.refresh import folded


def test_a_capital_of_another_kind_is_a_small_letter_too() -> None:
    """Bold, wide or circled: the same as the plain name."""
    assert folded("\U0001d408SLINGTON N\uff2fRTH \u24b6 \U0001d71c") == folded("islington north a \u03b1")
