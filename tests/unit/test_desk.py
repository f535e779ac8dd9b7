from collections.abc import Callable
from dataclasses import replace

import pytest

from chalicelib.campaign import Begin
from chalicelib.desk import CampaignUnknown, Desk
from chalicelib.edges import Edges
from chalicelib.letters.prepare import LetterRequest, PreparedLetter
from chalicelib.participation import WhoAndWhence
from chalicelib.places import ParliamentDissolved, Places, parse_postcode
from chalicelib.refusals import Refusal
from chalicelib.tally.events import Event
from chalicelib.tally.receipts import ReceiptBook
from chalicelib.tally.sessions import SessionBook
from chalicelib.tally.signing_key import SigningKeyUnavailable
from chalicelib.tally.tally import Tally, TallyUnavailable
from tests.campaigns import BOTH, Known
from tests.english import english
from tests.fakes import BrokenTally, FakeHouses, FakeOrganisers, FakeSnapshots, FakeTally, NoParliament
from tests.unit.letters.samples import CAMPAIGN, OWN_STORY, letter
from tests.unit.test_campaign import CAMPAIGN_WITH_A_CASE, OWN_ASKS

KEYS = ["a-signing-key-for-tests-and-nothing-else"]
BOOK = ReceiptBook(KEYS)
NOW = 1_795_219_200  # 21 November 2026, 00:00 UTC
PARENT_BY_X = WhoAndWhence("parent", "x")


def no_keys() -> ReceiptBook:
    raise SigningKeyUnavailable("away")


def desk_with(
    tally: Tally | None = None, receipts: Callable[[], ReceiptBook] = lambda: BOOK, now: int = NOW
) -> Desk:
    return Desk(CAMPAIGN, desk_edges(tally, receipts, now))


def desk_edges(
    tally: Tally | None = None, receipts: Callable[[], ReceiptBook] = lambda: BOOK, now: int = NOW
) -> Edges:
    store = tally or FakeTally()
    return Edges(
        places=Places.open,
        catch_up=lambda: None,
        is_dissolved=lambda: False,
        houses=FakeHouses,
        parliament=NoParliament,
        receipts=receipts,
        sessions=lambda: SessionBook(KEYS),
        tally=lambda: store,
        snapshots=FakeSnapshots,
        organisers=FakeOrganisers,
        now=lambda: now,
        random_bytes=lambda count: b"\x01" * count,
    )


def ready_letter(desk: Desk, postcode: str = "HA2 0JQ") -> PreparedLetter:
    return desk.prepare(LetterRequest(parse_postcode(postcode), OWN_STORY, name="Tom Briggs"))


def test_receipt_holds_what_is_counted_and_nothing_else() -> None:
    """A receipt names campaign, constituency, role, channel, time and a random id."""
    desk = desk_with()
    token = desk.receipt_for(ready_letter(desk), PARENT_BY_X, None)
    assert token is not None
    receipt = desk.receipt_in(token)
    assert (
        receipt.campaign,
        receipt.constituency,
        receipt.role,
        receipt.channel,
        receipt.made_at,
        receipt.id,
    ) == (
        "sample",
        "E14001271",
        "parent",
        "x",
        NOW,
        "01" * 16,
    )


def test_letter_that_is_not_ready_gets_no_receipt() -> None:
    """Nothing can be counted for a letter that cannot be sent yet."""
    desk = desk_with()
    unsigned = desk.prepare(LetterRequest(parse_postcode("HA2 0JQ"), OWN_STORY))
    assert desk.receipt_for(unsigned, PARENT_BY_X, None) is None


def test_edited_letter_keeps_its_receipt() -> None:
    """A receipt that comes back keeps id and time, and takes the new constituency."""
    early, late = desk_with(), desk_with(now=NOW + 3600)
    first = early.receipt_in(early.receipt_for(ready_letter(early), PARENT_BY_X, None) or "")
    again = late.receipt_in(late.receipt_for(ready_letter(late, "BT1 9ZZ"), WhoAndWhence(), first) or "")
    assert (again.id, again.made_at) == (first.id, first.made_at)
    assert (again.constituency, again.role, again.channel) == (None, None, None)


