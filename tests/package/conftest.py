"""The package, built once for all tests of it, whichever worker they run in."""

import fcntl
import os
import zipfile
from pathlib import Path

import pytest

from tools.package.build import DEPLOYMENT, TEMPLATE, Built, rewrite
from tools.package.bundle import read_bundle
from tools.package.chalice_output import ChaliceOutput, package_with_chalice
from tools.package.exclusions import left_out

PROJECT = Path(__file__).parents[2]
STAGE = "prod"


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def chalice_output(shared_folder: Path) -> ChaliceOutput:
    """What Chalice makes of the project."""
    folder = shared_folder / "package"
    with (shared_folder / "package.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            package_with_chalice(PROJECT, STAGE, folder)
    return ChaliceOutput(folder / "out" / DEPLOYMENT, folder / "out" / TEMPLATE)


@pytest.fixture(scope="session")
def built(chalice_output: ChaliceOutput, shared_folder: Path) -> Built:
    """What is deployed."""
    folder = shared_folder / "built"
    with (shared_folder / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            return rewrite(chalice_output, folder)
    return Built(folder, has_bytecode=True, excluded=left_out(read_bundle(chalice_output.deployment)))


@pytest.fixture(scope="session")
def package(built: Built) -> Path:
    """The folder with the zip file and the template."""
    return built.folder


@pytest.fixture(scope="session")
def bundle(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip file, unpacked, with nothing else beside it."""
    folder = tmp_path_factory.mktemp("unpacked") / "bundle"
    with zipfile.ZipFile(built.files()[0]) as zipped:
        zipped.extractall(folder)
    return folder
