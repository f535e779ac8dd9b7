"""What holds for all tests."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

from tests.contract.servers import ENGINES
from tests.tracing import untraced_while

# No example is judged by the clock: a busy machine is not a defect. All else stays as it is, here and in CI.
settings.register_profile("gate", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("gate")


# Where what has to be covered is tested: pure code, what stores share, and how the package reads its own files.
MEASURED = tuple(Path(__file__).parent / folder for folder in ("unit", "contract", "tools/package"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say which real database the tests that need one run on."""
    parser.addoption(
        "--engine", choices=sorted(ENGINES), default="ministack", help="the real DynamoDB stand-in"
    )


def pytest_report_header(config: pytest.Config) -> str:
    """Say it at the top, too."""
    return f"real database: {config.getoption('--engine')}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure coverage there alone, and by examples that somebody chose: to trace all else takes minutes."""
    if any(map(item.path.is_relative_to, MEASURED)) and not is_hypothesis_test(getattr(item, "obj", None)):
        return (yield)
    with untraced_while():
        return (yield)


@pytest.fixture(scope="module")
def untraced() -> Iterator[None]:
    """See ``tracing``."""
    with untraced_while():
        yield
