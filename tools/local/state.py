"""The folder outside the project that keeps the counts and the signing key from one run to the next."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OWNER_ONLY = 0o700
OTHERS = stat.S_IRWXG | stat.S_IRWXO
KEY_BYTES = 32  # of randomness; 43 characters when written
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})  # full, over somebody's share, over a limit
KEY_SHAPE = re.compile(r"[A-Za-z0-9_-]{32,}")


@dataclass(frozen=True, slots=True)
class State:
    """Where each thing lies in the state folder."""

    folder: Path

    @property
    def lock_file(self) -> Path:
        """Held for as long as anything of a run is alive."""
        return self.folder / "running"

    @property
    def key_file(self) -> Path:
        """What receipts are signed with."""
        return self.folder / "signing-key"

    @property
    def database_folder(self) -> Path:
        """MiniStack's own files."""
        return self.folder / "database"

    @property
    def database_log(self) -> Path:
        """What MiniStack said in the last run."""
        return self.folder / "database.log"


def state_folder(environ: Mapping[str, str], home: Path) -> Path:
    """Say where the state lies: OWN_WORDS_STATE, or the XDG state folder.

    Args:
        environ: The environment.
        home: The home folder, for when neither is set.

    Returns:
        An absolute path; nothing is made yet.
    """
    if chosen := environ.get("OWN_WORDS_STATE"):
        return Path(chosen).expanduser().resolve()
    base = Path(environ.get("XDG_STATE_HOME", ""))
    # The XDG specification: "relative paths are invalid and should be ignored".
    return (base if base.is_absolute() else home / ".local" / "state") / "own-words"


def open_state(folder: Path, project: Path) -> State:
    """Make the state folder on the first run, for its owner only.

    Args:
        folder: Where it lies.
        project: The project, which must not hold it.

    Returns:
        The state, ready to write in.

    Raises:
        CannotRunError: It cannot be made, lies in the project, or is open to others.
    """
    refuse_inside(folder, project)
    state = State(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
        refuse_open_to_others(folder)
        state.database_folder.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotRunError(
            f"The counts cannot be kept in {folder}: {error.strerror}. Set OWN_WORDS_STATE to another folder."
        ) from error
    return state


def refuse_inside(folder: Path, project: Path) -> None:
    """Keep the counts out of the project, where `chalice local` would start anew at each of them.

    Args:
        folder: Where they would lie.
        project: The project.

    Raises:
        CannotRunError: It lies in the project.
    """
    if folder.is_relative_to(project):
        raise CannotRunError(
            f"The counts must lie outside the project, not in {folder}. Change OWN_WORDS_STATE."
        )


@contextlib.contextmanager
def no_room_said(state: State) -> Iterator[None]:
    """Say of a disk that is full what to do about it.

    Args:
        state: An open state.

    Raises:
        CannotRunError: There is no room for what has to be written there.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise CannotRunError(
            f"There is no room for the counts in {state.folder}: {error.strerror}. "
            "What was saved there is untouched. Make room, or set OWN_WORDS_STATE to another folder."
        ) from error


def refuse_open_to_others(folder: Path) -> None:
    """Make sure that the counts and the key are for one person's eyes.

    Args:
        folder: Where they lie.

    Raises:
        CannotRunError: Others may open it.
    """
    # Never put right by ourselves: somebody may have named a folder that is shared on purpose, such as /tmp.
    if folder.stat().st_mode & OTHERS:
        raise CannotRunError(
            f"{folder} is open to other people of this machine. "
            f"If it is for Own Words alone: chmod 700 {folder}"
        )


def signing_key(state: State) -> str:
    """Read the key that signs receipts, or make it on the first run.

    Args:
        state: An open state.

    Returns:
        At least 32 URL-safe characters. Never print them.

    Raises:
        CannotRunError: The file does not hold such a key.
    """
    if not state.key_file.exists():
        _write_new_key(state.key_file)
    key = state.key_file.read_text(encoding="utf-8", errors="replace").strip()
    if not KEY_SHAPE.fullmatch(key):
        raise CannotRunError(
            f"The signing key in {state.key_file} is damaged. Delete that file and a new one is made; "
            "letters that are open in a browser right now will then not be counted."
        )
    return key


def _write_new_key(path: Path) -> None:
    # Written beside and moved into place: a run that is cut off leaves no half a key.
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(KEY_BYTES) + "\n")
    unfinished.replace(path)
