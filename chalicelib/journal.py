"""One line of JSON for each request and scheduled run: what came of it, and nothing of what was asked."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from http import HTTPStatus
from typing import Any

NAMESPACE = "own-words"
SCHEDULE = "SCHEDULE"  # stands in the place of a method
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", SCHEDULE})
UNKNOWN = "unknown"
_REQUEST_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_CODE = re.compile(r"[a-z]+(-[a-z]+)*", re.ASCII)
_MOST_LETTERS = 40  # of a problem's code


class Outcome(StrEnum):
    """What came of it, for the metrics: each word of it is a metric that costs money."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


def write_to_standard_output(line: str) -> None:
    """Write a line where Lambda takes it to CloudWatch."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Journal:
    """Writes the lines, in CloudWatch's embedded metric format.

    Args:
        namespace: of the metrics; the function's name keeps two stages in one account apart.
        write: takes each line, without its end.
        now: seconds since 1970.
        timer: seconds since any moment.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    """

    def __init__(
        self,
        namespace: str = NAMESPACE,
        write: Callable[[str], None] = write_to_standard_output,
        now: Callable[[], float] = time.time,
        timer: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._namespace = namespace
        self._write = write
        self._now = now
        self._timer = timer
        self._is_cold = True

    def begin(self) -> float:
        """Give the moment that ``end`` is told."""
        return self._timer()

    def end(
        self, began: float, *, method: str, route: str, status: int, problem: str = "", request_id: str = ""
    ) -> None:
        """Write the line of what has just been done.

        Args:
            began: when it began.
            method: the HTTP method, or ``SCHEDULE``; whatever else is written as unknown.
            route: the pattern of the path, or the schedule's name, from a list of ours.
            status: the HTTP status; 200 or 500 for a schedule.
            problem: the code of what went wrong, or "".
            request_id: Lambda's; what does not look like one is left out.
        """
        line = {
            "outcome": _outcome_of(status),
            "status": int(status),
            "problem": problem if _is_code(problem) else UNKNOWN if problem else "",
            "method": method if method in METHODS else UNKNOWN,
            "route": route,
            "milliseconds": round(1000 * (self._timer() - began), 1),
            "request_id": request_id if _REQUEST_ID.fullmatch(request_id) else "",
            "cold": self._is_cold,
            "_aws": self._metrics(),
        }
        self._is_cold = False
        self._write(json.dumps(line))

    @contextmanager
    def scheduled(self, name: str, context: object) -> Iterator[None]:
        """Write the line of a scheduled run, also of one that fails.

        Args:
            name: the schedule's.
            context: what Lambda says of the run, or None.
        """
        began, status = self.begin(), HTTPStatus.INTERNAL_SERVER_ERROR
        try:
            yield
            status = HTTPStatus.OK
        finally:
            self.end(began, method=SCHEDULE, route=name, status=status, request_id=request_id_of(context))

    def _metrics(self) -> dict[str, Any]:
        directive = {
            "Namespace": self._namespace,
            "Dimensions": [["outcome"]],
            "Metrics": [{"Name": "milliseconds", "Unit": "Milliseconds"}],
        }
        return {"Timestamp": int(1000 * self._now()), "CloudWatchMetrics": [directive]}


def request_id_of(context: object) -> str:
    """Give the id that Lambda's own lines about a run have, or "" where there is none.

    Args:
        context: what Lambda says of the run, or None.
    """
    return str(getattr(context, "aws_request_id", ""))


def _outcome_of(status: int) -> Outcome:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome.FAILED
    return Outcome.REFUSED if status >= HTTPStatus.BAD_REQUEST else Outcome.DONE


def _is_code(problem: str) -> bool:
    return len(problem) <= _MOST_LETTERS and _CODE.fullmatch(problem) is not None
