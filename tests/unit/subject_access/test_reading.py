"""What somebody types to ask for a record: read kindly, refused by name."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import upn

from chalicelib.refusals import Refusal
from chalicelib.subject_access import birth, reading
from chalicelib.subject_access.request import Nation, Office, ReplyBy, Schooling, Understanding, Who
from tests.english import english

TODAY = date(2026, 11, 21)
NUMBER = "H801200001001"
NAMES = (
    "Priya Shah",
    "Ó Súilleabháin",
    "سارة الخطيب",
    "רבקה כהן",
    "王小明",
    "Nguyễn Thị Ánh",
    "Z\u0300\u0301a\u0308lgo",
    "क्षितिज",
    "O’Brien-Smith, Jr.",
)


def code(reader: Callable[..., object], *given: object) -> tuple[str, str]:
    """Field and code of what a reader refuses; its sentence is there, too."""
    with pytest.raises(Refusal) as refused:
        reader(*given)
    assert english(refused.value.text)
    return refused.value.field, refused.value.code


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Who, "for"),
        (Schooling, "educated_in"),
        (Understanding, "understanding"),
        (Nation, "nation"),
        (Office, "office"),
    ],
)
def test_one_of_several_words(kind: type[Who], field: str) -> None:
    """Each word is itself; none and any other are refused, and what is on offer is said."""
    for word in kind:
        assert reading.read_choice(kind, word.value, field) is word
    name = field.replace("_", "-")
    assert code(reading.read_choice, kind, "", field) == (field, f"{name}-missing")
    for typed in ("x", next(iter(kind)).value.upper(), " ", "\x00", next(iter(kind)).value + "\n"):
        assert code(reading.read_choice, kind, typed, field) == (field, f"{name}-unknown")
    with pytest.raises(Refusal) as refused:
        reading.read_choice(kind, "x", field)
    assert ", ".join(kind) in english(refused.value.text)


def test_a_choice_that_may_be_left_out() -> None:
    """Whoever reads it leaves it out before; an empty one is no word of those on offer."""
    assert code(reading.read_choice, ReplyBy, "", "reply_by") == ("reply_by", "reply-by-unknown")


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_script(name: str) -> None:
    """They stay as they were typed."""
    assert reading.read_full_name(f"  {name} ", "name") == name


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\t", " \n\n "])
def test_a_line_break_in_a_name(break_: str) -> None:
    """It becomes a space: a name is one line."""
    assert reading.read_full_name(f"Priya{break_}Shah", "name") == "Priya Shah"


@pytest.mark.parametrize("unseen", ["\x00", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\x02"])
def test_what_cannot_be_seen_in_a_name(unseen: str) -> None:
    """It goes, and could neither turn a line of a letter round nor break it."""
    assert reading.read_full_name(f"{unseen}Priya{unseen} Shah", "name") == "Priya Shah"
    assert code(reading.read_full_name, unseen, "subject_name") == (
        "subject_name",
        "subject-name-missing",
    )


def test_a_name_has_200_characters_at_most() -> None:
    """One more is too long; spaces around it do not count; a megabyte is not even looked at."""
    assert len(reading.read_full_name(f" {'x' * 200} ", "name")) == 200
    assert len(reading.read_full_name(f"{'x' * 200}{' ' * 800}", "name")) == 200
    for typed in ("x" * 201, "x" * 500, "x" * 1_000_000, " " * 1_001):
        assert code(reading.read_full_name, typed, "name") == ("name", "name-too-long")


@pytest.mark.parametrize(
    ("field", "said"), [("name", "it closes the letter"), ("subject_name", "whose records you want to see")]
)
def test_a_long_name_is_refused_as_whose_it_is(field: str, said: str) -> None:
    """Somebody who asks for another is told which of the two names to shorten, and to what length."""
    with pytest.raises(Refusal) as refused:
        reading.read_full_name("x" * 201, field)
    assert said in english(refused.value.text)
    assert "200 characters" in english(refused.value.text)


def test_no_name() -> None:
    """A letter is from somebody."""
    assert code(reading.read_full_name, " \n ", "name") == ("name", "name-missing")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        (" , ; \n", ()),
        ("Asha Mehta", ("Asha Mehta",)),
        ("a,b,c,d,e", ("a", "b", "c", "d", "e")),
        ("Asha Mehta, Anya Mehta;  A. Shah\nB", ("Asha Mehta", "Anya Mehta", "A. Shah", "B")),
    ],
)
def test_former_names(typed: str, names: tuple[str, ...]) -> None:
    """None, or several with commas, semicolons or line breaks between them."""
    assert reading.read_former_names(typed) == names


@pytest.mark.parametrize("typed", ["a,b,c,d,e,f", "x" * 121, "x" * 5_001])
def test_too_many_former_names(typed: str) -> None:
    """Six, one that is no name, and more than anybody types."""
    assert code(reading.read_former_names, typed) == ("former_names", "former-names-too-long")


@pytest.mark.parametrize(
    ("reader", "field", "most"),
    [(reading.read_contact, "contact", 8), (reading.read_schools, "schools", 20)],
)
def test_lines(reader: Callable[[str], tuple[str, ...]], field: str, most: int) -> None:
    """Each line by itself and without empty ones; so many lines of 120 characters, and no more."""
    assert reader(" a \r\n\r\n\t\n b\u2028c") == ("a", "b", "c")
    assert reader("\n".join(["x" * 120] * most)) == ("x" * 120,) * most
    for typed in ("", " \n ", "\x00"):
        assert code(reader, typed) == (field, f"{field}-missing")
    for typed in ("\n".join(["x"] * (most + 1)), "x" * 121, "x" * 1_000_000):
        assert code(reader, typed) == (field, f"{field}-too-long")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", ""),
        (" ", ""),
        (NUMBER, NUMBER),
        (" h801 200001001\n", NUMBER),
        ("A80120000100A", None),
        (NUMBER[:-1], None),
        (f"{NUMBER}1", None),
        (f"J{NUMBER[1:]}", None),
        (f"h{NUMBER[1:]}", NUMBER),
        ("H8012000010O1", None),
        ("H８０１２００００１００１", NUMBER),
        ("not known", None),
        ("x" * 1_000_000, None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_a_pupil_number(typed: str, number: str | None) -> None:
    """Thirteen characters whose first follows from the others, or none."""
    if number is None:
        assert code(reading.read_pupil_number, typed) == ("pupil_number", "pupil-number-malformed")
    else:
        assert reading.read_pupil_number(typed) == number


@pytest.mark.parametrize("authority", ["838", "839", "940", "941", "942", "943"])
def test_a_pupil_number_of_an_authority_that_is_new(authority: str) -> None:
    """Children of Dorset, Bournemouth, Northamptonshire or Cumbria have numbers that the library does not know."""
    number = f"{authority}200001001"
    right = upn.calc_check_digit(number)
    assert not upn.is_valid(right + number)
    assert reading.read_pupil_number(right + number) == right + number
    wrong = "A" if right != "A" else "B"
    assert code(reading.read_pupil_number, wrong + number)[1] == "pupil-number-malformed"


@given(st.text() | st.from_regex(r"[A-Z][0-9]{11}[0-9A-Z]", fullmatch=True))
def test_any_text_as_a_pupil_number(typed: str) -> None:
    """It is read, or refused by name, and never falls through."""
    try:
        number = reading.read_pupil_number(typed)
    except Refusal:
        return
    assert number == "" or upn.calc_check_digit(number[1:]) == number[0]


@pytest.mark.parametrize(
    ("born", "who", "refusal"),
    [
        (TODAY, Who.SELF, None),
        (date(2026, 11, 22), Who.SELF, "birth-date-in-future"),
        (date(9999, 12, 31), Who.CHILD, "birth-date-in-future"),
        (date(1906, 11, 22), Who.SELF, None),
        (date(1906, 11, 21), Who.SELF, "birth-date-too-long-ago"),
        (date(1876, 11, 21), Who.CHILD, "birth-date-too-long-ago"),
        (TODAY, Who.CHILD, None),
        (date(2008, 11, 22), Who.CHILD, None),
        (date(2008, 11, 21), Who.CHILD, "child-is-adult"),
        (date(1980, 1, 1), Who.CHILD, "child-is-adult"),
        (date(2008, 11, 21), Who.AUTHORISED, None),
        (date(2016, 1, 1), Who.ATTORNEY, None),
    ],
)
def test_a_birth_date(born: date, who: Who, refusal: str | None) -> None:
    """Not in the future, less than 120 years ago, and a parent's child is not 18 yet."""
    if refusal is None:
        assert birth.require_birth_date(born, who, TODAY) == born
    else:
        assert code(birth.require_birth_date, born, who, TODAY) == ("birth_date", refusal)


