"""Lambda's Runtime API on loopback, and a function beside it under AWS's own runtime interface client.

Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

import json
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, cast

import pytest

PROJECT = Path(__file__).parents[2]
RUNTIME = PROJECT / ".venv-runtime" / "bin" / "python"
VERSION = "/2018-06-01/runtime"
PATIENCE = 60  # seconds, for a machine that is busy with other tests
LAMBDA_SECONDS = 20
ARN = "arn:aws:lambda:eu-west-2:000000000000:function:own-words"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a function made of an event, or why it could not begin.

    Attributes:
        kind: "response", "error" or "init/error".
        answer: the JSON that it sent.
    """

    kind: str
    answer: Any


class RuntimeApi(ThreadingHTTPServer):
    """Hands events to one function and takes what it makes of them."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Calls)
        self.events: Queue[bytes | None] = Queue()
        self.outcomes: Queue[Outcome] = Queue()
        Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Calls(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each event waits 40 ms for an acknowledgement

    @property
    def api(self) -> RuntimeApi:
        return cast("RuntimeApi", self.server)

    def do_GET(self) -> None:
        assert self.path == f"{VERSION}/invocation/next", self.path
        event = self.api.events.get()
        if event is None:
            self.close_connection = True
            return
        deadline = int((time.time() + LAMBDA_SECONDS) * 1000)
        self._send(
            HTTPStatus.OK,
            event,
            {
                "Lambda-Runtime-Aws-Request-Id": "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                "Lambda-Runtime-Deadline-Ms": str(deadline),
                "Lambda-Runtime-Invoked-Function-Arn": ARN,
                "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700",
            },
        )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind = self.path.removeprefix(f"{VERSION}/")
        kind = kind if kind == "init/error" else kind.rpartition("/")[2]
        self.api.outcomes.put(Outcome(kind, json.loads(body)))
        self._send(HTTPStatus.ACCEPTED, b'{"status":"OK"}', {})

    def _send(self, status: HTTPStatus, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Function:
    """A function as Lambda runs it: the bundle, AWS's Python libraries, and nothing else that anybody has.

    Args:
        bundle: the unzipped package.
        handler: as the template names it, such as ``app.app``.
        environment: the function's variables.
        log: where it writes what it says.
    """

    def __init__(self, bundle: Path, handler: str, environment: Mapping[str, str], log: Path) -> None:
        if not RUNTIME.exists():
            pytest.fail(f"{RUNTIME} is missing: run make setup", pytrace=False)
        self._api = RuntimeApi()
        self._log = log
        told = {**_lambda_environment(bundle, handler, self._api.address), **environment}
        with log.open("wb") as said:
            # Not isolated (-I), but with no folder of ours on the way: Lambda, too, finds the bundle in the current folder.
            command: list[str | Path] = [RUNTIME, "-s", "-m", "awslambdaric", handler]
            self._process = subprocess.Popen(command, env=told, cwd=bundle, stdout=said, stderr=said)  # noqa: S603 - our own

    def answer(self, event: object) -> Outcome:
        """Hand it an event and wait for what it makes of it."""
        self._api.events.put(json.dumps(event).encode())
        return self.outcome()

    def outcome(self) -> Outcome:
        """Wait for what it says next of its own accord."""
        return self._api.outcomes.get(timeout=PATIENCE)

    @property
    def process(self) -> int:
        """Its process's id."""
        return self._process.pid

    @property
    def said(self) -> str:
        """What it wrote to its log, which CloudWatch would keep."""
        return self._log.read_text(encoding="utf-8")

    def stop(self) -> None:
        """End it, by its own id."""
        self._process.kill()
        self._process.wait()
        self._api.events.put(None)
        self._api.shutdown()
        self._api.server_close()


def _lambda_environment(bundle: Path, handler: str, api: str) -> dict[str, str]:
    # Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    return {
        "AWS_LAMBDA_RUNTIME_API": api,
        "_HANDLER": handler,
        "LAMBDA_TASK_ROOT": str(bundle),
        "AWS_REGION": "eu-west-2",
        "AWS_DEFAULT_REGION": "eu-west-2",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_LAMBDA_FUNCTION_NAME": "own-words",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
        "AWS_EXECUTION_ENV": "AWS_Lambda_python3.11",
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "NO_PROXY": "127.0.0.1",
        "PYTHONDONTWRITEBYTECODE": "1",  # nobody can write there
    }
