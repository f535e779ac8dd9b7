"""How the package is written: what decides its bytes, and what is left out of it."""

import json
import marshal
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from chalicelib.patterns import know
from chalicelib.toml_file import PREPARED, read_toml
from tools.package.build import FIRST_PAGE, prepared
from tools.package.bundle import read_bundle, write_bundle
from tools.package.bytecode import fits, with_bytecode
from tools.package.chalice_output import (
    PackageRefused,
    copy_project,
    package_with_chalice,
    refuse_unknown_stage,
)
from tools.package.exclusions import exclusion_of, prune
from tools.package.libraries import with_true_records
from tools.package.patterns import with_prepared_patterns
from tools.package.services import FOLDER as SERVICES
from tools.package.tables import with_prepared_tables

PROJECT = Path(__file__).parents[3]
SMALLEST = {
    "app.py": b"x = 1",
    **{path: (PROJECT / path).read_bytes() for path in ("chalicelib/__init__.py", "chalicelib/patterns.py")},
}
PATTERNS = 'import re\nDAY, OWN = re.compile(r"(?P<day>\\d+)\\."), re.compile("o(wn)?", re.IGNORECASE)\n'
MODULE = b'"""A module."""\nNAMES = {"one", "two", "three"}\nEND = "/"\ndef say(a, *, b=1.5):\n    return lambda: (a, b, "three" in {"two", "three"})\n'
DIGEST = """
import sys
from hashlib import sha256
from tools.package.bytecode import with_bytecode
print(sha256(with_bytecode({"a.py": sys.stdin.buffer.read()})["__pycache__/a.cpython-311.pyc"]).hexdigest())
"""


def test_order_time_and_mode_are_always_the_same(tmp_path: Path) -> None:
    """Only paths and contents decide a zip file's bytes."""
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    write_bundle({"b/c.txt": b"two", "a.txt": b"one"}, one)
    write_bundle({"a.txt": b"one", "b/c.txt": b"two"}, other)
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as zipped:
        entries = zipped.infolist()
    assert [each.filename for each in entries] == ["a.txt", "b/c.txt"]
    assert {(each.date_time, each.external_attr >> 16) for each in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644)
    }
    assert read_bundle(one) == {"a.txt": b"one", "b/c.txt": b"two"}


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("phonenumbers/geodata/data0.py", "where phone numbers are"),
        ("phonenumbers/geocoder.py", "where phone numbers are"),
        ("phonenumbers/data/region_GB.py", None),
        ("phonenumbers/shortdata/region_GB.py", "short phone numbers"),
        ("phonenumbers/shortdata/__init__.py", None),
        ("icalendar/tests/test_x.py", "tests of libraries"),
        ("jinja2/tests.py", None),
        ("dateutil/zoneinfo/dateutil-zoneinfo.tar.gz", "a second table of time zones"),
        ("dateutil/zoneinfo/__init__.py", None),
        ("markupsafe/_speedups.pyi", "types"),
        ("markupsafe/_speedups.cpython-311-aarch64-linux-gnu.so", None),
        ("six-1.17.0.dist-info/WHEEL", "notes of the installer"),
        ("six-1.17.0.dist-info/METADATA", None),
        ("six-1.17.0.dist-info/LICENSE", None),
        ("stdnum/py.typed", None),
        ("python_stdnum-2.2.dist-info/WHEEL", None),
        ("chalicelib/__pycache__/desk.cpython-311.pyc", "the builder's bytecode"),
        ("templates/.DS_Store", "hidden files"),
        ("templates/campaigns/a/campaign.toml", None),
    ],
)
def test_each_file_is_left_out_for_a_reason_or_stays(path: str, rule: str | None) -> None:
    """A rule names what it leaves out; the LGPL library stays whole."""
    found = exclusion_of(path)
    assert (found.name if found else None) == rule
    assert (path in prune({path: b""})) is (rule is None)


