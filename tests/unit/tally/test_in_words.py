"""What a participation added, in words: all of it, and nothing that was not counted."""

from datetime import date

import pytest

from chalicelib.places import Constituency
from chalicelib.tally.events import Event
from chalicelib.tally.in_words import in_words
from tests.english import english
from tests.unit.letters.samples import CAMPAIGN
from tests.unit.tally.samples import ALDERSHOT, BARNSLEY_NORTH, participation

PLACES = {ALDERSHOT: Constituency(ALDERSHOT, "Aldershot", None, "England")}


def said(**given: str | None) -> list[str]:
    counted = participation(day=date(2026, 11, 22), event=Event.SENT, **given)  # type: ignore[arg-type] # texts alone
    return [english(text) for text in in_words(counted, CAMPAIGN, PLACES)]


def test_each_count_is_said() -> None:
    """The day first, then the role by its label, the channel, and the constituency by its name."""
    day, role, channel, place = said(role="parent", channel="poster", constituency=ALDERSHOT)
    assert "22 November 2026" in day
    assert "A parent" in role
    assert "poster" in channel
    assert "Aldershot" in place
    assert all("sent" in each for each in (day, role, channel, place))


@pytest.mark.parametrize(
    "given",
    [
        {"role": None, "channel": None, "constituency": None},
        {"role": "learner", "channel": None, "constituency": BARNSLEY_NORTH},  # neither is known any more
    ],
)
def test_what_is_not_known_is_not_said(given: dict[str, str | None]) -> None:
    """The day alone stays: who gave nothing is told of nothing."""
    assert len(said(**given)) == 1
