"""Pages from templates: escaped by default, and loud where a value is missing."""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.web.parts import read_parts
from chalicelib.web.problems import CodedResponse

if TYPE_CHECKING:
    from jinja2 import Environment

HTML_TYPE = "text/html; charset=utf-8"


class Renderer:
    """Renders the pages.

    Args:
        templates: the folder of the templates.
        static: the folder of style and script; see ``read_parts`` for their addresses.
    """

    def __init__(self, templates: Path, static: Path) -> None:
        self._templates = templates
        self._static = static

    def page(
        self, template: str, values: dict[str, object], status: HTTPStatus = HTTPStatus.OK
    ) -> CodedResponse:
        """Render one page.

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
        return CodedResponse(body, {"Content-Type": HTML_TYPE}, status)


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
    environment.globals["static"] = read_parts(static).address
    return environment
