"""The two campaigns that tests of "a campaign" are run with, so that nothing is secretly about the first."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from chalicelib.campaign import Campaign
from chalicelib.campaign_file import load_campaign

PROJECT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Known:
    """A campaign, and what a test types into it.

    Attributes:
        folder: where it is.
        role: one of its roles.
        other_role: another, with the same questions' ids.
        prompt: the first question of that role.
        second_prompt: the second.
        ask: one of its asks.
        copied: a sentence of its own that nobody should paste.
        site: the first site that may show its widget.
    """

    folder: Path
    role: str
    other_role: str
    prompt: str
    second_prompt: str
    ask: str
    copied: str
    site: str

    @classmethod
    def at(cls, folder: Path) -> "Known":
        """Give a campaign of which only the file is looked at."""
        return cls(folder, *[""] * 7)

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def campaign(self) -> Campaign:
        return _loaded(self.folder)


@cache
def _loaded(folder: Path) -> Campaign:
    return load_campaign(folder)


FIRST = Known(
    folder=PROJECT / "templates" / "campaigns" / "my-records-my-rights",
    role="parent",
    other_role="learner",
    prompt="you",
    second_prompt="found-out",
    ask="tell-families",
    copied="Nobody asks pupils or parents first, and schools are not told where the records go.",
    site="https://defenddigitalme.org",
)
SECOND = Known(
    folder=PROJECT / "examples" / "school-exclusions",
    role="family",
    other_role="young-person",
    prompt="who",
    second_prompt="happened",
    ask="support-first",
    copied="A review panel can tell governors to think again, but it cannot give a child their place back.",
    site="https://stay-in-class.example",
)
BOTH = (FIRST, SECOND)
# On a test that has the fixture "known", or one that rests on it: it is run with each campaign in turn.
with_each_campaign = pytest.mark.parametrize("known", BOTH, ids=lambda known: known.id, indirect=True)
