"""Where in a TOML file a key stands, so that a mistake is said with its line.

Python's own reader gives no places, and neither does tomlkit, the one that is kept for editing. So the file
is cut where Python's reader says that a statement is whole: nothing about TOML is known here but its headers.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]\]?\s*(?:#.*)?")


def lines_of_keys(text: str) -> dict[str, int]:
    """Find every key.

    Args:
        text: a TOML file that can be read. Tables are named in lines of their own, as campaigns do.

    Returns:
        For each table and key, such as ``roles[0]`` and ``roles[0].prompts[1].help``, its line from 1.
        One that stands inside another's value, between braces, is found by the line of that one.
    """
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    table = ""
    for number, statement in _statements(text):
        if header := _HEADER.fullmatch(statement):
            table = _path(header[2], counts, is_listed=header[1] == "[[")
            found.setdefault(table, number)
            found.setdefault(table.rpartition("[")[0] if header[1] == "[[" else table, number)
            continue
        for key in tomllib.loads(statement):
            found[f"{table}.{key}".lstrip(".")] = number
    return found


def line_of(key: str, lines: dict[str, int]) -> int:
    """Give the line for a key, or for the nearest that holds it; 1 where nothing does."""
    while key and key not in lines:
        key = key[: max(key.rfind("."), key.rfind("["), 0)]
    return lines.get(key, 1)


def _path(name: str, counts: Counter[str], *, is_listed: bool) -> str:
    """Give a table's path with its places: a list of tables counts on, and all below it begins anew."""
    path = ""
    *above, last = name.split(".")
    for part in above:
        path = f"{path}.{part}".lstrip(".")
        path += f"[{counts[path] - 1}]" if counts[path] else ""
    path = f"{path}.{last}".lstrip(".")
    if not is_listed:
        return path
    counts[path] += 1
    return f"{path}[{counts[path] - 1}]"


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Cut a file into statements, each with the line it begins at. A value may go on over several lines."""
    begun: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not begun and (not line.strip() or line.lstrip().startswith("#")):
            continue
        begun.append(line)
        statement = "\n".join(begun)
        if _is_whole(statement):
            yield number - len(begun) + 1, statement
            begun = []


def _is_whole(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return False
    return True
