"""What MiniStack and the app are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.local.database import database_environment, last_lines, refuse_unreadable
from tools.local.refusal import CannotRunError
from tools.local.state import State
from tools.local.website import STAGE, app_environment, forget_real_accounts

PROJECT = Path(__file__).parents[2]


def test_ministack_is_reachable_from_this_machine_only_and_saves_in_our_folder() -> None:
    """Every port it opens is on loopback; what is set for another MiniStack does not reach it."""
    environ = {"PATH": "/bin", "USE_SSL": "1", "AWS_PROFILE": "real", "BIND_HOST": "0.0.0.0"}  # noqa: S104 - refused
    told = database_environment(State(Path("/state")), 4000, environ)
    assert told == {
        "PATH": "/bin",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": "4000",
        "SERVICES": "dynamodb",
        "PERSIST_STATE": "1",
        "STATE_DIR": "/state/database",
        "TMPDIR": "/state/database",
        "IOT_MTLS_ENABLED": "0",
        "PYTHONUNBUFFERED": "1",
    }


def test_no_real_account_and_no_proxy_is_left() -> None:
    """Whatever the developer's shell holds, nothing here can reach Amazon."""
    environ = {
        "AWS_PROFILE": "real",
        "AWS_SESSION_TOKEN": "real",
        "AWS_ENDPOINT_URL": "https://real",
        "NO_PROXY": "a.example",
    }
    forget_real_accounts(environ)
    assert "real" not in json.dumps(environ)
    assert environ["AWS_ACCESS_KEY_ID"] == "local"
    assert environ["AWS_CONFIG_FILE"] == environ["AWS_SHARED_CREDENTIALS_FILE"] == "/dev/null"
    assert environ["NO_PROXY"] == environ["no_proxy"] == "a.example,127.0.0.1"


def test_the_app_is_told_the_local_database_and_key() -> None:
    """What the shell sets for a deployed stage does not win; other settings pass."""
    environ = {
        "OWN_WORDS_TABLE": "real",
        "OWN_WORDS_SIGNING_KEY_PARAMETER": "real",
        "OWN_WORDS_CAMPAIGN": "mine",
    }
    assert app_environment("http://127.0.0.1:4000", "key", environ) == {
        "OWN_WORDS_CAMPAIGN": "mine",
        "OWN_WORDS_TABLE": "own-words-local",
        "OWN_WORDS_DYNAMODB_ENDPOINT": "http://127.0.0.1:4000",
        "OWN_WORDS_SIGNING_KEY": "key",
        "OWN_WORDS_SIGNING_KEY_PARAMETER": "",
        "PYTHONUNBUFFERED": "1",
    }


def test_the_chalice_configuration_sets_nothing_over_the_local_values() -> None:
    """`chalice local` lets its configuration win over the environment, so that must be silent about the local stage."""
    config = json.loads((PROJECT / ".chalice" / "config.json").read_text())
    assert "environment_variables" not in config
    assert "environment_variables" not in config["stages"].get(STAGE, {})


def test_damaged_counts_stop_the_start(tmp_path: Path) -> None:
    """MiniStack would begin at zero and save that over them."""
    saved = tmp_path / "dynamodb.json"
    refuse_unreadable(saved)
    saved.write_text('{"payload": {}}')
    refuse_unreadable(saved)
    saved.write_text('{"payload": ')
    with pytest.raises(CannotRunError, match="damaged"):
        refuse_unreadable(saved)


def test_the_end_of_a_log_is_shown_with_its_path(tmp_path: Path) -> None:
    """The last lines are enough to see why, and the path leads to the rest."""
    log = tmp_path / "log"
    log.write_text("".join(f"line {number}.\n" for number in range(40)))
    assert last_lines(log).startswith(f"The end of {log}:\n  line 25.\n")
    assert last_lines(log).endswith("\n  line 39.")
