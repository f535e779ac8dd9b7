import subprocess
import sys

import pytest

from chalicelib.letters.personal_data import find_hints


def found(draft: str) -> list[tuple[str, str]]:
    return [(hint.kind, draft[hint.start : hint.end]) for hint in find_hints(draft)]


@pytest.mark.parametrize(
    ("draft", "hints"),
    [
        ("Ring me on 020 7946 0018 after six.", [("phone", "020 7946 0018")]),
        ("Write to priya.shah+mp@example.org.uk, please.", [("email", "priya.shah+mp@example.org.uk")]),
        ("We live at SW1A 1AA now.", [("postcode", "SW1A 1AA")]),
        ("My number is QQ123456C or AB 12 34 56 C.", [("national-insurance", "AB 12 34 56 C")]),
        ("She was born on 3 May 2014 in Leeds.", [("date-of-birth", "3 May 2014")]),
        ("Date of birth: 03/05/2014", [("date-of-birth", "03/05/2014")]),
        (
            "My daughter Siân and my youngest son, Sam-Lee",
            [("child-name", "Siân"), ("child-name", "Sam-Lee")],
        ),
        ("my daughter is ten. My Son Loves maths? On 3 May 2014 we moved.", []),
        ("Childline is 0800 1111 and the Samaritans are on 116 123.", []),
        ("The 2020-21 exams, 139 recommendations, 19,807,973 records, page 1 of 1000.", []),
        ("There were 23 of us, born to be wild.", []),
        ("", []),
    ],
)
def test_hints(draft: str, hints: list[tuple[str, str]]) -> None:
    """What could identify somebody is pointed out where it stands, and ordinary words are not."""
    assert found(draft) == hints


def test_each_hint_says_why() -> None:
    """A hint is a sentence for the supporter, and never quotes what it saw."""
    (hint,) = find_hints("My daughter Maya")
    assert "Maya" not in hint.advice
    assert hint.advice.endswith(".")


def test_hints_stand_in_order() -> None:
    """Hints come in the order in which they stand in the letter, whatever their kind."""
    kinds = [kind for kind, _ in found("My son Max, max@example.org, 020 7946 0018, SW1A 1AA.")]
    assert kinds == ["child-name", "email", "phone", "postcode"]


def test_phone_numbers_are_looked_for_only_where_there_are_digits() -> None:
    """A letter without seven digits does not pay for loading the phone number library."""
    program = (
        "import sys; from chalicelib.letters.personal_data import find_hints; "
        "find_hints('My class of 30, in 2019.'); print('phonenumbers' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert ran.stdout.strip() == "False"
