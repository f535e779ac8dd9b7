"""`make sizes`: what is measured, and what is too large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools.sizes import FUNCTION_LINES, MODULE_LINES, PARTS, TESTS, Size, faults_of, main, measured

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTED = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'


def long_function(lines: int) -> str:
    return "def long():\n" + "    pass\n" * (lines - 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (*PARTS, TESTS):
        file = tmp_path / name if name.endswith(".py") else tmp_path / name / "one.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(DOCUMENTED)
    return tmp_path


def test_a_function_is_as_long_as_what_it_does(project: Path) -> None:
    """Its docstring is for whoever calls it and does not count; a method and an inner function are functions."""
    (project / "tools" / "one.py").write_text(
        DOCUMENTED + "class C:\n    async def m(self):\n        return 1\n"
    )
    part = measured(project, "tools")
    assert part.functions == (Size("tools/one.py:f", 2), Size("tools/one.py:m", 2))
    assert part.modules == (Size("tools/one.py", 9),)


def test_what_is_too_large_is_named_and_fails(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line over the limit is enough, in a function as in a module."""
    assert main(project, {}) == 0
    (project / "tools" / "one.py").write_text(long_function(FUNCTION_LINES + 1))
    (project / "chalicelib" / "one.py").write_text("pass\n" * (MODULE_LINES + 1))
    (project / "app.py").write_text(
        long_function(FUNCTION_LINES) + "pass\n" * (MODULE_LINES - FUNCTION_LINES)
    )
    assert main(project, {}) == 1
    said = capsys.readouterr().out
    assert "tools/one.py:long: a function of 31 lines, 30 at most." in said
    assert "chalicelib/one.py: a module of 251 lines, 250 at most." in said
    assert "app.py:" not in said


def test_an_exception_is_for_what_is_too_large_alone(project: Path) -> None:
    """One that is not needed any more is a fault itself, so the list stays short."""
    (project / "tools" / "one.py").write_text(long_function(FUNCTION_LINES + 1))
    parts = [measured(project, "tools")]
    assert not list(faults_of(parts, {"tools/one.py:long": "a reason"}))
    (project / "tools" / "one.py").write_text(long_function(FUNCTION_LINES))
    [said] = faults_of([measured(project, "tools")], {"tools/one.py:long": "a reason"})
    assert said.startswith("tools/one.py:long is not too large any more")