def test_participation_is_told_in_words() -> None:
    """What was added is said in words, and a repeat adds nothing."""
    desk = desk_with()
    receipt = desk.receipt_in(desk.receipt_for(ready_letter(desk), PARENT_BY_X, None) or "")
    counted = desk.participate(receipt, Event.SENT)
    assert counted.counted
    assert tuple(map(english, counted.added)) == (
        "1 to the letters sent on 21 November 2026",
        "1 to the letters sent by “A parent”",
        "1 to the letters sent that came by “x”",
        "1 to the letters sent from Harrow West",
    )
    assert desk.participate(receipt, Event.SENT).added == ()


def test_only_the_day_is_told_where_nothing_else_is_known() -> None:
    """Somebody who gave neither role nor channel, from where we know no constituency, adds one count."""
    desk = desk_with()
    letter = ready_letter(desk, "BT1 9ZZ")
    receipt = desk.receipt_in(desk.receipt_for(letter, WhoAndWhence(), None) or "")
    assert tuple(map(english, desk.participate(receipt, Event.COPIED).added)) == (
        "1 to the letters copied on 21 November 2026",
    )


def test_letters_go_on_without_a_signing_key() -> None:
    """Where receipts cannot be signed or read, the letter is made all the same and is not counted."""
    desk = desk_with(receipts=no_keys)
    assert desk.receipt_for(ready_letter(desk), PARENT_BY_X, None) is None
    assert desk.first_receipt_or_none() is None
    assert desk.earlier_receipt_or_none("anything") is None
    with pytest.raises(TallyUnavailable):
        desk.receipt_in("anything")


def test_somebody_who_has_only_begun_has_a_receipt() -> None:
    """The first receipt holds an id and a time, and nothing that could be counted by."""
    desk = desk_with()
    receipt = desk.receipt_in(desk.first_receipt_or_none() or "")
    assert (receipt.constituency, receipt.role, receipt.channel, receipt.made_at) == (None, None, None, NOW)


def test_question_that_belongs_to_a_paragraph() -> None:
    """Where a campaign begins with a draft, an edited paragraph of it still leads to its own question."""
    campaign = replace(CAMPAIGN, begin=Begin.DRAFT, paragraph_questions=("Who asked you?",))
    desk = Desk(campaign, desk_edges())
    assert (
        desk.question_for("Well, nobody asked families before their son's records were handed on.")
        == "Who asked you?"
    )
    assert desk.question_for("My lad is nine.") == ""
    assert (
        desk_with().question_for("Nobody asked families before their children's records were handed on.")
        == ""
    )


def test_forged_receipt_is_refused() -> None:
    """A receipt that is not ours is refused wherever it comes in."""
    with pytest.raises(Refusal, match="receipt-forged"):
        desk_with().earlier_receipt_or_none("forged")


def test_store_away_is_said() -> None:
    """A participation that cannot be counted is never passed off as counted."""
    desk = desk_with(BrokenTally())
    receipt = desk.receipt_in(desk.receipt_for(ready_letter(desk), PARENT_BY_X, None) or "")
    with pytest.raises(TallyUnavailable):
        desk.participate(receipt, Event.SENT)


@pytest.mark.parametrize("known", BOTH, ids=lambda known: known.id)
def test_a_desk_does_for_any_campaign(known: Known) -> None:
    """An own letter is ready and counted by the campaign's own words; its letter, and a copied point, are not ready."""
    desk = Desk(known.campaign, desk_edges())
    ready = ready_letter(desk)
    who = WhoAndWhence(known.role, known.campaign.channels[0])
    receipt = desk.receipt_in(desk.receipt_for(ready, who, None) or "")
    assert (receipt.campaign, receipt.role, receipt.channel) == (known.id, who.role, who.channel)
    assert desk.participate(receipt, Event.SENT).added
    for copied in (known.campaign.reference_letter, letter(known.copied)):
        assert not desk.check(copied).ready


