"""Only a closed vocabulary can be counted, and only in marginals."""

import time
from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from chalicelib.tally.events import Dimension, Event, Participation, UncountableError, Vocabulary
from tests.unit.tally.samples import (
    ALDERSHOT,
    CAMPAIGN,
    TODAY,
    VOCABULARY,
    midnight_after,
    participation,
    receipt_id,
)

GOOD: dict[str, Any] = {
    "receipt_id": receipt_id(1),
    "campaign": CAMPAIGN,
    "event": Event.SENT,
    "day": TODAY,
    "role": "parent",
    "channel": "whatsapp",
    "constituency": ALDERSHOT,
    "forget_after": midnight_after(TODAY),
    "vocabulary": VOCABULARY,
}


def test_holds_exactly_what_may_be_counted() -> None:
    """A new field would be a new thing kept about people: it has to be meant."""
    assert [field.name for field in fields(Participation)] == [
        "receipt_id", "campaign", "event", "day", "role", "channel", "constituency", "forget_after"
    ]  # fmt: skip


def test_cannot_be_made_without_a_vocabulary() -> None:
    """Without the lists to hold it to there is no participation."""
    with pytest.raises(TypeError, match="vocabulary"):
        Participation(**{name: value for name, value in GOOD.items() if name != "vocabulary"})


def test_cannot_be_changed_past_the_check() -> None:
    """Neither assignment nor a copy with other values gets around the lists."""
    counted = participation()
    with pytest.raises(FrozenInstanceError):
        counted.role = "Jane Smith"  # type: ignore[misc]
    with pytest.raises(ValueError, match="vocabulary"):
        replace(counted, role="Jane Smith")  # type: ignore[call-arg]
    with pytest.raises(UncountableError):
        replace(counted, role="Jane Smith", vocabulary=VOCABULARY)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("receipt_id", ""),
        ("receipt_id", "A" * 32),
        ("receipt_id", "a" * 31),
        ("receipt_id", "a" * 33),
        ("receipt_id", "a" * 32 + "\n"),
        ("receipt_id", "jane.smith@example.org"),
        ("receipt_id", "٠" * 32),
        ("campaign", "another-one"),
        ("event", "sent"),
        ("event", "Jane Smith"),
        ("day", "2099-03-14"),
        ("day", datetime(2099, 3, 14, 9, 30, tzinfo=UTC)),
        ("role", "Parent"),
        ("role", ""),
        ("role", "I am Jane Smith"),
        ("channel", "AB1 2CD"),
        ("constituency", "E14999999"),
        ("constituency", "Aldershot"),
        ("forget_after", midnight_after(TODAY) + 1),
        ("forget_after", midnight_after(TODAY, days=0)),
        ("forget_after", midnight_after(TODAY, days=11)),
        ("forget_after", True),
    ],
)
def test_refuses_what_is_not_on_its_list(field: str, value: object) -> None:
    """Each value is held to its list or shape; the error names the field and does not repeat the value."""
    with pytest.raises(UncountableError) as refused:
        Participation(**(GOOD | {field: value}))
    assert refused.value.field == field
    assert str(refused.value) == f"{field}: not one of the values that can be counted"


@pytest.mark.parametrize("days", [1, 8, 10])
def test_is_remembered_for_one_to_ten_days(days: int) -> None:
    """Every midnight that a receipt can lead to is accepted."""
    moment = midnight_after(TODAY, days)
    assert Participation(**(GOOD | {"forget_after": moment})).forget_after == moment


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Kiritimati"])
def test_a_midnight_is_one_in_utc(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever zone the machine is in, whose summer would begin its days an hour early."""
    moment = midnight_after(date(2099, 7, 1))
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", zone)
        time.tzset()
        counted = Participation(**(GOOD | {"day": date(2099, 7, 1), "forget_after": moment}))
    time.tzset()
    assert counted.forget_after == moment


@pytest.mark.parametrize(
    ("field", "lists"),
    [
        ("campaign", {"campaign": "My campaign"}),
        ("role", {"roles": frozenset({"parent", "jane smith"})}),
        ("role", {"roles": frozenset({"a" * 41})}),
        ("channel", {"channels": frozenset({"what#app"})}),
        ("channel", {"channels": frozenset({"-"})}),
        ("constituency", {"constituencies": frozenset({"E1400106"})}),
        ("constituency", {"constituencies": frozenset({"AB1 2CD"})}),
    ],
)
def test_lists_hold_ids_only(field: str, lists: dict[str, Any]) -> None:
    """No free text gets in by way of a list."""
    with pytest.raises(UncountableError) as refused:
        replace(VOCABULARY, **lists)
    assert refused.value.field == field


def test_empty_lists_are_lists() -> None:
    """A campaign without channels counts by none."""
    bare = Vocabulary(CAMPAIGN, frozenset(), frozenset(), frozenset())
    counted = participation(role=None, channel=None, constituency=None, vocabulary=bare)
    assert counted.marginals() == ((Dimension.DAY, "2099-03-14"),)


def test_marginals_stand_alone() -> None:
    """Each dimension is counted on its own and never two together."""
    assert participation().marginals() == (
        (Dimension.DAY, "2099-03-14"),
        (Dimension.ROLE, "parent"),
        (Dimension.CHANNEL, "whatsapp"),
        (Dimension.CONSTITUENCY, ALDERSHOT),
    )


def test_the_last_day_of_the_calendar_can_be_counted() -> None:
    """No day overflows."""
    assert participation(day=date(9999, 12, 31)).marginals()
