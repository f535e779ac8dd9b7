"""The record of processing says what is so: its tables are held to what the program counts and keeps."""

import dataclasses
import re
from collections.abc import Mapping, Sequence

import pytest

from chalicelib.places import House
from chalicelib.tally.database import Page, Write
from chalicelib.tally.events import SECONDS_A_DAY, Dimension, Event
from chalicelib.tally.house_store import DynamoHouses
from chalicelib.tally.organiser_store import TRIES_KEPT_SECONDS, DynamoOrganisers
from chalicelib.tally.organisers import LONGEST_DAYS, Organiser
from chalicelib.tally.receipts import GOOD_FOR_SECONDS, Receipt, forget_after
from chalicelib.tally.sessions import SESSION_SECONDS
from chalicelib.tally.snapshot import Snapshot
from chalicelib.tally.snapshot_store import DynamoSnapshots
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table
from tests.unit.documents import PROJECT, SPAN, named, rows, text_of
from tests.unit.tally.samples import CAMPAIGN, TODAY, participation

RECORD = "record-of-processing.md"
HOUR = 3_600  # seconds
WRITES = "_table.write_together("


class Recorder:
    """A database that notes which keys and fields each kind of item gets."""

    def __init__(self) -> None:
        self.fields: dict[str, set[str]] = {}
        self.keys: dict[str, set[tuple[str, str]]] = {}

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        assert token
        for write in writes:
            for action in write.values():
                self._note(action)
        return True

    def read_page(self, query: Mapping[str, object]) -> Page:
        raise AssertionError(query)

    def _note(self, action: Mapping[str, object]) -> None:
        item: dict[str, dict[str, str]] = {**action.get("Item", {}), **action.get("Key", {})}  # type: ignore[dict-item]
        changed = re.findall(r"(?:ADD|SET) (\w+)", str(action.get("UpdateExpression", "")))
        kind = item["pk"]["S"].partition("#")[0]
        self.fields.setdefault(kind, set()).update(item, changed)
        self.keys.setdefault(kind, set()).add((item["pk"]["S"], item["sk"]["S"]))


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("event", [*Event]),
        ("dimension", [*Dimension]),
        ("receipt’s field", [field.name for field in dataclasses.fields(Receipt)]),
    ],
)
def test_the_record_knows_the_vocabulary(head: str, names: list[str]) -> None:
    """The record of processing lists every event, dimension and field of a receipt, and none that is not there."""
    assert named(RECORD, head) == names


@pytest.mark.parametrize(
    ("heading", "kept"), [("of an organiser", Organiser), ("a published snapshot", Snapshot)]
)
def test_the_record_knows_what_is_kept(heading: str, kept: type) -> None:
    """Every field of an organiser and of a snapshot is in the record, and no other."""
    (section,) = re.findall(
        rf"^## [^\n]*{heading}[^\n]*\n(.*?)(?=^## |\Z)", text_of(RECORD), re.DOTALL | re.MULTILINE
    )
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [
        field.name for field in dataclasses.fields(kept)
    ]


def recorded() -> Recorder:
    """Have each store write all that it can."""
    recorder = Recorder()
    table = Table("counts", lambda: recorder)
    DynamoTally(table).count(participation())
    DynamoSnapshots(table).put(Snapshot(campaign=CAMPAIGN, day=TODAY, number=1, figures={}, line=()))
    organisers = DynamoOrganisers(table)
    organisers.add(Organiser("a" * 16, "press-office", "b" * 64, 0))
    organisers.note_try("a" * 16, 0)
    DynamoHouses(table).put(House(TODAY, {}))
    return recorder


def test_the_record_knows_every_item() -> None:
    """Each kind of item that a store writes is in the record with every field that it gets, and no other is."""
    documented = {SPAN.findall(row[0])[0]: set(SPAN.findall(row[1])) for row in rows(RECORD, "item")}
    assert documented == recorded().fields


def test_every_store_is_asked() -> None:
    """A new store that writes to the table has to come into the record: it fails this test until it does."""
    stores = {
        path.name
        for path in (PROJECT / "chalicelib").rglob("*.py")
        if WRITES in path.read_text(encoding="utf-8")
    }
    assert stores == {"house_store.py", "organiser_store.py", "snapshot_store.py", "store.py"}


def test_the_record_knows_how_long() -> None:
    """The times that the record gives are those of the program."""
    record = text_of(RECORD)
    kept_for = {row[0]: row[-1] for row in rows(RECORD, "item")}
    memories = {(forget_after(made) - made) / SECONDS_A_DAY for made in (1, SECONDS_A_DAY)}
    assert (min(memories), round(max(memories))) == (8, 9)
    assert "8 to 9 days" in kept_for["`once`"]
    assert f"good for {GOOD_FOR_SECONDS // SECONDS_A_DAY} days" in record
    assert f"{LONGEST_DAYS} days ahead at most" in record
    assert (TRIES_KEPT_SECONDS, SESSION_SECONDS) == (HOUR, HOUR)
    assert "1 hour" in kept_for["`tries`"]
    assert "stay for 1 hour" in record
