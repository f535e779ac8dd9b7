"""`make run-stack`: the whole deployment on this machine, until Ctrl-C; nothing of it is kept."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tools.elapsed import elapsed
from tools.local.database import HEALTH
from tools.local.ports import parse_port, refuse_taken
from tools.local.processes import Watch, status_or_none
from tools.local.refusal import CannotRunError
from tools.local.until_stopped import say, until_stopped
from tools.stack.stand_in import StandIn, start_stand_in

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND = "make run-stack"
PROJECT = Path(__file__).resolve().parents[1]
PYTHON = PROJECT / ".venv-ministack" / "bin" / "python"
START_SECONDS = 60  # a slow machine with cold disks
STOP_SECONDS = 10
OK = 200


def main(arguments: Sequence[str] | None = None) -> int:
    """Deploy Own Words on this machine.

    Args:
        arguments: The command line; the process's own by default.

    Returns:
        The exit code: 0 after a stop that was asked for, 1 where it cannot run.
    """
    return until_stopped(partial(_run, _read(arguments)))


def _run(options: argparse.Namespace, watch: Watch) -> None:
    port = parse_port(options.port, COMMAND)
    refuse_taken(port, COMMAND)
    with TemporaryDirectory(prefix="own-words-stack-") as folder:
        _serve(Path(folder), port, options, watch)


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("--port", default="8000", help="where the stand-in for AWS listens")
    parser.add_argument("--stage", default="prod", help="of .chalice/config.json")
    parser.add_argument("--package", type=Path, help="one that make package wrote already, such as build")
    return parser.parse_args(arguments)


def _serve(folder: Path, port: int, options: argparse.Namespace, watch: Watch) -> None:
    with ExitStack() as stack:
        say("Starting a stand-in for AWS ...")
        (folder / "stand-in").mkdir()
        stand_in = StandIn(port, folder / "stand-in")
        child = start_stand_in(PYTHON, stand_in)
        stack.callback(child.stop, STOP_SECONDS)
        watch.children.append(child)
        package = options.package or _make_package(folder, options.stage)
        watch.until(lambda: status_or_none(port, HEALTH) == OK, START_SECONDS, child.name)
        _deploy(stand_in, package, options.stage)
        watch.for_ever()


def _make_package(folder: Path, stage: str) -> Path:
    # Imported here, as below: the stand-in has started already.
    from tools.package.build import build  # noqa: PLC0415 - as above
    from tools.package.chalice_output import PackageRefused  # noqa: PLC0415 - as above

    try:
        with elapsed("Packaging"):
            return build(PROJECT, stage, folder / "package").folder
    except PackageRefused as refused:
        raise CannotRunError(str(refused)) from refused


def _deploy(stand_in: StandIn, package: Path, stage: str) -> None:
    from tools.stack.deploy import deploy  # noqa: PLC0415 - as above

    with elapsed("Deploying"):
        deployed = deploy(stand_in, package, stage)
    say(f"\nOwn Words is deployed: {deployed.address}")
    by_number = f"http://127.0.0.1:{stand_in.port}/api/"
    say(f"Programs that do not find that name ask {by_number} with Host: {deployed.host}")
    say(
        f"Its parts answer at {stand_in.url} (region eu-west-2, any key). Ctrl-C ends and forgets everything."
    )


if __name__ == "__main__":
    sys.exit(main())
