"""Templates that were compiled when the function was packaged, found beside their sources."""

from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

SUFFIX = ".compiled"  # what the package puts after the template's name


class CompiledTemplates(BytecodeCache):
    """Gives Jinja what the package holds compiled, and nothing where it holds none.

    Jinja believes a compiled template only if it has the digest of the source that stands beside it, so
    that one which is out of date cannot be used by mistake.

    Args:
        templates: the folder of the templates.
    """

    def __init__(self, templates: Path) -> None:
        self._templates = templates

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's own words
        """Give the template's name: the folder that it is in is another one where it was compiled."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, if there is one."""
        try:
            with (self._templates / f"{bucket.key}{SUFFIX}").open("rb") as file:
                bucket.load_bytecode(file)
        except FileNotFoundError:
            return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: what a running function compiles is gone with it."""
