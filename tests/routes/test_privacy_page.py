"""The page about privacy tells all that is counted and kept, from the lists that decide it."""

import json
import re

import pytest

from chalicelib.languages import Text, Value
from chalicelib.tally.events import LONGEST_MEMORY_DAYS, SECONDS_A_DAY, Dimension, Event, Participation
from chalicelib.tally.items import SHAPES, Kind
from chalicelib.tally.receipts import REMEMBERED_DAYS, forget_after
from chalicelib.web.privacy import privacy_values
from tests.english import english
from tests.routes.conftest import Browser
from tests.unit.documents import PROJECT
from tests.unit.tally.samples import TODAY, VOCABULARY, midnight_after, receipt_id
from tests.unit.web.pages import Element, read


@pytest.fixture
def page(browser: Browser) -> Element:
    return read(browser.get("/privacy").body.decode())


def begun(text: str) -> str:
    """What a text says before something is filled in."""
    return text.partition("{")[0].strip()


def test_every_event_and_dimension_has_a_line(page: Element) -> None:
    """Two lists, in the order of the vocabulary, and nothing else in them."""
    events, dimensions = ([each.text for each in list_.all("li")] for list_ in list(page.all("ul"))[-3:-1])
    said: dict[str, Value] = {"button": Text("access.sent-count"), "roles": "{", "channels": "{"}
    assert events == [english(Text(f"privacy.event-{event}", said)) for event in Event]
    for line, dimension in zip(dimensions, Dimension, strict=True):
        assert line.startswith(begun(english(Text(f"privacy.dimension-{dimension}", said))))


def test_every_kind_of_item_is_named(page: Element) -> None:
    """Its keys and fields stand there as the table has them."""
    lines = list(page.one("details", "rows").all("li"))
    for line, item in zip(lines, Kind, strict=True):
        shape = SHAPES[item]
        assert [code.text for code in line.all("code")] == [shape.pk, shape.sk, *shape.fields]
        assert english(Text(f"privacy.item-{item}")) in line.text


def test_how_long_a_receipt_is_remembered(page: Element) -> None:
    """The days on the page are those that the program gives, and the most is what the store still takes."""
    shortest, longest = (
        round((forget_after(made) - made) / SECONDS_A_DAY) for made in (SECONDS_A_DAY, SECONDS_A_DAY + 1)
    )
    assert (shortest, longest) == REMEMBERED_DAYS
    assert f"for {shortest} or {longest} days" in page.text
    assert f"{LONGEST_MEMORY_DAYS} days at most" in page.text
    for days, is_taken in ((LONGEST_MEMORY_DAYS, True), (LONGEST_MEMORY_DAYS + 1, False)):
        assert is_remembered_for(days) == is_taken


def is_remembered_for(days: int) -> bool:
    try:
        Participation(
            receipt_id=receipt_id(1),
            campaign=VOCABULARY.campaign,
            event=Event.SENT,
            day=TODAY,
            forget_after=midnight_after(TODAY, days),
            vocabulary=VOCABULARY,
        )
    except ValueError:
        return False
    return True


def test_how_long_safety_copies_are_kept(page: Element) -> None:
    """The page says what the stack is set to."""
    resources = json.loads((PROJECT / ".chalice" / "resources.json").read_text(encoding="utf-8"))
    table = resources["Resources"]["TallyTable"]["Properties"]
    days = table["PointInTimeRecoverySpecification"]["RecoveryPeriodInDays"]
    assert re.findall(r"up to (\d+) days after that", page.text) == [str(days)]


def test_the_page_gets_the_lists_themselves() -> None:
    """No second list stands between the vocabulary and the page."""
    values = privacy_values()
    assert (values["events"], values["dimensions"]) == (tuple(Event), tuple(Dimension))
    assert values["items"] is SHAPES
