"""Tries mutants of what is called while modules are imported: for each, everything is imported anew."""

import pytest

from tools.mutate.loading import Loading, load_from
from tools.mutate.mutant import Mutant
from tools.mutate.outcomes import Outcome
from tools.mutate.running import FAILED, PLUGINS, QUIET, Quick, in_a_process
from tools.mutate.session import TIMES_LONGER, Learnt, outcome_of
from tools.mutate.swapping import code_with

QUICK_SECONDS = 0.3  # of processor time: slower tests are left out
IMPORT_SECONDS = 20.0  # of processor time, at most, for imports and pytest's own start


class _Quickest:
    """A plugin that runs the quick tests only, the quickest first."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        quick = [item for item in items if self._seconds.get(item.nodeid, 0.0) <= QUICK_SECONDS]
        items[:] = sorted(quick, key=lambda item: self._seconds.get(item.nodeid, 0.0))


def try_afresh(mutant: Mutant, learnt: Learnt) -> Outcome:
    """Try one.

    Args:
        mutant: what to try; nothing of the project may have been imported in this process.
        learnt: what is known of them.
    """

    def work() -> int:
        files = {mutant.module: mutant.file}
        load_from(Loading(files, lambda _file: code_with(mutant), lambda _name: None))
        plugins = [Quick(), _Quickest(learnt.seconds)]
        code = pytest.main([*QUIET, *PLUGINS, *_files_for(mutant, learnt)], plugins=plugins)
        return FAILED if code else 0

    quick = sum(seconds for seconds in learnt.seconds.values() if seconds <= QUICK_SECONDS)
    return outcome_of(in_a_process(work, IMPORT_SECONDS + TIMES_LONGER * quick))


def _files_for(mutant: Mutant, learnt: Learnt) -> list[str]:
    """Give the files with a test that calls anything of the mutant's module."""
    calling = (names for place, names in learnt.tests.items() if place.startswith(f"{mutant.file}:"))
    return sorted({name.partition("::")[0] for names in calling for name in names})
