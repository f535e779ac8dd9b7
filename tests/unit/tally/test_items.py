"""What the list of kinds says of an item is what the stores write."""

import re

import pytest

from chalicelib.tally.events import Dimension, Event
from chalicelib.tally.items import SHAPES, Kind
from tests.english import ENGLISH
from tests.unit.test_record import recorded

FILLED_IN = {
    "<digest>": "[0-9a-f]{40}",
    "<campaign>": "[a-z0-9-]{1,40}",
    "<event>": f"(?:{'|'.join(Event)})",
    "<shard>": "[0-9]{2}",
    "<dimension>": f"(?:{'|'.join(Dimension)})",
    "<value>": "(?:[a-z0-9-]{1,40}|[EWSN][0-9]{8})",
    "<organiser>": "[0-9a-f]{16}",
    "<minute>": "[0-9]+",
}


def pattern(key: str) -> str:
    """Make a pattern of a key as it is shown."""
    return "".join(FILLED_IN.get(part, re.escape(part)) for part in re.split(r"(<\w+>)", key))


@pytest.mark.parametrize("item", Kind)
def test_each_item_is_as_it_is_shown(item: Kind) -> None:
    """Both keys of everything that a store writes fit, and the fields are those, no more and no fewer."""
    shape, written = SHAPES[item], recorded()
    assert written.fields[item] == {"pk", "sk", *shape.fields}
    assert written.keys[item]
    for pk, sk in written.keys[item]:
        assert re.fullmatch(pattern(shape.pk), pk)
        assert re.fullmatch(pattern(shape.sk), sk)


def test_every_item_is_in_the_list() -> None:
    """A store that writes another kind fails this test until people are told of it."""
    assert set(recorded().fields) == set(SHAPES) == set(Kind)


@pytest.mark.parametrize(
    ("kind", "names"), [("event", list(Event)), ("dimension", list(Dimension)), ("item", list(Kind))]
)
def test_each_has_its_text_and_no_other_has(kind: str, names: list[str]) -> None:
    """What can be counted or kept is told on the page about privacy; what no longer can be is not."""
    start = f"privacy.{kind}-"
    assert {key.removeprefix(start) for key in ENGLISH.strings if key.startswith(start)} == set(names)
