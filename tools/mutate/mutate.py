"""Mutation testing: change our code in one small place after the other, and see whether a test notices.

Run by `make mutate`; docs/mutation.md says what came of it.
"""

import argparse
import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools.mutate.book import Book
from tools.mutate.early import try_afresh
from tools.mutate.loading import Loading, compiled_with_notes, load_from
from tools.mutate.making import mutants_of
from tools.mutate.mutant import PROJECT, Mutant, module_of
from tools.mutate.outcomes import GOAL, Outcome, percent_of, table_of
from tools.mutate.parts import PARTS, files_of, held_by
from tools.mutate.running import PLUGINS, QUIET, Quick, in_a_process
from tools.mutate.session import Session, read_learnt

FOLDER = PROJECT / "build" / "mutate"
A_DAY = 86_400.0  # seconds of processor time: as long as it takes


def main() -> int:
    """Try all mutants of a part, or of every part.

    Returns:
        The exit code: 1 where fewer were noticed than should be.
    """
    options = _read()
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    return max([_try_part(part, again=options.again) for part in options.part.split() or PARTS])


def _read() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    parser.add_argument(
        "--part", default="", help=f"{', '.join(PARTS)} (all of these where it is empty), edges, or files"
    )
    parser.add_argument("--again", action="store_true", help="only those that were not noticed the last time")
    return parser.parse_args()


def _try_part(part: str, *, again: bool) -> int:
    files = files_of(part)
    if not all((PROJECT / file).is_file() for file in files or ["."]):
        raise SystemExit(f"There is no part {part}. Say PART={', PART='.join(PARTS)}, PART=edges or a file.")
    book = Book(FOLDER / f"{part.replace('/', '.')}.jsonl", again=again)
    mutants = [mutant for file in files for mutant in mutants_of(file)]
    todo = [mutant for mutant in mutants if not book.is_noticed(mutant)]
    print(f"{part}: {len(mutants)} mutants, {len(todo)} to try", flush=True)
    record = FOLDER / f"{part.replace('/', '.')}.tests.json"
    if todo:
        if in_a_process(lambda: _run_session(files, todo, book, record), A_DAY, quiet=False):
            return 1
        _try_early_ones(todo, book, record)
    return _report(part, mutants, book)


def _run_session(files: list[str], todo: list[Mutant], book: Book, record: Path) -> int:
    called: set[str] = set()
    load_from(Loading({module_of(file): file for file in files}, compiled_with_notes, called.add))
    session = Session(todo, called, book.note, record)
    return int(pytest.main([*QUIET, *PLUGINS, *held_by(files)], plugins=[Quick(), session]))


def _try_early_ones(todo: list[Mutant], book: Book, record: Path) -> None:
    learnt = read_learnt(record)
    early = [mutant for mutant in todo if mutant.place in learnt.early and not book.is_noticed(mutant)]
    print(f"{len(early)} of them change what is called before any test: these are tried afresh", flush=True)
    for mutant in early:
        book.note(mutant, try_afresh(mutant, learnt))


def _report(part: str, mutants: list[Mutant], book: Book) -> int:
    counts: dict[str, Counter[Outcome]] = {}
    for mutant in mutants:
        outcome = book.outcome_of(mutant)
        counts.setdefault(mutant.file, Counter())[outcome] += 1
        if outcome in {Outcome.SURVIVED, Outcome.UNREACHED}:
            print(f"{outcome}: {mutant.file} {mutant.name}")
    print("", *table_of(counts), "", sep="\n")
    percent = percent_of(sum(counts.values(), Counter()))
    if percent < GOAL:
        print(f"{part}: {percent:.1f} % were noticed, and {GOAL} should be.")
    return int(percent < GOAL)


if __name__ == "__main__":
    sys.exit(main())
