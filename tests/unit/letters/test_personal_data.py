import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import upn

from chalicelib.letters.personal_data import MOST_OF_A_SEARCH, Hint, Kind, find_hints
from tests.english import english
from tests.unit.letters.hostile import HOSTILE

Expected = list[tuple[str, str, str | None]]


def found(draft: str) -> Expected:
    return [(hint.kind.value, draft[hint.start : hint.end], hint.replacement) for hint in find_hints(draft)]


def seen(draft: str) -> list[str]:
    return [draft[hint.start : hint.end] for hint in find_hints(draft)]


def replaced(draft: str) -> str:
    for hint in reversed(find_hints(draft)):
        if hint.replacement is not None:
            draft = draft[: hint.start] + hint.replacement + draft[hint.end :]
    return draft


@pytest.mark.parametrize(
    ("draft", "hints"),
    [
        ("Ring me on 020 7946 0018 after six.", [("phone", "020 7946 0018", None)]),
        (
            "Ring 07911 123456, or +92 300 1234567.",
            [("phone", "07911 123456", None), ("phone", "+92 300 1234567", None)],
        ),
        ("Write to priya.shah+mp@example.org.uk, please.", [("email", "priya.shah+mp@example.org.uk", None)]),
        ("We live at LS6 3HN now.", [("postcode", "LS6 3HN", "LS6")]),
        ("in sw1a1ab", [("postcode", "sw1a1ab", "sw1a")]),
        (
            "It is AB 12 34 56 C or ab123456c.",
            [("national-insurance", s, None) for s in ("AB 12 34 56 C", "ab123456c")],
        ),
        ("Her UPN is X838200501234.", [("pupil-number", "X838200501234", None)]),
        ("Her UPN is q82320050123a.", [("pupil-number", "q82320050123a", None)]),
        ("My NHS number: 9434765919.", [("nhs-number", "9434765919", None)]),
        ("My number is 943 476 5919.", [("nhs-number", "943 476 5919", None)]),
    ],
)
def test_numbers_and_addresses(draft: str, hints: Expected) -> None:
    """What reaches a person or leads to their records is pointed out; a postcode can be cut to its first half."""
    assert found(draft) == hints


@pytest.mark.parametrize("authority", ["838", "839", "940", "943"])
def test_pupil_numbers_of_newer_authorities(authority: str) -> None:
    """Pupil numbers of local authorities that were made after 2011 are known by their check letter."""
    digits = f"{authority}200501234"
    assert seen(f"UPN {upn.calc_check_digit(digits)}{digits}.") == [f"{upn.calc_check_digit(digits)}{digits}"]


@pytest.mark.parametrize(
    "helpline",
    [
        "Childline 0800 1111",
        "NSPCC 0808 800 5000",
        "Samaritans 116 123",
        "Family Lives 0808 800 2222",
        "Papyrus 0800 068 4141",
        "YoungMinds 0808 802 5544",
        "Contact 0808 808 3555",
        "Refuge 0808 2000 247",
        "Coram Child Law Advice 0300 330 5480",
        "Information Commissioner 0303 123 1113",
        "Ofsted 0300 123 1231",
        "Department for Education 0370 000 2288",
        "Parliament 020 7219 3000",
        "an MP's office, 020 7219 4321",
        "Downing Street +44 20 7930 4433",
        "NHS 111, 999, 112, 101 and 105",
        "NHS Direct, as it was, 0845 46 47",
        "missing people 116000, Shout 85258",
        "casework@ico.org.uk",
        "gareth.thomas.mp@parliament.uk or enquiries@education.gov.uk",
        "House of Commons, London SW1A 0AA",
        "the Department for Education, SW1P 3BT",
    ],
)
def test_helplines_and_public_offices_are_nobodys(helpline: str) -> None:
    """A number, an address or a postcode that is everybody's to use is not personal."""
    assert found(f"They told me to try {helpline}.") == []


@pytest.mark.parametrize(
    ("draft", "hints"),
    [
        ("She was born on 3 May 2014 in Leeds.", [("on 3 May 2014", "in 2014")]),
        ("born 3rd of May, 2014", [("3rd of May, 2014", "in 2014")]),
        ("Born on Saturday 3 May 2014,", [("on Saturday 3 May 2014", "in 2014")]),
        ("born in Leeds General Infirmary on 3.5.2014", [("on 3.5.2014", "in 2014")]),
        ("born May 3, 2014", [("May 3, 2014", "in 2014")]),
        ("born 2014-05-03", [("2014-05-03", "in 2014")]),
        ("born 3/5/14", [("3/5/14", None)]),
        ("Date of birth: 03/05/2014", [("03/05/2014", None)]),
        ("DOB 03-05-14, d.o.b. 03-05-14", [("03-05-14", None), ("03-05-14", None)]),
        ("her birthday is on 3 May 2014", [("3 May 2014", None)]),
    ],
)
def test_dates_of_birth(draft: str, hints: list[tuple[str, str | None]]) -> None:
    """A date beside a word for birth is pointed out, and behind "born" the year reads well in its place."""
    assert found(draft) == [("date-of-birth", seen, instead) for seen, instead in hints]


