"""Says in words what a participation added."""

from collections.abc import Mapping

from chalicelib.campaign import Campaign
from chalicelib.languages import Text, Value
from chalicelib.places import Constituency
from chalicelib.tally.events import Participation


def in_words(
    participation: Participation,
    campaign: Campaign,
    constituencies: Mapping[str, Constituency],
    spoken: str = "en",
) -> tuple[Text, ...]:
    """Say what a participation adds one to.

    Args:
        participation: what was counted.
        campaign: whose roles have labels.
        constituencies: all of them, by code.
        spoken: the language that their names are for.

    Returns:
        A text for each count, the day first.
    """
    role = campaign.role_or_none(participation.role or "")
    place = constituencies.get(participation.constituency or "")
    values: Mapping[str, Value | None] = {
        "day": participation.day,
        "role": role.label if role else None,
        "channel": participation.channel,
        "constituency": place.name_in(spoken) if place else None,
    }
    things = Text(f"counted.{participation.event}")
    return tuple(
        Text(f"counted.by-{by}", {"things": things, by: value}) for by, value in values.items() if value
    )
