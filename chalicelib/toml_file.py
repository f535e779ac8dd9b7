"""Reads a TOML file, or what the package made of it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

PREPARED = ".json"  # what the package puts after the file's name


def read_toml(file: Path) -> dict[str, Any]:
    """Read a TOML file.

    Args:
        file: TOML in UTF-8. In the package its content stands beside it as JSON, which is read faster; one
            that was made of anything but this very file is not believed.

    Returns:
        Its tables.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not TOML, or not UTF-8.
    """
    try:
        prepared = json.loads(file.with_name(file.name + PREPARED).read_bytes())
    except FileNotFoundError:
        return _read(file)
    tables: dict[str, Any] = prepared["tables"]
    return tables if prepared["of"] == digest_of(file.read_bytes()) else _read(file)


def digest_of(content: bytes) -> str:
    """Give what tells a file's content from any other's."""
    return sha256(content).hexdigest()


def _read(file: Path) -> dict[str, Any]:
    # Imported on first use: in the package hardly any file is still read as TOML.
    import tomllib  # noqa: PLC0415

    return tomllib.loads(file.read_text(encoding="utf-8"))
