"""Pages from templates: escaped by default, and loud where a value is missing."""

from functools import cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from chalice.app import Response

if TYPE_CHECKING:
    from jinja2 import Environment

HTML_TYPE = "text/html; charset=utf-8"
# For the browser's Back button alone: with "no-store" it shows an error instead of what was typed.
KEEP_IN_TAB = "private, no-cache"


class Renderer:
    """Renders the pages.

    Args:
        templates: the folder of the templates.
        static: the folder of style and script, whose digest goes into their addresses.
    """

    def __init__(self, templates: Path, static: Path) -> None:
        self._templates = templates
        self._static = static

    def page(self, template: str, values: dict[str, object], status: HTTPStatus = HTTPStatus.OK) -> Response:
        """Render one page, which nothing between us and the browser may keep.

        Args:
            template: its file, relative to the folder of the templates.
            values: all that it shows; a missing one is an error.
            status: the HTTP status.

        Returns:
            The page.
        """
        html = page_environment(self._templates, self._static).get_template(template).render(values)
        # A lone half of a broken character cannot be sent; it was never a letter of anyone's.
        body = html.encode("utf-8", "replace").decode("utf-8")
        return Response(
            body, status_code=status.value, headers={"Content-Type": HTML_TYPE, "Cache-Control": KEEP_IN_TAB}
        )


@cache
def page_environment(templates: Path, static: Path) -> "Environment":
    """Give what compiles and keeps the templates; the same one to every renderer of a process.

    Args:
        templates: the folder of the templates, some of them perhaps compiled when they were packaged.
        static: the folder of style and script.
    """
    # Imported on first use: half of the routes answer in JSON and never need it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    from chalicelib.web.compiled_templates import CompiledTemplates  # noqa: PLC0415 - as above

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(templates),
        bytecode_cache=CompiledTemplates(templates),
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["static_version"] = _version_of(static)
    return environment


def _version_of(static: Path) -> str:
    contents = (file.read_bytes() for file in sorted(static.iterdir()) if file.is_file())
    return sha256(b"\0".join(contents)).hexdigest()[:12]
