"""POST /v1/subject-access with whatever anybody types: refused by name, or only ever a value."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.routes.asked import (
    ATTORNEY,
    AUTHORISED,
    CHILD,
    EVERYBODY,
    KINDS,
    LINK,
    PATH,
    SELF,
    TEXTS,
    Json,
    errors,
    letters_of,
    made,
    refusals,
    typed_into,
)
from tests.routes.conftest import Browser, World

# What would be another header, another part of a letter or another template, if it were ever read as one.
HEADERS = (
    "x\r\nBcc: a@b.example",
    "x\nBcc: a@b.example",
    "x%0d%0aBcc: a@b.example",
    "x&bcc=a@b.example",
    "?cc=a#b",
)
STRUCTURES = (
    "[signature]",
    "Subject: x",
    "- x",
    "1. x",
    "{{ requester }}",
    "{% raw %}",
    "<script>x</script>",
)
SCRIPTS = (
    "سارة الخطيب",
    "רבקה כהן",
    "王小明",
    "Nguyễn Thị Ánh",
    "Z\u0300\u0301a\u0308lgo",
    "क्षितिज",
    "Ó’Brien-Smith",
)


@KINDS
def test_the_links_are_the_same_whatever_is_typed(browser: Browser, fields: Json) -> None:
    """Address and subject alone, byte for byte."""
    plain = letters_of(made(browser, fields))
    assert plain[0]["mailto"] == LINK
    for typed in (*HEADERS, *STRUCTURES, *SCRIPTS):
        letters = letters_of(made(browser, typed_into(fields, typed)))
        for what in ("mailto", "subject"):
            assert [each.get(what) for each in letters] == [each.get(what) for each in plain]


@KINDS
@pytest.mark.parametrize(
    "typed", [*STRUCTURES, *SCRIPTS, "Priya\r\n\r\n- Shah", "Priya\u2028[signature]", "x" * 120]
)
def test_what_is_typed_changes_no_letter_but_itself(browser: Browser, fields: Json, typed: str) -> None:
    """A name is in the letter as it was typed, on one line, and all else is as with any other name."""
    one_line = " ".join(typed.split())
    names = [name for name in ("name", "subject_name") if name in fields]
    plain, answer = (
        letters_of(made(browser, fields | dict.fromkeys(names, each))) for each in ("Somebody", typed)
    )
    for one, other in zip(plain, answer, strict=True):
        assert other["text"] == one["text"].replace("Somebody", one_line)


@KINDS
@pytest.mark.parametrize("typed", STRUCTURES)
def test_every_field_is_only_a_value(browser: Browser, fields: Json, typed: str) -> None:
    """The same for all that takes text, at once."""
    plain, answer = (letters_of(made(browser, typed_into(fields, each))) for each in ("Somebody", typed))
    assert f"- School: {typed}\n" in answer[0]["text"]
    for one, other in zip(plain, answer, strict=True):
        assert other["text"] == one["text"].replace("Somebody", typed)


@pytest.mark.parametrize("field", ["name", "subject_name"])
def test_long_names(browser: Browser, field: str) -> None:
    """200 characters are taken, and 500 refused with the limit."""
    name = "Ñ" * 200
    assert name in made(browser, AUTHORISED | {field: name})["request"]["text"]
    [error] = errors(browser, AUTHORISED | {field: "Ñ" * 500})
    assert (error["field"], error["code"]) == (field, "name-too-long")
    assert "200" in error["message"]


@KINDS
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("birth_date", "2026-11-22", "birth-date-in-future"),
        ("birth_date", "1876-11-21", "birth-date-too-long-ago"),
        ("birth_date", "2023-02-29", "date-not-in-leap-year"),
        ("birth_date", "2020-04-31", "date-no-such-day"),
        ("birth_date", "2020-13-01", "date-month-malformed"),
        ("birth_date", "2020-12-32", "date-day-malformed"),
        ("birth_date", "1066-10-14", "date-year-too-early"),
        ("birth_date", "7 May 2014", "date-malformed"),
        ("birth_date", "", "date-missing"),
        ("name", "", "name-missing"),
        ("name", " \n", "name-missing"),
        ("schools", "", "schools-missing"),
        ("schools", "x\n" * 21, "schools-too-long"),
        ("contact", None, "contact-missing"),
        ("contact", "x\n" * 9, "contact-too-long"),
        ("former_names", "a,b,c,d,e,f", "former-names-too-long"),
        ("pupil_number", "A801200001001", "pupil-number-malformed"),
        ("reply_by", "fax", "reply-by-unknown"),
        ("educated_in", None, "educated-in-missing"),
        ("educated_in", "France", "educated-in-unknown"),
        ("received", "2026-11-22", "received-in-future"),
        ("received", "2019-11-22", "received-too-long-ago"),
        ("received", "2025-02-29", "date-not-in-leap-year"),
        ("received", "yesterday", "date-malformed"),
    ],
)
def test_bad_input(browser: Browser, fields: Json, field: str, value: str | None, code: str) -> None:
    """Each is refused by field and code, with what to do, and nothing else is."""
    [error] = errors(browser, fields | {field: value})
    assert (error["field"], error["code"]) == (field, code)
    assert len(error["message"]) > 30


@pytest.mark.parametrize(
    ("fields", "field", "value", "code"),
    [
        (AUTHORISED, "subject_name", "", "subject-name-missing"),
        (AUTHORISED, "subject_name", None, "subject-name-missing"),
        (CHILD, "subject_name", "\x00", "subject-name-missing"),
        (ATTORNEY, "subject_name", None, "subject-name-missing"),
        (CHILD, "understanding", "disagrees", "child-disagrees"),
        (CHILD, "understanding", None, "understanding-missing"),
        (CHILD, "understanding", "maybe", "understanding-unknown"),
        (CHILD, "parental_responsibility", False, "parental-responsibility-missing"),
        (CHILD, "parental_responsibility", None, "parental-responsibility-missing"),
        (CHILD, "parental_responsibility", "yes", "not-a-flag"),
        (ATTORNEY, "office", None, "office-missing"),
        (ATTORNEY, "office", "king", "office-unknown"),
        (ATTORNEY, "office", 3, "not-text"),
        (ATTORNEY, "nation", None, "nation-missing"),
        (ATTORNEY, "nation", "wales", "nation-unknown"),
        (ATTORNEY, "nation", ["scotland"], "not-text"),
        (CHILD, "birth_date", "1980-05-07", "child-is-adult"),
        (CHILD, "birth_date", "2008-11-21", "child-is-adult"),
    ],
)
def test_bad_input_of_one_kind(browser: Browser, fields: Json, field: str, value: object, code: str) -> None:
    """The same for what only some ways of asking need."""
    assert refusals(browser, fields | {field: value}) == [(field, code)]


@pytest.mark.parametrize("who", [None, "", "me", "SELF", "self\n", 3, ["self"]])
def test_nobody_known_to_ask(browser: Browser, who: object) -> None:
    """Then that alone is said, and nothing of the fields that only some ways have."""
    for fields in EVERYBODY.values():
        [(field, code)] = refusals(browser, fields | {"for": who})
        assert field == "for"
        assert code in {"for-missing", "for-unknown", "not-text"}


def test_a_child_on_the_eighteenth_birthday(browser: Browser) -> None:
    """The day before, a parent may ask; on the day, the child does."""
    made(browser, CHILD | {"birth_date": "2008-11-22"})
    assert refusals(browser, CHILD | {"birth_date": "2008-11-21"}) == [("birth_date", "child-is-adult")]
    assert "7 May 1998" in made(browser, AUTHORISED)["request"]["text"]


@pytest.mark.parametrize(
    ("utc", "is_child"),
    [(date(2026, 2, 28), True), (date(2026, 3, 1), False)],
)
def test_a_child_of_29_february(browser: Browser, world: World, utc: date, *, is_child: bool) -> None:
    """Is a child until 1 March of the year in which others turn 18 on 28 February."""
    world.clock.now = (utc.toordinal() - date(1970, 1, 1).toordinal()) * 86_400
    response = browser.post_json(PATH, CHILD | {"birth_date": "2008-02-29"})
    assert (response.status_code == 200) == is_child
    if is_child:
        assert "- Date of birth: 29 February 2008\n" in response.json_body["request"]["text"]
    else:
        assert [error["code"] for error in response.json_body["errors"]] == ["child-is-adult"]


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("wales", "Welsh Government"),
        ("scotland", "Scottish Government"),
        ("northern-ireland", "Education Authority"),
        ("abroad-or-private", "private school"),
    ],
)
def test_somebody_who_went_to_school_elsewhere(browser: Browser, where: str, says: str) -> None:
    """Is told whom to ask instead of being given a letter that leads nowhere."""
    [error] = errors(browser, SELF | {"educated_in": where})
    assert (error["field"], error["code"]) == ("educated_in", "educated-elsewhere")
    assert says in error["message"]


def test_all_that_is_wrong_is_said_at_once(browser: Browser) -> None:
    """In the order of the pages' fields; what nobody asked for comes last."""
    wrong = CHILD | {
        "educated_in": "wales",
        "parental_responsibility": False,
        "understanding": "",
        "name": "",
        "subject_name": "x" * 500,
        "former_names": "a,b,c,d,e,f",
        "birth_date": "2027-01-01",
        "schools": " ",
        "pupil_number": "1",
        "contact": "",
        "reply_by": "fax",
        "received": "2027-01-01",
        "nation": "scotland",
    }
    assert refusals(browser, wrong) == [
        ("educated_in", "educated-elsewhere"),
        ("parental_responsibility", "parental-responsibility-missing"),
        ("understanding", "understanding-missing"),
        ("name", "name-missing"),
        ("subject_name", "name-too-long"),
        ("former_names", "former-names-too-long"),
        ("birth_date", "birth-date-in-future"),
        ("schools", "schools-missing"),
        ("pupil_number", "pupil-number-malformed"),
        ("contact", "contact-missing"),
        ("reply_by", "reply-by-unknown"),
        ("received", "received-in-future"),
        ("nation", "unknown-field"),
    ]


