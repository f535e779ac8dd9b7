"""Values that are always good: in a mistake's place they let the reader go on to the next one."""

from __future__ import annotations

import re
from typing import Any

from chalicelib.letters.parts import paragraphs_of

_PLACE = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_ADDRESS = "https://example.org/"
_ASK: dict[str, Any] = {"id": "stand-in", "title": "x", "question": "Will you?"}
_PROMPT: dict[str, Any] = {"id": "stand-in", "question": "x", "help": "x"}
_ROLE: dict[str, Any] = {"id": "stand-in", "label": "x", "prompts": [_PROMPT]}
_GOOD: dict[str, Any] = {
    "page": _ADDRESS,
    "url": _ADDRESS,
    "channels": ["x"],
    "common_names": ["x"],
    "points": [{"id": "stand-in", "text": "x", "as_of": "2020"}],
    "asks": [_ASK],
    "prompts": [_PROMPT],
    "roles": [_ROLE],
    "share_texts": [{"text": "{link}"}],
    "links": [{"title": "x", "url": _ADDRESS}],
    "question": "Will you?",
    "message_type": "campaigning",
    "text": "{link}",
}
_LEFT_OUT = ("sites", "old_paths", "paper", "fund", "faq", "updates", "find", "longest", "begin")


def mended(tables: dict[str, Any], key: str, reason: str, reference_letter: str) -> bool:
    """Put something good in the place of a mistake.

    Args:
        tables: the whole file; changed in place.
        key: where the mistake is, as the reader of campaigns names it.
        reason: what it said of it.
        reference_letter: which says how many paragraphs there are.

    Returns:
        Whether anything was changed.
    """
    holder, name = _holder_of(tables, key)
    if holder is None:
        return False
    before = holder.get(name)
    if "is not a key that" in reason:
        del holder[name]
        return True
    if _are_tables(before) and "“" in reason:
        _name_anew(before or [])
        return True
    if name in _LEFT_OUT:
        return holder.pop(name, None) is not None
    holder[name] = _stand_in(name, key, reference_letter)
    return bool(holder[name] != before)


def _stand_in(name: str, key: str, reference_letter: str) -> object:
    if name == "paragraph_questions":
        return [f"x{number}" for number, _ in enumerate(paragraphs_of(reference_letter))]
    if name == "id":
        return "-".join(["stand-in", *re.findall(r"\d+", key)])
    return _GOOD.get(name, "x")


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _name_anew(tables: list[dict[str, Any]]) -> None:
    """Give each table of a list an id that nothing else has."""
    for each in tables:
        each["id"] = f"stand-in-{id(each)}"


def value_at(tables: dict[str, Any], key: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Give what stands at a key such as ``roles[0].prompts``; None where nothing does."""
    value: Any = tables
    try:
        for name, place in _PLACE.findall(key):
            value = value[name or int(place)]
    except (KeyError, IndexError, TypeError):
        return None
    return value


def _holder_of(tables: dict[str, Any], key: str) -> tuple[dict[str, Any] | None, str]:
    above, _, name = key.rpartition(".")
    holder = value_at(tables, above)
    return (holder if isinstance(holder, dict) else None), name
