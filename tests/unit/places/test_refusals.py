"""What a supporter reads when a postcode cannot be used."""

import re

import pytest

from chalicelib.places import (
    PostcodeMalformed,
    PostcodeMissing,
    PostcodeNotInUse,
    PostcodeNotKnownHere,
    PostcodeSpecial,
)
from chalicelib.places.refusals import (
    PostcodeInCrownDependency,
    PostcodeInOverseasTerritory,
    PostcodeOfForces,
)
from chalicelib.refusals import Refusal
from tests.english import english

ALL = [
    PostcodeMissing(),
    PostcodeMalformed(),
    PostcodeMalformed("SW1A 1AA"),
    PostcodeNotInUse("2025-08"),
    PostcodeNotKnownHere(),
    PostcodeSpecial(),
    PostcodeInCrownDependency(),
    PostcodeInOverseasTerritory(),
    PostcodeOfForces(),
]


@pytest.mark.parametrize("refusal", ALL, ids=lambda refusal: type(refusal).__name__)
def test_plain_english(refusal: Refusal) -> None:
    """Each message is about the postcode, in short sentences, and ends by saying what can be done."""
    sentences = re.split(r"(?<=[.:]) ", english(refusal.text))
    assert refusal.field == "postcode"
    assert max(len(sentence.split()) for sentence in sentences) <= 22
    assert re.match("Type|Check|Use|If|You can|WriteToThem", sentences[-1]) or "Type" in sentences[0]


def test_each_says_which_it_is() -> None:
    """The codes that programs see are these and no others."""
    assert {refusal.code for refusal in ALL} == {
        "postcode-missing",
        "postcode-malformed",
        "postcode-not-in-use",
        "postcode-not-known-here",
        "postcode-outside-parliament",
        "postcode-special",
    }


def test_not_in_use_says_how_old_the_list_is() -> None:
    """Somebody in a new house learns why they are not found."""
    message = english(PostcodeNotInUse("2025-08").text)
    assert "2025-08" in message
    assert "new" in message
    assert "Royal Mail" in message
