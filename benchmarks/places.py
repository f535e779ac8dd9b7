"""Looking a postcode up: our table beside SQLite and a dict, in one run on one machine."""

import csv
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from chalicelib.places import DATA, Places, Postcode
from chalicelib.places.locate import TABLE_FILE
from chalicelib.places.table import Table

LookUp = Callable[[Postcode], str | None]

FIRST = Postcode("SW1A", "2AA")
SAMPLE_STEP = 17  # every so many postcodes of the list are looked up
SAMPLE_FILE = "sample.txt"
RUNS = 5  # fresh processes for each way; the fastest counts
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def open_table(path: Path) -> LookUp:
    return Table.open(path).code_or_none


def open_everything(path: Path) -> LookUp:
    places = Places.open(path.parent)

    def look_up(postcode: Postcode) -> str | None:
        constituency = places.locate(postcode).constituency
        return constituency.code if constituency else None

    return look_up


def open_sqlite(path: Path) -> LookUp:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def look_up(postcode: Postcode) -> str | None:
        query = "SELECT code FROM postcodes JOIN seats USING (seat) WHERE postcode = ?"
        row = connection.execute(query, (postcode.compact,)).fetchone()
        return str(row[0]) if row else None

    return look_up


def open_dict(path: Path) -> LookUp:
    with path.open(encoding="ascii", newline="") as file:
        codes_of = {postcode: sys.intern(code) for postcode, code in csv.reader(file)}
    return lambda postcode: codes_of.get(postcode.compact)


OPENERS: Mapping[str, Callable[[Path], LookUp]] = {
    "our table": open_table,
    "with names and MPs": open_everything,
    "SQLite": open_sqlite,
    "dict from CSV": open_dict,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One way to look postcodes up, measured.

    Args:
        raw: bytes of its files.
        zipped: bytes of its files, deflated.
        first: ms to open it and answer once.
        each: µs for an answer after that.
        resident: bytes of memory it adds to the process, after the look-ups.
    """

    raw: float
    zipped: float
    first: float
    each: float
    resident: float


def report() -> None:
    """Print the table of all ways."""
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(Path(folder))
        is_cold = forget(files["our table"][0])
        sample = write_sample(Path(folder) / SAMPLE_FILE)
        measured = {way: measure(way, paths, sample) for way, paths in files.items()}
    cache = "cold page cache" if is_cold else "warm page cache: this system cannot drop it"
    print(f"Places: {cache}; best of {RUNS} processes; in brackets the ratio to our table")
    print(f"{'':20}{'raw MB':>16}{'zipped MB':>16}{'first ms':>18}{'each µs':>14}{'resident MB':>18}")
    for way, figures in measured.items():
        print(f"{way:20}" + line(figures, measured["our table"]))


def line(figures: Measured, ours: Measured) -> str:
    columns = (
        (figures.raw / 1e6, ours.raw / 1e6, 16),
        (figures.zipped / 1e6, ours.zipped / 1e6, 16),
        (figures.first, ours.first, 18),
        (figures.each, ours.each, 14),
        (figures.resident / 1e6, ours.resident / 1e6, 18),
    )
    return "".join(f"{f'{value:.2f} ({value / our:.1f})':>{width}}" for value, our, width in columns)


def write_files(folder: Path) -> dict[str, list[Path]]:
    """Write the other ways' files from our own table; the first of each is the one to open."""
    table = DATA / TABLE_FILE
    rows = sorted((postcode.compact, code) for postcode, code in Table.open(table).postcodes())
    return {
        "our table": [table],
        "with names and MPs": [table, *(path for path in sorted(DATA.iterdir()) if path != table)],
        "SQLite": [write_sqlite(folder / "postcodes.sqlite", rows)],
        "dict from CSV": [write_csv(folder / "postcodes.csv", rows)],
    }


def write_sqlite(path: Path, rows: list[tuple[str, str]]) -> Path:
    seats = {code: seat for seat, code in enumerate(sorted({code for _, code in rows}))}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE seats (seat INTEGER PRIMARY KEY, code TEXT)")
        connection.execute("CREATE TABLE postcodes (postcode TEXT PRIMARY KEY, seat INTEGER) WITHOUT ROWID")
        connection.executemany(
            "INSERT INTO seats VALUES (?, ?)", ((seat, code) for code, seat in seats.items())
        )
        connection.executemany(
            "INSERT INTO postcodes VALUES (?, ?)", ((row[0], seats[row[1]]) for row in rows)
        )
    return path


def write_csv(path: Path, rows: list[tuple[str, str]]) -> Path:
    path.write_text("".join(f"{postcode},{code}\n" for postcode, code in rows), encoding="ascii")
    return path


def write_sample(path: Path) -> Path:
    """Write the postcodes to look up, in an order that no way can foresee."""
    compacts = [postcode.compact for postcode, _ in Table.open(DATA / TABLE_FILE).postcodes()][::SAMPLE_STEP]
    Random(1832).shuffle(compacts)  # noqa: S311 - an order, not a secret
    path.write_text("\n".join(compacts), encoding="ascii")
    return path


def forget(path: Path) -> bool:
    """Ask the system to drop a file from its page cache, where it can be asked."""
    if not hasattr(os, "posix_fadvise"):
        return False
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def measure(way: str, paths: list[Path], sample: Path) -> Measured:
    runs = []
    for _ in range(RUNS):
        for path in paths:
            forget(path)
        runs.append(in_a_fresh_process(way, paths[0], sample))
    contents = [path.read_bytes() for path in paths]
    return Measured(
        raw=sum(map(len, contents)),
        zipped=sum(len(zlib.compress(content)) for content in contents),
        first=min(run["first"] for run in runs),
        each=min(run["each"] for run in runs),
        resident=min(run["resident"] for run in runs),
    )


def in_a_fresh_process(way: str, path: Path, sample: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.places", way, str(path), str(sample)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
    figures: dict[str, float] = json.loads(answer.stdout)
    return figures


def measure_here(way: str, path: Path, sample: Path) -> dict[str, float]:
    """Measure one way in this process, which does nothing else."""
    before = resident_bytes()
    start = time.perf_counter()
    look_up = OPENERS[way](path)
    answer = look_up(FIRST)
    first = time.perf_counter() - start
    assert answer == "E14001172", "Downing Street is in Cities of London and Westminster"
    opened = resident_bytes() - before
    postcodes = [Postcode(text[:-3], text[-3:]) for text in sample.read_text().split()]
    before = resident_bytes()
    start = time.perf_counter()
    for postcode in postcodes:
        look_up(postcode)
    each = (time.perf_counter() - start) / len(postcodes)
    return {"first": first * 1e3, "each": each * 1e6, "resident": opened + resident_bytes() - before}


def resident_bytes() -> int:
    """Give the memory that this process holds, its part of mapped files included."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * PAGE_BYTES
    # The most so far, where that is all there is.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    json.dump(measure_here(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])), sys.stdout)
