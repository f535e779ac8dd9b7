"""The parts of our code whose tests are tried."""

import tomllib

from tools.mutate.mutant import PROJECT

PARTS = ("letters", "tally", "subject_access")


def files_of(part: str) -> list[str]:
    """Give the modules of a part, without the edges that tests/contract holds.

    Args:
        part: the name of a package.
    """
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    edges = settings["tool"]["coverage"]["run"]["omit"]
    files = sorted((PROJECT / "chalicelib" / part).rglob("*.py"))
    return [name for file in files if (name := file.relative_to(PROJECT).as_posix()) not in edges]
