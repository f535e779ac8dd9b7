"""One place that was looked at, and what was found there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Look:
    """A look at one place.

    Args:
        where: the place, in words.
        how_much: what was there to be looked through, in words; why not, where it could not be looked at.
        found: what should not have been there.
        is_done: whether it was looked at.
        is_told: whether the page about privacy tells people that it is there, so that it is no finding.
    """

    where: str
    how_much: str
    found: tuple[str, ...] = ()
    is_done: bool = True
    is_told: bool = False

    @property
    def verdict(self) -> str:
        """What came of it, in words."""
        if not self.is_done:
            return "NOT LOOKED AT"
        if not self.found:
            return "nothing found"
        return f"{'there, and people are told' if self.is_told else 'FOUND'}: {', '.join(self.found)}"

    @property
    def is_finding(self) -> bool:
        """Whether something is there that nobody was told of."""
        return bool(self.found) and not self.is_told


def text_of(looks: Sequence[Look], about: Sequence[str], *, is_markdown: bool) -> str:
    """Write the report.

    Args:
        looks: what was looked at.
        about: paragraphs that stand before it.
        is_markdown: as Markdown, otherwise for a terminal.

    Returns:
        The report, its sum last.
    """
    if is_markdown:
        rows = [f"| {look.where} | {look.how_much} | {look.verdict} |" for look in looks]
        body = ["| where | how much | result |", "|---|---|---|", *rows]
        title = "# Privacy report"
    else:
        body = [f"{look.verdict:>14}  {look.where}\n{'':16}{look.how_much}" for look in looks]
        title = "Privacy report"
    return "\n".join([title, "", *(f"{each}\n" for each in about), *body, "", _sum(looks)])


def is_clean(looks: Sequence[Look]) -> bool:
    """Tell whether nothing was found anywhere that was looked at."""
    return not any(look.is_finding for look in looks)


def _sum(looks: Sequence[Look]) -> str:
    done = sum(look.is_done for look in looks)
    found = sum(look.is_finding for look in looks)
    missed = [look.where for look in looks if not look.is_done]
    said = f"Looked at {done} places; something was found in {found}."
    return f"{said} NOT LOOKED AT: {', '.join(missed)}." if missed else f"{said} Every place was looked at."
