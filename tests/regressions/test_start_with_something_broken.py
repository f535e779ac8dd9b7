"""`make run` with a full disk, a mistake in a campaign's file or a damaged postcode table.

A full disk and a mistake ended in forty lines of Python's own words; a damaged table was served, and told only when
the first supporter typed a postcode. `make deploy` put all of it online.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.servers import PROJECT
from tools.contents import CAMPAIGNS, LANGUAGES, PLACES, faults_in
from tools.local.refusal import CannotRunError
from tools.local.state import no_room_said, open_state
from tools.package.build import build
from tools.package.chalice_output import PackageRefused
from tools.run_local import refuse_faults

CAMPAIGN = f"{CAMPAIGNS}/my-records-my-rights/campaign.toml"
TABLE = f"{PLACES}/postcodes.table"
PATIENCE = 60


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what is looked at."""
    for folder in (CAMPAIGNS, LANGUAGES, PLACES):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    return tmp_path


def misspell(project: Path) -> None:
    file = project / CAMPAIGN
    file.write_text(file.read_text().replace("[[asks]]", "[[aks]]"))


def misspell_in_another_language(project: Path) -> None:
    (project / CAMPAIGN).with_name("campaign.xx.toml").write_text('titel = "x"\n')


def break_a_language(project: Path) -> None:
    (project / LANGUAGES / "xx.toml").write_text('[language]\nname = "X"\nbase = "de"\n')


def break_the_first_language(project: Path) -> None:
    (project / LANGUAGES / "en.toml").write_text("[language]\n")


def change_a_byte(project: Path) -> None:
    file = project / TABLE
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def lose(project: Path) -> None:
    (project / TABLE).unlink()


def unfit(project: Path) -> None:
    file = project / PLACES / "about.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "postcodes": 1}))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (misspell, "campaign.toml: asks: is missing"),
        (misspell_in_another_language, "campaign.xx.toml: titel: is no text of a campaign"),
        (break_a_language, "xx.toml: language.base must be"),
        (break_the_first_language, "en.toml: language.name must be"),
        (change_a_byte, "Its content is not what was built. Build it again"),
        (lose, "postcodes.table: No such file"),
        (unfit, "about.json"),
    ],
)
def test_it_is_said_in_a_line_before_anything_starts(
    project: Path, spoil: Callable[[Path], None], said: str
) -> None:
    """The file and what to do, to whoever runs it here and to whoever would put it online."""
    assert faults_in(project) == []
    spoil(project)
    (fault,) = faults_in(project)
    assert said in fault
    with pytest.raises(CannotRunError, match="put right") as refused:
        refuse_faults(project)
    assert fault in str(refused.value)
    with pytest.raises(PackageRefused) as not_packaged:
        build(project, "prod", project / "out")
    assert fault in str(not_packaged.value)


def test_a_smaller_app_has_nothing_to_look_at(tmp_path: Path) -> None:
    """Folders that are not there have no mistakes."""
    assert faults_in(tmp_path) == []


def test_a_full_disk_is_said_in_a_line(tmp_path: Path) -> None:
    """The folder, the reason and the way out; nothing is left running, and the next start finds no half a key."""
    ended = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", NO_ROOM, str(tmp_path / "state")],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 1
    assert "There is no room for the counts" in ended.stdout
    assert "set OWN_WORDS_STATE" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr


NO_ROOM = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
os.environ["OWN_WORDS_STATE"] = sys.argv[1]
from tools.run_local import main
sys.exit(main([]))
"""


def test_another_fault_keeps_its_name(tmp_path: Path) -> None:
    """Only a lack of room is said to be one."""
    state = open_state(tmp_path / "state", tmp_path / "project")
    with pytest.raises(IsADirectoryError), no_room_said(state):
        tmp_path.read_bytes()
