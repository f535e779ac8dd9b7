import pytest

from chalicelib.letters.paragraph_questions import ParagraphQuestions

KEPT = "Records are kept long after a pupil has left the school at the end of the road."
SHARED = "Records are kept long after a pupil has left, and companies have been given copies of them."
QUESTIONS = ParagraphQuestions([KEPT, SHARED], ["Who keeps yours?", "Who has yours?"], ["Companies House"])


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        (KEPT, "Who keeps yours?"),
        (SHARED, "Who has yours?"),
        (f"Well. {SHARED.upper()}", "Who has yours?"),
        ("I know that companies have been given copies of mine.", "Who has yours?"),
        ("They live at the end of the road.", "Who keeps yours?"),
        ("Records are kept long after.", "Who keeps yours?"),
        ("My lad is nine.", ""),
        ("", ""),
    ],
)
def test_the_paragraph_that_shares_most_asks(paragraph: str, question: str) -> None:
    """Edited or not, each paragraph gets the question of what it came from; the first of two that share as much."""
    assert QUESTIONS.question_for(paragraph) == question


def test_a_name_is_nobodys_wording() -> None:
    """Naming what anyone must name is not taken from a paragraph."""
    named = ParagraphQuestions(
        ["We asked Companies House to answer."], ["What did you ask?"], ["Companies House"]
    )
    assert named.question_for("So I asked Companies House to wait.") == ""


def test_without_questions_none_is_asked() -> None:
    """A campaign may leave them out."""
    assert ParagraphQuestions([], [], []).question_for(KEPT) == ""
