"""A language that nobody speaks: every string of the English file in brackets, so that one that is not there shows."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chalicelib.campaign_file import CAMPAIGN_FILE
from chalicelib.campaign_overlay import overlay_file
from chalicelib.languages import LANGUAGES_FOLDER, Languages
from chalicelib.toml_file import PREPARED, digest_of

TAG = "xx"
NAME = "Bracketish"
WELSH = "cy"
TEXTS = ("title", "summary", "poster_question", "text", "as_of", "question", "label", "help", "answer")
ENGLISH_FILE = LANGUAGES_FOLDER / "en.toml"


def second_language(folder: Path, tag: str = TAG, **about: str | bool) -> Languages:
    """Write the language's file beside the English one, as a translator would.

    Args:
        folder: an empty one.
        tag: the file's name; "en" puts it in the place of the English one.
        about: what else it says of itself.
    """
    (folder / "en.toml").write_bytes(ENGLISH_FILE.read_bytes())
    tables = _bracketed_file()
    tables["language"] |= about
    (folder / f"{tag}.toml").write_text(_written(tables), encoding="utf-8")
    return Languages(folder)


def welsh(folder: Path) -> Languages:
    """Write a language in brackets that is Welsh by its tag, drafted by a machine."""
    return second_language(folder, WELSH, name="Cymraeg", html="cy", direction="ltr", drafted_by_machine=True)


def bracket_campaign(folder: Path, tag: str = WELSH) -> None:
    """Write every text of a campaign in brackets, in the overlay for a language.

    Args:
        folder: the campaign's.
        tag: the language's.
    """
    tables = tomllib.loads((folder / CAMPAIGN_FILE).read_text(encoding="utf-8"))
    file, content = overlay_file(folder, tag), b"# What is read stands beside it, as the package has it."
    file.write_bytes(content)
    prepared = {"of": digest_of(content), "tables": _texts_of(tables)}
    file.with_name(file.name + PREPARED).write_text(json.dumps(prepared), encoding="utf-8")


def _texts_of(value: Any) -> Any:
    """Give the same tables with nothing in them but ids, and texts in brackets."""
    match value:
        case dict():
            said = {key: _texts_of(each) for key, each in value.items() if not isinstance(each, str)}
            texts = {key: _asked(value[key]) for key in TEXTS if key in value}
            kept = {key: each for key, each in {**said, **texts}.items() if each}
            return {"id": value["id"], **kept} if "id" in value and kept else kept
        case [dict(), *_]:
            return [_texts_of(each) for each in value]
        case _:
            return None


def _asked(text: str) -> str:
    return f"⟦{text[:-1]}⟧?" if text.endswith("?") else f"⟦{text}⟧"


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


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(form)}" for key, form in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