@pytest.mark.parametrize(
    ("today", "is_child"),
    [(date(2026, 2, 28), True), (date(2026, 3, 1), False), (date(2028, 2, 29), False)],
)
def test_a_child_of_29_february(today: date, *, is_child: bool) -> None:
    """Is 18 on 1 March of a year without that day."""
    born = date(2008, 2, 29)
    if is_child:
        assert birth.require_birth_date(born, Who.CHILD, today) == born
    else:
        assert code(birth.require_birth_date, born, Who.CHILD, today)[1] == "child-is-adult"


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(1980, 2, 29), 120, date(2100, 3, 1)),
    ],
)
def test_birthdays(born: date, years: int, day: date) -> None:
    """The same day of a later year, where there is one."""
    assert birth.birthday(born, years) == day


def test_what_a_child_makes_of_it() -> None:
    """Who agrees signs; for who is too young a parent asks; who does not want it is not asked for."""
    assert reading.read_understanding("agrees") is True
    assert reading.read_understanding("too-young") is False
    assert code(reading.read_understanding, "disagrees") == ("understanding", "child-disagrees")
    assert code(reading.read_understanding, "") == ("understanding", "understanding-missing")


@pytest.mark.parametrize(
    ("typed", "contact", "reply_by"),
    [
        ("", ("14 Elm Row", "a@b.example"), ReplyBy.EMAIL),
        ("", ("14 Elm Row",), ReplyBy.POST),
        ("post", ("a@b.example",), ReplyBy.POST),
        ("email", ("a@b.example",), ReplyBy.EMAIL),
        ("email", (), ReplyBy.EMAIL),
    ],
)
def test_how_the_copy_comes(typed: str, contact: tuple[str, ...], reply_by: ReplyBy) -> None:
    """As was chosen; otherwise by email where there is an address for it."""
    assert reading.read_reply_by(typed, contact) is reply_by


def test_an_email_needs_its_address() -> None:
    """The refusal is said where the address has to be added."""
    assert code(reading.read_reply_by, "email", ("14 Elm Row",)) == ("contact", "reply-by-without-email")
