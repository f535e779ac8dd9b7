"""What goes with every answer: headers that keep it safe, and our own shape for Chalice's errors."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from chalice.app import Request, Response

from chalicelib.web.problems import Problem
from chalicelib.web.routes import ErrorPage

API_PREFIX = "/v1/"
NOBODY = ("'none'",)
POLICY = "Content-Security-Policy"
RESOURCE_POLICY = "Cross-Origin-Resource-Policy"
ANY_SITE = "cross-origin"  # of a resource policy: any page may load it
# All that browsers can give a page and that no page of ours asks for: whatever got in could not ask either.
# Only names that Chromium knows, because it complains of others on the console. Left out: clipboard-write
# and web-share, which the pages use; both are for ourselves alone unless a page around us hands them on.
NEVER_ASKED_FOR = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "compute-pressure"),
    *("display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid"),
    *("identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi"),
    *("otp-credentials", "payment", "picture-in-picture", "publickey-credentials-create"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "sync-xhr", "usb"),
    *("window-management", "xr-spatial-tracking"),
)
SAFE_HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    # Harmless here, where pages load from nowhere else; a site that has it may frame only pages that have it.
    "Cross-Origin-Embedder-Policy": "require-corp",
    RESOURCE_POLICY: "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NEVER_ASKED_FOR),
    # The site that somebody goes on to learns our address and nothing of the page they were on.
    "Referrer-Policy": "strict-origin",
    # Not includeSubDomains: under a charity's own domain there may be sites that are not ours to change, and
    # that nobody could open for a year. Nothing of ours is shared with other names: no cookie names a domain.
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
        # No script of ours makes HTML or code of a text, so there is no policy that may.
        "require-trusted-types-for 'script'; trusted-types 'none'; "
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
        problem = Problem(status, code, headers=allow)
        if not is_api:
            # Chalice would answer what fails here by itself, and nothing would make that safe.
            with suppress(Exception):
                return self._error_page(request, problem)
        return self._problem_details(request, problem)


def _is_chalices_own(response: Response) -> bool:
    return isinstance(response.body, dict) and set(response.body) == {"Code", "Message"}
