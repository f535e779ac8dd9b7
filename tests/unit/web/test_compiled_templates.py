"""Templates that were compiled for the package, and those that are not."""

from pathlib import Path

import pytest

from chalicelib.web.compiled_templates import SUFFIX, CompiledTemplates
from chalicelib.web.rendering import page_environment
from tools.package.pages import with_compiled_pages

COMPILED = "<p>compiled {{ a }}</p>"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A folder with one page, and beside it what was compiled of another."""
    compiled = with_compiled_pages({"templates/page.html": COMPILED.encode()})
    (tmp_path / f"page.html{SUFFIX}").write_bytes(compiled[f"templates/page.html{SUFFIX}"])
    return tmp_path


def render(templates: Path) -> str:
    return page_environment(templates, templates).get_template("page.html").render(a="<&>")


def test_what_is_out_of_date_is_not_used(templates: Path) -> None:
    """A page that was edited since is compiled from what it says now."""
    (templates / "page.html").write_text("<p>edited {{ a }}</p>")
    assert render(templates) == "<p>edited &lt;&amp;&gt;</p>"


def test_what_was_compiled_is_used(templates: Path) -> None:
    """What has the digest of the source stands for it, and escapes as it does."""
    (templates / "page.html").write_text(edited := "<p>edited {{ a }}</p>")
    file, digest = templates / f"page.html{SUFFIX}", CompiledTemplates(templates).get_source_checksum
    file.write_bytes(file.read_bytes().replace(digest(COMPILED).encode(), digest(edited).encode()))
    assert render(templates) == "<p>compiled &lt;&amp;&gt;</p>"


def test_nothing_is_left_behind(templates: Path) -> None:
    """What is compiled while pages are read is not kept on the disk."""
    (templates / "page.html").write_text("<p>edited</p>")
    render(templates)
    assert sorted(file.name for file in templates.iterdir()) == ["page.html", f"page.html{SUFFIX}"]
