"""Build the postcode table: python -m chalicelib.places.build SOURCE [SOURCE...].

What a later SOURCE says of a postcode stands in place of what an earlier one said, even that it is no longer
in use. So the newest comes last, such as an ONSPD, which covers Northern Ireland too.
The same postcodes give the same bytes, whatever their order. Nothing is written unless every line is right.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from chalicelib.places.about import About, read_about, write_about
from chalicelib.places.constituencies import read_constituencies
from chalicelib.places.encode import encode
from chalicelib.places.faults import DataFileError
from chalicelib.places.locate import ABOUT_FILE, CONSTITUENCIES_FILE, DATA, TABLE_FILE
from chalicelib.places.sources import Entry, read_source

_ORDNANCE_SURVEY = "Contains OS data © Crown copyright and database right {year}."
_ROYAL_MAIL = "Contains Royal Mail data © Royal Mail copyright and database right {year}."
_FSA = (
    "Contains Food Standards Agency food hygiene rating data licensed under the Open Government Licence v3.0."
)
_ONS = "Source: Office for National Statistics licensed under the Open Government Licence v3.0."
# Source: the licence of each list.
_ATTRIBUTIONS = {
    "code-point-open": (_ORDNANCE_SURVEY, _ROYAL_MAIL, _ONS),
    "onspd": (
        _ORDNANCE_SURVEY,
        _ROYAL_MAIL,
        _ONS,
        "Northern Ireland postcodes: Land & Property Services, under their own licence in the ONSPD.",
    ),
    "fhrs": (_FSA,),
}


def main(arguments: Sequence[str]) -> int:
    """Build the table from the command line.

    Args:
        arguments: as the docstring of this module says.

    Returns:
        The exit status: 0, or 1 where the sources do not make a table, which is then said on stderr.
    """
    asked = _parser().parse_args(arguments)
    try:
        about = build(asked.sources, asked.into, asked.dated)
    except DataFileError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    except OSError as wrong:
        sys.stderr.write(f"{wrong.filename}: {wrong.strerror}\n")
        return 1
    sys.stdout.write(f"{about.postcodes:,} postcodes, dated {about.dated}, in {asked.into / TABLE_FILE}\n")
    return 0


def build(sources: Sequence[Path], into: Path, dated: str | None = None) -> About:
    """Write the table and the facts that go with it.

    Args:
        sources: lists of postcodes, the one to believe most last.
        into: the folder to write to, which holds the constituencies.
        dated: the date of the lists, such as "2025-08"; not needed for the same postcodes as before.

    Returns:
        The facts that go with the table.

    Raises:
        DataFileError: a line is wrong, there is nothing to build, or the date is not known.
        OSError: a file cannot be read or written.
    """
    entries = _newest(sources, read_constituencies(into / CONSTITUENCIES_FILE))
    if not entries:
        raise DataFileError(sources[-1], 0, "there is no postcode in use in it")
    codes_of = {entry.postcode: entry.code or "" for entry in entries}
    digest = digest_of(codes_of)
    dated = dated or _date_before(into / ABOUT_FILE, digest)
    about = About(dated, len(codes_of), digest, _attribution(entries, dated[:4]))
    _replace(into / TABLE_FILE, encode(codes_of))
    write_about(into / ABOUT_FILE, about)
    return about


def digest_of(codes_of: Mapping[str, str]) -> str:
    """Give the SHA-256, in hex, of all lines "POSTCODE,CODE" in order, each ended by a newline."""
    lines = sorted(f"{postcode},{code}\n" for postcode, code in codes_of.items())
    return hashlib.sha256("".join(lines).encode("ascii")).hexdigest()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chalicelib.places.build", description=__doc__)
    parser.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help="a CSV file, gzipped or not")
    parser.add_argument("--dated", help="the date of the lists, such as 2025-08")
    parser.add_argument("--into", type=Path, default=DATA, help="the folder to write to (default: our own)")
    return parser


def _newest(sources: Sequence[Path], codes: Iterable[str]) -> list[Entry]:
    known = frozenset(codes)
    entries: dict[str, Entry] = {}
    for source in sources:
        entries.update((entry.postcode, entry) for entry in read_source(source, known))
    return [entry for entry in entries.values() if entry.code is not None]


def _date_before(path: Path, digest: str) -> str:
    before = read_about(path) if path.exists() else None
    if before is None or before.digest != digest:
        raise DataFileError(
            path, 0, "these postcodes are not the ones of before: give their date, DATED=2026-08 (or --dated)"
        )
    return before.dated


def _attribution(entries: Iterable[Entry], year: str) -> tuple[str, ...]:
    sources = sorted({entry.source for entry in entries})
    lines = [line for source in sources for line in _ATTRIBUTIONS.get(source, (f"Source: {source}.",))]
    return tuple(line.format(year=year) for line in dict.fromkeys(lines))


def _replace(path: Path, content: bytes) -> None:
    """Write beside it and rename, so that a table in use is never half written."""
    beside = path.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(path)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
