"""Says counts in words: what a participation added, and what is published."""

from collections.abc import Mapping

from chalicelib.campaign import Campaign
from chalicelib.places import Constituency
from chalicelib.tally.events import Event, Participation
from chalicelib.tally.snapshot import MAPPED, Snapshot

_COUNTED_THINGS = {
    Event.COPIED: "letters copied",
    Event.SENT: "letters sent",
    Event.SHARED: "times shared",
    Event.PREPARED: "requests to see one’s records",
}


def in_words(
    participation: Participation, campaign: Campaign, constituencies: Mapping[str, Constituency]
) -> tuple[str, ...]:
    """Say what a participation adds one to.

    Args:
        participation: what was counted.
        campaign: whose roles have labels.
        constituencies: all of them, by code.

    Returns:
        A line for each count, the day first.
    """
    things = _COUNTED_THINGS[participation.event]
    day = participation.day
    role = campaign.role_or_none(participation.role or "")
    place = constituencies.get(participation.constituency or "")
    added = (
        f"1 to the {things} on {day.day} {day:%B %Y}",
        role and f"1 to the {things} by “{role.label}”",
        participation.channel and f"1 to the {things} that came by “{participation.channel}”",
        place and f"1 to the {things} from {place.name}",
    )
    return tuple(line for line in added if line)


def published_in_words(snapshot: Snapshot, constituencies: int) -> str:
    """Say what the public figures are.

    Args:
        snapshot: the campaign's.
        constituencies: how many there are.

    Returns:
        A sentence, such as "At least 1,200 letters so far, from at least 430 of the 650 constituencies."
    """
    sent = snapshot.figures[MAPPED]
    if not sent.at_least:
        return "Fewer than ten letters so far, or too few to say how many."
    letters = f"At least {sent.at_least:,} letters so far"
    if not sent.reached_at_least:
        return f"{letters}."
    return f"{letters}, from at least {sent.reached_at_least} of the {constituencies} constituencies."
