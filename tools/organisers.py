"""`make organiser-token` and `make revoke-organiser`: who may look at all published figures."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from chalicelib.tally.organiser_store import DynamoOrganisers
from chalicelib.tally.organisers import new_organiser
from chalicelib.tally.tally import TallyUnavailable
from tools.counting import Target, target
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL_DAYS = "90"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a token, or take all tokens of a label back.

    Args:
        arguments: the command line; the process's own by default.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """
    options = _read(arguments)
    try:
        _refuse_nameless(options)
        found = target(options.table)
        if options.do == "revoke":
            _revoke(found, options.name)
        else:
            _make(found, options.name, options.days or USUAL_DAYS)
    except (CannotRunError, ValueError) as refusal:
        print(f"{refusal}", file=sys.stderr)
        return 1
    except TallyUnavailable:
        print(
            f"{found.said.capitalize()} does not answer. Nothing is certain to have changed: "
            "see that its name, region and credentials are right, then try again.",
            file=sys.stderr,
        )
        return 1
    return 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("do", choices=["token", "revoke"])
    parser.add_argument("--name", default="", help="a label such as press-office: a job, not a person")
    parser.add_argument("--days", default="", help=f"how long it is good for; {USUAL_DAYS} where left out")
    parser.add_argument("--table", default="", help="a deployed table; that of make run where left out")
    return parser.parse_args(arguments)


def _refuse_nameless(options: argparse.Namespace) -> None:
    if options.name:
        return
    if options.do == "revoke":
        raise CannotRunError("Say whose tokens to take back: make revoke-organiser NAME=press-office")
    raise CannotRunError("Say what to call it: make organiser-token NAME=press-office DAYS=90")


def _make(found: Target, name: str, days: str) -> None:
    if not days.isdecimal():
        raise CannotRunError(f"DAYS is a whole number, such as {USUAL_DAYS}.")
    organiser, token = new_organiser(name, int(days), int(time.time()), secrets.token_bytes)
    DynamoOrganisers(found.open()).add(organiser)
    ends = datetime.fromtimestamp(organiser.ends, UTC)
    print(token)
    # Beside the token, so that "make organiser-token … > file" keeps the token alone.
    print(
        f"\nThis token opens /organisers until {ends.day} {ends:%B %Y}, in {found.said}.\n"
        "It is shown only now: just a digest of it is kept.\n"
        f"Take it back with: {found.command(f'make revoke-organiser NAME={name}')}",
        file=sys.stderr,
    )


def _revoke(found: Target, name: str) -> None:
    count = DynamoOrganisers(found.open()).remove(name)
    if not count:
        raise CannotRunError(f"There is no token called {name} in {found.said}.")
    print(
        f"Taken back: {count} called {name}. Nobody gets in with {'it' if count == 1 else 'them'} any more."
    )


if __name__ == "__main__":
    sys.exit(main())
