"""The pages' templates, compiled by the environment that renders them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment
from jinja2.bccache import Bucket

from chalicelib.web.compiled_templates import SUFFIX, CompiledTemplates
from chalicelib.web.rendering import page_environment
from tools.package.bundle import Bundle
from tools.package.bytecode import held

TEMPLATES = "templates/"


def with_compiled_pages(bundle: Bundle) -> Bundle:
    """Add what Jinja makes of each template.

    Args:
        bundle: with the templates.

    Returns:
        The bundle with the compiled form beside each template. It holds a digest of its source, by which
        ``chalicelib.web.compiled_templates`` knows it.
    """
    with TemporaryDirectory() as nowhere:
        environment = page_environment(Path(nowhere), Path(nowhere))
    pages = [path for path in bundle if path.startswith(TEMPLATES) and path.endswith(".html")]
    return {**bundle, **{path + SUFFIX: _compiled(environment, path, bundle[path]) for path in pages}}


def _compiled(environment: Environment, path: str, content: bytes) -> bytes:
    # As the loader reads it: text, with one kind of line end.
    source, name = (
        content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"),
        path.removeprefix(TEMPLATES),
    )
    bucket = Bucket(environment, name, CompiledTemplates(Path()).get_source_checksum(source))
    bucket.code = environment.compile(source, name, path)
    with held(bucket.code):
        return bucket.bytecode_to_string()
