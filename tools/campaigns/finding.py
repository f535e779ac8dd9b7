"""What was found in a campaign's files, and how it is said at a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend, or to think about.

    Attributes:
        file: where it stands.
        line: from 1.
        text: what it is and what to do.
        is_error: whether the campaign cannot be used before it is mended.
    """

    file: Path
    line: int
    text: str
    is_error: bool = False

    def said(self, project: Path) -> str:
        """Say it in one line, with the file as it is called inside a project's folder."""
        is_inside = self.file.is_relative_to(project)
        file = self.file.relative_to(project) if is_inside else self.file
        return f"{file}:{self.line}: {'error' if self.is_error else 'warning'}: {self.text}"
