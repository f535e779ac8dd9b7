"""What was found of one thing, and how it is said."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Weight(Enum):
    """How much it matters: a mark, the mark where a terminal has no such letters, and ANSI's colour."""

    FINE = ("✓", "ok", "32")
    NOTE = ("!", "!", "33")
    FAULT = ("✗", "NO", "31")


class Finding(NamedTuple):
    """One line of the list: a tuple, because slotted dataclasses came with Python 3.10.

    Attributes:
        weight: NOTE wants attention some day or for some targets; with a FAULT, `make run` cannot work.
        what: was found.
        advice: the next command, for all but what is fine.
    """

    weight: Weight
    what: str
    advice: str = ""


class Look(NamedTuple):
    """How findings are shown.

    Attributes:
        has_marks: whether the terminal can write ✓ and ✗.
        has_colour: whether it can, and is allowed to, colour them.
    """

    has_marks: bool
    has_colour: bool


def fine(what: str) -> Finding:
    """Say that something is as it should be."""
    return Finding(Weight.FINE, what)


def note(what: str, advice: str) -> Finding:
    """Say that something is missing which `make run` can do without."""
    return Finding(Weight.NOTE, what, advice)


def fault(what: str, advice: str) -> Finding:
    """Say why `make run` cannot work."""
    return Finding(Weight.FAULT, what, advice)


def listed(findings: Iterable[Finding], look: Look) -> str:
    """Write findings as a list.

    Args:
        findings: in the order that they are read.
        look: how.

    Returns:
        A line for each, and under it the next command where there is one.
    """
    return "\n".join(line for each in findings for line in _lines(each, look))


def _lines(finding: Finding, look: Look) -> list[str]:
    mark, plain, colour = finding.weight.value
    shown = f"{mark if look.has_marks else plain:2}"
    if look.has_colour:
        shown = f"\033[{colour}m{shown}\033[0m"
    return [f"  {shown} {finding.what}", *(f"     {line}" for line in finding.advice.splitlines())]
