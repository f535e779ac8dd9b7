"""The commands about figures, as a person at the terminal meets them, on a real database."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chalicelib.tally.events import Event
from chalicelib.tally.organiser_store import DynamoOrganisers
from chalicelib.tally.organisers import Door
from tests.contract.servers import MiniStack
from tools import counting, demo_data, organisers, snapshot
from tools.counting import Target, every_campaign, local_target
from tools.local.lock import Run, hold
from tools.local.refusal import CannotRunError
from tools.local.website import TABLE
from tools.table import create_table, local_client, table_definition

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST_DAY = date(2099, 11, 21)  # far ahead, so that nothing has expired yet
NOW = 4_000_000_000


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder in which nothing runs."""
    folder = tmp_path / "state"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("OWN_WORDS_STATE", str(folder))
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION", "NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "somebody-real")  # so that what the commands set is put back after the test
    return folder


@pytest.fixture
def running(state: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A local run, as far as these commands can tell: its database and its lock file. Gives the address."""
    server = MiniStack(tmp_path_factory.mktemp("ministack"))
    server.start()
    create_table(local_client(server.url), TABLE, table_definition())
    with hold(state / "running") as lock:
        lock.record(Run(runner=1, endpoint=server.url))
        yield server.url
    server.stop()


@pytest.mark.usefixtures("state")
@pytest.mark.parametrize(
    "command",
    [
        snapshot.main,
        demo_data.main,
        lambda: organisers.main(["token", "--name=press"]),
        lambda: organisers.main(["revoke", "--name=press"]),
    ],
    ids=["snapshot", "demo-data", "organiser-token", "revoke-organiser"],
)
def test_without_a_run_each_names_the_next_command(
    command: object, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where Own Words is not running, one is told how to start it."""
    assert callable(command)
    assert command() == 1
    assert "make run" in capsys.readouterr().err


@pytest.mark.usefixtures("running")
def test_a_token_is_printed_once_and_opens(capsys: pytest.CaptureFixture[str]) -> None:
    """The token stands alone on standard output; the table knows it by its digest."""
    assert organisers.main(["token", "--name=press-office", "--days=30"]) == 0
    said = capsys.readouterr()
    token = said.out.strip()
    register = DynamoOrganisers(local_target().open())
    assert Door(lambda: register, lambda: 0).open_with(token).label == "press-office"
    assert token not in said.err
    assert "make revoke-organiser NAME=press-office" in said.err


def test_advice_on_a_deployed_table_names_it() -> None:
    """Whoever copies the command that is printed comes back to the same table."""
    assert Target("tally-1", None).command("make revoke-organiser NAME=a") == (
        "make revoke-organiser NAME=a TABLE=tally-1"
    )
    assert Target(TABLE, "http://127.0.0.1:1").command("make revoke-organiser") == "make revoke-organiser"


@pytest.mark.parametrize("target", ["organiser-token", "revoke-organiser", "refresh-members"])
def test_an_empty_table_is_not_taken_for_the_one_of_this_machine(target: str) -> None:
    """`TABLE=$TABLE` in a new terminal, where nobody has set it, says so and does nothing."""
    project = Path(__file__).parents[2]
    command = ["/usr/bin/env", "make", "--dry-run", target, "TABLE="]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 2
    assert "TABLE is empty" in done.stderr


@pytest.mark.usefixtures("running")
def test_a_token_is_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    """All tokens of the name go; doing it again says that there is none."""
    for _ in range(2):
        organisers.main(["token", "--name=press-office", "--days=30"])
    assert organisers.main(["revoke", "--name=press-office"]) == 0
    assert "Taken back: 2" in capsys.readouterr().out
    assert organisers.main(["revoke", "--name=press-office"]) == 1
    assert "no token called press-office" in capsys.readouterr().err


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["token"], "NAME=press-office"),
        (["token", "--name=press", "--days=soon"], "whole number"),
        (["token", "--name=press", "--days=999"], "1 to 366 days"),
        (["token", "--name=Jo Bloggs"], "small letters"),
        (["revoke"], "NAME=press-office"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(
    arguments: list[str], advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing or wrong is said, and nothing is made."""
    assert organisers.main(arguments) == 1
    said = capsys.readouterr()
    assert advice in said.err
    assert said.out == ""


def test_a_deployed_table_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the account cannot be reached, one is told what to look at."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    assert organisers.main(["token", "--name=press", "--table=own-words-prod"]) == 1
    assert "region and credentials" in capsys.readouterr().err


def test_a_table_elsewhere_is_never_taken_for_the_local_one(state: Path) -> None:
    """A lock file that names another machine's address is not believed."""
    with hold(state / "running") as lock:
        lock.record(Run(runner=1, endpoint="http://dynamodb.example.org:8000"))
        with pytest.raises(CannotRunError):
            local_target()


@pytest.mark.usefixtures("running")
def test_snapshot_publishes(capsys: pytest.CaptureFixture[str]) -> None:
    """Every campaign's figures are published, and said in words."""
    assert snapshot.main() == 0
    (campaign, *_) = every_campaign()
    assert f"{campaign.id}: Fewer than ten letters" in capsys.readouterr().out
    latest = local_target().counts(campaign, lambda: NOW).latest_or_none()
    assert latest is not None


def test_the_invention_is_as_large_as_it_says() -> None:
    """Twenty thousand participations over forty days, the same ones each time, and some in many constituencies."""
    (campaign, *_) = every_campaign()
    first, second = (demo_data.invention_for(campaign, LAST_DAY).participations() for _ in range(2))
    assert first == second
    people = [each for day in first.values() for each in day]
    assert len(first) == 40
    assert Counter(each.event for each in people) == demo_data.PEOPLE
    assert len(people) == 20_000 == len({each.receipt_id for each in people})
    letters = Counter(each.constituency for each in people if each.event is Event.SENT)
    assert len(letters) > 500
    assert sum(count >= 10 for count in letters.values()) > 50


def test_two_campaigns_are_invented_with_receipts_of_their_own() -> None:
    """A receipt counts once in a table, so a second campaign with the same ones would have days without anybody."""
    (campaign, *_) = every_campaign()
    receipts = [
        {each.receipt_id for day in found.participations().values() for each in day}
        for found in (
            demo_data.invention_for(each, LAST_DAY) for each in (campaign, replace(campaign, id="another"))
        )
    ]
    assert not receipts[0] & receipts[1]


@pytest.mark.usefixtures("running")
def test_demo_data_is_loaded_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A smaller invention is loaded and published day by day; a second time is refused with what to do."""
    monkeypatch.setattr(demo_data, "PEOPLE", {Event.LANDED: 300, Event.SENT: 150})
    monkeypatch.setattr(demo_data, "DAYS", 3)
    assert demo_data.main() == 0
    assert re.search(r"day 3 of 3, 450 counted", capsys.readouterr().out)
    (campaign, *_) = every_campaign()
    latest = local_target().counts(campaign, lambda: NOW).latest_or_none()
    assert latest is not None
    assert [len(latest.line), latest.figures[Event.LANDED].at_least] == [3, 300]
    assert demo_data.main() == 1
    assert "begin again at zero" in capsys.readouterr().err


def test_the_local_table_is_found_by_its_lock_file(running: str) -> None:
    """What the run wrote down is what is used, under its own name."""
    assert counting.local_target() == counting.Target(TABLE, running)
