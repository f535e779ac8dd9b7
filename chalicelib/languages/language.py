"""One language: its strings, checked when they are read, and how they are filled in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from string import Formatter

from chalicelib.frozen import dataclass
from chalicelib.languages.text import Text, Value
from chalicelib.toml_file import read_toml

ABOUT = "language"  # the table that says how HTML calls the language and which way it runs
COUNTED = "count"  # the value by which one of several forms is chosen
OTHERWISE = "other"  # the form for every number that has none of its own
DIRECTIONS = ("ltr", "rtl")
MONTHS = 12
# The pages escape what goes into a string, and not the string itself.
_MARKUP = re.compile(r"</?(?:strong|code)>|&(?:amp|lt|gt);")
_PLAIN = re.compile("[^<>&\"'{}]+")  # nine in ten
_UNSAFE = re.compile("[<>&\"']")
_NAME = re.compile("[a-z_]+", re.ASCII)
_HTML_TAG = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

Forms = Mapping[str, str]


class LanguageFileError(Exception):
    """A language's file cannot be used.

    Args:
        file: which.
        key: the string that it is about.
        problem: what is wrong with it and what to do.
    """

    def __init__(self, file: Path, key: str, problem: str) -> None:
        super().__init__(f"{file}: {key} {problem}")


@dataclass(frozen=True, slots=True)
class Language:
    """The strings of one language.

    Args:
        tag: its file's name, such as ``en``.
        html_tag: how HTML calls it, such as ``en-GB``.
        direction: ``ltr`` or ``rtl``.
        months: the names of the twelve, as they stand in a date.
        short_months: the same where there is little room.
        strings: by key; each with its forms by number, most with that for all others alone.
    """

    tag: str
    html_tag: str
    direction: str
    months: Sequence[str]
    short_months: Sequence[str]
    strings: Mapping[str, Forms]

    def say(self, text: Text, kind: type[str] = str) -> str:
        """Say something in this language.

        Args:
            text: what.
            kind: ``markupsafe.Markup`` for HTML, which escapes what is filled in.

        Returns:
            The string, filled in, of that kind.

        Raises:
            KeyError: there is no such string, or a value for one of its placeholders is missing.
        """
        forms = self.strings[text.key]
        form = forms.get(str(text.values.get(COUNTED)), forms[OTHERWISE])
        return kind(form).format(**{name: self._said(value) for name, value in text.values.items()})

    def _said(self, value: Value) -> str | int:
        match value:
            case Text():
                return self.say(value)
            case date():
                return self.day(value)
            case _:
                return value

    def day(self, day: date) -> str:
        """Write a day out, as in 5 March 2027."""
        return self._dated("dates.day", day)

    def short_day(self, day: date) -> str:
        """Write a day where there is little room, as in 5 Mar."""
        return self._dated("dates.short-day", day)

    def _dated(self, key: str, day: date) -> str:
        month, short_month = self.months[day.month - 1], self.short_months[day.month - 1]
        parts = {"day": day.day, "month": month, "short_month": short_month, "year": day.year}
        return self.strings[key][OTHERWISE].format(**parts)


def read_language(file: Path, like: Language | None = None) -> Language:
    """Read a language's file.

    Args:
        file: TOML; its name is the language's tag. Each string stands in a table of its page or kind.
        like: the language that it must say the same things as; None for none.

    Returns:
        The language.

    Raises:
        LanguageFileError: something in it cannot be used, is missing or is of no use.
    """
    try:
        tables = read_toml(file)
    except ValueError as error:
        raise LanguageFileError(file, "the file", f"is not TOML in UTF-8: {error}") from None
    about = tables.pop(ABOUT, {})
    strings = dict(_read_strings(file, tables))
    if like:
        _require_alike(file, strings, like.strings)
    return Language(
        tag=file.stem,
        html_tag=_read_html_tag(file, about),
        direction=_read_direction(file, about),
        months=_read_months(file, about, "months"),
        short_months=_read_months(file, about, "short_months"),
        strings=strings,
    )


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


def _require_alike(file: Path, strings: Mapping[str, Forms], wanted: Mapping[str, Forms]) -> None:
    for key in wanted.keys() - strings.keys():
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
