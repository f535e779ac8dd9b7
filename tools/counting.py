"""What the commands about figures work on: the table of `make run` or a deployed one, and every campaign."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from chalicelib.campaign_file import load_campaign
from chalicelib.counts import Counts
from chalicelib.places import Places
from chalicelib.tally.snapshot_store import DynamoSnapshots
from chalicelib.tally.store import DynamoTally
from chalicelib.tally.table import Table, open_amazon_database
from chalicelib.tally.tally import TallyUnavailable
from tools.local.database import HEALTH
from tools.local.lock import read_run
from tools.local.ports import LOOPBACK
from tools.local.processes import status_or_none
from tools.local.refusal import CannotRunError, exit_code
from tools.local.state import State, state_folder
from tools.local.website import TABLE, forget_real_accounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.campaign import Campaign

CAMPAIGNS = Path(__file__).resolve().parents[1] / "templates" / "campaigns"
OK = 200


@dataclass(frozen=True, slots=True)
class Target:
    """The table to work on.

    Args:
        table: its name.
        endpoint: the database's address on this machine, or None for Amazon's.
    """

    table: str
    endpoint: str | None

    @property
    def said(self) -> str:
        """What the person at the terminal is told."""
        return "the table of make run" if self.endpoint else f"the deployed table {self.table}"

    def command(self, words: str) -> str:
        """Give a command that works on this table, too.

        Args:
            words: the command for the table of `make run`.
        """
        return words if self.endpoint else f"{words} TABLE={self.table}"

    def open(self) -> Table:
        """Open it."""
        return Table(self.table, lambda: open_amazon_database(self.endpoint))

    def counts(self, campaign: Campaign, now: Callable[[], int]) -> Counts:
        """Give what publishes a campaign's figures.

        Args:
            campaign: whose.
            now: seconds since 1970.
        """
        return Counts(
            campaign,
            places=Places.open,
            tally=lambda: DynamoTally(self.open()),
            snapshots=lambda: DynamoSnapshots(self.open()),
            now=now,
        )


def every_campaign() -> list[Campaign]:
    """Read every campaign that there is a folder for."""
    return [load_campaign(folder) for folder in sorted(CAMPAIGNS.iterdir()) if folder.is_dir()]


def local_target() -> Target:
    """Find the table of `make run`, and make sure that nothing here can reach anybody's AWS account.

    Returns:
        The table.

    Raises:
        CannotRunError: it is not running.
    """
    forget_real_accounts(os.environ)
    run = read_run(State(state_folder(os.environ, Path.home())).lock_file)
    address = urlsplit(run.endpoint)
    if address.hostname != LOOPBACK or not address.port or status_or_none(address.port, HEALTH) != OK:
        raise CannotRunError(
            "Own Words is not running here. Start it in another window with: make run   Then try again."
        )
    return Target(TABLE, run.endpoint)


def with_local_table(work: Callable[[Target], None]) -> int:
    """Do something with the table of `make run`, and say where that cannot be.

    Args:
        work: is given the table.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """

    def refusing() -> None:
        try:
            work(local_target())
        except TallyUnavailable as error:
            raise CannotRunError("The local table does not answer. Is make run still running?") from error

    return exit_code(refusing)


def target(deployed_table: str) -> Target:
    """Find the table that is meant.

    Args:
        deployed_table: a table in the AWS account that the environment opens, or "" for the local one.

    Returns:
        The table.

    Raises:
        CannotRunError: the local one is meant, and is not running.
    """
    return Target(deployed_table, None) if deployed_table else local_target()
