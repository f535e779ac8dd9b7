"""MiniStack with all its services, on loopback, with a folder of its own and nobody's real account."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tools.local.database import PASSED_ON, last_lines
from tools.local.ports import LOOPBACK
from tools.local.processes import Child
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

REGION = "eu-west-2"
MAKER = "test"  # MiniStack's own name for somebody who may do everything


@dataclass(frozen=True, slots=True)
class StandIn:
    """Where the stand-in is.

    Attributes:
        port: where it listens.
        folder: everything that it writes goes here, the functions' code too.
    """

    port: int
    folder: Path

    @property
    def url(self) -> str:
        """Where programs find each of its services."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def log(self) -> Path:
        """What it says."""
        return self.folder / "stand-in.log"

    def client(self, service: str, *, is_strict: bool = True) -> Any:  # noqa: ANN401 - botocore publishes no types
        """Make a client that may do everything here, and knows no other place.

        Args:
            service: botocore's name of it, such as ``s3``.
            is_strict: whether it sends only what Amazon would take.

        Returns:
            botocore's client.
        """
        # A quarter of a second, in which the stand-in has started already.
        from botocore.config import Config  # noqa: PLC0415 - as above
        from botocore.session import Session  # noqa: PLC0415 - as above

        session = Session()
        session.set_credentials(MAKER, MAKER)
        config = Config(
            s3={"addressing_style": "path"},
            read_timeout=60,
            retries={"total_max_attempts": 1},
            parameter_validation=is_strict,
        )
        return session.create_client(service, REGION, endpoint_url=self.url, config=config)


def stand_in_environment(stand_in: StandIn, environ: Mapping[str, str]) -> dict[str, str]:
    """Say what MiniStack is told.

    Args:
        stand_in: where it is.
        environ: the environment; only what any program needs is passed on.

    Returns:
        Its whole environment. The functions that it runs inherit it.
    """
    return {name: environ[name] for name in PASSED_ON if name in environ} | {
        "BIND_HOST": LOOPBACK,
        "GATEWAY_PORT": str(stand_in.port),
        "MINISTACK_REGION": REGION,
        "AUTH": "true",  # each function may do what its policy allows, and nothing else
        "PERSIST_STATE": "0",
        "STATE_DIR": str(stand_in.folder),
        "TMPDIR": str(stand_in.folder),  # the functions' code, otherwise in /tmp
        "IOT_MTLS_ENABLED": "0",  # otherwise it listens on port 8883 of every address
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": LOOPBACK,
        "PYTHONUNBUFFERED": "1",
    }


def start_stand_in(python: Path, stand_in: StandIn) -> Child:
    """Start MiniStack.

    Args:
        python: the interpreter of MiniStack's own environment.
        stand_in: where it shall be.

    Returns:
        The process; it does not answer yet.

    Raises:
        CannotRunError: the environment is not there.
    """
    if not python.exists():
        raise CannotRunError(f"There is no {python}. Make it with: make setup")
    with stand_in.log.open("wb") as log:
        process = subprocess.Popen(
            [python, "-P", "-m", "ministack"],
            env=stand_in_environment(stand_in, os.environ),
            cwd=stand_in.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches us alone
        )
    return Child("stand-in for AWS", process, lambda: last_lines(stand_in.log))