def test_check_compares_with_the_campaign() -> None:
    """The desk checks against everything that its campaign publishes."""
    assert not desk_with().check(CAMPAIGN.reference_letter).ready


def test_unknown_campaign_says_what_to_do() -> None:
    """The refusal names the field and never what was asked for."""
    assert CampaignUnknown().field == "campaign"


def test_a_desk_knows_the_figures_of_its_campaign() -> None:
    """None before the first ones are published."""
    desk = desk_with()
    assert desk.counts.latest_or_none() is None
    assert desk.counts.publish().campaign == desk.campaign.id


def test_an_edited_letter_is_checked_against_its_own_mp() -> None:
    """The draft alone does not say where its writer lives; the postcode does."""
    desk = desk_with()
    letter = ready_letter(desk)
    draft = letter.message.replace("Dear Gareth Thomas,", "Dear Wes Streeting,")
    assert desk.check(draft).ready
    assert not desk.check_letter(draft, letter.place).ready


def test_opening_the_page_counts_each_time_by_its_channel() -> None:
    """There is no receipt for it, so that no two landings are one."""
    tally = FakeTally()
    numbers = iter(range(1, 9))
    edges = replace(desk_edges(tally), random_bytes=lambda count: next(numbers).to_bytes(count, "big"))
    desk = Desk(CAMPAIGN, edges)
    desk.land("x")
    desk.land(None)
    assert [(each.event, each.channel, each.role) for each in tally.participations] == [
        (Event.LANDED, "x", None),
        (Event.LANDED, None, None),
    ]


def test_a_letter_to_a_paper_is_checked_against_the_campaign() -> None:
    """With the campaign's own wording, and the length that papers print."""
    desk = desk_with()
    assert desk.check_for_paper(OWN_STORY, 250).is_ready
    assert desk.check_for_paper(OWN_STORY, 50).is_too_long
    assert not desk.check_for_paper(CAMPAIGN.points[0].text, 250).is_own


def test_asks_of_a_role_are_known_as_asks() -> None:
    """A short letter of somebody's own with two of their role's asks is told that, not that it was copied."""
    desk = Desk(CAMPAIGN_WITH_A_CASE, desk_edges())
    asks = " ".join(ask.question for ask in OWN_ASKS)
    draft = letter("I asked in May and have waited since.").replace("Would you look into it?", asks)
    check = desk.check(draft)
    (span,) = check.campaign_spans
    assert draft[span.start : span.end] == asks.removesuffix("?")
    assert "short-for-its-asks" in [advice.code for advice in check.advice]


def test_nobody_is_written_to_while_parliament_is_dissolved() -> None:
    """No seat has a member, and no letter is made."""
    desk = Desk(CAMPAIGN, replace(desk_edges(), is_dissolved=lambda: True))
    assert desk.is_dissolved
    assert desk.places.locate(parse_postcode("HA2 0JQ")).member is None
    with pytest.raises(ParliamentDissolved):
        ready_letter(desk)


def test_who_sits_is_heard_of_after_counting() -> None:
    """A landing and a participation are counted first; one that was not counted asks no further."""
    caught_up: list[str] = []
    edges = replace(desk_edges(), catch_up=lambda: caught_up.append("heard"))
    desk = Desk(CAMPAIGN, edges)
    desk.land("x")
    assert len(caught_up) == 1
    token = desk.receipt_for(ready_letter(desk), PARENT_BY_X, None)
    assert token is not None
    desk.participate(desk.receipt_in(token), Event.SENT)
    assert len(caught_up) == 2
    away = Desk(CAMPAIGN, replace(edges, tally=BrokenTally))
    with pytest.raises(TallyUnavailable):
        away.land("x")
    assert len(caught_up) == 2


def test_getting_ready_reads_the_key_and_stops_nobody() -> None:
    """Whether the key is there or away."""
    opened: list[str] = []

    def receipts() -> ReceiptBook:
        opened.append("opened")
        return BOOK

    desk_with(receipts=receipts).get_ready()
    assert opened == ["opened"]
    desk_with(receipts=no_keys).get_ready()
