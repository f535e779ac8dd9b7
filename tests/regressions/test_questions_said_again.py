"""People who say each question again before they answer it in a line sent letters that WriteToThem takes for copies.

A campaign's questions were not among the texts that drafts are compared with, so they passed as the writer's own
words. Of letters by invented supporters who did that, which the check called ready, one pair in forty-five scored over
WriteToThem's bound, up to 0.89. Found by `make check-campaign`'s supporters in a hurry.
"""

import pytest

from chalicelib.letters.check import Reference, check
from chalicelib.letters.composer import compose
from chalicelib.letters.similarity import THRESHOLD, similarity
from tests.campaigns import FIRST, SECOND, Known

ONES = ("More time.", "I would rather not say.", "My two girls.")
OTHERS = ("Me.", "For my son, who is nine.", "It made me cross for a week.")


def letter(known: Known, role: int, answers: tuple[str, ...], name: str) -> str:
    prompts = known.campaign.roles[role].prompts
    story = "\n\n".join(
        f"{prompt.question} {answer}" for prompt, answer in zip(prompts, answers, strict=True)
    )
    return compose("Gareth Thomas", story, [], name)


@pytest.mark.parametrize(("known", "role"), [(FIRST, 0), (SECOND, 1)])
def test_a_question_said_again_is_not_own_words(known: Known, role: int) -> None:
    """Two letters that the referee would call similar are not ready, and the questions are marked in them."""
    letters = [letter(known, role, ONES, "Tom Briggs"), letter(known, role, OTHERS, "Amina Hussain")]
    assert similarity(*letters) > THRESHOLD
    campaign = known.campaign
    reference = Reference(campaign.published_texts(), campaign.common_names)
    for each in letters:
        verdict = check(each, reference)
        assert not verdict.ready
        assert verdict.campaign_words > verdict.own_words
