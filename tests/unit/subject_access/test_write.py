"""The letters of a request, as the campaign's files and what somebody told us make them.

``goldens.py`` says how to write the golden files anew.
"""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.subject_access.letter import GUARD, Kind, Letter, plain_text
from chalicelib.subject_access.request import AccessRequest, Nation, Office
from tests.unit.subject_access.asked import (
    FOR_CHILD_WHO_AGREES,
    FOR_FRIEND,
    FOR_SELF,
    FOR_SMALL_CHILD,
    appointed,
    asker,
    guide,
    writer,
)
from tests.unit.subject_access.goldens import DEADLINE, FOLDER, texts

ATTORNEY = appointed(Office.ATTORNEY, Nation.ENGLAND_WALES)
EVERYBODY = (FOR_SELF, FOR_SMALL_CHILD, FOR_CHILD_WHO_AGREES, FOR_FRIEND, ATTORNEY)
PRETENDING = ("[signature]", "Subject: x", "- x", "1. x", "{{ requester }}", "{% raw %}", "<script>")


def shape(letter: Letter) -> list[tuple[Kind, int]]:
    """Which blocks a letter has, with how many lines."""
    return [(block.kind, len(block.lines)) for block in letter.body]


@pytest.mark.parametrize("name", sorted(texts()))
def test_reads_as_the_golden_file(name: str) -> None:
    """For each kind of requester, and for each letter that may follow."""
    assert texts()[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_every_golden_file_is_a_letter() -> None:
    """None is left over from one that is no longer made."""
    assert {file.name for file in FOLDER.iterdir()} == set(texts())


@pytest.mark.parametrize(
    ("request_", "is_signed"),
    [
        (FOR_SELF, False),
        (FOR_SMALL_CHILD, False),
        (FOR_CHILD_WHO_AGREES, True),
        (FOR_FRIEND, True),
        (ATTORNEY, False),
    ],
)
def test_an_authority_where_the_person_can_give_one(request_: AccessRequest, *, is_signed: bool) -> None:
    """Who understands signs, and the letters say what is enclosed; of others nobody asks it."""
    made = writer().request(request_)
    letters = [made.request, *(letter for _, letter in made.third_parties)]
    assert (made.authority is not None) == is_signed
    assert {letter.enclosed for letter in letters} == {("Enclosed: signed authority",) if is_signed else ()}
    if made.authority:
        assert made.authority.body[-1].kind is Kind.SIGNATURE


@pytest.mark.parametrize("request_", EVERYBODY)
def test_the_request_holds_what_identifies_the_records(request_: AccessRequest) -> None:
    """Name, former names, birth date said out, schools and number, for the department and for others."""
    made = writer().request(request_)
    for letter in (made.request, *(each for _, each in made.third_parties)):
        text = plain_text(letter)
        assert f"- Name: {request_.asker.person}\n" in text
        assert all(each in text for each in (*request_.former_names, *request_.asker.contact))
        assert f"- Date of birth: {request_.birth_date:%-d %B %Y}\n" in text
        assert all(f"- School: {school}\n" in text for school in request_.schools)
        assert f"- Unique Pupil Number: {request_.pupil_number or 'not known to me'}" in text


@pytest.mark.parametrize(
    ("office", "nation", "by"),
    [
        ("deputy", "england-wales", "as a deputy appointed by the Court of Protection."),
        ("deputy", "scotland", "as a guardian appointed by the Sheriff Court."),
        ("deputy", "northern-ireland", "as a controller appointed by the High Court"),
        ("attorney", "england-wales", "as attorney, under a power of attorney"),
        ("attorney", "scotland", "as attorney, under a power of attorney"),
        ("attorney", "northern-ireland", "as attorney, under a power of attorney"),
    ],
)
def test_the_office_is_called_as_its_nation_calls_it(office: str, nation: str, by: str) -> None:
    """A court appoints a deputy, a guardian or a controller."""
    made = writer().request(appointed(Office(office), Nation(nation)))
    for letter in (made.request, *(each for _, each in made.third_parties)):
        assert f"I act for Owen Price {by}" in plain_text(letter)


def test_nobody_is_given_a_copy_who_was_not_meant() -> None:
    """Each letter goes to whom the guide names, and says who that is once."""
    made = writer().request(FOR_SELF)
    assert made.request.recipient == (guide().controller.attention, *guide().controller.address)
    assert [each for each, _ in made.third_parties] == list(guide().third_parties)
    for each, letter in made.third_parties:
        assert letter.recipient == (each.attention, each.name, *each.address)


def test_letters_for_later_are_from_their_own_day() -> None:
    """None says on the day of the request that the answer was due; the regulator's has no day yet."""
    made = writer().follow_ups(FOR_SELF.asker, DEADLINE)
    assert (made.reminder.day, made.complaint.day) == ("22 December 2026", "5 January 2027")
    assert made.regulator.day == ""


def test_letters_whose_day_is_over_are_from_today() -> None:
    """Somebody who comes back late sends a letter of that day."""
    made = writer(date(2026, 12, 30)).follow_ups(FOR_SELF.asker, DEADLINE)
    assert (made.reminder.day, made.complaint.day) == ("30 December 2026", "5 January 2027")


def test_letters_for_later_name_the_days() -> None:
    """When it was received, and by when an answer was due."""
    made = writer().follow_ups(FOR_FRIEND.asker, DEADLINE)
    for letter in (made.reminder, made.complaint, made.regulator):
        text = plain_text(letter)
        assert "20 November 2026" in text
        assert "21 December 2026" in text


@pytest.mark.parametrize("typed", PRETENDING)
@pytest.mark.parametrize("request_", EVERYBODY)
def test_what_is_typed_changes_no_structure(request_: AccessRequest, typed: str) -> None:
    """A letter has the same blocks and lines with any name, and shows it as it was typed."""
    named = replace(
        request_,
        asker=replace(asker(request_.asker.who, typed, typed), contact=(typed,)),
        former_names=(typed,) * len(request_.former_names),
        schools=(typed,) * len(request_.schools),
    )
    made, plain = writer().request(named), writer().request(request_)
    assert made.request.subject == plain.request.subject
    assert shape(made.request) == shape(plain.request)
    assert [shape(each) for _, each in made.third_parties] == [shape(each) for _, each in plain.third_parties]
    assert f"- Name: {typed}\n" in plain_text(made.request)
    later = [writer().follow_ups(each.asker, DEADLINE) for each in (named, request_)]
    for name in ("reminder", "complaint", "regulator"):
        one, other = (getattr(each, name) for each in later)
        assert shape(one) == shape(other)
        assert f"I am {typed}" in plain_text(one)


@pytest.mark.parametrize("request_", EVERYBODY)
def test_nothing_unseen_is_left_in_a_letter(request_: AccessRequest) -> None:
    """What guards the structure is gone when it is done."""
    made, later = writer().request(request_), writer().follow_ups(request_.asker, DEADLINE)
    documents = [made.request, made.authority, *(each for _, each in made.third_parties)]
    documents += [later.reminder, later.complaint, later.regulator]
    assert not any(GUARD in plain_text(each) for each in documents if each)


def test_a_name_that_does_not_begin_the_address_is_put_before_it() -> None:
    """An address that has it already says it once."""
    controller = guide().controller
    assert controller.address[0].startswith(controller.name)
    assert writer().request(FOR_SELF).request.recipient.count(controller.name) == 0
    later = writer().follow_ups(FOR_SELF.asker, DEADLINE)
    assert later.regulator.recipient == (guide().regulator.name,)
