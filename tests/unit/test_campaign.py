from dataclasses import replace

import pytest

from chalicelib.campaign import Ask, MessageType, Prompt, Role
from tests.unit.letters.samples import ASKS, CAMPAIGN

OWN_ASKS = (
    Ask("answer", "An answer", "Will you ask for an answer to my request?"),
    Ask("why", "The reason", "Will you find out why it took so long?"),
)
CASE = Role("case", "Somebody without an answer", (Prompt("you", "When?", "Roughly."),), OWN_ASKS)
CAMPAIGN_WITH_A_CASE = replace(
    CAMPAIGN, roles=(replace(CASE, message_type=MessageType.CASEWORK), *CAMPAIGN.roles)
)


@pytest.mark.parametrize(
    ("role", "asks", "message_type"),
    [
        ("case", OWN_ASKS, MessageType.CASEWORK),
        ("parent", ASKS, MessageType.CAMPAIGNING),
        ("nobody", ASKS, MessageType.CAMPAIGNING),
        ("", ASKS, MessageType.CAMPAIGNING),
        (None, ASKS, MessageType.CAMPAIGNING),
    ],
)
def test_a_role_may_have_its_own_asks(
    role: str | None, asks: tuple[Ask, ...], message_type: MessageType
) -> None:
    """They stand in the place of the campaign's, which all others are offered; so does the kind of letter."""
    assert CAMPAIGN_WITH_A_CASE.asks_for(role) == asks
    assert CAMPAIGN_WITH_A_CASE.message_type_for(role) is message_type


def test_every_ask_is_known_once() -> None:
    """The campaign's own come first, then those of its roles."""
    assert CAMPAIGN_WITH_A_CASE.all_asks == (*ASKS, *OWN_ASKS)


def test_asks_of_a_role_are_published_text() -> None:
    """So is each pair that somebody can be offered, in both orders; no letter holds a pair across two offers."""
    texts = CAMPAIGN_WITH_A_CASE.published_texts()
    first, second = (ask.question for ask in OWN_ASKS)
    assert {first, second, f"{first} {second}", f"{second} {first}"} <= set(texts)
    assert f"{ASKS[2].question} {ASKS[1].question}" in texts
    assert not [text for text in texts if first in text and ASKS[0].question in text]
