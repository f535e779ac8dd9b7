"""The questions that lead from the campaign's paragraphs to somebody's own words."""

from collections.abc import Iterable, Sequence

from chalicelib.letters.overlap import Wording


class ParagraphQuestions:
    """A question for each paragraph of the reference letter.

    Args:
        paragraphs: as they stand there; none where the campaign asks no such questions.
        questions: as many, in the same order.
        names: names that anyone who writes about this must use.
    """

    def __init__(self, paragraphs: Iterable[str], questions: Sequence[str], names: Sequence[str]) -> None:
        self._wordings = [Wording([paragraph], names) for paragraph in paragraphs]
        self._questions = questions

    def question_for(self, paragraph: str) -> str:
        """Find the question for a paragraph of a draft.

        Args:
            paragraph: edited or not.

        Returns:
            That of the reference paragraph that it shares most words with; "" where it shares none.
        """
        shared = [
            wording.overlap_with(paragraph, 0, len(paragraph)).campaign_words for wording in self._wordings
        ]
        most = max(shared, default=0)
        return self._questions[shared.index(most)] if most else ""
