"""Says counts in words: what a participation added, and what is published."""

from collections.abc import Mapping

from chalicelib.campaign import Campaign
from chalicelib.languages import Text, Value
from chalicelib.places import Constituency
from chalicelib.tally.events import Participation
from chalicelib.tally.snapshot import MAPPED, Snapshot


def in_words(
    participation: Participation, campaign: Campaign, constituencies: Mapping[str, Constituency]
) -> tuple[Text, ...]:
    """Say what a participation adds one to.

    Args:
        participation: what was counted.
        campaign: whose roles have labels.
        constituencies: all of them, by code.

    Returns:
        A text for each count, the day first.
    """
    role = campaign.role_or_none(participation.role or "")
    place = constituencies.get(participation.constituency or "")
    values: Mapping[str, Value | None] = {
        "day": participation.day,
        "role": role.label if role else None,
        "channel": participation.channel,
        "constituency": place.name if place else None,
    }
    things = Text(f"counted.{participation.event}")
    return tuple(
        Text(f"counted.by-{by}", {"things": things, by: value}) for by, value in values.items() if value
    )


def published_in_words(snapshot: Snapshot, constituencies: int) -> Text:
    """Say what the public figures are.

    Args:
        snapshot: the campaign's.
        constituencies: how many there are.

    Returns:
        A sentence, such as "At least 1,200 letters so far, from at least 430 of the 650 constituencies."
    """
    sent = snapshot.figures[MAPPED]
    if not sent.at_least:
        return Text("so-far.hidden")
    if not sent.reached_at_least:
        return Text("so-far.letters", {"letters": sent.at_least})
    reached = {"reached": sent.reached_at_least, "constituencies": constituencies}
    return Text("so-far.letters-and-places", {"letters": sent.at_least, **reached})
