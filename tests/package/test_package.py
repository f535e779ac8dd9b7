"""The package itself: what is in it, that it is enough, and that it is the same each time."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import botocore
import pytest

from tests.package.conftest import PROJECT
from tests.package.test_bundle import answer
from tools.package.build import MOST_BYTES, Built, differing
from tools.package.bytecode import CHECKED_HASH, UNCHECKED_HASH
from tools.package.chalice_output import ChaliceOutput
from tools.package.exclusions import EXCLUSIONS, exclusion_of

REWRITE = """
import sys
from pathlib import Path
from tools.package.build import rewrite
from tools.package.chalice_output import ChaliceOutput
deployment, template, out = map(Path, sys.argv[1:])
rewrite(ChaliceOutput(deployment, template), out)
"""
COUNT_ONCE = """
import json, sys
sys.path[:0], sys.path[len(sys.path):] = [sys.argv[1]], [sys.argv[2]]
import chalicelib
from re import _compiler
compiled, compile_pattern = [], _compiler.compile
_compiler.compile = lambda text, flags=0: (compiled.append(str(text)), compile_pattern(text, flags))[1]
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from chalicelib.tally.table import open_amazon_database
open_amazon_database("http://127.0.0.1:1")
print(json.dumps({
    "compiled": [each for each in compiled if not each.startswith("b'")],
    "read": [each for each in opened if "botocore/data" in each],
}))
"""
NEEDS_LAMBDA = ("chalicelib.tally.amazon", "chalicelib.tally.dynamo")


@pytest.fixture(scope="module")
def alone(bundle: Path) -> dict[str, Any]:
    """What a process finds that has the bundle and nothing else."""
    script = Path(__file__).with_name("alone.py")
    environment = {"OWN_WORDS_TABLE": "t", "OWN_WORDS_SIGNING_KEY": "k" * 43, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-I", "-S", str(script), str(bundle)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_same_bytes_again(chalice_output: ChaliceOutput, built: Built, tmp_path: Path) -> None:
    """Made again in another folder, by a process that has other things in mind, it is the same to the byte."""
    files = [str(chalice_output.deployment), str(chalice_output.template), str(tmp_path)]
    command = [sys.executable, "-c", REWRITE, *files]
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PYTHONPATH": str(PROJECT)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)  # noqa: S603 - our own
    again = Built(tmp_path, has_bytecode=True, excluded=built.excluded)
    assert differing(built, again) == []
    assert again.digest() == built.digest()


def test_it_is_small(built: Built) -> None:
    """Every cold start fetches it."""
    assert built.files()[0].stat().st_size <= MOST_BYTES


def test_the_template_is_whole(built: Built) -> None:
    """It names the zip file beside it, has our own resources merged, and runs on what the bytecode is for."""
    resources = json.loads(built.files()[1].read_text())["Resources"]
    function = resources["APIHandler"]["Properties"]
    assert "TallyTable" in resources
    assert function["CodeUri"] == "./deployment.zip"
    assert function["Runtime"] == "python{}.{}".format(*sys.version_info)
    assert built.has_bytecode


def test_it_is_enough(alone: dict[str, Any]) -> None:
    """Every module of ours can be imported from it; those that speak to Amazon lack only what Lambda has."""
    assert alone["failed"] == dict.fromkeys(NEEDS_LAMBDA, "botocore")


def test_every_library_works(alone: dict[str, Any]) -> None:
    """What is imported on first use is all there, numbers of other countries included."""
    assert alone["found"] == {
        "hints": ["nhs-number", "phone", "phone", "pupil-number"],
        "calendar": "BEGIN:VCALENDAR",
        "day": "1970-01-01",
        "zone": "Europe/London",
        "robot": True,
    }


def test_nothing_of_amazons_is_imported_at_the_start(alone: dict[str, Any]) -> None:
    """No page and no letter waits for botocore."""
    assert alone["brought"] == []


def test_nothing_is_compiled_at_the_start(alone: dict[str, Any]) -> None:
    """Each module of ours has its bytecode where Python looks for it."""
    assert alone["uncompiled"] == []


def test_no_pattern_is_compiled_at_the_start(alone: dict[str, Any]) -> None:
    """The package knows every one that any module of ours, or a library that it brings, has at its top."""
    assert alone["compiled_at_start"] == []


def test_a_first_client_finds_all_prepared(bundle: Path) -> None:
    """With Lambda's botocore beside the package, no pattern is compiled before the first count, and none of its data read."""
    libraries = str(Path(botocore.__file__).parents[1])
    command = [sys.executable, "-I", "-S", "-B", "-c", COUNT_ONCE, str(bundle), libraries]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert json.loads(done.stdout) == {"compiled": [], "read": []}


def test_bytecode_is_believed_unless_its_source_may_be_replaced(bundle: Path) -> None:
    """Sources in the bundle cannot change, except that anybody may put another version of the LGPL library in."""
    flags = {path: path.read_bytes()[4] for path in bundle.rglob("*.pyc")}
    assert {flags[path] for path in flags if path.is_relative_to(bundle / "stdnum")} == {CHECKED_HASH}
    assert {flags[path] for path in flags if not path.is_relative_to(bundle / "stdnum")} == {UNCHECKED_HASH}


def test_nothing_says_where_it_was_built(bundle: Path, chalice_output: ChaliceOutput) -> None:
    """No file names a folder of the machine that built it."""
    folders = [str(PROJECT).encode(), str(chalice_output.deployment.parents[1]).encode()]
    files = [path for path in bundle.rglob("*") if path.is_file()]
    assert [path for path in files if any(folder in path.read_bytes() for folder in folders)] == []


def test_every_exclusion_excludes(built: Built, bundle: Path) -> None:
    """Each rule leaves something out, or guards against what must not be there; nothing it names is there."""
    guards = {"the builder's bytecode", "hidden files"}
    assert {rule.name for rule in EXCLUSIONS} - set(built.excluded) <= guards
    paths = [str(path.relative_to(bundle)) for path in bundle.rglob("*") if path.suffix != ".pyc"]
    assert [path for path in paths if exclusion_of(path) and not path.endswith("__pycache__")] == []


def test_compiled_pages_are_the_same_pages(bundle: Path, tmp_path: Path) -> None:
    """A page is the same whether its template was compiled for the package or is compiled now."""
    shutil.copytree(bundle, tmp_path / "bundle", ignore=shutil.ignore_patterns("*.compiled"))
    assert list((bundle / "templates").rglob("*.compiled"))
    for path in ("/", "/privacy", "/more", "/subject-access"):
        page = answer(bundle, "GET", path)
        assert page["statusCode"] == 200
        assert page == answer(tmp_path / "bundle", "GET", path)


def test_prepared_files_live_in_the_package_alone(bundle: Path) -> None:
    """Where people edit files, nothing stands beside them that could be out of date."""
    for pattern in ("*.compiled", "*.toml.json"):
        assert list(bundle.rglob(pattern))
        assert [
            file for folder in ("chalicelib", "templates") for file in (PROJECT / folder).rglob(pattern)
        ] == []
