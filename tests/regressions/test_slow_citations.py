"""A guide's letter of 20,000 characters that was all "law(" took most of a second to read, four times as long 16 times that.

For each "law(" the whole rest was searched for its ")". No supporter could send one: it is a campaign's own file. The same
search did not see a "law(" that was never closed.
"""

import pytest

from chalicelib.subject_access import guide_file
from tests.unit.hostile_texts import Hostile, growth


def test_citations_are_found_in_one_walk() -> None:
    """What is not closed is not searched for to the end of the letter."""
    citation = guide_file._CITATION
    assert not growth(citation, "finditer", Hostile("", ("law(",), ""))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ('by law("art-15") and', '"art-15"'),
        ("law ( 'art-15' )", " 'art-15' "),
        ('law("art-15"', '"art-15"'),
        ("law(a(b)", "a"),
    ],
)
def test_citations_are_all_seen(text: str, cited: str) -> None:
    """Closed or not, with whatever stands between."""
    assert [found[1] for found in guide_file._CITATION.finditer(text)] == [cited]
