"""Leads a supporter from step to step, and stops at the first one where something is missing."""

from collections.abc import Callable
from itertools import pairwise

from chalicelib.campaign import Ask, Begin
from chalicelib.desk import Desk
from chalicelib.frozen import replace
from chalicelib.letters.check import Check
from chalicelib.letters.parts import paragraphs_of
from chalicelib.letters.prepare import LetterRequest, PreparedLetter
from chalicelib.letters.story import LetterTooLong, read_draft, read_story
from chalicelib.participation import WhoAndWhence
from chalicelib.places import Place, Postcode, parse_postcode
from chalicelib.refusals import Refusal, Refused
from chalicelib.tally.receipts import Receipt
from chalicelib.web.fields import read_asks, read_name, read_role
from chalicelib.web.journey import ANSWER_PREFIX, Journey, Step, role_chosen, steps_of
from chalicelib.web.marking import Paragraph, marked_paragraphs, mend_value, mended


class NotReadyYet(Refusal):
    """The letter would not pass as the supporter's own yet; the page says why beside it."""

    def __init__(self) -> None:
        super().__init__("not-ready", "draft")


class Guide:
    """One supporter's way so far.

    Args:
        desk: the campaign at work.
        journey: what they typed and chose.

    Attributes:
        journey: the same, with its letter once there is one.
        stopped_at: the step that lacks something, after ``go_to`` has refused.
    """

    def __init__(self, desk: Desk, journey: Journey) -> None:
        self._desk = desk
        self.journey = journey
        self.stopped_at = Step.YOU

    def go_to(self, goal: Step) -> None:
        """Go as far as the goal, and make the letter on the way.

        Args:
            goal: the step that the supporter wants to see.

        Raises:
            Refused: a step before the goal lacks something; ``stopped_at`` says which.
        """
        steps = steps_of(self._desk.campaign)
        for step, following in pairwise(steps[: steps.index(goal) + 1]):
            self.stopped_at = step
            _run_all(self._readers_of(step))
            if following is Step.READ and not self.journey.was_edited:
                self.remake()
        if not self.journey.receipt:
            self.journey = replace(self.journey, receipt=self._desk.first_receipt_or_none() or "")
        if goal is Step.READ:
            self.stopped_at = goal
            _run_all([self._draft])

    def remake(self) -> None:
        """Make the letter again from the answers, in the place of the draft.

        Raises:
            Refused: the answers make a letter that is too long; the draft stays as it is.
        """
        try:
            self.journey = self._remade()
        except LetterTooLong:
            # The story alone is short enough, so it is what was chosen after it that made it too long.
            steps = steps_of(self._desk.campaign)
            self.stopped_at = steps[steps.index(Step.READ) - 1]
            raise Refused(LetterTooLong("asks")) from None

    @property
    def is_stale(self) -> bool:
        """Whether an answer changed after the letter was edited, so that the letter lacks the change."""
        if not self.journey.was_edited:
            return False
        try:
            return self._remade().made != self.journey.made
        except LetterTooLong:
            return True

    @property
    def is_in_another_language(self) -> bool:
        """Whether the letter was edited after it was made in another language than the page is in now."""
        made_in = self.journey.made_in
        return self.journey.was_edited and bool(made_in) and made_in != self._desk.campaign.language

    def place(self) -> Place:
        """Find where they live."""
        return self._desk.places.locate(self._postcode(), unlisted_ok=self.journey.is_new_postcode)

    def check_or_none(self) -> Check | None:
        """Check the draft, if it is one that can be checked."""
        try:
            return self._desk.check_letter(self._draft(), self.place())
        except Refusal:
            return None

    def mend(self, value: str) -> None:
        """Put the suggested words in the place of those that a hint is about.

        Args:
            value: from the hint's button. Where those words were changed in the meantime, nothing happens.
        """
        draft, check = self.journey.draft, self.check_or_none()
        hints = check.hints if check else ()
        for hint in hints:
            if hint.replacement is not None and value == mend_value(draft, hint):
                self.journey = replace(self.journey, draft=mended(draft, hint, hints))
                return

    def marked_paragraphs(self, check: Check) -> list[Paragraph]:
        """Give the draft paragraph by paragraph, marked, with the question that belongs under each."""
        return marked_paragraphs(self.journey.draft, check, self._desk.question_for)

    def letter_to_send(self) -> tuple[PreparedLetter, str | None]:
        """Give the letter as edited, and the receipt that goes with it."""
        draft = read_story(self.journey.draft, "draft")
        request = LetterRequest(
            self._postcode(),
            draft=draft,
            is_new_postcode=self.journey.is_new_postcode,
            message_type=self._desk.campaign.message_type_for(self.journey.role),
        )
        letter = self._desk.prepare(request)
        who = WhoAndWhence(self.journey.role or None, self.journey.channel or None)
        return letter, self._desk.receipt_for(letter, who, self._earlier_or_none())

    def _readers_of(self, step: Step) -> list[Callable[[], object]]:
        readers: dict[Step, list[Callable[[], object]]] = {
            Step.YOU: [self.place, self._role],
            Step.STORY: [self._story],
            Step.ASK: [self._asks, self._name],
            Step.READ: [self._ready_draft],
            Step.SEND: [],
        }
        return readers[step]

    def _postcode(self) -> Postcode:
        return parse_postcode(self.journey.postcode)

    def _role(self) -> None:
        if not read_role(self._desk.campaign, self.journey.role):
            raise Refusal("role-missing", "role")

    def _story(self) -> str:
        first_prompt = role_chosen(self.journey, self._desk.campaign).prompts[0]
        return read_story(self.journey.story, ANSWER_PREFIX + first_prompt.id)

    def _asks(self) -> tuple[Ask, ...]:
        return read_asks(self._desk.campaign.asks_for(self.journey.role), tuple(self.journey.asks))

    def _name(self) -> str:
        return read_name(self.journey.name)

    def _draft(self) -> str:
        return read_draft(self.journey.draft, "draft")

    def _ready_draft(self) -> None:
        if not self._desk.check_letter(self._draft(), self.place()).ready:
            raise NotReadyYet

    def _remade(self) -> Journey:
        letter = self._desk.prepare(self._request()).message
        return self.journey.with_letter(letter, self._desk.campaign.language)

    def _request(self) -> LetterRequest:
        is_new = self.journey.is_new_postcode
        if self._desk.campaign.begin is Begin.DRAFT:
            body = "\n\n".join(paragraphs_of(self._desk.campaign.reference_letter))
            return LetterRequest(self._postcode(), body, is_new_postcode=is_new)
        return LetterRequest(
            self._postcode(), self._story(), asks=self._asks(), name=self._name(), is_new_postcode=is_new
        )

    def _earlier_or_none(self) -> Receipt | None:
        try:
            return self._desk.earlier_receipt_or_none(self.journey.receipt)
        except Refusal:
            return None  # a page that was left open for a week gets a new receipt, and nobody is stopped


def _run_all(readers: list[Callable[[], object]]) -> None:
    refusals: list[Refusal] = []
    for reader in readers:
        try:
            reader()
        except Refusal as refusal:
            # A reader that needs what an earlier one refused says the same again.
            refusals += [] if refusal.code in {each.code for each in refusals} else [refusal]
    if refusals:
        raise Refused(*refusals)
