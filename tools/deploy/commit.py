"""Whether what is deployed is in a commit, so that somebody can come back to it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tools.package.chalice_output import NEEDED, SETTINGS

if TYPE_CHECKING:
    from pathlib import Path


def not_committed(project: Path) -> tuple[str, ...]:
    """List what would be deployed and is in no commit.

    Args:
        project: its folder.

    Returns:
        Paths of changed and of new files; none where git does not keep the folder, or is not there.
    """
    command = ["git", "status", "--porcelain", "--", *NEEDED, SETTINGS]
    try:
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(line[3:] for line in done.stdout.splitlines())
