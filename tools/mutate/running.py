"""Runs our tests inside one pytest, over and over, each time in a process that is thrown away."""

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from hypothesis import Phase, settings

EXAMPLES = 12  # of each property: a mutant that needs more is left to the gate
STEPS = 12  # of each property of a sequence
MEMORY_BYTES = 3 << 30
QUIET = ("-o", "addopts=", "--import-mode=importlib", "-p", "no:terminal", "-p", "no:cacheprovider", "-s")
PLUGINS = ("-p", "_hypothesis_pytestplugin", "-p", "pytest_timeout")
FAILED = 1


class Quick:
    """A plugin that ends the process at the first failure, and keeps properties short."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what needs a server, and give properties few examples, always the same ones."""
        items[:] = [item for item in items if not _needs_a_server(item)]
        for item in items:
            test: Any = getattr(item, "obj", None)
            test = getattr(test, "__func__", test)
            case: Any = getattr(item, "cls", None)
            if hasattr(test, "hypothesis"):
                test._hypothesis_internal_use_settings = _shortened(  # noqa: SLF001 - the one place it is kept
                    getattr(test, "_hypothesis_internal_use_settings", None) or settings()
                )
            elif isinstance(getattr(case, "settings", None), settings):
                case.settings = _shortened(case.settings)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        """End at once: what failed, and why, is not wanted."""
        if call.excinfo is not None and not call.excinfo.errisinstance(pytest.skip.Exception):
            os._exit(FAILED)


def _needs_a_server(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return "start_server" in fixtures or "server" in item.name or "open_table" in item.name


def _shortened(known: settings) -> settings:
    return settings(
        known,
        max_examples=min(known.max_examples, EXAMPLES),
        stateful_step_count=min(known.stateful_step_count, STEPS),
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
    )


def run(items: Iterable[pytest.Item], around: Callable[[pytest.Item], AbstractContextManager[None]]) -> None:
    """Run tests of the session that goes on; the process ends at the first that fails.

    Args:
        items: the tests.
        around: what each test is run in.
    """
    rest = list(items)
    for item, following in zip(rest, [*rest[1:], None], strict=True):
        with around(item):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)


def end_after(seconds: float) -> None:
    """End this process when it has used so much processor time from now on."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def in_a_process(work: Callable[[], int | None], seconds: float, *, quiet: bool = True) -> int | None:
    """Do something in a copy of this process.

    Args:
        work: what to do; gives the exit code, None for 0.
        seconds: of processor time, after which it is ended.
        quiet: whether what it prints is thrown away.

    Returns:
        Its exit code; None where it was ended for its time.
    """
    child = os.fork()
    if not child:
        code = FAILED
        if quiet:
            _be_quiet()
        try:
            _be_bounded(seconds)
            code = work() or 0
        finally:
            sys.stdout.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGPROF, signal.SIGALRM}:
        return None
    return os.waitstatus_to_exitcode(status)


def _be_quiet() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _be_bounded(seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    end_after(seconds)
