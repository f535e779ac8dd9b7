"""Reads a language's file, and says exactly what is wrong with it where something is."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from chalicelib.languages.language import OTHERWISE, Forms, Language
from chalicelib.toml_file import read_toml

ABOUT = "language"  # the table that says what the language calls itself, how HTML does, which way it runs
BASE = "base"
DRAFTED = "drafted_by_machine"
DIRECTIONS = ("ltr", "rtl")
MONTHS = 12
LONGEST_NAME = 30  # characters: it stands on a button
# The pages escape what goes into a string, and not the string itself.
_MARKUP = re.compile(r"</?(?:strong|code)>|&(?:amp|lt|gt);")
_PLAIN = re.compile("[^<>&\"'{}]+")  # nine in ten
_UNSAFE = re.compile("[<>&\"']")
_NAME = re.compile("[a-z_]+", re.ASCII)
_HTML_TAG = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class LanguageFileError(Exception):
    """A language's file cannot be used.

    Args:
        file: which.
        key: the string that it is about.
        problem: what is wrong with it and what to do.
    """

    def __init__(self, file: Path, key: str, problem: str) -> None:
        super().__init__(f"{file}: {key} {problem}")


def read_language(file: Path, like: Language | None = None) -> Language:
    """Read a language's file.

    Args:
        file: TOML; its name is the language's tag. Each string stands in a table of its page or kind.
        like: the language that it must say the same things as; None for none. A file that says that this is
            its base can leave out what it says no differently.

    Returns:
        The language.

    Raises:
        LanguageFileError: something in it cannot be used, is missing or is of no use.
    """
    try:
        tables = read_toml(file)
    except ValueError as error:
        raise LanguageFileError(file, "the file", f"is not TOML in UTF-8: {error}") from None
    about, based = _read_about(file, tables.pop(ABOUT, {}), like)
    strings = dict(_read_strings(file, tables))
    if like:
        _require_alike(file, strings, like.strings, may_lack=based)
    return Language(
        tag=file.stem,
        name=_read_name(file, about),
        html_tag=_read_html_tag(file, about),
        direction=_read_direction(file, about),
        months=_read_months(file, about, "months"),
        short_months=_read_months(file, about, "short_months"),
        strings={**like.strings, **strings} if like and based else strings,
        is_drafted_by_machine=_read_drafted(file, about),
    )


def _read_about(file: Path, about: object, like: Language | None) -> tuple[Mapping[str, object], bool]:
    """Give what a file says of its language, with what its base says where it has one; and whether it has."""
    said = dict(about) if isinstance(about, dict) else {}
    base = said.pop(BASE, None)
    if base is not None and (like is None or base != like.tag):
        known = f"“{like.tag}”, or left out" if like else "left out"
        raise LanguageFileError(file, f"{ABOUT}.{BASE}", f"must be {known}")
    for key in said.keys() - {"name", "html", "direction", "months", "short_months", DRAFTED}:
        raise LanguageFileError(file, f"{ABOUT}.{key}", "is used nowhere; check its spelling")
    if base is None or like is None:
        return said, False
    of_base = {"html": like.html_tag, "direction": like.direction, "months": list(like.months)}
    return {**of_base, "short_months": list(like.short_months), **said}, True


def _read_name(file: Path, about: Mapping[str, object]) -> str:
    name = about.get("name")
    if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_NAME:
        problem = f"must be what the language calls itself, in {LONGEST_NAME} characters at most"
        raise LanguageFileError(file, f"{ABOUT}.name", problem)
    return name.strip()


def _read_drafted(file: Path, about: Mapping[str, object]) -> bool:
    drafted = about.get(DRAFTED, False)
    if not isinstance(drafted, bool):
        raise LanguageFileError(file, f"{ABOUT}.{DRAFTED}", "must be true or false, without quotes")
    return drafted


def _read_html_tag(file: Path, about: Mapping[str, object]) -> str:
    html_tag = about.get("html")
    if not isinstance(html_tag, str) or not _HTML_TAG.fullmatch(html_tag):
        raise LanguageFileError(
            file, f"{ABOUT}.html", "must say how HTML calls the language, such as “en-GB”"
        )
    return html_tag


def _read_direction(file: Path, about: Mapping[str, object]) -> str:
    direction = about.get("direction")
    if direction not in DIRECTIONS:
        raise LanguageFileError(file, f"{ABOUT}.direction", "must be “ltr” or “rtl”")
    return str(direction)


def _read_months(file: Path, about: Mapping[str, object], name: str) -> tuple[str, ...]:
    months = about.get(name)
    if not isinstance(months, list) or len(months) != MONTHS:
        raise LanguageFileError(file, f"{ABOUT}.{name}", "must be the names of the twelve months")
    return tuple(map(str, months))


def _read_strings(file: Path, tables: Mapping[str, object]) -> Iterator[tuple[str, Forms]]:
    for table, strings in tables.items():
        if not isinstance(strings, dict):
            raise LanguageFileError(file, table, "must be a table of strings")
        for name, value in strings.items():
            key = f"{table}.{name}"
            yield key, _read_forms(file, key, value)


def _read_forms(file: Path, key: str, value: object) -> Forms:
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return {OTHERWISE: value}
    forms = value if isinstance(value, dict) else {OTHERWISE: value}
    texts = {number: form for number, form in forms.items() if form and isinstance(form, str)}
    if OTHERWISE not in texts or len(texts) < len(forms):
        problem = f"must be a text in quotes, or a table of texts by number with “{OTHERWISE}” in it"
        raise LanguageFileError(file, key, problem)
    if not all(each == OTHERWISE or each.isdecimal() for each in texts):
        raise LanguageFileError(file, key, f"must have its forms by number, and “{OTHERWISE}”")
    for form in texts.values():
        _read_placeholders(file, key, form)
        if _UNSAFE.search(_MARKUP.sub("", form)):
            problem = (
                "can hold <strong>, <code>, &amp;, &lt; and &gt;, no other markup and no straight quotes"
            )
            raise LanguageFileError(file, key, problem)
    return texts


def _read_placeholders(file: Path, key: str, form: str) -> set[str]:
    if "{" not in form and "}" not in form:
        return set()
    try:
        names = {name for _, name, _, _ in Formatter().parse(form) if name is not None}
    except ValueError:
        names = {""}
    if not all(map(_NAME.fullmatch, names)):
        raise LanguageFileError(file, key, "must have its placeholders as {name}, in small letters")
    return names


def _require_alike(
    file: Path, strings: Mapping[str, Forms], wanted: Mapping[str, Forms], *, may_lack: bool
) -> None:
    for key in wanted.keys() - strings.keys() if not may_lack else ():
        raise LanguageFileError(file, key, "is missing")
    for key in strings.keys() - wanted.keys():
        raise LanguageFileError(file, key, "is used nowhere; check its spelling")
    for key, forms in strings.items():
        known = {name for form in wanted[key].values() for name in _read_placeholders(file, key, form)}
        # A form for one number can do without the number; the form for all others cannot.
        used = _read_placeholders(file, key, forms[OTHERWISE])
        every = {name for form in forms.values() for name in _read_placeholders(file, key, form)}
        if used != known or not every <= known:
            raise LanguageFileError(file, key, f"must hold {_listed(known)}")


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"
