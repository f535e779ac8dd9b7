"""What every tally does, held against the fake, moto and a real server."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.tally.events import Event, Participation
from chalicelib.tally.tally import Tally, Totals
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, CAMPAIGN, TODAY, VOCABULARY, participation

NOTHING = Totals(by_day={}, by_role={}, by_channel={}, by_constituency={})


@pytest.mark.parametrize("kind", ["fake_tally", "moto_tally", "server_tally"])
class TestTally:
    """One contract, three stores."""

    @pytest.fixture
    def tally(self, kind: str, request: pytest.FixtureRequest) -> Tally:
        store: Tally = request.getfixturevalue(kind)
        return store

    def test_counts_under_each_dimension(self, tally: Tally) -> None:
        """A participation adds one to its day, role, channel and constituency."""
        assert tally.count(participation())
        assert tally.totals(CAMPAIGN, Event.SENT) == Totals(
            by_day={TODAY: 1},
            by_role={"parent": 1},
            by_channel={"whatsapp": 1},
            by_constituency={ALDERSHOT: 1},
        )

    def test_leaves_out_what_is_not_known(self, tally: Tally) -> None:
        """Somebody who gave no role, channel or constituency is counted by day alone."""
        assert tally.count(participation(role=None, channel=None, constituency=None))
        assert tally.totals(CAMPAIGN, Event.SENT) == replace(NOTHING, by_day={TODAY: 1})

    def test_counts_a_repeat_once(self, tally: Tally) -> None:
        """Sending the same participation again changes nothing and says so."""
        assert [tally.count(participation()) for _ in range(3)] == [True, False, False]
        assert tally.totals(CAMPAIGN, Event.SENT).total == 1

    @pytest.mark.parametrize(
        "edited",
        [
            participation(role="teacher"),
            participation(role=None),
            participation(constituency=BARNSLEY_NORTH),
            participation(day=date(2099, 3, 15)),
        ],
        ids=["other role", "no role", "other constituency", "next day"],
    )
    def test_counts_an_edited_letter_once(self, tally: Tally, edited: Participation) -> None:
        """The first participation of a receipt stands, whatever its letter says later."""
        tally.count(participation())
        before = tally.totals(CAMPAIGN, Event.SENT)
        assert not tally.count(edited)
        assert tally.totals(CAMPAIGN, Event.SENT) == before

    def test_counts_each_event_of_a_receipt(self, tally: Tally) -> None:
        """Copying, sending and sharing by one person are three things, kept apart."""
        assert all(tally.count(participation(event=event)) for event in Event)
        assert [tally.totals(CAMPAIGN, event).total for event in Event] == [1] * len(Event)

    def test_adds_people_up(self, tally: Tally) -> None:
        """Many people on two days add up under every dimension, over all shards."""
        for number in range(40):
            tally.count(
                participation(
                    number,
                    day=date(2099, 3, 14 + number % 2),
                    role="parent" if number < 30 else "teacher",
                    channel=None if number < 5 else "email",
                    constituency=ALDERSHOT if number < 39 else BARNSLEY_NORTH,
                )
            )
        assert tally.totals(CAMPAIGN, Event.SENT) == Totals(
            by_day={date(2099, 3, 14): 20, date(2099, 3, 15): 20},
            by_role={"parent": 30, "teacher": 10},
            by_channel={"email": 35},
            by_constituency={ALDERSHOT: 39, BARNSLEY_NORTH: 1},
        )

    def test_keeps_campaigns_apart(self, tally: Tally) -> None:
        """Another campaign's participations are not in these totals."""
        tally.count(participation(1))
        tally.count(participation(2, vocabulary=replace(VOCABULARY, campaign="another-one")))
        assert tally.totals(CAMPAIGN, Event.SENT).total == 1
        assert tally.totals("another-one", Event.SENT).total == 1

    def test_starts_from_nothing(self, tally: Tally) -> None:
        """A campaign that nobody took part in has empty totals."""
        assert tally.totals(CAMPAIGN, Event.SENT) == NOTHING
