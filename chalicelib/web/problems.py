"""Errors as RFC 9457 problem details: the one place where what went wrong becomes an HTTP status."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from chalice.app import Response

from chalicelib.languages import Language, Text
from chalicelib.places import ParliamentDissolved
from chalicelib.refusals import Refusal, Refused
from chalicelib.tally.tally import TallyUnavailable

CONTENT_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:own-words:problem:"

_STATUS_OF_CODE = {
    "campaign-unknown": HTTPStatus.NOT_FOUND,
    "organiser-unknown": HTTPStatus.UNAUTHORIZED,
    "too-many-tries": HTTPStatus.TOO_MANY_REQUESTS,
}
_HEADERS_OF_CODE = {
    "organiser-unknown": {"WWW-Authenticate": "Bearer"},
    "too-many-tries": {"Retry-After": "60"},
}


class Problem(Exception):  # noqa: N818 - RFC 9457's own name for it
    """Why a request cannot be answered.

    Args:
        status: the HTTP status.
        code: a stable kebab-case word, the end of the problem's ``type``.
        text: what happened and what to do; where left out, the string in ``problems`` named as the code.
        errors: each field that is wrong.
        headers: more headers for the answer.
    """

    def __init__(
        self,
        status: HTTPStatus,
        code: str,
        text: Text | None = None,
        errors: Sequence[Refusal] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.text = text or Text(f"problems.{code}")
        self.errors = errors
        self.headers = dict(headers or {})


class CodedResponse(Response):
    """An answer that knows the code of its problem, which is written down; see ``chalicelib.journal``.

    Args:
        body: what is sent.
        headers: with their values.
        status: the HTTP status.
        problem: the code, or "".
    """

    def __init__(
        self,
        body: object,
        headers: Mapping[str, str],
        status: HTTPStatus = HTTPStatus.OK,
        problem: str = "",
    ) -> None:
        super().__init__(body, {**headers}, status.value)
        self.problem = problem


def problem_of(error: Exception) -> Problem:
    """Map whatever was raised to a problem.

    Args:
        error: a problem already, a refusal, several, or anything else.

    Returns:
        The problem to answer with. What is not known to us says nothing of itself.
    """
    match error:
        case Problem():
            return error
        case Refusal():
            return _of_refusals((error,))
        case Refused():
            return _of_refusals(error.refusals)
        case TallyUnavailable():
            return Problem(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "not-counted-yet",
                headers={"Retry-After": str(error.retry_after_seconds)},
            )
        case ParliamentDissolved():
            # Not 503: nothing of ours has failed, and no alarm should ring for five weeks.
            return Problem(HTTPStatus.CONFLICT, "parliament-dissolved")
        case _:
            return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "our-mistake")


def _of_refusals(refusals: Sequence[Refusal]) -> Problem:
    first = refusals[0]
    status = _STATUS_OF_CODE.get(first.code, HTTPStatus.UNPROCESSABLE_ENTITY)
    return Problem(status, first.code, first.text, refusals, _HEADERS_OF_CODE.get(first.code))


def problem_response(problem: Problem, language: Language) -> Response:
    """Write a problem as an answer.

    Args:
        problem: what went wrong.
        language: what to say it in.

    Returns:
        ``application/problem+json`` with type, title, status, detail, and ``errors`` where fields are wrong.
    """
    body: dict[str, object] = {
        "type": TYPE_PREFIX + problem.code,
        "title": problem.status.phrase,
        "status": problem.status.value,
        "detail": language.say(problem.text),
    }
    if problem.errors:
        body["errors"] = [_error(refusal, language) for refusal in problem.errors]
    headers = {"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store", **problem.headers}
    return CodedResponse(body, headers, problem.status, problem.code)


def _error(refusal: Refusal, language: Language) -> dict[str, str]:
    error = {"field": refusal.field, "code": refusal.code, "message": language.say(refusal.text)}
    return error | ({"suggestion": refusal.suggestion} if refusal.suggestion else {})