def test_records_say_what_is_there() -> None:
    """RECORD names the files that were kept, and is untouched where all were."""
    record = b"a/b.py,sha256=x,1\na/tests/c.py,sha256=y,2\na-1.dist-info/RECORD,,\n"
    bundle = {
        "a/b.py": b"",
        "a-1.dist-info/RECORD": record,
        "b-1.dist-info/RECORD": b"b-1.dist-info/RECORD,,\r\n",
    }
    true = with_true_records(bundle)
    assert true["a-1.dist-info/RECORD"] == b"a/b.py,sha256=x,1\na-1.dist-info/RECORD,,\n"
    assert true["b-1.dist-info/RECORD"] == bundle["b-1.dist-info/RECORD"]


def test_bytecode_is_the_code_of_its_module() -> None:
    """It stands where Python looks for it, runs as the source does, and names the path in the bundle."""
    bytecode = with_bytecode({"a/b.py": MODULE})["a/__pycache__/b.cpython-311.pyc"]
    code = marshal.loads(bytecode[16:])  # noqa: S302 - made here
    known: dict[str, object] = {}
    exec(code, known)  # noqa: S102 - made here
    assert (known["NAMES"], code.co_filename) == ({"one", "two", "three"}, "a/b.py")


def test_bytecode_is_the_same_in_every_process() -> None:
    """Neither the seed of its hashes nor what else a process has in mind changes a byte."""
    digests = {
        subprocess.run(  # noqa: S603 - our own
            [sys.executable, "-c", before + DIGEST],
            input=MODULE,
            cwd=PROJECT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed, before in (
            ("0", ""),
            ("99", "import sys, asyncio\nkept = [sys.intern(each) for each in ('a.py', '/', 'three')]\n"),
        )
    }
    assert len(digests) == 1


def test_numbers_of_other_countries_get_no_bytecode() -> None:
    """They are never run."""
    paths = {"stdnum/nl/bsn.py": b"", "stdnum/gb/nhs.py": b"", "stdnum/luhn.py": b""}
    assert with_bytecode(paths).keys() - paths.keys() == {
        "stdnum/gb/__pycache__/nhs.cpython-311.pyc",
        "stdnum/__pycache__/luhn.cpython-311.pyc",
    }


@pytest.mark.parametrize(
    ("runtime", "is_ours"), [("python3.11", True), ("python3.12", False), ("nodejs22.x", False)]
)
def test_bytecode_is_for_one_runtime(runtime: str, is_ours: bool) -> None:  # noqa: FBT001 - a parameter
    """Another minor version of Python could not read it."""
    assert fits(runtime) is is_ours


def test_another_python_leaves_bytecode_out() -> None:
    """The wrong bytecode is never shipped, nor templates compiled to it."""
    whole = {FIRST_PAGE: b"<p>", **SMALLEST}
    without = prepared(whole, has_bytecode=False)
    assert {path for path in without if not path.startswith(SERVICES)} == whole.keys()
    assert prepared(whole, has_bytecode=True).keys() - without.keys() == {
        f"{FIRST_PAGE}.compiled",
        "chalicelib/patterns.json",
        "chalicelib/patterns_of_botocore.json",
        "__pycache__/app.cpython-311.pyc",
        "chalicelib/__pycache__/__init__.cpython-311.pyc",
        "chalicelib/__pycache__/patterns.cpython-311.pyc",
    }


def test_patterns_are_known_before_they_are_compiled(tmp_path: Path) -> None:
    """What is in the file is found by text and flags, and finds what it always found."""
    bundle = with_prepared_patterns({**SMALLEST, "app.py": PATTERNS.encode()})
    file = tmp_path / "patterns.json"
    file.write_bytes(bundle["chalicelib/patterns.json"])
    known = json.loads(file.read_bytes())["patterns"]
    assert {(text, flags) for text, flags, *_ in known} >= {(r"(?P<day>\d+)\.", 0), ("o(wn)?", 2)}
    assert know(file) == len(known)
    first, second = re.compile(r"(?P<day>\d+)\."), re.compile("o(wn)?", re.IGNORECASE)
    assert first is re._cache[str, first.pattern, 0]  # type: ignore[attr-defined]
    assert first.search("on 27. May")["day"] == "27"
    assert second.fullmatch("OWN")[1] == "WN"  # type: ignore[index]
    assert second.flags == re.IGNORECASE | re.UNICODE


def test_patterns_of_another_python_are_passed_over(tmp_path: Path) -> None:
    """As is a file that is not there: then all are compiled, as ever."""
    file = tmp_path / "patterns.json"
    assert know(file) == 0
    file.write_text(json.dumps({"made_by": ["cpython-399", 1, 4], "patterns": [["never looked at"]]}))
    assert know(file) == 0


def test_a_module_that_cannot_be_imported_stops_the_package() -> None:
    """Only what Lambda has beside the package may be missing here."""
    with pytest.raises(subprocess.CalledProcessError):
        with_prepared_patterns({**SMALLEST, "app.py": b"import nothing_of_the_kind"})


def test_a_package_without_templates_is_refused() -> None:
    """As where a clone has made a text file of the link to them."""
    with pytest.raises(PackageRefused, match="vendor/templates"):
        prepared({"app.py": b""}, has_bytecode=True)


def test_tables_are_read_from_their_prepared_form(tmp_path: Path) -> None:
    """JSON beside TOML says the same; a file with dates in it, which JSON does not know, stays alone."""
    bundle = {
        "templates/a.toml": 'a = "é"\n[b]\nc = [1, true]\n'.encode(),
        "chalicelib/d.toml": b"d = 2026-11-22\n",
    }
    prepared_bundle = with_prepared_tables({**bundle, "elsewhere/e.toml": b"not ours"})
    assert prepared_bundle.keys() - bundle.keys() == {f"templates/a.toml{PREPARED}", "elsewhere/e.toml"}
    for path in ("templates/a.toml", f"templates/a.toml{PREPARED}"):
        (tmp_path / Path(path).name).write_bytes(prepared_bundle[path])
    assert read_toml(tmp_path / "a.toml") == {"a": "é", "b": {"c": [1, True]}}


def test_only_what_is_packaged_is_copied(tmp_path: Path) -> None:
    """The link to the templates stays a link; what Chalice or Python left behind is not taken along."""
    project = tmp_path / "project"
    for file in (
        "chalicelib/a.py",
        "chalicelib/__pycache__/a.pyc",
        "templates/t.html",
        ".chalice/config.json",
    ):
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_text("")
    for file in ("app.py", "requirements.txt", ".chalice/deployments.zip", "notes.txt"):
        (project / file).write_text("")
    (project / "vendor").mkdir()
    (project / "vendor" / "templates").symlink_to("../templates")
    copy_project(project, tmp_path / "copy")
    copied = {
        str(path.relative_to(tmp_path / "copy"))
        for path in (tmp_path / "copy").rglob("*")
        if not path.is_dir()
    }
    assert copied == {
        "app.py",
        "requirements.txt",
        "chalicelib/a.py",
        "templates/t.html",
        ".chalice/config.json",
    }
    assert (tmp_path / "copy" / "vendor" / "templates").is_symlink()


def test_a_stage_that_there_is_not_is_refused_with_those_there_are() -> None:
    """Chalice would take any name, and fail much later on what the stage has not set."""
    with pytest.raises(PackageRefused, match=r"no stage “staging” .* Say STAGE=dev or STAGE=prod\."):
        refuse_unknown_stage(PROJECT, "staging")


def test_chalices_own_words_are_passed_on(tmp_path: Path) -> None:
    """Where Chalice cannot package, its reason is the refusal's."""
    with pytest.raises(PackageRefused, match="could not package"):
        package_with_chalice(PROJECT, "../no-such-stage", tmp_path)
