"""Style and script of the pages. Only the files that are there when the function starts can be asked for."""

from http import HTTPStatus
from pathlib import Path

from chalice.app import Blueprint, Response

from chalicelib.web.problems import Problem
from chalicelib.web.routes import ErrorPage, Route, add_routes

STATIC_FOLDER = Path(__file__).parent / "static"
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}
# Pages ask for "?v=" and the digest of all of it, so an address never changes what it gives.
KEEP = "public, max-age=31536000, immutable"


class Static:
    """The files under ``/static``.

    Args:
        error_page: writes a problem for people.
    """

    def __init__(self, error_page: ErrorPage) -> None:
        self._files = {file.name: file for file in STATIC_FOLDER.iterdir() if file.suffix in CONTENT_TYPES}
        self.blueprint = Blueprint(__name__)
        add_routes(self.blueprint, [Route("GET", "/static/{name}", self.file)], error_page)

    def file(self, name: str) -> Response:
        """Give one file."""
        if name not in self._files:
            raise Problem(HTTPStatus.NOT_FOUND, "no-such-file")
        file = self._files[name]
        return Response(
            file.read_text(encoding="utf-8"),
            headers={"Content-Type": CONTENT_TYPES[file.suffix], "Cache-Control": KEEP},
        )
