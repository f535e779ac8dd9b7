"""A language that nobody speaks: every string of the English file in brackets, so that one that is not there shows."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chalicelib.languages import LANGUAGES_FOLDER, Languages

TAG = "xx"
NAME = "Bracketish"
ENGLISH_FILE = LANGUAGES_FOLDER / "en.toml"


def second_language(folder: Path, tag: str = TAG) -> Languages:
    """Write the language's file beside the English one, as a translator would.

    Args:
        folder: an empty one.
        tag: the file's name; "en" puts it in the place of the English one.
    """
    (folder / "en.toml").write_bytes(ENGLISH_FILE.read_bytes())
    (folder / f"{tag}.toml").write_text(_written(_bracketed_file()), encoding="utf-8")
    return Languages(folder)


def _bracketed_file() -> dict[str, dict[str, Any]]:
    tables = tomllib.loads(ENGLISH_FILE.read_text(encoding="utf-8"))
    about = tables.pop("language")
    months = {name: [f"⟦{month}⟧" for month in about[name]] for name in ("months", "short_months")}
    bracketed = {
        name: {key: _bracketed(value) for key, value in table.items()} for name, table in tables.items()
    }
    return {"language": {"name": NAME, "html": "ar", "direction": "rtl", **months}, **bracketed}


def _bracketed(value: str | Mapping[str, str]) -> str | dict[str, str]:
    if isinstance(value, str):
        return f"⟦{value}⟧"
    return {number: f"⟦{form}⟧" for number, form in value.items()}


def _written(tables: Mapping[str, Mapping[str, Any]]) -> str:
    return "\n".join(
        f"[{table}]\n" + "\n".join(f"{key} = {_toml(value)}" for key, value in strings.items())
        for table, strings in tables.items()
    )


def _toml(value: str | list[str] | dict[str, str]) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(form)}" for key, form in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