@pytest.mark.parametrize(
    ("draft", "written"),
    [
        ("my daughter Maya is ten", "my daughter is ten"),
        ("My son, Sam, is ten", "My son is ten"),
        ("My son, Sam is ten", "My son is ten"),
        ("My son, Sam, 9, is big", "My son, 9, is big"),
        ("I asked my son, Sam.", "I asked my son."),
        ("It was my son, Sam\n\nYours", "It was my son\n\nYours"),
        ("my son (Sam) is", "my son is"),
        ("my son – Sam – is", "my son is"),
        ("it was my son – Sam.", "it was my son."),
        ("my twins Ava and Leo are", "my twins are"),
        ("my children Ava (9), Leo (7) & Mia (2) are", "my children are"),
        ("our youngest, Siân", "our youngest"),
        ("my son Sam and daughter Ava", "my son and daughter"),
        ("my daughter Maya Rose Patel is", "my daughter is"),
        ("my son Ifan ap Gwilym is", "my son is"),
        ("my daughter Si\u0061\u0302n is", "my daughter is"),
        ("my daughter Caitlin O’Neill's class", "my daughter's class"),
        ("my son James’ school", "my son’s school"),
        ("my twins Ava and Leo’s school", "my twins’ school"),
        ("'it is my son Sam'", "'it is my son'"),
        ("his nine-year-old daughter Ava", "his nine-year-old daughter"),
        ("my neighbour’s little boy Kofi", "my neighbour’s little boy"),
        ("a girl called Zoë in my class", "a girl in my class"),
        ("a boy we taught called Tom left", "a boy we taught left"),
        ("a pupil in my class, Ravi, left", "a pupil in my class left"),
        ("one of my pupils, Kwame, left", "one of my pupils left"),
        ("my lass Ellie", "my lass"),
        ("our daughter\nMaya", "our daughter"),
        ("My daughter’s name is Maya.", "My daughter’s name is Maya."),
        ("My son Sam sang. Sam's mum wept. I told Sam.", "My son sang. My son's mum wept. I told my son."),
        ("I saw a girl called Ava. Ava ran.", "I saw a girl. The girl ran."),
        ("my twins Ava and Leo: Ava sang", "my twins: Ava sang"),
        ("my son Sam.\n\nYours,\n\nSam Jones", "my son.\n\nYours,\n\nSam Jones"),
        ("my son Thomas. Mr Thomas and Gareth Thomas", "my son. Mr Thomas and Gareth Thomas"),
        ("my son Will. Will you ask? I ask Will.", "my son. Will you ask? I ask my son."),
    ],
)
def test_children_are_named_and_the_sentence_reads_on(draft: str, written: str) -> None:
    """A child's name is pointed out as a question, and the words before it can stand alone."""
    assert replaced(draft) == written
    assert {hint.kind for hint in find_hints(draft)} == {Kind.CHILD_NAME}


def test_names_that_nothing_can_stand_for() -> None:
    """Where only the supporter can say it another way, a name is pointed out without a replacement."""
    assert found("My daughter is called Maya. Maya sang.") == [
        ("child-name", "Maya", None),
        ("child-name", "Maya", "My daughter"),
    ]


@pytest.mark.parametrize(
    ("draft", "written"),
    [
        ("She is at Hill Road Primary School in Leeds.", "She is at a primary school in Leeds."),
        ("At Oakfield Academy, I teach maths.", "At a school, I teach maths."),
        ("He left St Mary's C of E Infant School.", "He left an infant school."),
        ("St. John the Baptist RC High School lost it.", "A secondary school lost it."),
        ("to SS Peter and Paul Catholic Primary", "to a primary school"),
        ("All Saints Church of England Junior School", "A junior school"),
        ("the head of Our Lady of the Sea Primary", "the head of a primary school"),
        ("the Head of Oakfield Academy", "the Head of a school"),
        ("the Oakfield Academy", "the school"),
        ("our school, Hill Road Primary, wrote", "our school wrote"),
        ("my old school Hill Road Grammar was", "my old school was"),
        ("our college (Hill Road Sixth Form) was", "our college was"),
        ("by “Hill Road Nursery”", "by “a nursery”"),
        ("She goes to Hill Road primary school.", "She goes to a primary school."),
        (
            "Hill Road Primary has it. Hill Road Primary lost it.",
            "A primary school has it. The primary school lost it.",
        ),
        ("Manchester High School for Girls", "A secondary school"),
        ("at Ysgol y Berllan Deg", "at a school"),
        ("at Coleg Gwent", "at a college"),
    ],
)
def test_schools_are_named_and_the_sentence_reads_on(draft: str, written: str) -> None:
    """The name of a school is pointed out, and what kind of school it is can stand for it."""
    assert replaced(draft) == written
    assert {hint.kind for hint in find_hints(draft)} == {Kind.SCHOOL}


