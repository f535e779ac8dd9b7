"""What goes with every answer: headers that keep it safe, and our own shape for Chalice's errors."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from chalice.app import Request, Response

from chalicelib.web.problems import Problem
from chalicelib.web.routes import ErrorPage

API_PREFIX = "/v1/"
NOBODY = ("'none'",)
POLICY = "Content-Security-Policy"
SAFE_HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # The site that somebody goes on to learns our address and nothing of the page they were on.
    "Referrer-Policy": "strict-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
_CODE_OF_STATUS = {
    HTTPStatus.METHOD_NOT_ALLOWED: "method-not-allowed",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "wrong-content-type",
}

GetResponse = Callable[[Any], Response]


def content_policy(framed_by: Sequence[str] = ()) -> str:
    """Say what a page may load and who may frame it.

    Args:
        framed_by: origins; none for nobody.

    Returns:
        The value of ``Content-Security-Policy``.
    """
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {' '.join(framed_by or NOBODY)}"
    )


class Headers:
    """A middleware for every HTTP answer.

    Args:
        error_page: writes a problem for people.
        problem_details: writes one for programs.
    """

    def __init__(self, error_page: ErrorPage, problem_details: ErrorPage) -> None:
        self._error_page = error_page
        self._problem_details = problem_details

    def __call__(self, request: Request, get_response: GetResponse) -> Response:
        """Answer a request, its headers made safe."""
        response = get_response(request)
        is_api = str(getattr(request, "path", "")).startswith(API_PREFIX)
        if response.status_code >= HTTPStatus.BAD_REQUEST and _is_chalices_own(response):
            response = self._in_our_shape(request, response, is_api=is_api)
        if POLICY not in response.headers:
            # For browsers that know no frame-ancestors. It cannot name sites, so a framed page goes without.
            response.headers |= {POLICY: content_policy(), "X-Frame-Options": "DENY"}
        for name, value in SAFE_HEADERS.items():
            response.headers.setdefault(name, value)
        if is_api:
            response.headers.setdefault("Access-Control-Allow-Origin", "*")
        return response

    def _in_our_shape(self, request: Request, response: Response, *, is_api: bool) -> Response:
        status = HTTPStatus(response.status_code)
        code = _CODE_OF_STATUS.get(status, "our-mistake")
        allow = {name: str(value) for name, value in response.headers.items() if name == "Allow"}
        write = self._problem_details if is_api else self._error_page
        return write(request, Problem(status, code, headers=allow))


def _is_chalices_own(response: Response) -> bool:
    return isinstance(response.body, dict) and set(response.body) == {"Code", "Message"}
