"""Reading TOML, or what the package made of it."""

import json
from pathlib import Path

import pytest

from chalicelib.toml_file import PREPARED, digest_of, read_toml


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.toml"
    file.write_text('said = "in TOML"\n', encoding="utf-8")
    return file


def prepare(file: Path, of: bytes) -> None:
    form = {"of": digest_of(of), "tables": {"said": "in JSON"}}
    file.with_name(file.name + PREPARED).write_text(json.dumps(form), encoding="utf-8")


def test_toml_is_read(file: Path) -> None:
    """Where nothing was prepared, the file itself is read."""
    assert read_toml(file) == {"said": "in TOML"}


def test_the_prepared_form_is_read(file: Path) -> None:
    """What was made of this very file stands for it."""
    prepare(file, file.read_bytes())
    assert read_toml(file) == {"said": "in JSON"}


def test_a_prepared_form_that_is_out_of_date_is_not_believed(file: Path) -> None:
    """What was made of another version of the file is passed over."""
    prepare(file, b"said = 'something else'")
    assert read_toml(file) == {"said": "in TOML"}


def test_what_is_not_toml_is_a_value_error(file: Path) -> None:
    """Its readers say it in their own words."""
    file.write_text("said = ?\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        read_toml(file)
