"""`make review` and `make truth`: when to compare a campaign's statements with their sources again."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from chalicelib.campaign_file import GUIDE_FOLDER
from chalicelib.campaign_table import CampaignFileError
from chalicelib.subject_access.guide_file import GUIDE_FILE, load_guide
from chalicelib.subject_access.statements import due_soon, overdue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chalicelib.subject_access.statements import Statement

CAMPAIGNS = Path(__file__).resolve().parents[1] / "templates" / "campaigns"
HELP = "docs/subject-access.md"
INDENT = " " * 4
WIDTH = 96  # of the statements' text: a terminal shows about that much beside an editor


@dataclass(frozen=True, slots=True)
class Guided:
    """The statements of one campaign.

    Attributes:
        campaign: its id.
        file: where they stand.
        statements: all of them.
    """

    campaign: str
    file: Path
    statements: tuple[Statement, ...]


def main(
    arguments: Sequence[str] | None = None, today: date | None = None, campaigns: Path = CAMPAIGNS
) -> int:
    """List all statements, or say which of them are due.

    Args:
        arguments: the command line; the process's own by default.
        today: the day to look from; this one by default.
        campaigns: the folder of all campaigns.

    Returns:
        The exit code: 0, or 1 where a file has a mistake or the gate finds a statement that nobody should
        rely on any more.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--gate", action="store_true", help="say only what is due, and fail where it is too late"
    )
    options = parser.parse_args(arguments)
    today = today or datetime.now(UTC).date()
    try:
        guides = all_guides(campaigns)
    except CampaignFileError as error:
        print(f"{error}", file=sys.stderr)
        return 1
    if options.gate:
        return _gate(guides, today)
    print(listed(guides, today))
    return 0


def all_guides(campaigns: Path) -> tuple[Guided, ...]:
    """Read the statements of every campaign that has a guide.

    Args:
        campaigns: the folder of all campaigns.

    Returns:
        One for each such campaign.

    Raises:
        CampaignFileError: a file has a mistake.
    """
    return tuple(
        Guided(folder.parent.name, folder / GUIDE_FILE, load_guide(folder).statements)
        for folder in sorted(campaigns.glob(f"*/{GUIDE_FOLDER}"))
    )


def listed(guides: Iterable[Guided], today: date) -> str:
    """Make the table of all statements.

    Args:
        guides: of all campaigns.
        today: the day to look from.

    Returns:
        For each its day, campaign, id, text, source and link, what is due soonest first.
    """
    rows = [(each.review_by, guided.campaign, each) for guided in guides for each in guided.statements]
    return "\n\n".join(
        _entry(campaign, each, today)
        for _, campaign, each in sorted(rows, key=lambda row: (row[0], row[1], row[2].id))
    )


def _entry(campaign: str, statement: Statement, today: date) -> str:
    due = f"{statement.review_by}  {_distance(statement.review_by, today)}"
    lines = [*wrap(statement.text, WIDTH), f"Source: {statement.source}", statement.url]
    return "\n".join([f"{due}  {campaign}: {statement.id}", *(f"{INDENT}{line}" for line in lines)])


def _distance(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return "today"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"in {count}" if days > 0 else f"{count} late"


def _gate(guides: Iterable[Guided], today: date) -> int:
    too_late = False
    for guided in guides:
        for each in due_soon(guided.statements, today):
            print(f"warning: {_said(guided, each, today)}", file=sys.stderr)
        for each in overdue(guided.statements, today):
            print(f"error: {_said(guided, each, today)}", file=sys.stderr)
            too_late = True
    return 1 if too_late else 0


def _said(guided: Guided, statement: Statement, today: date) -> str:
    due = f"{statement.review_by} ({_distance(statement.review_by, today)})"
    return (
        f"{guided.file}: {statement.id}: its review is due by {due}. Compare it with {statement.url}, "
        f"mend it where it has changed, then set its checked and review_by ({HELP})."
    )


if __name__ == "__main__":
    sys.exit(main())
