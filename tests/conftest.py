"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.contract.servers import ENGINES
from tests.tracing import untraced_while

# No example is judged by the clock: a busy machine is not a defect. All else stays as it is, here and in CI.
settings.register_profile("gate", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("gate")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say which real database the tests that need one run on."""
    parser.addoption(
        "--engine", choices=sorted(ENGINES), default="ministack", help="the real DynamoDB stand-in"
    )


def pytest_report_header(config: pytest.Config) -> str:
    """Say it at the top, too."""
    return f"real database: {config.getoption('--engine')}"


@pytest.fixture(scope="module")
def untraced() -> Iterator[None]:
    """See ``tracing``."""
    with untraced_while():
        yield