@pytest.mark.parametrize(
    "draft",
    [
        "a school called Hill Road Primary",
        "an Oakfield Academy pupil",
        "Leeds and Hill Road School",
        "I was at school, Hill Road Primary kept it",
        "Hill Road Primary School\nLeeds",
        "We live here.\nHill Road Primary School,\r\nLeeds",
        "Annwyl AS,\n\nMae fy merch yn Ysgol Glantaf.",
    ],
)
def test_schools_that_nothing_can_stand_for(draft: str) -> None:
    """Where no other words read well, the name of a school is pointed out without a replacement."""
    assert [(hint.kind, hint.replacement) for hint in find_hints(draft)] == [(Kind.SCHOOL, None)]


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "The 2020-21 exams, 139 recommendations, 19,807,973 records, page 1 of 1000. In 2019, 2020, 2021 and 2022.",
        "In KS2 3rd and S1 2nd, Y6 1st; on 10 20 30 a, at 3.15pm, 7th of 12th. A4 2up. 16-19 2016/17-2018/19",
        "There were 23 of us, born to be wild. Born between 1 September 2010 and 31 August 2011.",
        "He was born in Leeds but moved on 3 May 2014. On her birthday we sang. On 3 May 2014 we moved.",
        "QQ123456C, GB123456A, 1234567890, 485 777 3456, A838200501234, 12345678901234567890",
        "My NHS record. It has 4857773456 on it. An order, number 9434765919, came.",
        "my daughter is ten. My Son Loves maths? my son Loves it; my daughter I love; my son Monday; my boy May go",
        "my MP Gareth; my child Benefit; my child Protection file; my student Loan; our pupil Premium; my son Year 6",
        "my son GCSE results, my daughter ADHD, my pupils English and Maths, our children Act, My son called Childline",
        "To help my son, Ofsted came. When I told my daughter, Mrs Khan cried. In front of my son, Gareth Thomas said",
        "A child Poverty; a girl Zoë; my son in Leeds Sam; the boy (Bradford; my son (Leeds we left. His son - Bradford is",
        "when they said son Sam, child Maya; the twins. Our Headteacher Helen. my friend Sue. my sister in Leeds.",
        "my daughter 李; my son sam",
        "I work at a primary school. Our Primary School. The School Census, the Sixth Form, Key Stage 2 Primary.",
        "Sunday School, Oak National Academy, the Royal College of Nursing, a West Yorkshire secondary school.",
        "Every Catholic Primary School. King's College London. Oakfield Academy Trust. Yr Ysgol Gynradd. McSchool",
        "The National Pupil Database at the Department for Education. I. School. Too High. (A) School & College",
        "follow @schools or a@b; see https://example.org/@you",
    ],
)
def test_ordinary_prose_gets_no_hints(draft: str) -> None:
    """Years, dates, school stages, subjects and sentence starts are nobody's, however they stand."""
    assert found(draft) == []


def test_longer_and_more_specific_hint_is_kept() -> None:
    """Where two overlap the longer one stays; a number that could be a phone's or the NHS's is the NHS's."""
    assert found("NHS number 943 476 5919") == [("nhs-number", "943 476 5919", None)]
    assert [hint.kind for hint in find_hints("my son Sam@example.org")] == [Kind.EMAIL]
    assert seen("his son Hill Road Primary School") == ["Hill Road Primary School"]


def test_hints_stand_in_order() -> None:
    """Hints come in the order in which they stand in the letter, whatever their kind."""
    kinds = [hint.kind.value for hint in find_hints("My son Max, max@example.org, 020 7946 0018, LS6 3HN.")]
    assert kinds == ["child-name", "email", "phone", "postcode"]


@pytest.mark.parametrize("kind", Kind)
def test_advice_is_short_and_kind(kind: Kind) -> None:
    """A hint is a few plain sentences that say what was seen and why; it commands nobody."""
    advice = english(Hint(kind, 0, 1, None).advice)
    assert len(re.findall(r"[.?](?:\s|\Z)", advice)) in {2, 3}
    assert advice.startswith(("This looks like", "Is this"))
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:;]", advice)) <= 22


def test_advice_never_quotes_the_letter() -> None:
    """What was seen stays in the letter: the advice is the same for everyone."""
    assert find_hints("My daughter Maya") == [Hint(Kind.CHILD_NAME, 0, 16, "My daughter")]


