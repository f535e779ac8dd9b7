"""The folder that keeps the counts and the key."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from tools.local.refusal import CannotRunError
from tools.local.state import State, open_state, signing_key, state_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def state(tmp_path: Path) -> State:
    return open_state(tmp_path / "state", tmp_path / "project")


def test_the_state_lies_where_own_words_state_says(tmp_path: Path) -> None:
    """OWN_WORDS_STATE wins over everything."""
    environ = {"OWN_WORDS_STATE": str(tmp_path / "mine"), "XDG_STATE_HOME": "/elsewhere"}
    assert state_folder(environ, tmp_path) == tmp_path / "mine"


def test_the_state_lies_in_the_xdg_state_folder(tmp_path: Path) -> None:
    """Without OWN_WORDS_STATE the desktop's own convention holds."""
    assert state_folder({"XDG_STATE_HOME": str(tmp_path)}, tmp_path / "home") == tmp_path / "own-words"


@pytest.mark.parametrize(
    "environ", [{}, {"XDG_STATE_HOME": ""}, {"XDG_STATE_HOME": "relative"}, {"OWN_WORDS_STATE": ""}]
)
def test_the_state_lies_in_the_home_folder_otherwise(environ: dict[str, str], tmp_path: Path) -> None:
    """Empty settings and a relative XDG path count as not set."""
    assert state_folder(environ, tmp_path) == tmp_path / ".local" / "state" / "own-words"


def test_the_folder_is_made_for_its_owner_only(state: State) -> None:
    """Nobody else on the machine can look in."""
    assert stat.S_IMODE(state.folder.stat().st_mode) == 0o700


def test_the_folder_may_be_there_already(state: State, tmp_path: Path) -> None:
    """A second run opens the first one's folder."""
    assert open_state(state.folder, tmp_path / "project") == state


def test_a_folder_that_is_open_to_others_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A shared folder such as /tmp never has its rights changed by us."""
    tmp_path.chmod(0o755)
    with pytest.raises(CannotRunError, match=f"chmod 700 {tmp_path}"):
        open_state(tmp_path, tmp_path / "project")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_folder_inside_the_project_is_refused(tmp_path: Path) -> None:
    """Counts in the project would be reloaded on, packaged and committed."""
    with pytest.raises(CannotRunError, match="outside the project"):
        open_state(tmp_path / "state", tmp_path)


def test_a_folder_that_cannot_be_made_is_refused_with_the_reason(tmp_path: Path) -> None:
    """The message says why and which setting to change."""
    (tmp_path / "file").touch()
    with pytest.raises(CannotRunError, match="Set OWN_WORDS_STATE to another folder"):
        open_state(tmp_path / "file" / "state", tmp_path / "project")


def test_the_key_is_made_once_for_its_owner_only(state: State) -> None:
    """The same key signs receipts in every run, and only its owner reads it."""
    key = signing_key(state)
    assert len(key) >= 32
    assert signing_key(state) == key
    assert stat.S_IMODE(state.key_file.stat().st_mode) == 0o600


def test_a_key_that_was_cut_off_is_made_anew(state: State) -> None:
    """A run that ended while writing the key does not stop the next one."""
    state.key_file.with_suffix(".new").write_text("half")
    assert len(signing_key(state)) >= 32


@pytest.mark.parametrize("damage", ["", "short", "x" * 31, "spaces in a key that is long enough otherwise"])
def test_a_damaged_key_is_refused_without_showing_it(damage: str, state: State) -> None:
    """The message names the file and never the key."""
    state.key_file.write_text(damage)
    with pytest.raises(CannotRunError, match="damaged") as refusal:
        signing_key(state)
    assert json.dumps(damage) not in str(refusal.value)
    assert str(state.key_file) in str(refusal.value)
