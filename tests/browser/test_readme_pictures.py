"""The walk whose photographs the README shows can still be walked."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tools import pictures
from tools.local.refusal import CannotRunError


def test_the_walk_ends_at_the_thanks(page: Page, tmp_path: Path) -> None:
    """Each picture that is kept is taken on the way, and one that is too heavy is none."""
    names = list(pictures.walk(page))
    assert sorted(names) == sorted(kept.stem for kept in pictures.PICTURES.glob("*.webp"))
    assert pictures.photograph(page, tmp_path / "thanks.webp") == (tmp_path / "thanks.webp").stat().st_size
    with pytest.raises(CannotRunError, match=r"late.webp has \d+ bytes"):
        pictures.photograph(page, tmp_path / "late.webp", most=1_000)
    assert not (tmp_path / "late.webp").exists()
