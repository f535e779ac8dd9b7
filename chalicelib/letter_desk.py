"""A campaign's desk for letters: what it publishes, made ready once, and what is held to it."""

from functools import cached_property

from chalicelib.campaign import Campaign
from chalicelib.letters.check import Check, Reference, check
from chalicelib.letters.paper import PaperCheck, check_for_paper
from chalicelib.letters.paragraph_questions import ParagraphQuestions
from chalicelib.letters.parts import paragraphs_of
from chalicelib.letters.prepare import LetterRequest, PreparedLetter, check_letter, prepare_letter
from chalicelib.letters.tongues import ENGLISH, Tongue
from chalicelib.places import Place, Places


class LetterDesk:
    """Makes and checks the letters of one campaign.

    Args:
        campaign: what it publishes.
        tongue: the language that letters are written in here.
    """

    def __init__(self, campaign: Campaign, tongue: Tongue = ENGLISH) -> None:
        self._campaign = campaign
        self._tongue = tongue

    @cached_property
    def _reference(self) -> Reference:
        campaign = self._campaign
        return Reference(campaign.published_texts(), campaign.common_names, campaign.offered_questions())

    def check(self, draft: str) -> Check:
        """Check a draft against everything that the campaign publishes."""
        return check(draft, self._reference, self._tongue)

    def check_letter(self, draft: str, place: Place, places: Places) -> Check:
        """Check a letter that goes to a known place; see ``letters.prepare.check_letter``."""
        return check_letter(draft, place, self._reference, places, self._tongue)

    def check_for_paper(self, draft: str, longest: int) -> PaperCheck:
        """Check a letter to a local paper; see ``letters.paper.check_for_paper``."""
        return check_for_paper(draft, self._reference, longest)

    def question_for(self, paragraph: str) -> str:
        """Give the question that leads from a paragraph of the campaign's to own words; see there."""
        return self._questions.question_for(paragraph)

    @cached_property
    def _questions(self) -> ParagraphQuestions:
        campaign = self._campaign
        texts = paragraphs_of(campaign.reference_letter) if campaign.paragraph_questions else ()
        return ParagraphQuestions(texts, campaign.paragraph_questions, campaign.common_names)

    def prepare(self, request: LetterRequest, places: Places) -> PreparedLetter:
        """Make one letter; see ``letters.prepare.prepare_letter``.

        Raises:
            Refusal: as there.
        """
        return prepare_letter(request, self._campaign, self._reference, places, self._tongue)
