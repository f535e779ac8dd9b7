"""What came of the mutants, and the table of it."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

GOAL = 90  # percent of a package's mutants that its tests should notice


class Outcome(StrEnum):
    """What came of one mutant."""

    KILLED = "killed"  # a test failed
    TIMED_OUT = "timed out"  # a test took many times as long as it does, which is noticed, too
    SURVIVED = "survived"
    UNREACHED = "unreached"  # no test calls its function
    NO_PROGRAM = "no program"  # it could not be compiled, and counts for nothing


def percent_of(counts: Mapping[Outcome, int]) -> float:
    """Say how many in a hundred were noticed; 100 where there are none.

    Args:
        counts: how many mutants came to what.
    """
    noticed = counts.get(Outcome.KILLED, 0) + counts.get(Outcome.TIMED_OUT, 0)
    total = total_of(counts)
    return 100 * noticed / total if total else 100.0


def total_of(counts: Mapping[Outcome, int]) -> int:
    """Say how many mutants there are.

    Args:
        counts: how many mutants came to what.
    """
    return sum(count for outcome, count in counts.items() if outcome is not Outcome.NO_PROGRAM)


def table_of(counts_by_file: Mapping[str, Counter[Outcome]]) -> list[str]:
    """Lay out a table in Markdown, with a line for each module and one for all.

    Args:
        counts_by_file: how many mutants of each file came to what.
    """
    rows = [_row(f"`{file}`", counts) for file, counts in counts_by_file.items() if total_of(counts)]
    everything: Counter[Outcome] = sum(counts_by_file.values(), Counter())
    return [
        "| module | mutants | killed | timed out | survived | unreached | noticed |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *rows,
        _row("**all**", everything),
    ]


def _row(name: str, counts: Mapping[Outcome, int]) -> str:
    kinds = (Outcome.KILLED, Outcome.TIMED_OUT, Outcome.SURVIVED, Outcome.UNREACHED)
    numbers = [total_of(counts), *(counts.get(kind, 0) for kind in kinds)]
    return f"| {name} | {' | '.join(map(str, numbers))} | {percent_of(counts):.1f} % |"
