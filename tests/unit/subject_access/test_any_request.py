"""What holds for a request whatever is typed: it is read as it stands, or refused for its own field."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.refusals import Refusal
from chalicelib.subject_access import reading
from chalicelib.subject_access.birth import ADULT_YEARS, OLDEST_YEARS, birthday, require_birth_date
from chalicelib.subject_access.letter import SIGNATURE, guarded, plain_text, read_document
from chalicelib.subject_access.months import months_later
from chalicelib.subject_access.reading import (
    read_choice,
    read_contact,
    read_former_names,
    read_full_name,
    read_pupil_number,
    read_reply_by,
    read_schools,
    read_understanding,
)
from chalicelib.subject_access.received import read_received
from chalicelib.subject_access.request import ReplyBy, Understanding, Who
from chalicelib.subject_access.statements import About, Statement, due_soon, overdue
from chalicelib.subject_access.working_days import is_working_day, working_day_after, working_day_from
from tests.unit.attempt import attempt

if TYPE_CHECKING:
    from collections.abc import Callable

# Other tests cover the lines; to trace these, too, would double what they take.
pytestmark = pytest.mark.usefixtures("untraced")

LINES = st.lists(
    st.text(max_size=40) | st.sampled_from(["a" * 121, "me@example.org", "- x", SIGNATURE, "\x02"]),
    max_size=24,
)
TYPED = LINES.map("\n".join) | LINES.map(", ".join) | st.text()
DAYS = st.dates(date(1971, 1, 1), date(2100, 12, 1))
MOST_LINES = {
    "former_names": reading.MOST_FORMER_NAMES,
    "contact": reading.MOST_CONTACT_LINES,
    "schools": reading.MOST_SCHOOLS,
}


@pytest.mark.parametrize("field", MOST_LINES)
@given(typed=TYPED)
def test_lines_are_read_or_refused(field: str, typed: str) -> None:
    """No more and no longer than a letter holds, each on one line, and the same when they are read again."""
    readers: dict[str, Callable[[str], tuple[str, ...]]] = {
        "former_names": read_former_names,
        "contact": read_contact,
        "schools": read_schools,
    }
    lines, refusal = attempt(lambda: readers[field](typed), Refusal)
    if lines is None:
        assert refusal
        assert refusal.field == field
        return
    assert len(lines) <= MOST_LINES[field]
    assert all(line == " ".join(line.split()) and 0 < len(line) <= reading.LONGEST_LINE for line in lines)
    if lines:
        assert readers[field]("\n".join(lines)) == lines


@given(TYPED, st.sampled_from(["name", "subject_name"]))
def test_a_full_name_is_one_line_or_refused(typed: str, field: str) -> None:
    """For its own field; read again it is the same."""
    name, refusal = attempt(lambda: read_full_name(typed, field), Refusal)
    if name is None:
        assert refusal
        assert refusal.field == field
        return
    assert 0 < len(name) <= reading.LONGEST_NAME
    assert "\n" not in name
    assert read_full_name(name, field) == name


@given(st.text() | st.sampled_from(list(ReplyBy)), LINES.map(tuple))
def test_a_reply_comes_where_it_can(typed: str, contact: tuple[str, ...]) -> None:
    """By email only where an address of one stands, unless nothing at all was given."""
    reply_by, refusal = attempt(lambda: read_reply_by(typed, contact), Refusal)
    if reply_by is None:
        assert refusal
        assert refusal.field in {"reply_by", "contact"}
        return
    assert reply_by is not ReplyBy.EMAIL or not contact or any("@" in line for line in contact)


@given(st.text() | st.sampled_from([*Understanding, *Who]))
def test_a_choice_is_one_of_ours_or_refused(typed: str) -> None:
    """Nothing that is close to one passes for it."""
    choice, refusal = attempt(lambda: read_choice(Understanding, typed, "understanding"), Refusal)
    assert choice == typed if choice else refusal and refusal.field == "understanding"
    assert (choice is None) == (typed not in list(Understanding))
    agrees, refusal = attempt(lambda: read_understanding(typed), Refusal)
    assert (agrees is True) == (typed == Understanding.AGREES)
    assert (agrees is False) == (typed == Understanding.TOO_YOUNG)
    assert agrees is not None or (refusal and refusal.field == "understanding")


@given(st.text() | st.text("ABHX0123456789", min_size=13, max_size=13))
def test_a_pupil_number_is_read_again_alike(typed: str) -> None:
    """What was read is thirteen characters or none, and reading it again changes nothing."""
    number, refusal = attempt(lambda: read_pupil_number(typed), Refusal)
    if number is None:
        assert refusal
        assert refusal.field == "pupil_number"
        return
    assert len(number) in {0, 13}
    assert read_pupil_number(number) == number


@given(st.dates(date(1850, 1, 1), date(2100, 1, 1)), st.integers(0, 150))
def test_birthdays_come_in_order(born: date, years: int) -> None:
    """One a year, on the day itself or the day behind 29 February, and never before it."""
    day = birthday(born, years)
    assert day.year == born.year + years
    assert (day.month, day.day) in {(born.month, born.day), (3, 1)}
    assert birthday(born, years + 1) > day


@given(st.dates(date(1850, 1, 1)), st.sampled_from(Who), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_birth_date_can_be_or_is_refused(born: date, who: Who, today: date) -> None:
    """It comes back as it was where somebody of that age can be; a child is one until the birthday."""
    read, refusal = attempt(lambda: require_birth_date(born, who, today), Refusal)
    is_grown = born <= today and birthday(born, ADULT_YEARS) <= today
    is_wrong = born > today or birthday(born, OLDEST_YEARS) <= today or (who is Who.CHILD and is_grown)
    assert read == (None if is_wrong else born)
    assert not is_wrong or (refusal and refusal.field == "birth_date")


@given(DAYS, st.integers(-1_000, 1_000))
def test_months_go_there_and_back(day: date, months: int) -> None:
    """That many months on, on the same date or the last of the month; back again it is no later than it was."""
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
    assert months_later(later, -months) <= day


@given(DAYS)
def test_working_days_follow_each_other(day: date) -> None:
    """The next one is a working day within a fortnight, with none left out between."""
    after = working_day_after(day)
    assert is_working_day(after)
    assert timedelta(0) < after - day < timedelta(days=14)
    assert working_day_from(after) == after
    assert working_day_from(day) == (day if is_working_day(day) else after)
    between = (day + timedelta(days=each) for each in range(1, (after - day).days))
    assert not any(map(is_working_day, between))


@given(st.text() | st.dates().map(date.isoformat), st.dates(date(1990, 1, 1)))
def test_a_day_of_receipt_is_near_or_refused(typed: str, today: date) -> None:
    """Never later than today and never over two years ago."""
    received, refusal = attempt(lambda: read_received(typed, today), Refusal)
    if received is None:
        assert refusal
        assert refusal.field == "received"
        return
    assert today - timedelta(days=2 * 366) < received <= today


@given(st.text() | st.lists(st.text().map(guarded)).map("\n\n".join))
def test_any_document_has_a_plain_text(text: str) -> None:
    """No guard is left in any of it, and no line of any block breaks."""
    document = read_document(text)
    assert "\n" not in document.subject
    assert all("\n" not in line and "\x02" not in line for block in document.body for line in block.lines)
    written = plain_text(document)
    assert written.startswith(f"{document.subject}\n\n")
    assert all(line in written for block in document.body for line in block.lines)


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=9),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_what_is_due_is_due_once(days: list[date], today: date) -> None:
    """Soon or over, never both, soonest first; and what was over stays over."""
    stated = [
        Statement(str(number), About.RIGHT, "", "", "", day - timedelta(days=30), day)
        for number, day in enumerate(days)
    ]
    soon, over = due_soon(stated, today), overdue(stated, today)
    assert not set(soon) & set(over)
    assert [each.review_by for each in soon] == sorted(each.review_by for each in soon)
    assert set(over) <= set(overdue(stated, today + timedelta(days=1)))
    assert all(each in soon + over for each in stated if each.review_by <= today)
