"""A real DynamoDB stand-in in a process of its own, on a free port of this machine."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

COMMAND = Path(__file__).parent.parent.parent / ".venv-ministack" / "bin" / "ministack"
START_SECONDS = 30  # it takes half a second; a busy machine may take longer
STOP_SECONDS = 30


class MiniStack:
    """Starts and stops one, always on the same port and with the same state."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        if not COMMAND.exists():
            pytest.fail(f"{COMMAND} is missing: run make setup", pytrace=False)
        environment = os.environ | {
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self._port),
            "SERVICES": "dynamodb",
            "PERSIST_STATE": "1",
            "STATE_DIR": str(self._folder / "state"),
            "IOT_MTLS_ENABLED": "0",  # else it listens to the whole network on port 8883
        }
        with (self._folder / "ministack.log").open("ab") as log:
            self._process = subprocess.Popen([COMMAND], env=environment, stdout=log, stderr=log)  # noqa: S603 - our own
        self._wait_until_it_listens()

    def stop(self) -> None:
        """Ask it to end, by its own id, and wait: it saves its state only then."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(STOP_SECONDS)
            self._process = None

    def _wait_until_it_listens(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail(f"MiniStack did not start: see {self._folder / 'ministack.log'}", pytrace=False)


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port
