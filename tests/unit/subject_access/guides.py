"""The guide that ships, and copies of it to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.subject_access.guide_file import load_guide

if TYPE_CHECKING:
    from chalicelib.subject_access.guide import Guide

SHIPPED = Path(__file__).parents[3] / "templates" / "campaigns" / "my-records-my-rights" / "subject-access"


def shipped() -> Guide:
    """The guide of the campaign that ships."""
    return load_guide(SHIPPED)


def copied(folder: Path) -> Path:
    """A copy of its folder."""
    return Path(shutil.copytree(SHIPPED, folder / "subject-access"))


def spoil(file: Path, old: str, new: str) -> None:
    """Put something else in the place of a text that a file has."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
