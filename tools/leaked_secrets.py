"""Looks for secrets in what git keeps: keys and tokens, by the shapes that detect-secrets knows."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
from detect_secrets.plugins.base import RegexBasedDetector

from chalicelib.tally.organisers import TOKEN

# Its guesses by the look of a word and at addresses are left out: they find digests and examples.
LEFT_OUT = frozenset({"Secret Keyword", "Public IP (ipv4)"})
OUR_OWN = "An organiser's token"
# Looked at, and no secret: a file and what was found in it.
KNOWN = frozenset(
    {
        ("benchmarks/cold_start.py", "IBM Cloud IAM Key"),  # its own signing key, for measuring
        ("chalicelib/web/openapi.json", "JSON Web Token"),  # a receipt, as an example
        ("tests/unit/test_settings.py", "Basic Auth Credentials"),  # an address that is refused
    }
)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give the name and the shape of every secret that is looked for."""
    known: Mapping[str, Any] = get_mapping_from_secret_type_to_class()
    for name, detector in known.items():
        if issubclass(detector, RegexBasedDetector) and name not in LEFT_OUT:
            yield from ((name, shape) for shape in detector.denylist)
    yield OUR_OWN, TOKEN


def secrets_in(text: str) -> set[str]:
    """Name the kinds of secrets that a text holds."""
    return {name for name, shape in patterns() if shape.search(text)}


def leaks_in(folder: Path) -> Iterator[str]:
    """Look through every file that git keeps, or would keep.

    Args:
        folder: of the project.

    Yields:
        A sentence for each secret, which does not quote it.
    """
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        file = folder / name
        if not file.is_file():
            continue
        for kind in sorted(secrets_in(file.read_text(encoding="utf-8", errors="replace"))):
            if (name, kind) not in KNOWN:
                yield f"{name} holds what looks like a secret: {kind}"


def main() -> None:
    """Say what was found, and fail where that is anything."""
    leaks = list(leaks_in(Path.cwd()))
    print("\n".join(leaks) or "No secret is kept.")
    sys.exit(bool(leaks))


if __name__ == "__main__":
    main()
