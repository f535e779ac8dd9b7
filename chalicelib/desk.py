"""What one campaign can do for a supporter, whoever asks: the JSON interface or the pages.

Knows nothing of HTTP. Time, randomness, the table of postcodes, the receipts and the tally come
in from outside, each made when it is first needed.
"""

from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.campaign import Campaign
from chalicelib.edges import Edges
from chalicelib.frozen import replace
from chalicelib.letters.tongues import ENGLISH, Tongue
from chalicelib.participation import Counted, WhoAndWhence
from chalicelib.places import ParliamentDissolved, Place, Places
from chalicelib.refusals import Refusal
from chalicelib.tally.events import Event, Vocabulary
from chalicelib.tally.in_words import in_words
from chalicelib.tally.receipts import Receipt, ReceiptBook, new_receipt_id, renewed
from chalicelib.tally.signing_key import SigningKeyUnavailable
from chalicelib.tally.tally import TallyUnavailable

if TYPE_CHECKING:
    from chalicelib.counts import Counts
    from chalicelib.letter_desk import LetterDesk
    from chalicelib.letters.check import Check
    from chalicelib.letters.paper import PaperCheck
    from chalicelib.letters.prepare import LetterRequest, PreparedLetter

# What a supporter can say that they did. "Landed" has no receipt and comes from the landing page.
PARTICIPATIONS = (Event.COPIED, Event.SENT, Event.SHARED, Event.PREPARED)
KEY_RETRY_SECONDS = 60


class CampaignUnknown(Refusal):
    """There is no campaign with this id here."""

    def __init__(self) -> None:
        super().__init__("campaign-unknown", "campaign")


