"""The examples of campaigns beside those that are deployed, for a run on this machine alone."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("templates/campaigns", "examples")


@contextmanager
def beside_the_examples(project: Path) -> Iterator[Path]:
    """Give one folder in which all of a project's campaigns are.

    Args:
        project: its folder.

    Yields:
        A folder of links to the campaigns themselves, so that what an editor changes is seen; then gone.
    """
    with TemporaryDirectory(prefix="own-words-campaigns-") as scratch:
        for folder in FOLDERS:
            for campaign in (project / folder).iterdir():
                if campaign.is_dir():
                    (Path(scratch) / campaign.name).symlink_to(campaign)
        yield Path(scratch)
