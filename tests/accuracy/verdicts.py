"""What the check says of the labelled set."""

from dataclasses import dataclass
from functools import cache

from chalicelib.letters.check import Check, check
from tests.accuracy.bank import Half, reference
from tests.accuracy.drafts import Draft, Kind, labelled_drafts


@dataclass(frozen=True, slots=True)
class Verdict:
    """A draft, and what the check says of it."""

    draft: Draft
    check: Check

    def __str__(self) -> str:
        """Say which draft this is, and why it is not ready."""
        reasons = ", ".join(advice.code for advice in self.check.advice if advice.stops)
        return (
            f"{self.draft.half} {self.draft.kind} {self.draft.number}: {reasons or 'ready'}; "
            f"{self.check.own_words} own words, {self.check.campaign_words} of the campaign, "
            f"worst case {self.check.worst_case:.2f}"
        )


@cache
def all_verdicts() -> tuple[Verdict, ...]:
    """Check the whole set once."""
    return tuple(Verdict(draft, check(draft.text, reference())) for draft in labelled_drafts())


def verdicts_on(kind: Kind, half: Half | None = None) -> list[Verdict]:
    """Give the verdicts on a class.

    Args:
        kind: the class.
        half: one half of the set, or None for both.

    Returns:
        Verdicts in the order of the set.
    """
    return [
        verdict
        for verdict in all_verdicts()
        if verdict.draft.kind is kind and half in (None, verdict.draft.half)
    ]


def ready_share(verdicts: list[Verdict]) -> float:
    """Give the share of drafts that are ready, 0 to 1."""
    return sum(verdict.check.ready for verdict in verdicts) / len(verdicts)
