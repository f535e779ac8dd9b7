"""Style and script of the pages. Only the files that are there when the function starts can be asked for."""

from http import HTTPStatus
from pathlib import Path

from chalice.app import Response

from chalicelib.web.parts import read_parts
from chalicelib.web.problems import Problem

STATIC_FOLDER = Path(__file__).parent / "static"
# A year: a name with a digest in it never changes what it gives.
KEEP = "public, max-age=31536000, immutable"
# A page from before an upgrade, in an open tab, asks by a name from then and gets what there is now.
KEEP_FOR_NOW = "public, max-age=300"


class Static:
    """The files under ``/static``."""

    def file(self, name: str) -> Response:
        """Give one file; one that is asked for by another name than its own must not be kept for long."""
        part = read_parts(STATIC_FOLDER).asked_for(name)
        if part is None:
            raise Problem(HTTPStatus.NOT_FOUND, "no-such-file")
        keep = KEEP if name == part.name else KEEP_FOR_NOW
        return Response(part.content, headers={"Content-Type": part.content_type, "Cache-Control": keep})