@pytest.mark.parametrize(
    ("draft", "library"),
    [
        ("My class of 30, in 2019-20, at LS6 3HN.", "phonenumbers"),
        ("Ring 020 7946 0018, AB123456C.", "stdnum"),
    ],
)
def test_libraries_are_loaded_only_where_they_are_needed(draft: str, library: str) -> None:
    """A letter without such a number does not pay for loading the library that knows about it."""
    program = (
        "import sys; from chalicelib.letters.personal_data import find_hints; "
        f"find_hints({draft!r}); print({library!r} in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert ran.stdout.strip() == "False"


FRAGMENTS = (
    "my our a the daughter son twins pupils called is Maya Sam Ava’s , . – ( ) and \n Hill Road Primary School St of "
    "born on 3 May 2014 NHS 943 476 5919 020 7946 0018 LS6 3HN AB 12 34 56 C X838200501234 a@b.cd Ysgol ’ ' é"
)


@given(st.lists(st.sampled_from(FRAGMENTS.split(" ")), max_size=40).map(" ".join) | st.text(max_size=60))
def test_hints_are_apart_and_point_into_the_draft(draft: str) -> None:
    """Whatever is typed, hints stand in order, apart from each other, and each on some text."""
    places = [(hint.start, hint.end) for hint in find_hints(draft)]
    assert all(0 <= start < end <= len(draft) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


def _repeated(unit: str) -> str:
    return unit * (20_000 // len(unit.encode()))


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_text_made_to_be_slow_has_few_hints(unit: str) -> None:
    """20,000 bytes of nothing but one thing get fifty hints of a kind at most; `make bench` says how long it takes."""
    hints = find_hints(_repeated(unit))
    assert all(count <= MOST_OF_A_SEARCH for count in Counter(hint.kind for hint in hints).values())


@pytest.mark.parametrize(
    "draft",
    [
        "I promised my daughter I'd write to you. I'd like an answer.",
        "I told my son I’m worried.",
        "My son Can’t sleep.",
        "My daughter GCSEs and all.",
        "My pupils Syrian and Afghan alike.",
    ],
)
def test_words_that_are_short_for_two_are_no_names(draft: str) -> None:
    """A contraction, a plural of capitals or a people behind a child is not the child's name."""
    assert seen(draft) == []


def test_the_longer_hint_is_kept_wherever_it_stands() -> None:
    """It is the length that counts, not how far down the letter it is."""
    assert seen("Then I told my son Sam@example.org") == ["Sam@example.org"]


@pytest.mark.parametrize(
    ("draft", "written"),
    [
        ("my son Sam and Tom left", "my son and Tom left"),
        ("my lass Ellie and Tom left", "my lass and Tom left"),
        ("my son Sam (9) left", "my son (9) left"),
        ("Mr Thomas left. I asked my son Thomas.", "Mr Thomas left. I asked my son."),
        (
            "Hill Road Primary has it. Oakfield Primary lost it.",
            "A primary school has it. A primary school lost it.",
        ),
    ],
)
def test_one_child_and_one_school_at_a_time(draft: str, written: str) -> None:
    """One child has one name and their own age, and what was said of one name is not said of another."""
    assert replaced(draft) == written


@pytest.mark.parametrize(
    ("draft", "names"),
    [
        ("my son Sam and daughter Ava", ["my son Sam", "daughter Ava"]),
        ("I was at school, Hill Road Primary kept it", ["Hill Road Primary"]),
        ("They moved from Leeds (Hill Road Primary) at once", ["Hill Road Primary"]),
        ("They told Leeds “Hill Road Primary” lost it", ["Hill Road Primary"]),
        ("He is at SS Peter & Paul Primary now", ["SS Peter & Paul Primary"]),
        ("He is at Queens’ Primary School now", ["Queens’ Primary School"]),
        ("NHS 9434765919", ["9434765919"]),
        ("We left Leeds\nHill Road Primary School wrote", ["Hill Road Primary School"]),
        ("They moved (SS Peter and Paul Primary) at once", ["SS Peter and Paul Primary"]),
        ("It was him & St Mary's Primary, I think", ["St Mary's Primary"]),
        ("It was him and St Mary's Primary, I think", ["St Mary's Primary"]),
        ("to Hill Road primary school", ["Hill Road primary school"]),
    ],
)
def test_where_hints_stand(draft: str, names: list[str]) -> None:
    """From the first character of what is meant to its last, and no word more."""
    assert seen(draft) == names


@pytest.mark.parametrize(
    "draft",
    ["Order 943 4765919 came.", "Order 943476 5919 came.", "9434765919, the NHS said.", "at Leeds school"],
)
def test_what_only_looks_alike_gets_no_hints(draft: str) -> None:
    """Half spaced numbers, a cue that comes too late, one word before "school": chance is likelier."""
    assert found(draft) == []
