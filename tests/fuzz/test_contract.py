"""A bounded part of `make fuzz`: the same cases in every run, against the served app."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.checks import is_wrong_as_sent
from tests.fuzz.contract import Tally, fuzz
from tests.fuzz.server import Timed
from tests.fuzz.serving import Served, served
from tests.routes.api_contract import shipped_contract

EXAMPLES = 4  # for each operation and phase


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app on loopback, in a process of its own."""
    with served(tmp_path_factory.mktemp("fuzz")) as website:
        yield website


@pytest.fixture(scope="module")
def tally(website: Served) -> Tally:
    """What came of the bounded part."""
    return fuzz(website, EXAMPLES)


def test_the_api_is_as_described(tally: Tally) -> None:
    """No check of schemathesis' and none of ours finds anything."""
    assert not tally.errors
    assert not tally.findings
    assert tally.cases.total() > 50


def test_receipts_are_followed(tally: Tally) -> None:
    """The links lead from letters that are made to participations that are counted."""
    assert tally.answers["POST /letters", 200]
    assert tally.answers["POST /participation", 200]


@pytest.mark.usefixtures("tally")
def test_nothing_takes_long(website: Served) -> None:
    """No request takes over 200 ms of processor time."""
    assert website.slow_requests() == []


def test_a_finding_is_noticed(website: Served) -> None:
    """An answer that is not as described is found."""
    document = json.loads(json.dumps(shipped_contract().document))
    campaign = document["paths"]["/campaign"]
    document["components"]["schemas"]["Campaign"]["properties"]["title"] = {"type": "integer"}
    found = fuzz(website, 1, document={**document, "paths": {"/campaign": campaign}}).findings
    assert {(each.operation, each.check) for each in found.values()} == {
        ("GET /campaign", "response_schema_conformance")
    }


@pytest.mark.parametrize(("seconds", "files"), [(0.21, 1), (0.19, 0)])
def test_what_takes_long_is_put_by(tmp_path: Path, seconds: float, files: int) -> None:
    """A request over 200 ms is written down with what was asked."""
    clock = iter([0.0, seconds])
    timed = Timed(lambda event, _: event, tmp_path, lambda: next(clock))
    assert timed({"path": "/v1/checks"}, None) == {"path": "/v1/checks"}
    assert len(list(tmp_path.glob("slow-*.json"))) == files


@pytest.mark.parametrize(
    ("query", "is_one"),
    [
        ("format=xml", True),
        ("format=csv&format=xml", True),
        ("format=xml&format=csv", False),
        ("lang=en", False),
        ("", False),
    ],
)
def test_what_was_not_sent_is_no_finding(query: str, is_one: bool) -> None:  # noqa: FBT001 - a parameter
    """A wrong value is held against us only where the address has it, and it is the one that counts."""
    message = "Invalid component: parameter `format` in query - violates `enum`"
    assert is_wrong_as_sent(message, f"http://127.0.0.1/v1/organiser/counts?{query}") is is_one
