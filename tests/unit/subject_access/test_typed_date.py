"""Reading a date as people type it."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.refusals import Refusal
from chalicelib.subject_access.typed_date import LONGEST_TYPED, read_date, read_iso_date
from tests.english import ENGLISH, LANGUAGES, english

DATES = st.dates(date(1850, 1, 1))
NAMES = [name.lower() for name in ENGLISH.months]
WELSH_NAMES = list(LANGUAGES.named("cy").months)


def refusal_of(day: str, month: str, year: str) -> Refusal:
    """Give what a date is refused with."""
    with pytest.raises(Refusal) as refused:
        read_date(day, month, year, "born")
    return refused.value


def refusal_or_none(read: Callable[[], date]) -> Refusal | None:
    """Give what is refused, if anything is."""
    try:
        read()
    except Refusal as refusal:
        return refusal
    return None


def iso_refusal_of(typed: str) -> Refusal:
    """Give what a date in one piece is refused with."""
    with pytest.raises(Refusal) as refused:
        read_iso_date(typed, "born")
    return refused.value


def full_width(typed: str) -> str:
    """Write figures as a Japanese keyboard does."""
    return typed.translate({ord(figure): ord(figure) + 0xFEE0 for figure in "0123456789-"})


@given(DATES)
def test_every_date_is_read_in_every_way_that_people_write_it(day: date) -> None:
    """Numbers with and without a zero, month names long and short, ISO, and full-width figures."""
    year = f"{day.year:04}"
    for month in (str(day.month), f"{day.month:02}", ENGLISH.months[day.month - 1], f"{day:%m}"):
        assert read_date(str(day.day), month, year, "born") == day
        assert read_date(f"{day.day:02}", f" {month.upper()} ", f"\t{year}\n", "born") == day
    assert read_date(full_width(str(day.day)), full_width(str(day.month)), full_width(year), "born") == day
    assert read_iso_date(day.isoformat(), "born") == day
    assert read_iso_date(f" {full_width(day.isoformat())}\u200e", "born") == day


@given(st.integers(0, 40), st.integers(0, 20), st.integers(0, 10_500))
def test_numbers_are_a_date_or_refused(day: int, month: int, year: int) -> None:
    """A date is read if, and only if, the calendar has it and its year is 1850 to 9999."""
    if 1 <= month <= 12 and 1850 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]:
        found = read_date(str(day), str(month), str(year), "born")
        assert (found.day, found.month, found.year) == (day, month, year)
    else:
        assert english(refusal_of(str(day), str(month), str(year)).text)


@given(st.text(max_size=LONGEST_TYPED + 2), st.text(max_size=8), st.text(max_size=8))
def test_anything_else_is_refused_for_its_field(day: str, month: str, year: str) -> None:
    """Whatever is typed, there is a date or a refusal about that field, and no other error."""
    for parts in ((day, month, year), ("3", month, year), ("3", "9", year)):
        refusal = refusal_or_none(partial(read_date, *parts, "born"))
        assert refusal is None or (refusal.field == "born" and english(refusal.text))
    refusal = refusal_or_none(partial(read_iso_date, day, "born"))
    assert refusal is None or (refusal.field == "born" and english(refusal.text))


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("Sept", 9),
        ("sep.", 9),
        ("MAY", 5),
        ("Jun", 6),
        ("Jul", 7),
        ("mar", 3),
        ("decem", 12),
        ("ｊａｎ", 1),
        ("Mawrth", 3),
        ("Gorffennaf", 7),
        ("chwef.", 2),
        ("Medi", 9),
        ("meh", 6),
        ("mai", 5),
    ],
)
def test_months_have_names_long_and_short(typed: str, month: int) -> None:
    """Three letters are enough to tell them apart, a full stop and case do not matter."""
    assert read_date("1", typed, "2026", "born").month == month


@pytest.mark.parametrize("length", range(3, 11))
@pytest.mark.parametrize("names", [NAMES, WELSH_NAMES], ids=["English", "Welsh"])
def test_a_month_that_is_cut_short_is_never_another(names: list[str], length: int) -> None:
    """However many letters somebody types, in either language."""
    for number, name in enumerate(names, start=1):
        assert read_date("1", name[:length], "2026", "born").month == number


@pytest.mark.parametrize("typed", ["1st", "01ST", "1ˢᵗ", "001", "1\u200b", "\u20681\u2069", "\u00a01\u3000"])
def test_days_have_endings_and_noise(typed: str) -> None:
    """Zeros, endings, spaces of any kind and characters that nobody sees."""
    assert read_date(typed, "9", "2026", "born") == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("", "", ""), "date-missing"),
        ((" ", "\u00a0", "\u200b"), "date-missing"),
        (("", "9", "2026"), "date-day-missing"),
        (("3", " ", "2026"), "date-month-missing"),
        (("3", "9", ""), "date-year-missing"),
        (("0", "9", "2026"), "date-day-malformed"),
        (("32", "9", "2026"), "date-day-malformed"),
        (("-3", "9", "2026"), "date-day-malformed"),
        (("3.0", "9", "2026"), "date-day-malformed"),
        (("1 2", "9", "2026"), "date-day-malformed"),
        (("Thursday", "9", "2026"), "date-day-malformed"),
        (("٣", "9", "2026"), "date-day-malformed"),
        (("3", "0", "2026"), "date-month-malformed"),
        (("3", "13", "2026"), "date-month-malformed"),
        (("3", "ju", "2026"), "date-month-malformed"),
        (("3", "sepp", "2026"), "date-month-malformed"),
        (("3", "septembers", "2026"), "date-month-malformed"),
        (("3", "...", "2026"), "date-month-malformed"),
        (("3", "9", "26"), "date-year-malformed"),
        (("3", "9", "02026"), "date-year-malformed"),
        (("3", "9", "20266"), "date-year-malformed"),
        (("3", "9", "२०२६"), "date-year-malformed"),
        (("3", "9", "1849"), "date-year-too-early"),
        (("3", "9", "0000"), "date-year-too-early"),
        (("29", "2", "2023"), "date-not-in-leap-year"),
        (("29", "2", "1900"), "date-not-in-leap-year"),
        (("30", "2", "2024"), "date-no-such-day"),
        (("31", "9", "2026"), "date-no-such-day"),
        (("32", "13", "26"), "date-day-malformed"),
        (("3", "13", "26"), "date-month-malformed"),
    ],
)
def test_a_refusal_names_the_part_that_is_wrong(parts: tuple[str, str, str], code: str) -> None:
    """The first one from the left."""
    assert refusal_of(*parts).code == code


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("30", "2", "2024"), "There is no 30 February. Check the day"),
        (("31", "Feb", "2024"), "There is no 31 February. Check the day"),
        (("31", "4", "2024"), "There is no 31 April. Check the day: April has 30 days."),
        (("31", "6", "2024"), "There is no 31 June. Check the day: June has 30 days."),
        (("31", "9", "2024"), "There is no 31 September. Check the day: September has 30 days."),
        (("31", "11", "2024"), "There is no 31 November. Check the day: November has 30 days."),
        (
            ("29", "2", "2023"),
            "There is a 29 February in leap years only, and the year that you typed is none.",
        ),
        (("3", "9", "26"), "Check the year: type all four figures, such as 2026."),
        (("3", "9", "1066"), "Check the year: type 1850 or later."),
        (("3", "Thursday", "2026"), "Check the month: type a number from 1 to 12, or its name."),
    ],
)
def test_a_refusal_says_what_to_do(parts: tuple[str, str, str], said: str) -> None:
    """In plain words."""
    assert english(refusal_of(*parts).text).startswith(said)


@pytest.mark.parametrize(
    "typed",
    [
        "20260903", "2026-W36-4", "2026W364", "2026-246", "2026-9-3", "2026-09-03T00:00", "2026-09-03Z", "26-09-03",
        "03-09-2026", "2026/09/03", "2026–09–03", "2026- 09-03", "+2026-09-03", "-2026-09-03", "today", "٢٠٢٦-٠٩-٠٣",
    ],
)  # fmt: skip
def test_a_date_in_one_piece_has_one_form(typed: str) -> None:
    """Also where Python's own reader takes others."""
    assert iso_refusal_of(typed).code == "date-malformed"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date-missing"),
        (" \u200b", "date-missing"),
        ("2026-00-03", "date-month-malformed"),
        ("2026-09-00", "date-day-malformed"),
        ("2026-02-30", "date-no-such-day"),
        ("2023-02-29", "date-not-in-leap-year"),
        ("0001-01-01", "date-year-too-early"),
    ],
)
def test_a_date_in_one_piece_is_refused_by_its_parts_too(typed: str, code: str) -> None:
    """Where its form is right and its day is not."""
    assert (iso_refusal_of(typed).code, iso_refusal_of(typed).field) == (code, "born")


def test_long_texts_are_refused_unread() -> None:
    """Zeros without end are no date, and nothing long is normalised."""
    assert read_date("1".rjust(LONGEST_TYPED, "0"), "9", "2026", "born") == date(2026, 9, 1)
    assert refusal_of("1".rjust(LONGEST_TYPED + 1, "0"), "9", "2026").code == "date-day-malformed"
    assert iso_refusal_of("2026-09-03".rjust(LONGEST_TYPED + 1)).code == "date-malformed"


def test_the_earliest_year_is_one() -> None:
    """1850 is read, and the year before it is a slip."""
    assert read_date("1", "1", "1850", "born") == date(1850, 1, 1)
    assert refusal_of("31", "12", "1849").code == "date-year-too-early"


def test_a_refusal_tells_no_year() -> None:
    """The year of a date that is nearly right may be somebody's own."""
    assert "2011" not in english(refusal_of("29", "2", "2011").text)
    assert "2011" not in english(refusal_of("30", "2", "2011").text)
