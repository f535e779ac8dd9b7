"""What holds for what is counted, of anyone, by anything: nothing but our own words gets in, and sums are exact."""

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.tally.events import Dimension, Event, is_slug
from chalicelib.tally.in_words import in_words
from chalicelib.tally.keys import SHARDS, add_up, counter_keys, once_key, partition
from chalicelib.tally.published import published_in_words
from chalicelib.tally.receipts import Receipt, new_receipt_id, renewed
from chalicelib.tally.signing_key import KEY_LENGTH, SigningKeyError, require_signing_keys, split_signing_keys
from tests.parliament import CONSTITUENCIES
from tests.unit.attempt import attempt
from tests.unit.letters.samples import CAMPAIGN as WORDED
from tests.unit.tally.samples import VOCABULARY, participation, receipt_id
from tests.unit.web.campaigns import published

# Other tests cover the lines; to trace these, too, would double what they take.
pytestmark = pytest.mark.usefixtures("untraced")

LISTED: dict[str, Any] = {
    "number": st.integers(0, 10**9),
    "event": st.sampled_from(Event),
    "role": st.none() | st.sampled_from(sorted(VOCABULARY.roles)),
    "channel": st.none() | st.sampled_from(sorted(VOCABULARY.channels)),
    "constituency": st.none() | st.sampled_from(sorted(VOCABULARY.constituencies)),
}
COUNTABLE = st.fixed_dictionaries(LISTED)


@given(COUNTABLE)
def test_keys_say_what_is_counted_and_not_by_whom(values: dict[str, Any]) -> None:
    """One counter for each marginal, the same for each repeat, in a shard that there is; no key holds the receipt's id."""
    counted = participation(**values)
    keys = counter_keys(counted)
    assert [key.sk for key in keys] == [f"{dimension}#{value}" for dimension, value in counted.marginals()]
    assert {key.pk for key in keys} <= {
        partition(counted.campaign, counted.event, shard) for shard in range(SHARDS)
    }
    assert (keys, once_key(counted)) == (
        counter_keys(participation(**values)),
        once_key(participation(**values)),
    )
    assert counted.receipt_id not in str((keys, once_key(counted)))


@given(COUNTABLE, COUNTABLE)
def test_two_participations_have_two_places(one: dict[str, Any], other: dict[str, Any]) -> None:
    """The same place only for the same receipt's same event, whatever else is said of it."""
    same = (one["number"], one["event"]) == (other["number"], other["event"])
    assert (once_key(participation(**one)) == once_key(participation(**other))) == same


@given(st.lists(COUNTABLE, max_size=12))
def test_sums_are_what_was_counted(crowd: list[dict[str, Any]]) -> None:
    """However the counters are spread over shards, and in whatever order they are read."""
    counters: Counter[tuple[str, str]] = Counter(
        (key.pk, key.sk) for values in crowd for key in counter_keys(participation(**values))
    )
    totals = add_up((sk, count) for (_, sk), count in reversed(counters.items()))
    assert sum(totals.by_day.values()) == len(crowd)
    for dimension, sums in ((Dimension.ROLE, totals.by_role), (Dimension.CHANNEL, totals.by_channel)):
        assert sums == Counter(values[dimension] for values in crowd if values[dimension])


@given(COUNTABLE)
def test_what_was_counted_is_said(values: dict[str, Any]) -> None:
    """The day first, then no more than was counted, in words of the campaign's and ours."""
    counted = participation(**values)
    said = in_words(counted, WORDED, CONSTITUENCIES)
    assert said[0].key == "counted.by-day"
    assert len(said) <= len(counted.marginals())
    assert {text.key for text in said} <= {f"counted.by-{dimension}" for dimension in Dimension}


@given(st.integers(0, 3), st.integers(1, 1_000))
def test_what_is_published_is_said(hundreds: int, constituencies: int) -> None:
    """In one of three sentences, whose numbers are the snapshot's rounded ones and no others."""
    shown = published(100 * hundreds, 3, frozenset())
    said = published_in_words(shown, constituencies)
    assert said.key in {"so-far.hidden", "so-far.letters", "so-far.letters-and-places"}
    figures = {number for each in shown.figures.values() for number in (each.at_least, each.reached_at_least)}
    assert set(said.values.values()) <= {*figures, constituencies}


@given(st.text() | st.from_regex(r"[a-z0-9-]{0,45}", fullmatch=True))
def test_a_slug_has_no_room_for_a_person(text: str) -> None:
    """No space, no at sign, no separator, no more than 40 characters; and any such id is one."""
    wanted = re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text, re.ASCII) is not None and len(text) <= 40
    assert is_slug(text) == wanted


@given(COUNTABLE, st.integers(0, 2**40))
def test_an_edit_keeps_the_receipt(values: dict[str, Any], made_at: int) -> None:
    """The same id and the same time, so that an edit can neither count twice nor live longer."""
    said = {name: values[name] for name in ("role", "channel", "constituency")}
    nothing = dict.fromkeys(said)
    first = Receipt(id=receipt_id(values["number"]), campaign=VOCABULARY.campaign, made_at=made_at, **nothing)
    again = renewed(first, **said)
    assert (again.id, again.campaign, again.made_at) == (first.id, first.campaign, first.made_at)
    assert {name: getattr(again, name) for name in said} == said
    assert renewed(again, **nothing) == first


@given(st.binary(min_size=16, max_size=16))
def test_an_id_is_its_random_bytes(drawn: bytes) -> None:
    """All sixteen of them, and nothing else."""
    assert bytes.fromhex(new_receipt_id(lambda count: drawn[:count])) == drawn


@given(
    st.lists(st.text(st.characters(exclude_characters=",")))
    | st.lists(st.text("0123456789abcdef", min_size=32))
)
def test_keys_are_long_or_refused(keys: list[str]) -> None:
    """Alike from a line and from a list; the refusal says nothing of them."""
    stripped = [key.strip() for key in keys]
    is_good = bool(keys) and all(len(key) >= KEY_LENGTH for key in stripped)
    read, refusal = attempt(lambda: split_signing_keys(",".join(keys)), SigningKeyError)
    assert read == (tuple(stripped) if is_good else None)
    assert is_good == (attempt(lambda: require_signing_keys(stripped), SigningKeyError)[1] is None)
    assert not [key for key in stripped if len(key) > 3 and key in str(refusal)]
