"""What came of each mutant, kept between runs, so that a run can be broken off and taken up again."""

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path

from tools.mutate.mutant import PROJECT, Mutant
from tools.mutate.outcomes import Outcome

NOTICED = frozenset({Outcome.KILLED, Outcome.TIMED_OUT, Outcome.NO_PROGRAM})
EVERY = 50  # mutants between two lines that say how far it is

Key = tuple[str, str, str]  # file, state of the file, name of the mutant


class Book:
    """The outcomes of one part.

    Args:
        file: where they are kept, a line of JSON for each.
        again: whether what is in the file counts; it is begun anew otherwise.
    """

    def __init__(self, file: Path, *, again: bool) -> None:
        self._file = file
        self._counts: Counter[Outcome] = Counter()
        self._known: dict[Key, Outcome] = {}
        self._read_size = 0
        if not again:
            file.unlink(missing_ok=True)

    def note(self, mutant: Mutant, outcome: Outcome) -> None:
        """Write down what came of a mutant, and say now and then how far it is."""
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps([*_key_of(mutant), outcome]) + "\n")
        self._counts[outcome] += 1
        if self._counts.total() % EVERY == 0:
            print(
                f"{self._counts.total()} tried,", ", ".join(f"{n} {what}" for what, n in self._counts.items())
            )

    def outcome_of(self, mutant: Mutant) -> Outcome:
        """Say what came of a mutant the last time that it was tried on this text of its file."""
        return self._outcomes().get(_key_of(mutant), Outcome.UNREACHED)

    def is_noticed(self, mutant: Mutant) -> bool:
        """Say whether it need not be tried again."""
        return self.outcome_of(mutant) in NOTICED

    def _outcomes(self) -> dict[Key, Outcome]:
        size = self._file.stat().st_size if self._file.exists() else 0
        if size != self._read_size:
            lines = map(json.loads, self._file.read_text(encoding="utf-8").splitlines())
            self._known = {(file, state, name): Outcome(outcome) for file, state, name, outcome in lines}
            self._read_size = size
        return self._known


@cache
def _state_of(file: str) -> str:
    return hashlib.sha256((PROJECT / file).read_bytes()).hexdigest()[:12]


def _key_of(mutant: Mutant) -> Key:
    return mutant.file, _state_of(mutant.file), mutant.name
