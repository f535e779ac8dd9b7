"""Says in words what a participation adds to the counts: all that was kept of somebody, shown to them."""

from collections.abc import Mapping

from chalicelib.campaign import Campaign
from chalicelib.places import Constituency
from chalicelib.tally.events import Event, Participation

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
