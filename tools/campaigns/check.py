"""`make check-campaign`: reads a campaign as an editor would, and tries it out on supporters in a hurry."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.campaign_file import CAMPAIGN_FILE, load_campaign
from tools.campaigns.colours import colour_warnings
from tools.campaigns.editor import warnings_on
from tools.campaigns.faults import faults_of
from tools.campaigns.report import said_of_findings, said_of_trial
from tools.campaigns.trial import try_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.campaigns.finding import Finding

PROJECT = Path(__file__).resolve().parents[2]
CAMPAIGNS = Path("templates") / "campaigns"
USAGE = "make check-campaign ID=my-records-my-rights, or the path of a folder: ID=examples/school-exclusions"


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Check one campaign.

    Args:
        arguments: the command line; the process's own by default.
        project: the folder in which campaigns are looked for, and named.

    Returns:
        The exit code: 0, also where there are warnings; 1 where it would not load or is not there.
    """
    options = _read(arguments)
    folder = _folder_or_none(options.id, project)
    if folder is None:
        missing = f"There is no campaign “{options.id}”.\n" if options.id else ""
        print(
            f"{missing}Say which campaign: {USAGE}\nThere are: {', '.join(_known(project))}.", file=sys.stderr
        )
        return 1
    errors = faults_of(folder)
    warnings = [] if errors else _warnings(folder, options.colours)
    print(said_of_findings([*errors, *warnings], project) or "Nothing to mend.")
    if not errors:
        campaign = load_campaign(folder)
        print(f"\n{said_of_trial(try_out(campaign), campaign, folder)}")
    print(f"\n{folder.name}: {_counted(len(errors), 'error')}, {_counted(len(warnings), 'warning')}.")
    return 1 if errors else 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make check-campaign", description=__doc__)
    parser.add_argument("--id", default="", help="the campaign's id, or the path of its folder")
    parser.add_argument("--colours", default="", help="of your site for the widget, such as accent=7a1f5c")
    return parser.parse_args(arguments)


def _folder_or_none(name: str, project: Path) -> Path | None:
    """Find a campaign by its id or its path. A folder is one where its file is there, good or not."""
    places = (project / CAMPAIGNS / name, project / name) if name.strip("/.") else ()
    return next((place for place in places if (place / CAMPAIGN_FILE).is_file()), None)


def _known(project: Path) -> list[str]:
    shipped = (file.parent.name for file in sorted((project / CAMPAIGNS).glob(f"*/{CAMPAIGN_FILE}")))
    examples = (
        f"examples/{file.parent.name}" for file in sorted(project.glob(f"examples/*/{CAMPAIGN_FILE}"))
    )
    return [*shipped, *examples]


def _warnings(folder: Path, colours: str) -> list[Finding]:
    return [*warnings_on(load_campaign(folder), folder), *colour_warnings(colours, folder / CAMPAIGN_FILE)]


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
