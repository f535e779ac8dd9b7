import pytest

from chalicelib.letters.parts import find_parts, paragraphs_of
from chalicelib.letters.tongues import ENGLISH

STORY = "We moved here in May. The school has been kind, and nobody could tell me where the form goes. " * 4


@pytest.mark.parametrize(
    ("letter", "salutation", "name"),
    [
        (
            "Dear Mr Thomas\r\n\r\nHello.\r\n\r\nYours sincerely\r\nPriya Shah\r\n",
            "Dear Mr Thomas",
            "Priya Shah",
        ),
        ("Annwyl AS,\nHelo.\nYn gywir,\nPriya Shah\nP.S. Diolch", "Annwyl AS", "Priya Shah"),
        ("  dear x\nHello.\nKIND REGARDS.\n\n\nPriya", "dear x", "Priya"),
        ("\ufeffHi Jo,\nHello.\nYrs\n", "Hi Jo", ""),
        ("Dear Jo,\nI wrote:\nyours sincerely,\nand more.\nYours faithfully,\nA B", "Dear Jo", "A B"),
        ("Dear Jo,\nHello.\nYours sincerely,\nA B\n\nMany thanks", "Dear Jo", "A B"),
        ("Dear Jo,", "Dear Jo", ""),
        ("Deary me", "", ""),
        ("", "", ""),
    ],
)
def test_edited_letters_come_apart(letter: str, salutation: str, name: str) -> None:
    """People change greetings, line endings and sign-offs; the last closing with a name is the one that counts."""
    parts = find_parts(letter)
    assert (parts.salutation, parts.name) == (salutation, name)


@pytest.mark.parametrize(
    "closing",
    [
        "Yours sincerely,",
        "yours sincerly",
        "Yours sincerely!",
        "Yours Faithfully.",
        "Yours,",
        "Sincerely,",
        "Kindest regards",
        "Regards,",
        "With best wishes,",
        "Best wishes",
        "All the best,",
        "Many thanks,",
        "Thank you",
        "With many thanks",
        "Thanks so much",
        "Yr eiddoch yn gywir,",
        "Yn gywir,",
        "Cofion cynnes",
        "Diolch yn fawr,",
    ],
)
def test_closings(closing: str) -> None:
    """A letter may close as people close letters, with the name below or beside."""
    parts = find_parts(f"Dear Jo,\n\n{STORY}\n\n{closing}\n\nTom Briggs")
    assert (parts.has_sign_off, parts.name) == (True, "Tom Briggs")
    beside = find_parts(f"Dear Jo,\n\n{STORY}\n\n{closing.rstrip(',')}, Tom Briggs")
    assert (beside.has_sign_off, beside.name) == (True, "Tom Briggs")


@pytest.mark.parametrize("line", ["Thank you", "Thanks, I will wait for your answer", "Regards"])
def test_closing_words_inside_a_letter_close_nothing(line: str) -> None:
    """Words that could close a letter do not hide what stands below them."""
    letter = f"Dear Jo,\n\nHello.\n\n{line}\n\n{STORY}\n\nYours sincerely,\n\nTom Briggs"
    parts = find_parts(letter)
    assert letter[parts.body_end : parts.sign_off_end] == "Yours sincerely,"
    assert not find_parts(f"Dear Jo,\n\nHello.\n\n{line}\n\n{STORY}").has_sign_off


@pytest.mark.parametrize(
    "name",
    [ENGLISH.name_placeholder, f"{ENGLISH.name_placeholder} Tom Briggs", "your full name", "x" * 81, ""],
)
def test_what_is_no_name(name: str) -> None:
    """The line that asks for a name is not one, with or without its brackets, and neither is a paragraph."""
    parts = find_parts(f"Dear Jo,\n\n{STORY}\n\nYours sincerely,\n\n{name}")
    assert (parts.has_sign_off, parts.name) == (True, "")


def test_letter_without_sign_off_is_body_to_its_end() -> None:
    """Where nothing closes the letter, all of it is text."""
    letter = "Dear Jo,\nHello."
    parts = find_parts(letter)
    assert letter[parts.body_start : parts.body_end].strip() == "Hello."
    assert (parts.has_sign_off, parts.sign_off_end) == (False, len(letter))


