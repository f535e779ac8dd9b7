"""The Makefile as a test reads it: its targets, and the words that each of them takes."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

MAKEFILE = Path(__file__).parents[2] / "Makefile"
RULE = re.compile(r"^([a-z][a-z-]*):([^#=\n]*)(?:#.*)?\n((?:\t.*\n)*)", re.MULTILINE)
MACRO = re.compile(r"^([a-z]+) = (.*)$", re.MULTILINE)
# $(PORT), $(call said,EMAIL), $(origin TARGET): the word that whoever calls can say.
VARIABLE = re.compile(r"(?<=[(, ])([A-Z][A-Z_]+)(?=\))")
AGAIN = re.compile(r"(?<=\s)(setup-[a-z]+)")  # what setup has make do side by side
CALL = re.compile(
    r"(?:^|[#;&|(])[ \t]*make ([a-z][a-z-]*)((?: +[A-Z_]+=(?:\"[^\"\n]*\"|[^\s)]*))*)", re.MULTILINE
)


@cache
def targets() -> dict[str, frozenset[str]]:
    """Give the words that each target takes, those of what it needs first too."""
    text = MAKEFILE.read_text(encoding="utf-8")
    macros = {name: VARIABLE.findall(body) for name, body in MACRO.findall(text)}
    own: dict[str, set[str]] = {}
    needs: dict[str, list[str]] = {}
    for name, before, recipe in RULE.findall(text):
        said = {word for macro in re.findall(r"\$\(([a-z]+)\)", recipe) for word in macros.get(macro, ())}
        own.setdefault(name, set()).update(VARIABLE.findall(recipe), said)
        needs.setdefault(name, []).extend(before.split() + AGAIN.findall(recipe))
    return {name: frozenset(_with_needs(name, own, needs)) for name in own}


def _with_needs(name: str, own: dict[str, set[str]], needs: dict[str, list[str]]) -> set[str]:
    return own.get(name, set()).union(*(_with_needs(each, own, needs) for each in needs.get(name, ())))


def calls_in(text: str) -> Iterator[tuple[str, set[str]]]:
    """Give every call of make in a text: its target, and the words that it says."""
    for target, said in CALL.findall(text):
        yield target, {word.partition("=")[0] for word in shlex.split(said)}
