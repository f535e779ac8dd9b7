"""Read lists of postcodes as others publish them."""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import TextIO

from chalicelib.frozen import dataclass
from chalicelib.places.faults import DataFileError
from chalicelib.places.postcode import read_compact
from chalicelib.places.refusals import PostcodeMalformed, PostcodeOutsideParliament, PostcodeSpecial

ONSPD = "onspd"
_GZIP_MAGIC = b"\x1f\x8b"
_PCON_COLUMN = re.compile("pcon(.*cd)?")
# The ONS writes these for the Channel Islands and the Isle of Man, and nothing where it knows no place.
_NO_CONSTITUENCY = frozenset({"", "L99999999", "M99999999"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of one postcode.

    Args:
        postcode: without its space.
        code: the constituency it lies in, or None where it is no longer in use.
        source: which list says so.
    """

    postcode: str
    code: str | None
    source: str


@dataclass(frozen=True, slots=True)
class _Line:
    """One line as it stands: not yet known to be right."""

    postcode: str
    code: str
    source: str
    is_ended: bool


def read_source(path: Path, codes: Container[str]) -> Iterator[Entry]:
    """Give what a list says of each postcode.

    Reads a CSV file, gzipped or not, with the columns postcode, gss_code and source, or an ONSPD with pcds,
    pcon (or any pcon..cd, the newest if there are more) and doterm. Upper and lower case in the header are
    alike. Postcodes where nobody lives or elects an MP are left out.

    Args:
        path: the file.
        codes: every constituency there is.

    Raises:
        DataFileError: a line is wrong, or it is neither kind of file.
        OSError: the file cannot be read.
    """
    seen: set[str] = set()
    for number, line in _lines(path):
        try:
            entry = _entry_or_none(line, codes)
        except ValueError as wrong:
            raise DataFileError(path, number, str(wrong)) from wrong
        if entry is None:
            continue
        if entry.postcode in seen:
            raise DataFileError(path, number, f"the postcode {line.postcode} stands twice")
        seen.add(entry.postcode)
        yield entry


def _entry_or_none(line: _Line, codes: Container[str]) -> Entry | None:
    compact = line.postcode.replace(" ", "")
    if line.is_ended:
        return Entry(compact, None, line.source)
    if line.source == ONSPD and line.code in _NO_CONSTITUENCY:
        return None
    if line.code not in codes:
        raise ValueError(f"{line.code or 'nothing'} is not the code of a constituency")
    return Entry(compact, line.code, line.source) if _has_voters(compact) else None


def _has_voters(compact: str) -> bool:
    try:
        read_compact(compact)
    except (PostcodeSpecial, PostcodeOutsideParliament):
        return False
    except PostcodeMalformed as wrong:
        raise ValueError(f"{compact or 'nothing'} is not a postcode") from wrong
    return True


def _lines(path: Path) -> Iterator[tuple[int, _Line]]:
    with _opened(path) as file:
        rows = csv.reader(file)
        try:
            header = [name.strip().lower() for name in next(rows, [])]
            read = _reader_for(path, header)
            for row in rows:
                if len(row) != len(header):
                    raise DataFileError(path, rows.line_num, f"there must be {len(header)} columns")
                yield rows.line_num, read([value.strip() for value in row])
        except (csv.Error, EOFError, gzip.BadGzipFile, zlib.error) as wrong:
            raise DataFileError(
                path, max(rows.line_num, 1), f"it cannot be read on from here ({wrong})"
            ) from wrong


def _opened(path: Path) -> TextIO:
    with path.open("rb") as file:
        is_gzip = file.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
    binary = gzip.GzipFile(path) if is_gzip else path.open("rb")
    # A byte that is not UTF-8 becomes a mark that no postcode has, and so is reported with its line.
    return io.TextIOWrapper(binary, encoding="utf-8-sig", errors="replace", newline="")


def _reader_for(path: Path, header: list[str]) -> Callable[[list[str]], _Line]:
    pcon = max((name for name in header if _PCON_COLUMN.fullmatch(name)), default=None)
    if {"pcds", "doterm"} <= set(header) and pcon is not None:
        pcds_at, pcon_at, doterm_at = map(header.index, ("pcds", pcon, "doterm"))
        return lambda row: _Line(row[pcds_at], row[pcon_at], ONSPD, row[doterm_at] != "")
    if {"postcode", "gss_code", "source"} <= set(header):
        postcode_at, code_at, source_at = map(header.index, ("postcode", "gss_code", "source"))
        return lambda row: _Line(row[postcode_at], row[code_at], row[source_at], is_ended=False)
    raise DataFileError(path, 1, "the columns must be postcode,gss_code,source or pcds,pcon,doterm")