def test_paragraphs() -> None:
    """Paragraphs are what blank lines part, without greeting, sign-off and name."""
    assert paragraphs_of("Dear Jo,\n\nOne\ntwo.\n \nThree.\n\n\nYours sincerely,\nTom Briggs") == [
        "One\ntwo.",
        "Three.",
    ]


def test_thanks_before_an_unsigned_closing_is_no_signature() -> None:
    """A letter that thanks and then waits for its name is not signed by its own closing."""
    for thanks in ("Thank you.", "Many thanks\n\nI look forward to your answer."):
        parts = find_parts(
            f"Dear Jo,\n\n{STORY}\n\n{thanks}\n\nYours sincerely,\n\n{ENGLISH.name_placeholder}"
        )
        assert (parts.has_sign_off, parts.name) == (True, "")


@pytest.mark.parametrize("stand_in", ["A constituent", "Your Name", "PS please write back", "P.S. Thank you"])
def test_stand_ins_are_no_names(stand_in: str) -> None:
    """What the campaign's own letter is signed with, or a postscript, is nobody's name."""
    assert find_parts(f"Dear Jo,\n\n{STORY}\n\nYours sincerely,\n\n{stand_in}").name == ""


def test_greeting_ends_at_its_comma() -> None:
    """Text on the greeting's own line is text; without a comma soon, the line greets nobody."""
    letter = f"Hi Alex, {STORY}\n\nThanks,\nSam Jones"
    parts = find_parts(letter)
    assert (parts.salutation, letter[parts.body_start :].strip()[:8]) == ("Hi Alex", "We moved")
    assert find_parts(f"Dear {STORY}").salutation == ""


def test_a_greeting_of_eight_words_is_one() -> None:
    """The longest title has seven; with nine, it is a sentence that begins like a greeting."""
    greeting = "Dear the Right Honourable Dame Alex Baker MP"
    assert find_parts(f"{greeting},\nHello.").salutation == greeting
    assert find_parts(f"{greeting} too,\nHello.").salutation == ""


def test_without_a_greeting_the_first_character_is_text() -> None:
    """Nothing is set aside."""
    assert find_parts("I drive a bus.").body_start == 0


def test_a_closing_ends_at_its_comma_or_its_line() -> None:
    """A name beside it is not part of it, and the signs behind it are."""
    for closing, behind in (
        ("Yours sincerely,", " Tom Briggs"),
        ("Yours sincerely", ""),
        ("Yours sincerely!", "\nTom Briggs"),
    ):
        letter = f"Dear Jo,\n\n{STORY}\n\n{closing}{behind}"
        parts = find_parts(letter)
        assert letter[parts.body_end : parts.sign_off_end] == closing
        assert letter[parts.sign_off_end : parts.name_end] == behind


def test_an_unnamed_closing_has_one_line_below_it_at_most() -> None:
    """With two, it is text that happens to be short."""
    sentence = "I will wait for what you have to say of it."
    assert find_parts(f"Dear Jo,\nHello.\nMany thanks\n{sentence}").has_sign_off
    assert not find_parts(f"Dear Jo,\nHello.\nMany thanks\n{sentence}\n{sentence}").has_sign_off


def test_a_letter_may_close_at_once() -> None:
    """The closing is looked for from the first character of the text."""
    parts = find_parts("Thanks,\nTom Briggs")
    assert (parts.has_sign_off, parts.body_end, parts.name) == (True, 0, "Tom Briggs")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tom J. Briggs Jnr.", ""),
        ("Tom J. Briggs.", "Tom J. Briggs."),
        (f"{'x' * 40} {'y' * 39}", f"{'x' * 40} {'y' * 39}"),
        (f"{'x' * 40} {'y' * 40}", ""),
    ],
)
def test_how_long_a_name_may_be(line: str, name: str) -> None:
    """Three words may end with a full stop, four are a sentence then; 80 characters are the most."""
    assert find_parts(f"Dear Jo,\n\n{STORY}\n\nYours sincerely,\n\n{line}").name == name
