"""What the function writes down: a line for each request, and errors by their kind and place alone."""

import logging
from collections.abc import Mapping
from http import HTTPStatus

from chalice.app import Request, Response

from chalicelib.journal import UNKNOWN, Journal, request_id_of
from chalicelib.web.headers import GetResponse
from chalicelib.web.problems import CodedResponse
from chalicelib.web.routes import where


class RequestLog:
    """A middleware that writes a line for each request, however it ends.

    Args:
        journal: writes it.
        routes: what answers, by every pattern of a path that there is.
    """

    def __init__(self, journal: Journal, routes: Mapping[str, object]) -> None:
        self._journal = journal
        self._routes = routes

    def __call__(self, request: Request | None, get_response: GetResponse) -> Response:
        """Answer a request, and write down what came of it."""
        began = self._journal.begin()
        status, problem = int(HTTPStatus.INTERNAL_SERVER_ERROR), "our-mistake"
        try:
            response = get_response(request)
            status, problem = response.status_code, _problem_of(response)
        finally:
            pattern = str(request.context.get("resourcePath")) if request else UNKNOWN
            self._journal.end(
                began,
                method=request.method if request else UNKNOWN,
                # Chalice keeps a path that it has looked for in vain, with nothing that answers.
                route=pattern if self._routes.get(pattern) else UNKNOWN,
                status=status,
                problem=problem,
                request_id=request_id_of(request.lambda_context) if request else "",
            )
        return response


def kind_and_place(record: logging.LogRecord) -> bool:
    """Take out of a line of Chalice's own what may quote a visitor: an error's message and its traceback.

    Args:
        record: the line, on its way into the log.

    Returns:
        True: the line is written.
    """
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.msg, record.args = f"{where(error)} outside of every view", ()
        record.exc_info = record.exc_text = None
    return True


def _problem_of(response: Response) -> str:
    return response.problem if isinstance(response, CodedResponse) else ""