class Desk:
    """One campaign at work.

    Args:
        campaign: what it says, asks and counts.
        edges: what the outside gives.
        tongue: the language that letters are written in here.
    """

    def __init__(self, campaign: Campaign, edges: Edges, tongue: Tongue = ENGLISH) -> None:
        self.campaign = campaign
        self.tongue = tongue
        self._edges = edges

    @cached_property
    def _letters(self) -> "LetterDesk":
        # Imported on first use: who counts, or asks what there is, has no letter to look at.
        from chalicelib.letter_desk import LetterDesk  # noqa: PLC0415

        return LetterDesk(self.campaign, self.tongue)

    @cached_property
    def counts(self) -> "Counts":
        """The campaign's published figures."""
        # Imported on first use: neither a letter nor the first page shows any.
        from chalicelib.counts import Counts  # noqa: PLC0415

        edges = self._edges
        return Counts(
            self.campaign,
            places=edges.places,
            tally=edges.tally,
            snapshots=edges.snapshots,
            now=edges.now,
        )

    @property
    def places(self) -> Places:
        """Where postcodes are looked up. While Parliament is dissolved every seat is vacant."""
        places = self._edges.places()
        return replace(places, members={}) if self.is_dissolved else places

    @property
    def is_dissolved(self) -> bool:
        """Whether there are no MPs now."""
        return self._edges.is_dissolved()

    def get_ready(self) -> None:
        """Before an MP is looked up, read the key that signs receipts, and with it who sits: decision 14.

        It asks once in a process, and where that fails everything goes on without.
        """
        with suppress(TallyUnavailable):
            self._book()

    def check(self, draft: str) -> "Check":
        """Check a draft against everything that the campaign publishes."""
        return self._letters.check(draft)

    def check_letter(self, draft: str, place: Place) -> "Check":
        """Check a letter that goes to a known place; see ``letters.prepare.check_letter``."""
        return self._letters.check_letter(draft, place, self.places)

    def check_for_paper(self, draft: str, longest: int) -> "PaperCheck":
        """Check a letter to a local paper; see ``letters.paper.check_for_paper``."""
        return self._letters.check_for_paper(draft, longest)

    def question_for(self, paragraph: str) -> str:
        """Give the question that leads from a paragraph of the campaign's to own words; see there."""
        return self._letters.question_for(paragraph)

    def prepare(self, request: "LetterRequest") -> "PreparedLetter":
        """Make one letter; see ``prepare_letter``.

        Raises:
            ParliamentDissolved: there is nobody to write to.
            Refusal: as there.
        """
        if self.is_dissolved:
            raise ParliamentDissolved
        return self._letters.prepare(request, self.places)

    def receipt_in(self, token: str) -> Receipt:
        """Read a receipt that came back.

        Raises:
            Refusal: it is not one of this campaign's good receipts.
            TallyUnavailable: receipts cannot be read just now.
        """
        return self._book().read(token, campaign=self.campaign.id, now=self._edges.now())

    def _book(self) -> ReceiptBook:
        try:
            return self._edges.receipts()
        except SigningKeyUnavailable as error:
            raise TallyUnavailable(KEY_RETRY_SECONDS) from error

    def earlier_receipt_or_none(self, token: str) -> Receipt | None:
        """Read the receipt that came back with an edited letter.

        Args:
            token: what came in, "" for none.

        Returns:
            The receipt; None where there is none, or receipts cannot be read just now, because no
            letter waits for that.

        Raises:
            Refusal: it is not one of this campaign's good receipts.
        """
        try:
            return self.receipt_in(token) if token else None
        except TallyUnavailable:
            return None

    def first_receipt_or_none(self) -> str | None:
        """Sign a receipt for somebody who has only begun, so that however they go on they are one person."""
        try:
            return self._book().issue(self._new_receipt())
        except TallyUnavailable:
            return None

    def _new_receipt(self) -> Receipt:
        return Receipt(
            id=new_receipt_id(self._edges.random_bytes),
            campaign=self.campaign.id,
            constituency=None,
            role=None,
            channel=None,
            made_at=self._edges.now(),
        )

    def receipt_for(self, letter: "PreparedLetter", who: WhoAndWhence, earlier: Receipt | None) -> str | None:
        """Sign the receipt that goes out with a letter that is ready.

        Args:
            letter: the letter.
            who: the role and channel to count.
            earlier: the receipt that came back with an edit; its id is kept, so that one
                person's edits stay one participation.

        Returns:
            The token; None where the letter is not ready, or receipts cannot be signed just now:
            the letter goes out all the same, and is not counted.
        """
        if not letter.check.ready:
            return None
        constituency = letter.place.constituency.code if letter.place.constituency else None
        receipt = earlier or self._new_receipt()
        counted = renewed(receipt, constituency=constituency, role=who.role, channel=who.channel)
        try:
            return self._book().issue(counted)
        except TallyUnavailable:
            return None

    def land(self, channel: str | None) -> None:
        """Count somebody who opened the campaign's page.

        Args:
            channel: where they came from, a channel of the campaign, or None.

        Raises:
            TallyUnavailable: the store cannot be reached.
        """
        # Nobody comes back with this receipt: it makes one landing one participation.
        receipt = replace(self._new_receipt(), channel=channel)
        today = datetime.fromtimestamp(receipt.made_at, UTC).date()
        self._edges.tally().count(receipt.participation(Event.LANDED, today, self._vocabulary))
        self._edges.catch_up()

    def participate(self, receipt: Receipt, event: Event) -> Counted:
        """Count what a supporter says they did, once.

        Args:
            receipt: theirs.
            event: what they did.

        Returns:
            Whether it was counted now, and what was added.

        Raises:
            TallyUnavailable: the store cannot be reached; nothing is lost, it can be sent again.
        """
        today = datetime.fromtimestamp(self._edges.now(), UTC).date()
        participation = receipt.participation(event, today, self._vocabulary)
        counted = self._edges.tally().count(participation)
        self._edges.catch_up()
        seats, spoken = self.places.constituencies, self.tongue.tag
        added = in_words(participation, self.campaign, seats, spoken) if counted else ()
        return Counted(counted, added)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(
            campaign=self.campaign.id,
            roles=frozenset(role.id for role in self.campaign.roles),
            channels=frozenset(self.campaign.channels),
            constituencies=frozenset(self.places.constituencies),
        )
