"""What a page of somebody else's loads from us: the custom element, and the frame's colours."""

from http import HTTPStatus

from chalice.app import Blueprint, Response

from chalicelib.languages import Text
from chalicelib.web.headers import ANY_SITE, RESOURCE_POLICY
from chalicelib.web.parts import CONTENT_TYPES
from chalicelib.web.problems import Problem
from chalicelib.web.reading import query_values
from chalicelib.web.static import STATIC_FOLDER
from chalicelib.web.theme import read_theme

# An hour: the address never changes, and a mended element should be everywhere the same day.
KEEP = "public, max-age=3600"


class Embed:
    """The script at ``/embed.js`` and the style sheet at ``/theme.css``.

    Args:
        blueprint: gives the request.
    """

    def __init__(self, blueprint: Blueprint) -> None:
        self._script = (STATIC_FOLDER / "embed.js").read_text(encoding="utf-8")
        self._blueprint = blueprint

    def script(self) -> Response:
        """Give the custom element to any page that asks: module scripts are fetched with CORS."""
        return Response(
            self._script,
            headers={
                "Content-Type": CONTENT_TYPES[".js"],
                "Cache-Control": KEEP,
                "Access-Control-Allow-Origin": "*",
                RESOURCE_POLICY: ANY_SITE,
            },
        )

    def theme(self) -> Response:
        """Give the colours, radius and font that a site wishes for.

        Raises:
            Problem: they are strange or cannot be read; pages never link to such ones.
        """
        theme, trouble = read_theme(query_values(self._blueprint.current_request))
        if trouble:
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"theme-{trouble}", Text("problems.theme"))
        return Response(
            theme.stylesheet(), headers={"Content-Type": CONTENT_TYPES[".css"], "Cache-Control": KEEP}
        )