@pytest.mark.parametrize(
    ("fields", "others"),
    [
        (SELF, ("subject_name", "understanding", "parental_responsibility", "nation", "office")),
        (CHILD, ("nation", "office")),
        (AUTHORISED, ("understanding", "parental_responsibility", "nation", "office")),
        (ATTORNEY, ("understanding", "parental_responsibility")),
    ],
)
def test_what_a_way_of_asking_does_not_need_is_refused(
    browser: Browser, fields: Json, others: tuple[str, ...]
) -> None:
    """By name, so that nobody sends more about anybody than a letter needs."""
    for name in (*others, "postcode", "receipt"):
        assert refusals(browser, fields | {name: "x"}) == [(name, "unknown-field")]


ANYTHING = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(), max_size=2)
DATES = st.dates().map(date.isoformat) | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.sampled_from(list(EVERYBODY.values())),
    typed=st.dictionaries(
        st.sampled_from(
            [*TEXTS, "for", "educated_in", "birth_date-day", "received-year", "pupil_number", "receipt"]
        ),
        st.text(),
    ),
)
def test_nothing_typed_breaks_a_page(browser: Browser, fields: Json, typed: dict[str, str]) -> None:
    """The same for what comes from the pages' forms, at every step."""
    boxes = {"birth_date-day": "7", "birth_date-month": "5", "birth_date-year": "2014", "received-day": "3"}
    for step in ("who", "details", "letter", "after"):
        response = browser.post_form("/subject-access", {**fields, **boxes, **typed, "go": step})
        assert response.status_code in {200, 422}
    assert browser.post_form("/calendar", {**boxes, **typed}).status_code in {200, 422}


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.sampled_from(list(EVERYBODY.values())),
    typed=st.dictionaries(st.sampled_from([*TEXTS, *CHILD, *ATTORNEY, "received"]), ANYTHING, max_size=4),
    born=DATES,
    words=st.text(),
)
def test_nothing_typed_breaks_it(browser: Browser, fields: Json, typed: Json, born: str, words: str) -> None:
    """Whatever stands in the fields, letters are made or what is wrong is said by name."""
    for body in (fields | typed, fields | {"birth_date": born, "received": born}, typed_into(fields, words)):
        response = browser.post_bytes(PATH, json.dumps(body).encode())
        assert response.status_code in {200, 422}
        if response.status_code == 200:
            assert response.json_body["request"]["mailto"] == LINK
