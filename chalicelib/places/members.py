"""The Members of Parliament, by constituency, each with the date that we know it of."""

import datetime as dt
from collections.abc import Container
from pathlib import Path

from chalicelib.frozen import dataclass
from chalicelib.places.faults import DataFileError
from chalicelib.places.rows import read_rows

COLUMNS = ("code", "name", "full_title", "party", "as_of")


@dataclass(frozen=True, slots=True)
class Member:
    """Who sits for a constituency.

    Args:
        name: as one would address them, such as "Sir Lindsay Hoyle".
        full_title: as Parliament writes them, such as "Rt Hon Sir Lindsay Hoyle MP".
        party: as Parliament writes it.
        as_of: the day that this was true.
    """

    name: str
    full_title: str
    party: str
    as_of: dt.date


def read_members(path: Path, codes: Container[str]) -> dict[str, Member]:
    """Read the members, by constituency code. A vacant seat has no row.

    Args:
        path: the file.
        codes: every constituency there is.

    Raises:
        DataFileError: a code is unknown or stands twice, a name is missing, or a date is not one.
        OSError: the file cannot be read.
    """
    found, days = {}, dict[str, dt.date]()
    for line, (code, name, full_title, party, as_of) in read_rows(path, COLUMNS):
        if code not in codes:
            raise DataFileError(path, line, f"{code} is not the code of a constituency")
        if not name:
            raise DataFileError(path, line, "the name is missing; a vacant seat has no row")
        if as_of not in days:  # nearly all have the same
            days[as_of] = _day(path, line, as_of)
        found[code] = Member(name, full_title, party, days[as_of])
    return found


def _day(path: Path, line: int, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as wrong:
        raise DataFileError(path, line, "as_of must be a date such as 2026-06-27") from wrong
