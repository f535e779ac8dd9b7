"""The parts of our code whose tests are tried."""

import tomllib

from tools.mutate.mutant import PROJECT

PARTS = ("letters", "subject_access", "tally")
# A part of its own, where it is asked for: what speaks to Amazon. Its tests on moto are ten times as slow.
_EDGES = ("organiser_store", "snapshot_store", "table")
_TALLY = "chalicelib/tally"
_OF_EDGES = [
    *(f"tests/contract/test_{name}.py" for name in ("tally", "organisers", "snapshots", "houses")),
    *(
        f"tests/unit/tally/test_{name}.py"
        for name in ("items", "store", "dynamo", "store_with_faults", "signing_keys")
    ),
]


def files_of(part: str) -> list[str]:
    """Give the modules of a part.

    Args:
        part: the name of a package, without its edges; "edges" for those of the tally; or one module's file.
    """
    if part.endswith(".py"):
        return [part]
    if part == "edges":
        return [file for file in _edges() if file.startswith(f"{_TALLY}/")]
    files = sorted((PROJECT / "chalicelib" / part).rglob("*.py"))
    return [name for file in files if (name := file.relative_to(PROJECT).as_posix()) not in _edges()]


def held_by(files: list[str]) -> list[str]:
    """Give the tests that modules are held by, as files and folders.

    Args:
        files: of one part.
    """
    return _OF_EDGES if files[0] in _edges() else [f"tests/unit/{files[0].split('/')[1]}"]


def _edges() -> list[str]:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    omitted = settings["tool"]["coverage"]["run"]["omit"]
    return sorted([*omitted, *(f"{_TALLY}/{name}.py" for name in _EDGES)])
