"""The line of each request: closed in its keys, and in what each of them can hold."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.journal import Journal

KEYS = {"outcome", "status", "problem", "method", "route", "milliseconds", "request_id", "cold", "_aws"}
ID = "0123abcd-0123-4567-89ab-0123456789ab"
TYPED = "My daughter Wren, HA2 0JQ"


class Written(list[str]):
    """What a journal wrote, and the journal, whose clock a test moves."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0
        self.journal = Journal("own-words-prod", self.append, lambda: 1_795_219_200.5, lambda: self.seconds)

    @property
    def last(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self[-1])
        return found


@pytest.fixture
def written() -> Written:
    return Written()


def test_a_line_says_what_came_of_a_request(written: Written) -> None:
    """Outcome, status, problem, method, route, time, id, cold or not, and what CloudWatch makes a metric of."""
    began = written.journal.begin()
    written.seconds += 0.01234
    written.journal.end(
        began, method="POST", route="/letter", status=422, problem="story-missing", request_id=ID
    )
    assert written.last == {
        "outcome": "refused",
        "status": 422,
        "problem": "story-missing",
        "method": "POST",
        "route": "/letter",
        "milliseconds": 12.3,
        "request_id": ID,
        "cold": True,
        "_aws": {
            "Timestamp": 1_795_219_200_500,
            "CloudWatchMetrics": [
                {
                    "Namespace": "own-words-prod",
                    "Dimensions": [["outcome"]],
                    "Metrics": [{"Name": "milliseconds", "Unit": "Milliseconds"}],
                }
            ],
        },
    }


def test_only_the_first_line_is_cold(written: Written) -> None:
    """A process is cold once."""
    for _ in range(3):
        written.journal.end(0, method="GET", route="/", status=200)
    assert [json.loads(line)["cold"] for line in written] == [True, False, False]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "done"), (304, "done"), (400, "refused"), (422, "refused"), (500, "failed"), (503, "failed")],
)
def test_outcomes_are_three_words(written: Written, status: int, outcome: str) -> None:
    """Each word is a metric that costs money, so there are no more of them."""
    written.journal.end(0, method="GET", route="/", status=status)
    assert (written.last["status"], written.last["outcome"]) == (status, outcome)


@pytest.mark.parametrize("typed", [TYPED, TYPED.lower(), "wren" * 11, "wren\n", "0123abcd", f"{ID} wren"])
def test_no_value_can_hold_what_somebody_typed(written: Written, typed: str) -> None:
    """A method, a problem or an id that is not shaped like one is not written."""
    written.journal.end(0, method=typed, route="/", status=400, problem=typed, request_id=typed)
    assert (written.last["method"], written.last["problem"], written.last["request_id"]) == (
        "unknown",
        "unknown",
        "",
    )
    assert set(written.last) == KEYS


@given(
    st.text() | st.sampled_from(["\n", "\x1b[2J", '"}\n{"outcome": "done"', "\u2028", "GET\r\n", "\ud800"])
)
def test_nothing_begins_a_line_of_its_own(typed: str) -> None:
    """Line ends, escapes of terminals and quotes neither end the line nor its JSON, and none gets into it."""
    lines: list[str] = []
    Journal(write=lines.append).end(0, method=typed, route="/", status=400, problem=typed, request_id=typed)
    (line,) = lines
    assert line.isascii()
    assert line.isprintable()
    assert set(json.loads(line)) == KEYS


def test_a_scheduled_run_has_a_line(written: Written) -> None:
    """It has the same keys, and the id that Lambda's own lines about it have."""
    with written.journal.scheduled("publish", SimpleNamespace(aws_request_id=ID)):
        written.seconds += 2
    line = written.last
    assert set(line) == KEYS
    assert (line["method"], line["route"], line["status"], line["outcome"]) == (
        "SCHEDULE",
        "publish",
        200,
        "done",
    )
    assert (line["milliseconds"], line["request_id"]) == (2000.0, ID)


def test_a_run_that_fails_is_written_too(written: Written) -> None:
    """And it fails: Lambda tries it again, and the alarm for errors sees it."""
    with pytest.raises(LookupError), written.journal.scheduled("publish", None):
        raise LookupError(TYPED)
    assert (written.last["outcome"], written.last["status"]) == ("failed", 500)
    assert TYPED not in written[-1]


def test_lines_go_to_standard_output_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is one line there, with nothing before or after its JSON, as CloudWatch wants it."""
    Journal().end(0, method="GET", route="/", status=200)
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") == 1
    assert json.loads(out)["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "own-words"
