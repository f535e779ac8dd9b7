from chalicelib.letters.advice import LONGEST_QUOTE, Advice
from chalicelib.letters.check import Reference, check
from tests.english import english
from tests.unit.letters.samples import OWN_STORY, letter

SHORT = "Companies have had names since then."  # six words
SEVEN = "Companies have had names and addresses throughout."
EIGHT = "Ministers should say who has had the copies."
NINE = "Mistakes in a record can follow somebody for life."
TWELVE = "Nobody asked families before the records of their children were handed on."
# None of these stands beside another in it, so that each is a stretch of its own in a letter that keeps two.
CAMPAIGN = Reference([SHORT, SEVEN, EIGHT, NINE, TWELVE], [])


def advised(draft: str, reference: Reference = CAMPAIGN) -> list[Advice]:
    return list(check(draft, reference).advice)


def kept_lines(draft: str, reference: Reference = CAMPAIGN) -> list[object]:
    return [each.values["line"] for each in advised(draft, reference) if each.code == "kept-line"]


def test_the_longest_kept_lines_are_named_in_the_letters_order() -> None:
    """Of four, the shortest is left out, and the others are quoted as they stand, each with another question."""
    draft = letter(f"{EIGHT} My own words here. {NINE} And so on, I say. {TWELVE} {SEVEN}")
    assert kept_lines(draft) == [NINE.rstrip("."), TWELVE, SEVEN.rstrip(".")]
    questions = [english(each.values["question"]) for each in advised(draft) if each.code == "kept-line"]  # type: ignore[arg-type] # each is a text
    assert len(set(questions)) == 3


def test_kept_lines_follow_what_they_explain() -> None:
    """They stand right behind the advice on campaign wording, in front of all that presses less, and each stops."""
    advice = advised(letter(f"{TWELVE} {NINE}", name="Tom").replace("Would you look into it?", ""))
    assert [each.code for each in advice] == [
        "campaign-wording",
        "kept-line",
        "kept-line",
        "too-short",
        "name-not-full",
        "no-first-person",
        "no-ask",
    ]
    assert all(each.stops for each in advice[:5])


def test_a_few_words_are_no_kept_line() -> None:
    """Six words may be chance; seven are named."""
    assert kept_lines(letter(f"{SHORT} {SEVEN} I drive a bus.")) == [SEVEN.rstrip(".")]


def test_an_ask_that_was_offered_is_no_kept_line() -> None:
    """What the pages put into the letter is not held against its writer, and what stands beside it is."""
    offered = Reference([TWELVE, NINE, EIGHT], [], [NINE])
    for between in ("", "Or so. ", "That is what I say. "):
        kept = kept_lines(letter(f"{TWELVE} {between}{NINE} {between}{EIGHT}"), offered)
        assert [str(line).rstrip(".") for line in kept] == [TWELVE.rstrip("."), EIGHT.rstrip(".")]


def test_a_line_that_only_holds_an_ask_is_named() -> None:
    """The ask excuses itself, not the rest of a sentence that was copied around it."""
    longer = f"Then again, {NINE[:-1].lower()}, as anyone can tell you."
    for sentence in (longer, longer.removeprefix("Then again, "), longer.partition(", as")[0]):
        reference = Reference([sentence], [], [NINE])
        assert len(kept_lines(letter(f"I think. {sentence}"), reference)) == 1


def long_sentence_in(draft: str) -> object:
    (advice,) = advised(draft, Reference(["Something else altogether"], []))
    assert advice.code == "long-sentence"
    assert not advice.stops
    return advice.values["sentence"]


def test_a_long_sentence_is_quoted_from_the_letter() -> None:
    """As it stands there, without the lines that it was wrapped to."""
    sentence = f"It was so, {'and it is, ' * 12}\nand so it stays for us all now, I am told."
    assert len(sentence) == 186
    quoted = long_sentence_in(letter(f"{OWN_STORY} {sentence}"))
    assert quoted == f"It was so, {'and it is, ' * 11}and it …"


def test_a_quote_is_cut_between_words() -> None:
    """No longer than a reader needs to know the line by, and never inside a word."""
    words = "I am on a bus to go up or to go by. ".replace(". ", " ") * 4
    sentence = f"{words[: LONGEST_QUOTE - 1]}."
    assert len(sentence) == LONGEST_QUOTE
    assert long_sentence_in(letter(f"{OWN_STORY} {sentence}")) == sentence
    longer = f"{sentence[:-1]}ever."
    assert (
        long_sentence_in(letter(f"{OWN_STORY} {longer}")) == f"{longer[:LONGEST_QUOTE].rpartition(' ')[0]} …"
    )
