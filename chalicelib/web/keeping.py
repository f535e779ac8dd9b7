"""What may keep an answer, and for how long; docs/decisions/005 has the reasons and what was measured."""

from hashlib import sha256
from http import HTTPStatus

from chalice.app import Request, Response

from chalicelib.web.headers import GetResponse

FOR_EVERYBODY = "public, max-age=300"
# For the browser's Back button alone: with "no-store" it shows an error in the place of what was typed.
IN_TAB = "private, no-cache"
NOWHERE = "no-store"
# They hold nobody's words, and are the same for everybody who asks for the same address.
PAGES_FOR_EVERYBODY = frozenset({"/", "/widget", "/privacy", "/counts", "/more"})
# The steps on which somebody types, or to which they come back for their letter. No other page that
# answers a form may be kept anywhere.
STEPS = frozenset({"/letter", "/paper", "/subject-access"})


class Keeping:
    """A middleware that says of every answer which does not say it itself what may keep it.

    What everybody may keep gets an ETag, and is not sent again to whoever has it.
    """

    def __call__(self, request: Request, get_response: GetResponse) -> Response:
        """Answer a request, and say who may keep the answer."""
        response = get_response(request)
        response.headers.setdefault("Cache-Control", _rule(request, response))
        is_public = str(response.headers["Cache-Control"]).startswith("public")
        if is_public and response.status_code == HTTPStatus.OK and isinstance(response.body, str | bytes):
            _tag(request, response)
        return response


def _rule(request: Request, response: Response) -> str:
    path, is_get = request.context.get("resourcePath"), request.method == "GET"
    if is_get and path in PAGES_FOR_EVERYBODY and response.status_code == HTTPStatus.OK:
        return FOR_EVERYBODY
    return IN_TAB if is_get or path in STEPS else NOWHERE


def _tag(request: Request, response: Response) -> None:
    body = response.body.encode("utf-8") if isinstance(response.body, str) else response.body
    # Weak, because the gateway may compress the body on its way.
    tag = f'W/"{sha256(body).hexdigest()[:16]}"'
    response.headers |= {"ETag": tag, "Vary": "Accept-Encoding"}
    if tag in [each.strip() for each in request.headers.get("if-none-match", "").split(",")]:
        response.status_code = HTTPStatus.NOT_MODIFIED.value
        response.body = response.body[:0]
