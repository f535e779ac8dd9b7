"""How a report on a campaign is said at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.campaign_file import CAMPAIGN_FILE
from tools.campaigns.lines import line_of, lines_of_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chalicelib.campaign import Campaign
    from tools.campaigns.finding import Finding
    from tools.campaigns.trial import Box, Trial

_WHY = {
    "campaign-wording": "too much of it was the campaign’s wording",
    "short-for-its-asks": "too few own words for the asks that were ticked",
    "too-short": "too short: WriteToThem holds letters under 250 characters back",
    "no-words": "nothing stood in it",
}
_PART_OF_ANOTHER = frozenset(
    {"kept-line"}
)  # names the lines that are the campaign's, beside campaign-wording
THINNEST = 3
LIMITS = """\
What this can tell: how much of your wording a hurried supporter can lean on before the check stops the
letter, and which question gets least. Compare two versions of a campaign by it. What it cannot: these
supporters are invented, and their sentences know nothing of your topic. How many people will write well,
whether a question moves anybody, and whether WriteToThem holds a letter back is not in these figures. Let
five people try it."""


def said_of_findings(findings: list[Finding], project: Path) -> str:
    """Say what was found, a line for each, file by file and line by line."""
    return "\n".join(each.said(project) for each in sorted(findings))


def said_of_trial(trial: Trial, campaign: Campaign, folder: Path) -> str:
    """Say what came of the supporters in a hurry.

    Args:
        trial: what came of it.
        campaign: whose questions they answered.
        folder: its files.
    """
    return "\n".join(_lines(trial, campaign, folder))


def _lines(trial: Trial, campaign: Campaign, folder: Path) -> Iterator[str]:
    letters, ready = trial.letters.total(), trial.ready.total()
    yield f"{letters} invented supporters in a hurry: {ready} letters would be ready, {letters - ready} not."
    for habit in sorted(
        trial.letters, key=lambda each: trial.ready[each] / trial.letters[each], reverse=True
    ):
        yield f"  {trial.ready[habit]:3} of {trial.letters[habit]:3}  {habit}"
    if trial.stopped:
        yield "What stopped the others (a letter can have two reasons):"
    for code, count in trial.stopped.most_common():
        if code not in _PART_OF_ANOTHER:
            yield f"  {count:3}  {_WHY.get(code, code)}"
    yield "Fewest own words under a question, on average:"
    for box in sorted(trial.own_words, key=trial.own_words.__getitem__)[:THINNEST]:
        yield f"  {trial.own_words[box]:3.0f}  {_prompt(box, campaign, folder)}"
    yield LIMITS


def _prompt(box: Box, campaign: Campaign, folder: Path) -> str:
    lines = lines_of_keys((folder / CAMPAIGN_FILE).read_text(encoding="utf-8"))
    for place, role in enumerate(campaign.roles):
        for number, prompt in enumerate(role.prompts):
            if (role.id, prompt.id) == box:
                line = line_of(f"roles[{place}].prompts[{number}].question", lines)
                return f"{role.label}: “{prompt.question}” ({CAMPAIGN_FILE}:{line})"
    raise KeyError(box)
