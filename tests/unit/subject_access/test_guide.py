import pytest

from chalicelib.subject_access.guide import ELSEWHERE, LETTERS
from chalicelib.subject_access.statements import About
from tests.unit.subject_access.guides import shipped


def test_shipped_guide_says_whom_to_write_to() -> None:
    """The guide that ships has everybody's address, and the way for those who were at school elsewhere."""
    guide = shipped()
    assert guide.controller.name == "Department for Education"
    assert guide.controller.address[-1] == "LS1 4AW"
    assert guide.controller.email == "data.sharing@education.gov.uk"
    assert guide.regulator.page.startswith("https://ico.org.uk/")
    assert [each.id for each in guide.third_parties] == ["fft"]
    assert tuple(each.id for each in guide.elsewhere) == ELSEWHERE
    assert tuple(guide.letters) == LETTERS


def test_statements_are_found() -> None:
    """A statement is found by its id, and an unknown one is an error that names it."""
    guide = shipped()
    assert "one calendar month" in guide.statement("law-time").text
    with pytest.raises(KeyError, match="law-of-the-jungle"):
        guide.statement("law-of-the-jungle")


@pytest.mark.parametrize("about", About)
def test_every_part_of_the_guide_has_statements(about: About) -> None:
    """No part of the page is empty, and each statement belongs to one part."""
    guide = shipped()
    assert guide.statements_about(about)
    assert sum(len(guide.statements_about(each)) for each in About) == len(guide.statements)


def test_statements_keep_the_order_of_the_file() -> None:
    """Whoever writes the file decides in which order a page shows them."""
    assert [each.id for each in shipped().statements_about(About.TIME)] == [
        "time-month",
        "time-ends",
        "time-longer",
        "time-waits",
    ]


def test_nobody_is_told_a_number_of_days_for_the_answer() -> None:
    """The time limit is one calendar month; 30 days is only what a complaint's acknowledgement may take."""
    days = [each.id for each in shipped().statements if "30 days" in each.text]
    assert days == ["next-complain"]
    assert not [each for each in shipped().statements if "31 days" in each.text or "40 days" in each.text]
