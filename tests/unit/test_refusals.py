"""The shape in which input is refused."""

from chalicelib.refusals import Refusal, Refused
from tests.english import english


def test_a_refusal_says_the_string_that_is_named_as_its_code() -> None:
    """Unless it is given another one."""
    assert english(Refusal("role-missing", "role").text).startswith("Choose what fits you best.")


def test_several_are_told_by_their_codes_alone() -> None:
    """An error's own words may come into a log."""
    refused = Refused(Refusal("role-missing", "role"), Refusal("asks-too-many", "asks"))
    assert str(refused) == "role-missing, asks-too-many"
    assert [refusal.field for refusal in refused.refusals] == ["role", "asks"]
