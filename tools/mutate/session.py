"""One pytest session for all mutants: tests are collected once, and each mutant costs no more than a fork."""

import json
import mmap
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.mutate.mutant import Mutant
from tools.mutate.outcomes import Outcome
from tools.mutate.running import FAILED, end_after, in_a_process, run
from tools.mutate.swapping import NotAProgramError, forgetters_of, put_in

SLOW_SECONDS = 5.0  # of processor time: slower tests are left to the gate
ALL_SECONDS = 600.0  # of processor time for all tests once
TIMES_LONGER = 10  # that tests may take with a mutant before they are ended
GRACE_SECONDS = 0.5
NO_PROGRAM = 3

Tell = Callable[[Mutant, Outcome], None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is known of the tests.

    Attributes:
        seconds: of processor time that each takes, by its name.
        tests: the names of those that call a function, by the function's.
        early: the functions that are called while modules are imported, whose work is done before any test.
    """

    seconds: dict[str, float]
    tests: dict[str, list[str]]
    early: list[str]

    def quick_tests_of(self, mutant: Mutant) -> list[str]:
        """Give the tests that call its function and are not slow, the quickest first."""
        names = self.tests.get(mutant.place, ())
        return sorted(
            (name for name in names if self.seconds[name] <= SLOW_SECONDS),
            key=lambda name: self.seconds[name],
        )

    def limit(self, name: str) -> float:
        """Say how many seconds of processor time a test may take with a mutant."""
        return GRACE_SECONDS + TIMES_LONGER * self.seconds[name]


class Session:
    """The plugin that takes the place of pytest's own loop over the tests.

    Args:
        mutants: what to try, in order.
        called: where the functions note that they were called; those of imports are there already.
        tell: is told what came of each.
        record: a file for what was learnt of the tests.
    """

    def __init__(self, mutants: Iterable[Mutant], called: set[str], tell: Tell, record: Path) -> None:
        self._mutants = list(mutants)
        self._called = called
        self._tell = tell
        self._record = record
        self._killers: dict[str, str] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn what the tests call, then try one mutant after the other."""
        self._forgetters = forgetters_of("chalicelib")
        self._items = {item.nodeid: item for item in session.items}
        if in_a_process(self._learn, ALL_SECONDS):
            raise SystemExit("The tests fail without any mutant, so nothing can be said of them.")
        learnt = read_learnt(self._record)
        for mutant in self._mutants:
            self._tell(mutant, self._outcome_of(mutant, learnt))
        return True

    def _learn(self) -> None:
        early = sorted(self._called)
        seconds: dict[str, float] = {}
        tests: dict[str, list[str]] = {}

        @contextmanager
        def around(item: pytest.Item) -> Iterator[None]:
            before = time.process_time()
            yield
            seconds[item.nodeid] = time.process_time() - before
            for function in self._called:
                tests.setdefault(function, []).append(item.nodeid)
            self._begin()

        self._begin()
        run(self._items.values(), around)
        self._record.write_text(json.dumps({"seconds": seconds, "tests": tests, "early": early}, indent=1))

    def _begin(self) -> None:
        self._called.clear()
        for forget in self._forgetters:
            forget()

    def _outcome_of(self, mutant: Mutant, learnt: Learnt) -> Outcome:
        names = learnt.quick_tests_of(mutant)
        if not names:
            return Outcome.UNREACHED
        # What noticed the last change of this function is likely to notice this one.
        names.sort(key=lambda name: name != self._killers.get(mutant.place))
        at = mmap.mmap(-1, 4)
        code = in_a_process(lambda: self._try(mutant, names, at, learnt), ALL_SECONDS)
        if code == FAILED:
            self._killers[mutant.place] = names[int.from_bytes(at, "little")]
        return outcome_of(code)

    def _try(self, mutant: Mutant, names: Sequence[str], at: mmap.mmap, learnt: Learnt) -> int:
        try:
            put_in(mutant)
        except NotAProgramError:
            return NO_PROGRAM
        self._begin()

        @contextmanager
        def around(item: pytest.Item) -> Iterator[None]:
            at[:] = names.index(item.nodeid).to_bytes(4, "little")
            end_after(learnt.limit(item.nodeid))
            yield

        run([self._items[name] for name in names], around)
        return 0


def outcome_of(code: int | None) -> Outcome:
    """Say what an exit code means.

    Args:
        code: of the process in which a mutant was tried; None where it was ended for its time.
    """
    if code is None:
        return Outcome.TIMED_OUT
    return {0: Outcome.SURVIVED, NO_PROGRAM: Outcome.NO_PROGRAM}.get(code, Outcome.KILLED)


def read_learnt(record: Path) -> Learnt:
    """Read what a session learnt.

    Args:
        record: the file that it was given.
    """
    return Learnt(**json.loads(record.read_text(encoding="utf-8")))
