"""What is under load: the server of `make run`, or the package in several functions behind a gateway."""

import os
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.contract.servers import PROJECT, MiniStack
from tests.load.gateway import serving
from tests.package.runtime_api import Function
from tools.elapsed import elapsed
from tools.local.lock import read_run
from tools.local.processes import status_or_none
from tools.local.website import TABLE as LOCAL_TABLE
from tools.package.build import build
from tools.table import create_table, local_client, table_definition

TABLE = "tally"
KEY = "a-signing-key-for-a-day-under-load-and-nothing-else"
FUNCTIONS = 2  # as many as this machine has cores
START_SECONDS = 120
STAGE = "prod"
OK = 200


@dataclass(frozen=True, slots=True)
class Target:
    """Something that serves.

    Attributes:
        title: what it is.
        url: where.
        endpoint: its database.
        table: its table there.
        processes: who serves, by what they are called.
    """

    title: str
    url: str
    endpoint: str
    table: str
    processes: dict[str, int]


def told(endpoint: str) -> Mapping[str, str]:
    """Give the variables of the functions."""
    return {
        "OWN_WORDS_TABLE": TABLE,
        "OWN_WORDS_SIGNING_KEY": KEY,
        "OWN_WORDS_DYNAMODB_ENDPOINT": endpoint,
    }


@contextmanager
def local(folder: Path) -> Iterator[Target]:
    """Start what `make run` starts."""
    state, port = folder / "state", _free_port()
    command = [sys.executable, "-m", "tools.run_local", f"--port={port}"]
    with (folder / "run.log").open("wb") as log:
        runner = subprocess.Popen(  # noqa: S603 - our own
            command, cwd=PROJECT, env=os.environ | {"OWN_WORDS_STATE": str(state)}, stdout=log, stderr=log
        )
    try:
        _wait(lambda: status_or_none(port, "/") == OK and bool(read_run(state / "running").app))
        run = read_run(state / "running")
        processes = {"chalice local": run.app, "MiniStack": run.database}
        yield Target(
            "chalice local, as make run starts it",
            run.address.rstrip("/"),
            run.endpoint,
            LOCAL_TABLE,
            processes,
        )
    finally:
        runner.terminate()
        runner.wait()


@contextmanager
def packaged(folder: Path) -> Iterator[Target]:
    """Build the package and start functions of it."""
    with elapsed("Packaging"):
        built = build(PROJECT, STAGE, folder / "built")
    with zipfile.ZipFile(built.files()[0]) as zipped:
        zipped.extractall(folder / "bundle")
    server = MiniStack(_made(folder / "database"))
    server.start()
    try:
        create_table(local_client(server.url), TABLE, table_definition())
        with serving(folder / "bundle", built.folder, told(server.url), FUNCTIONS, folder) as gateway:
            processes = {"MiniStack": server.process} | _named(gateway.functions)
            title = f"the package in {FUNCTIONS} functions, each under AWS’s own runtime client"
            yield Target(title, gateway.url, server.url, TABLE, processes)
    finally:
        server.stop()


TARGETS = {"local": local, "package": packaged}


def _named(functions: list[Function]) -> dict[str, int]:
    return {f"function {number}": function.process for number, function in enumerate(functions, 1)}


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _wait(is_ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_ready():
        if time.monotonic() > deadline:
            raise TimeoutError("it did not start")
        time.sleep(0.2)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as chosen:
        return int(chosen.getsockname()[1])
