"""What the table says of itself."""

from pathlib import Path

import pytest

from chalicelib.places import DataFileError, Places, attribution
from chalicelib.places.about import About, read_about, write_about


def test_writing_and_reading_again_gives_the_same(tmp_path: Path) -> None:
    """The facts survive their file."""
    about = About("2025-08", 3, "ab12", ("Contains OS data © Crown copyright and database right 2025.",))
    write_about(tmp_path / "about.json", about)
    assert read_about(tmp_path / "about.json") == about


def test_everybody_is_thanked(places: Places) -> None:
    """The shipped data names each of those whose licence asks for it."""
    thanks = " ".join(places.about.attribution)
    for name in ("OS data", "Royal Mail data", "Office for National Statistics", "Food Standards Agency"):
        assert name in thanks


@pytest.mark.parametrize("text", ["", "[]", '{"dated": "2025"}', '{"dated": 1, "postcodes": "x"}', "\0"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    """A file without these facts is refused by name."""
    path = tmp_path / "about.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"about\.json: it does not hold the facts"):
        read_about(path)


def test_all_attributions_are_given_without_the_table() -> None:
    """The pages show them; Parliament's own is among them."""
    said = " ".join(attribution())
    assert "Crown copyright" in said
    assert "Open Parliament Licence" in said
