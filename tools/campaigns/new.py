"""`make new-campaign`: asks a few questions and writes a campaign's folder, which loads at once."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.campaign_table import ID_RULE, CampaignFileError
from chalicelib.tally.events import is_slug
from tools.campaigns.answer_file import AnswerFileError, read_answers, written_answers
from tools.campaigns.asking import ask_all
from tools.campaigns.questions import questions
from tools.campaigns.writing import write_campaign
from tools.counting import CAMPAIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.campaigns.asking import Terminal
    from tools.campaigns.questions import Given

PROJECT = Path(__file__).resolve().parents[2]
USAGE = "make new-campaign ID=school-meals"


class Person:
    """Whoever sits at the terminal."""

    def say(self, text: str) -> None:
        """Show a text."""
        print(text, flush=True)

    def read(self, prompt: str) -> str:
        """Wait for a line, which can be edited with the arrow keys where Python knows how."""
        with suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - what it changes is input()
        return input(prompt)


class CannotBeginError(Exception):
    """There can be no campaign of this name. Its text says why, and what to do."""


def main(
    arguments: Sequence[str] | None = None,
    terminal: Terminal | None = None,
    campaigns: Path = CAMPAIGNS,
    build: Path = PROJECT / "build",
) -> int:
    """Make a campaign.

    Args:
        arguments: the command line; the process's own by default.
        terminal: who answers; whoever sits there by default.
        campaigns: the folder of all campaigns.
        build: where answers are kept of somebody who stops half way.

    Returns:
        The exit code: 0, or 1 where nothing was made.
    """
    options, terminal = _read(arguments), terminal or Person()
    try:
        _refuse_id(options.id, campaigns)
        given = read_answers(options.answers, questions()) if options.answers else {}
        terminal.say(
            f"A new campaign: {options.id}. An empty line takes what stands in [brackets]. Ctrl-C stops."
        )
        _ask(options.id, given, terminal, build)
        folder = _write(options.id, given, campaigns)
    except (CannotBeginError, AnswerFileError, CampaignFileError) as refusal:
        terminal.say(str(refusal))
        return 1
    terminal.say(_next_steps(options.id, folder))
    return 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make new-campaign", description=__doc__)
    parser.add_argument("--id", default="", help="the campaign's id, which is its folder")
    parser.add_argument("--from", dest="answers", type=_file_or_none, help="a file of answers")
    return parser.parse_args(arguments)


def _file_or_none(name: str) -> Path | None:
    return Path(name) if name else None


def _refuse_id(campaign_id: str, campaigns: Path) -> None:
    if not campaign_id:
        raise CannotBeginError(f"Say what to call it: {USAGE}")
    if not is_slug(campaign_id):
        raise CannotBeginError(f"ID cannot be “{campaign_id}”: {ID_RULE}.")
    if (campaigns / campaign_id).exists():
        raise _taken(campaign_id)


def _ask(campaign_id: str, given: dict[str, tuple[str, ...]], terminal: Terminal, build: Path) -> None:
    """Ask for what is missing; keep all answers of somebody who stops."""
    try:
        ask_all(questions(), given, terminal)
    except (EOFError, KeyboardInterrupt):
        missing = ", ".join(each.key for each in questions() if each.key not in given)
        said = f"\nNothing was made. No answer yet: {missing}."
        if given:
            file = build / f"new-campaign-{campaign_id}.toml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(written_answers(given, questions()), encoding="utf-8", newline="\n")
            said += f" Your answers are kept. Go on with:\n  make new-campaign ID={campaign_id} FROM={file}"
        raise CannotBeginError(said) from None


def _write(campaign_id: str, given: Given, campaigns: Path) -> Path:
    try:
        return write_campaign(campaign_id, given, campaigns)
    except FileExistsError:
        raise _taken(campaign_id) from None


def _taken(campaign_id: str) -> CannotBeginError:
    text = f"There is a campaign “{campaign_id}” already. Nothing was changed: take another ID."
    return CannotBeginError(text)


def _next_steps(campaign_id: str, folder: Path) -> str:
    check = f"make check-campaign ID={campaign_id}"
    width = len(check) + 3
    return f"""
Written: {folder}
Next:
  1. Open campaign.toml there in an editor and make the questions fit. Its comments say how.
  2. {check:{width}}what an editor would say of it
  3. {"make card":{width}}the picture that links show (needs Chromium)
  4. {"make run RELOAD=yes":{width}}then look at http://127.0.0.1:8000/?campaign={campaign_id}
     RELOAD=yes shows what you change from then on; without it, stop and start make run after a change.
How to put it on your page, and what each key means: docs/campaigns.md"""


if __name__ == "__main__":
    sys.exit(main())
