"""Takes the tables of a campaign's file apart, and says which key has which mistake."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from chalicelib.tally.events import is_slug
from chalicelib.toml_file import read_toml

_ORIGIN_RULE = (
    "begin with https:// and end with the name: no path, no slash, such as “https://charity.example”"
)
ID_RULE = "use small letters, digits and single hyphens, 40 characters at most, such as “tell-families”"
# A wildcard would let in sites that nobody listed. This machine needs no certificate.
_ORIGIN = re.compile(
    r"(https://[a-z0-9-]+(\.[a-z0-9-]+)+|http://(localhost|127\.0\.0\.1))(:[1-9][0-9]{0,4})?", re.ASCII
)

_PATH_RULE = "begin with a slash and hold letters, digits, hyphens and slashes alone, such as “/my-records”"
_PATH = re.compile(r"(?:/[A-Za-z0-9-]{1,80}){1,5}", re.ASCII)
_EMAIL = re.compile(r"[a-z0-9.+_-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)

Kind = TypeVar("Kind", bound=StrEnum)


class CampaignFileError(Exception):
    """A campaign's files cannot be used.

    Args:
        file: the file with the mistake.
        key: where in it, such as ``asks[1].question``; "" for the file as a whole.
        reason: what is wrong and how to mend it.
    """

    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(": ".join(part for part in (str(file), key, reason) if part))
        self.file = file
        self.key = key
        self.reason = reason


def read_text(file: Path) -> str:
    """Read a file of a campaign.

    Args:
        file: the file.

    Returns:
        Its text.

    Raises:
        CampaignFileError: it is not there, or not UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(file) from error


def _unreadable(file: Path) -> CampaignFileError:
    return CampaignFileError(file, "", "is missing or is not UTF-8 text")


def read_table(file: Path) -> "Table":
    """Read a TOML file of a campaign.

    Args:
        file: the file.

    Returns:
        The file as a whole.

    Raises:
        CampaignFileError: it is not there, not UTF-8 or not TOML.
    """
    try:
        return Table(file, "", read_toml(file))
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(file) from error
    except ValueError as error:
        raise CampaignFileError(file, "", f"is not TOML: {error}") from error


class Table:
    """One table of a TOML file, which knows where it stands and which of its keys were read.

    Args:
        file: the file.
        path: where in it the table stands; "" for the file as a whole.
        values: what is in it.
    """

    def __init__(self, file: Path, path: str, values: Mapping[str, object]) -> None:
        self._file = file
        self._path = path
        self._unread = dict(values)

    def refuse(self, key: str, reason: str) -> CampaignFileError:
        """Make the error for one of its keys."""
        return CampaignFileError(self._file, f"{self._path}.{key}".lstrip("."), reason)

    def _take(self, key: str) -> object:
        if key not in self._unread:
            raise self.refuse(key, "is missing")
        return self._unread.pop(key)

    def text(self, key: str) -> str:
        """Read a text."""
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, "must be a text in quotes, and not empty")
        return value.strip()

    def text_or_empty(self, key: str) -> str:
        """Read a text that may be left out."""
        return self.text_or(key, "")

    def text_or(self, key: str, default: str) -> str:
        """Read a text, or give another where it is left out."""
        return self.text(key) if key in self._unread else default

    def id(self, key: str = "id") -> str:
        """Read an id."""
        value = self.text(key)
        if not is_slug(value):
            raise self.refuse(key, ID_RULE)
        return value

    def address(self, key: str) -> str:
        """Read an absolute address."""
        value = self.text(key)
        address = urlsplit(value)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise self.refuse(key, "must be an absolute address that begins with https://")
        return value

    def address_or_empty(self, key: str) -> str:
        """Read an absolute address that may be left out."""
        return self.address(key) if key in self._unread else ""

    def email_or_empty(self, key: str) -> str:
        """Read an email address that may be left out."""
        value = self.text_or_empty(key)
        if value and not _EMAIL.fullmatch(value):
            raise self.refuse(key, "must be one email address")
        return value

    def day(self, key: str) -> date:
        """Read a day."""
        value = self._take(key)
        # A date with a time is a date to Python, too.
        if type(value) is not date:
            raise self.refuse(key, "must be a day without quotes, such as 2026-11-22")
        return value

    def texts_if_any(self, key: str) -> tuple[str, ...]:
        """Read a list of texts that may be left out."""
        return self.texts(key) if key in self._unread else ()

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        values = self._take(key)
        if not isinstance(values, list) or not values or not all(isinstance(v, str) and v for v in values):
            raise self.refuse(key, "must be a list of texts, with at least one")
        return self.unique(key, tuple(values))

    def origins(self, key: str) -> tuple[str, ...]:
        """Read a list of sites, which may be left out."""
        origins = self.texts_if_any(key)
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise self.refuse(key, f"“{origin}” must {_ORIGIN_RULE}")
        return origins

    def kind(self, key: str, default: Kind) -> Kind:
        """Read one of a few words, which may be left out."""
        value = self.text(key) if key in self._unread else default
        kinds = type(default)
        if value not in list(kinds):
            raise self.refuse(key, f"must be {' or '.join(f'“{kind}”' for kind in kinds)}")
        return kinds(value)

    def tables(self, key: str) -> list["Table"]:
        """Read one or more tables."""
        values = self._take(key)
        if not isinstance(values, list) or not values or not all(isinstance(v, dict) for v in values):
            raise self.refuse(key, f"must be written as one or more [[{key}]] tables")
        return [
            Table(self._file, f"{self._path}.{key}[{place}]".lstrip("."), value)
            for place, value in enumerate(values)
        ]

    def tables_if_any(self, key: str) -> list["Table"]:
        """Read tables that may be left out."""
        return self.tables(key) if key in self._unread else []

    def table_or_none(self, key: str) -> "Table | None":
        """Read a table that may be left out."""
        return self.table(key) if key in self._unread else None

    def table(self, key: str) -> "Table":
        """Read one table."""
        values = self._take(key)
        if not isinstance(values, dict):
            raise self.refuse(key, f"must be written as one [{key}] table")
        return Table(self._file, f"{self._path}.{key}".lstrip("."), values)

    def whole_number(self, key: str, least: int, most: int, default: int) -> int:
        """Read a whole number, which may be left out."""
        value = self._take(key) if key in self._unread else default
        # True and False are whole numbers to Python, and to nobody else.
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.refuse(key, f"must be a whole number from {least} to {most}, without quotes")
        return value

    def flag(self, key: str) -> bool:
        """Read what is true or false; left out, it is false."""
        value = self._take(key) if key in self._unread else False
        if not isinstance(value, bool):
            raise self.refuse(key, "must be true or false, without quotes")
        return value

    def paths(self, key: str) -> tuple[str, ...]:
        """Read paths of addresses, which may be left out; each comes without a slash at its end."""
        paths = tuple(path.removesuffix("/") for path in self.texts_if_any(key))
        for path in paths:
            if not _PATH.fullmatch(path):
                raise self.refuse(key, f"“{path}” must {_PATH_RULE}")
        return self.unique(key, paths)

    def unique(self, key: str, names: tuple[str, ...]) -> tuple[str, ...]:
        """Give the names back where none stands there twice."""
        twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
        if twice is not None:
            raise self.refuse(key, f"has “{twice}” twice")
        return names

    def end(self, reason: str = "is not a key that a campaign has; check its spelling") -> None:
        """Refuse whatever was not read."""
        for key in self._unread:
            raise self.refuse(key, reason)
