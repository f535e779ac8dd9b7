"""What people wrote: the hand-written pieces, each in one of two halves for good."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path

from chalicelib.campaign import Campaign
from chalicelib.campaign_file import load_campaign
from chalicelib.letters.check import Reference

FOLDER = Path(__file__).parent / "bank"
CAMPAIGN_FOLDER = Path(__file__).parents[2] / "templates" / "campaigns" / "my-records-my-rights"
ROLES = ("parent", "staff", "learner", "former", "other")


class Half(StrEnum):
    """Which half of the bank a draft is made of: the first may be looked at while tuning."""

    TUNE = "tune"
    HELD_BACK = "held back"


@dataclass(frozen=True, slots=True)
class Bank:
    """The pieces of one half.

    Attributes:
        openings: first lines of a letter.
        stories: whole stories by who tells them.
        remarks: sentences that anybody could write.
        wishes: what people ask for, and how they end.
        points: for each of the campaign's facts, ways in which people put it.
    """

    openings: tuple[str, ...]
    stories: dict[str, tuple[str, ...]]
    remarks: tuple[str, ...]
    wishes: tuple[str, ...]
    points: dict[str, tuple[str, ...]]


def lines_of(name: str) -> list[tuple[str, str]]:
    """Read a file of pieces: each line with the comment that stands over it."""
    found: list[tuple[str, str]] = []
    comment = ""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            comment = line.removeprefix("#").strip()
        elif line:
            found.append((comment, line))
    return found


def half_of(piece: str) -> Half:
    """Say which half a piece belongs to: by what it says, so that it never changes sides."""
    return Half.HELD_BACK if sha256(piece.encode()).digest()[-1] & 1 else Half.TUNE


def pieces(name: str, half: Half) -> tuple[str, ...]:
    """Give the pieces of a file that belong to a half."""
    return tuple(piece for _, piece in lines_of(name) if half_of(piece) is half)


@cache
def bank_of(half: Half) -> Bank:
    """Read one half of the bank."""
    points: dict[str, list[str]] = {}
    for comment, piece in lines_of("points"):
        if half_of(piece) is half:
            points.setdefault(comment.partition(":")[0], []).append(piece)
    return Bank(
        openings=pieces("openings", half),
        stories={role: pieces(role, half) for role in ROLES},
        remarks=pieces("remarks", half),
        wishes=pieces("wishes", half),
        points={point: tuple(ways) for point, ways in points.items()},
    )


@cache
def senders() -> tuple[str, ...]:
    """Give the names that letters are signed with; both halves share them."""
    return tuple(piece for _, piece in lines_of("senders"))


@cache
def members() -> tuple[str | None, ...]:
    """Give the MPs who are written to; None where the MP is not known."""
    return (None, *(piece for _, piece in lines_of("members")))


@cache
def campaign() -> Campaign:
    """Load the campaign that ships."""
    return load_campaign(CAMPAIGN_FOLDER)


@cache
def reference() -> Reference:
    """Make the campaign's texts ready for checking, once for all drafts."""
    return Reference(campaign().published_texts(), campaign().common_names)
