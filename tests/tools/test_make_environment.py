"""The script that makes the virtual environments, with a pretended Python: nothing is downloaded."""

# ruff: noqa: S603 - what is started here is our own

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "make_environment.sh"
PYTHON = f"""#!/bin/sh
echo "$*" >>"$LOG"
case "$*" in
  *"-m venv"*)
    mkdir -p "$3/bin" && ln -s "$0" "$3/bin/python" ;;
  *"pip install"*)
    echo "WARNING: Location of nobody is ignored" >&2
    exit "${{PIP_CODE:-0}}" ;;
  *ensurepip*)
    exit "${{ENSUREPIP_CODE:-0}}" ;;
  *)
    exec "{sys.executable}" "$@" ;;
esac
"""


class Project:
    """A folder with requirements and a pretended Python."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder.parent / "python"
        self.log = folder.parent / "log"
        folder.mkdir()
        (folder / "requirements.txt").write_text("one==1\n")
        self.python.write_text(PYTHON)
        self.python.chmod(0o755)

    def make(
        self, python: Path | str = "", folder: str = ".venv", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        return subprocess.run(
            ["/bin/sh", SCRIPT, python or self.python, folder, "requirements.txt"],
            env={**os.environ, "LOG": str(self.log), **settings},
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def was_made(self) -> bool:
        """Whether the last call made the environment anew."""
        return "-m venv" in self.log.read_text()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "a project")


def test_an_environment_is_made_once(project: Project) -> None:
    """The second call does nothing and says nothing; the first says what takes long, and nothing of pip's."""
    first = project.make()
    assert first.returncode == 0
    assert project.was_made
    assert first.stdout.startswith("Making .venv (once, 1 to 3 minutes) ...\nMade .venv in ")
    assert first.stderr == ""
    again = project.make()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert not project.was_made


def test_other_requirements_make_it_anew(project: Project) -> None:
    """What is installed is what is pinned."""
    project.make()
    (project.folder / "requirements.txt").write_text("one==2\n")
    assert "anew" in project.make().stdout
    assert project.was_made


def test_a_copied_project_makes_its_own(project: Project, tmp_path: Path) -> None:
    """The scripts of a copied environment would start the programs of the old place."""
    project.make()
    shutil.copytree(project.folder, tmp_path / "copy", symlinks=True)
    project.folder = tmp_path / "copy"
    project.make()
    assert project.was_made


def test_a_python_that_went_away_makes_it_anew(project: Project) -> None:
    """A system upgrade can leave an environment without its Python."""
    project.make()
    python = project.folder / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python")
    project.make()
    assert project.was_made


def test_a_half_made_environment_is_not_believed_in(project: Project) -> None:
    """A folder without the last file is begun again, even after a power cut."""
    project.make()
    (project.folder / ".venv" / ".ready").unlink()
    (project.folder / ".venv" / "left over").touch()
    project.make()
    assert project.was_made
    assert not (project.folder / ".venv" / "left over").exists()


def test_a_failed_install_says_what_to_do_and_leaves_nothing(project: Project) -> None:
    """Without a network the next make begins again."""
    failed = project.make(PIP_CODE="1")
    assert failed.returncode == 1
    assert "is this machine online?" in failed.stderr
    assert "  WARNING: Location of nobody is ignored\n" in failed.stderr
    assert not (project.folder / ".venv").exists()
    assert project.make().returncode == 0


def test_a_missing_venv_module_is_named(project: Project) -> None:
    """Debian's python3 comes without it; what is there already stays."""
    failed = project.make(ENSUREPIP_CODE="1")
    assert failed.returncode == 1
    assert "apt install python3-venv" in failed.stderr


def test_a_missing_python_is_named(project: Project) -> None:
    """The message says which one and how to name another."""
    failed = project.make("python-of-nobody")
    assert failed.returncode == 1
    assert "There is no python-of-nobody" in failed.stderr
    assert "make PYTHON=" in failed.stderr


def test_an_old_python_is_refused(project: Project) -> None:
    """Its version is shown beside the one that is needed."""
    project.python.write_text('#!/bin/sh\ncase "$1" in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac\n')
    failed = project.make()
    assert failed.returncode == 1
    assert "Python 3.9.2 is too old: this project needs Python 3.11 or later." in failed.stderr
