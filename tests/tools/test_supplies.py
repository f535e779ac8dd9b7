"""What this is made of: every library pinned, every licence named, and no secret among it."""

import re
import subprocess
from pathlib import Path

import pytest

from tools.leaked_secrets import leaks_in, secrets_in

PROJECT = Path(__file__).parents[2]
REQUIREMENTS = sorted(PROJECT.glob("requirements*.txt"))
PIN = re.compile(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*")
FILE = re.compile(r"-r requirements[a-z-]*\.txt")


def lines_of(file: Path) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.name)
def test_every_library_is_pinned(file: Path) -> None:
    """To one version, from the registry: no range, no address, no branch."""
    loose = [line for line in lines_of(file) if not (PIN.fullmatch(line) or FILE.fullmatch(line))]
    assert lines_of(file)
    assert not loose


def test_every_bundled_library_has_its_licence_named() -> None:
    """What is given on with the function stands in NOTICE."""
    notice = (PROJECT / "NOTICE").read_text(encoding="utf-8").lower()
    names = [line.partition("==")[0].lower() for line in lines_of(PROJECT / "requirements.txt")]
    assert [name for name in names if name not in notice] == []


# Put together here, so that this file holds none of them.
PLANTED = {
    "AWS Access Key": "AKIA" + "Z7Q2" * 4,
    "Private Key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "GitHub Token": "ghp_" + "aB3" * 12,
    "Basic Auth Credentials": "https://somebody:" + "word@host.example/",
    "An organiser's token": f"own-words-organiser-{'0a' * 8}-{'1b' * 32}",
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_secret_is_found(kind: str) -> None:
    """Wherever in a file it stands."""
    assert secrets_in(f"words\nkey = '{PLANTED[kind]}'\nwords") == {kind}


def test_a_leak_is_said_without_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file and the kind, for every file that git has or would take, and not the secret itself."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)  # noqa: S607 - git, wherever it is
    (tmp_path / "notes.txt").write_text(PLANTED["AWS Access Key"])
    (tmp_path / "clean.txt").write_text("nothing")
    assert list(leaks_in(tmp_path)) == ["notes.txt holds what looks like a secret: AWS Access Key"]
