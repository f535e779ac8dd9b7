"""Any faults in any order: nothing that was said to be counted is lost, and nothing counts twice."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chalicelib.tally.dynamo import Dynamo
from chalicelib.tally.events import Event, Participation
from chalicelib.tally.keys import SHARDS, once_key
from chalicelib.tally.patience import Patience
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table
from chalicelib.tally.tally import TallyUnavailable
from tests.fakes import FakeTally
from tests.unit.tally.faulty_client import FAULTS, LOST, THROTTLED, Fault, FaultyClient
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, CAMPAIGN, participation

ATTEMPTS = 4  # that the budget is enough for, at a second each
READS_AT_MOST = 4 * SHARDS  # three pages of a shard, and room for some faults

people = st.builds(
    participation,
    number=st.integers(1, 8),
    day=st.sampled_from([date(2099, 3, 14), date(2099, 3, 15)]),
    role=st.sampled_from(["parent", "teacher", None]),
    constituency=st.sampled_from([ALDERSHOT, BARNSLEY_NORTH]),
)


def tally_on(client: FaultyClient, budget: int) -> DynamoTally:
    patience = Patience(budget_seconds=budget, clock=lambda: client.seconds, sleep=lambda _: None)
    return DynamoTally(Table("tally", lambda: Dynamo(client), patience))


class Campaign(RuleBasedStateMachine):
    """A campaign on a database that fails as it likes, beside a list of who is really counted."""

    def __init__(self) -> None:
        super().__init__()
        self.client = FaultyClient()
        self.tally = tally_on(self.client, ATTEMPTS - 1)
        self.told: set[str] = set()  # once-items of those who were told that they are counted
        self.counted = FakeTally()
        self.sent: list[Participation] = []

    @rule(sent=people, faults=st.lists(st.sampled_from(FAULTS), max_size=ATTEMPTS + 1))
    def send(self, sent: Participation, faults: list[Fault]) -> None:
        place = (once_key(sent).pk, "once")
        was_there = place in self.client.items
        self.client.faults = iter(faults)
        try:
            assert self.tally.count(sent) is not was_there
            self.told.add(place[0])
        except TallyUnavailable:
            pass  # nobody can say whether it was counted
        self.client.faults = iter(())
        self.sent.append(sent)
        if not was_there and place in self.client.items:
            assert self.counted.count(sent)

    @rule(faults=st.lists(st.sampled_from(FAULTS), max_size=ATTEMPTS + 1))
    def read(self, faults: list[Fault]) -> None:
        self.client.faults = iter(faults)
        with suppress(TallyUnavailable):
            totals = tally_on(self.client, READS_AT_MOST).totals(CAMPAIGN, Event.SENT)
            assert totals == self.counted.totals(CAMPAIGN, Event.SENT)
        self.client.faults = iter(())

    @rule()
    def forget_tokens(self) -> None:
        """Ten minutes pass."""
        self.client.tokens.clear()

    @invariant()
    def counts_each_once(self) -> None:
        patient = tally_on(self.client, READS_AT_MOST)
        assert patient.totals(CAMPAIGN, Event.SENT) == self.counted.totals(CAMPAIGN, Event.SENT)

    @invariant()
    def keeps_what_it_said(self) -> None:
        assert self.told <= {pk for pk, _ in self.client.items}

    def teardown(self) -> None:
        """Everybody asks once more, and gets an answer: then everybody is counted, once."""
        for sent in self.sent:
            self.tally.count(sent)
        totals = tally_on(self.client, READS_AT_MOST).totals(CAMPAIGN, Event.SENT)
        assert totals.total == len({sent.receipt_id for sent in self.sent})


TestCampaign = Campaign.TestCase
TestCampaign.settings = settings(max_examples=60, stateful_step_count=25)


def test_a_lost_answer_is_told_by_the_next_attempt() -> None:
    """The attempt after it says "counted now", as the first one would have."""
    client = FaultyClient(faults=iter(LOST))
    assert tally_on(client, ATTEMPTS).count(participation())
    assert not tally_on(client, ATTEMPTS).count(participation())


@pytest.mark.parametrize("fault", [THROTTLED[0], LOST[0]], ids=["throttled", "lost"])
def test_who_was_refused_may_ask_again(fault: Fault) -> None:
    """After the budget nobody knows; asked again, it counts once, whatever had happened."""
    client = FaultyClient(faults=iter([fault] * ATTEMPTS))
    tally = tally_on(client, ATTEMPTS - 1)
    with pytest.raises(TallyUnavailable):
        tally.count(participation())
    tally.count(participation())
    assert not tally.count(participation())
    assert tally_on(client, READS_AT_MOST).totals(CAMPAIGN, Event.SENT).total == 1
