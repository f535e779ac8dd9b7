"""What the real check makes of letters by supporters in a hurry."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib.letters.check import Reference, check
from chalicelib.letters.composer import compose
from tools.campaigns.supporters import MANY, Habit, lazy_supporters

if TYPE_CHECKING:
    from chalicelib.campaign import Campaign
    from chalicelib.letters.overlap import Wording
    from tools.campaigns.supporters import Lazy

Box = tuple[str, str]  # ids of a role and of one of its prompts


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it.

    Attributes:
        letters: how many letters each habit made.
        ready: how many of them would have passed as their writer's own.
        stopped: how many of the others each kind of advice stopped; a letter may have several.
        own_words: own words under each prompt, on average over those who answered it.
    """

    letters: Counter[Habit]
    ready: Counter[Habit]
    stopped: Counter[str]
    own_words: dict[Box, float]


def try_out(campaign: Campaign, many: int = MANY) -> Trial:
    """Check the letters of all of them.

    Args:
        campaign: as it was loaded.
        many: how many letters.

    Returns:
        What came of it, the same each time.
    """
    asks = [ask.question for ask in campaign.all_asks]
    reference = Reference(campaign.published_texts(), campaign.common_names, asks)
    letters: Counter[Habit] = Counter()
    ready: Counter[Habit] = Counter()
    stopped: Counter[str] = Counter()
    answered: defaultdict[Box, list[int]] = defaultdict(list)
    for each in lazy_supporters(campaign, many):
        verdict = check(compose(None, each.story, each.asks, each.name), reference)
        letters[each.habit] += 1
        ready[each.habit] += verdict.ready
        stopped.update({advice.code for advice in verdict.advice if advice.stops})
        for box, words in _own_words(each, reference.wording).items():
            answered[box].append(words)
    return Trial(letters, ready, stopped, {box: sum(words) / len(words) for box, words in answered.items()})


def _own_words(lazy: Lazy, wording: Wording) -> dict[Box, int]:
    found = {}
    for prompt, answer in lazy.answers.items():
        overlap = wording.overlap_with(answer, 0, len(answer))
        found[lazy.role.id, prompt] = overlap.words - overlap.campaign_words
    return found
