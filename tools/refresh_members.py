"""`make refresh-members`: asks Parliament who sits, now. Deployed, a schedule does it every night."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

from chalicelib.parliament import MembersApi
from chalicelib.places import House, Places
from chalicelib.places.members_api import MembersNotRefreshedError
from chalicelib.places.refresh import Refresh, TooManyChangesError
from chalicelib.tally.house_store import DynamoHouses
from chalicelib.tally.tally import TallyUnavailable
from chalicelib.uk_day import uk_day
from tools.counting import Target, target
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from chalicelib.places import Member
    from chalicelib.places.members_api import MembersSource
    from chalicelib.places.refresh import Change

YES = "yes"


def main(arguments: Sequence[str] | None = None, parliament: Callable[[], MembersSource] = MembersApi) -> int:
    """Refresh the members, and say what changed.

    Args:
        arguments: the command line; the process's own by default.
        parliament: opens Parliament's list.

    Returns:
        The exit code: 0, or 1 where nothing was kept.
    """
    options = _read(arguments)
    try:
        found = target(options.table)
        changes = _refresh(found, parliament, accept=options.accept == YES)
    except TooManyChangesError as refused:
        _say(refused.changes)
        print(
            f"{refused}\nThese are {len(refused.changes)} changes. If they are right, as after a general "
            f"election: {found.command('make refresh-members ACCEPT=yes')}",
            file=sys.stderr,
        )
        return 1
    except (CannotRunError, MembersNotRefreshedError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except TallyUnavailable:
        print(f"{found.said.capitalize()} does not answer. Try again.", file=sys.stderr)
        return 1
    _say(changes)
    print(f"Changes: {len(changes)}. Kept in {found.said}; every running copy hears of it within some hours.")
    return 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", default="", help="a deployed table; that of make run where left out")
    parser.add_argument("--accept", default="", help=f"{YES} keeps any number of changes: you looked at them")
    return parser.parse_args(arguments)


def _refresh(found: Target, parliament: Callable[[], MembersSource], *, accept: bool) -> tuple[Change, ...]:
    places = Places.open()
    with closing(parliament()) as source:
        return Refresh(
            fetch=source.page,
            shelf=DynamoHouses(found.open()),
            shipped=House.of(places.members),
            constituencies=places.constituencies,
        ).run(uk_day(int(time.time())), accept=accept)


def _say(changes: Iterable[Change]) -> None:
    for change in changes:
        print(f"{change.constituency.name}: {_named(change.before)} -> {_named(change.after)}")


def _named(member: Member | None) -> str:
    return f"{member.full_title} ({member.party})" if member else "vacant"


if __name__ == "__main__":
    sys.exit(main())
