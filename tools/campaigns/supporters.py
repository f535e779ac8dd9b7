"""Five hundred invented supporters in a hurry: how each of them answers a campaign's questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from chalicelib.campaign import MAX_ASKS
from tools.campaigns import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chalicelib.campaign import Campaign, Prompt, Role

SENTENCES_FILE = Path(__file__).with_name("own-sentences.txt")
MANY = 500  # letters: a share is then right to four points or so
_SHORT = ("Not much.", "It worries me.", "I am not happy about it.", "Sad, really.", "The usual.", "No idea.")
_SHORTER = ("Yes.", "No.", "Yes, it does.", "Not really.")


class Habit(StrEnum):
    """How somebody answers."""

    PROPER = "answers every question in a few sentences"
    HALF = "answers the first question, then stops"
    ONE_LINE = "a line for each question"
    ECHO = "says the question again, then a line"
    HELP = "copies the line that helps, then a line"
    POINTS = "copies points, nothing of their own"
    TWO_POINTS = "pastes two points and one own sentence"
    POINT_AMONG = "a few own sentences, and one point pasted"
    SUMMARY = "pastes the summary or a text to share, then a few lines"
    LETTER = "pastes a whole letter with an own line in front"


# Out of a hundred; invented, as all of it. More of those who write than of those who copy, as most do.
_OFTEN = {
    Habit.PROPER: 22,
    Habit.HALF: 14,
    Habit.ONE_LINE: 16,
    Habit.ECHO: 10,
    Habit.HELP: 6,
    Habit.POINTS: 6,
    Habit.TWO_POINTS: 8,
    Habit.POINT_AMONG: 10,
    Habit.SUMMARY: 4,
    Habit.LETTER: 4,
}


@dataclass(frozen=True, slots=True)
class Lazy:
    """One supporter.

    Attributes:
        habit: how they answer.
        role: who they say they are.
        answers: what they wrote under each prompt, by the prompt's id; not every prompt is answered.
        more: what they pasted beside that, or "".
        asks: the questions that they ticked.
        name: theirs.
    """

    habit: Habit
    role: Role
    answers: dict[str, str]
    more: str
    asks: tuple[str, ...]
    name: str

    @property
    def story(self) -> str:
        """What stands in the letter above the asks."""
        return "\n\n".join(filter(None, [*self.answers.values(), self.more]))


def lazy_supporters(campaign: Campaign, many: int = MANY) -> Iterator[Lazy]:
    """Invent supporters: the same ones each time for the same campaign.

    Args:
        campaign: whose questions they answer.
        many: how many.

    Yields:
        Each of them.
    """
    for number in range(many):
        draw = Random(f"{campaign.id}:{number}")  # noqa: S311 - supporters, not secrets
        habit = draw.choices(list(_OFTEN), list(_OFTEN.values()))[0]
        role = campaign.roles[number % len(campaign.roles)]
        asks = campaign.asks_for(role.id)
        ticked = draw.sample(asks, min(len(asks), draw.choices(range(MAX_ASKS + 1), (2, 6, 2))[0]))
        own = iter(draw.sample(own_sentences(), len(own_sentences())))
        yield Lazy(
            habit,
            role,
            answers=_answers(habit, role, own, draw),
            more=_pasted(habit, campaign, own, draw),
            asks=tuple(ask.question for ask in asks if ask in ticked),
            name=draw.choice(("Tom Briggs", "Amina Hussain", "Carys Pugh", "Jo Whitlock", "Dev Malhotra")),
        )


def own_sentences() -> tuple[str, ...]:
    """Give sentences that anybody could write about anything, each used once in a letter."""
    return tuple(SENTENCES_FILE.read_text(encoding="utf-8").splitlines())


def _answers(habit: Habit, role: Role, own: Iterator[str], draw: Random) -> dict[str, str]:
    write = _WAYS.get(habit)
    if write is None:
        return {}
    prompts = role.prompts[:1] if habit is Habit.HALF else role.prompts
    return {prompt.id: write(prompt, own, draw) for prompt in prompts}


def _several(prompt: Prompt, own: Iterator[str], draw: Random) -> str:
    """A question that asks for more gets more."""
    parts = wording.parts_asked(prompt.question)
    return _sentences(own, draw.randint(1, 2) + parts if wording.is_open(prompt.question) else 1)


def _line(prompt: Prompt, own: Iterator[str], draw: Random) -> str:
    """What can be answered with yes or no is, and of what cannot half of them say something."""
    if wording.is_yes_or_no(prompt.question) and not wording.is_open(prompt.question):
        return draw.choice(_SHORTER)
    return next(own) if draw.random() < 1 / 2 else draw.choice(_SHORT)


def _echo(prompt: Prompt, own: Iterator[str], draw: Random) -> str:
    return f"{prompt.question} {_line(prompt, own, draw)}"


def _help(prompt: Prompt, own: Iterator[str], draw: Random) -> str:
    return f"{prompt.help} {_line(prompt, own, draw)}"


_WAYS: dict[Habit, Callable[[Prompt, Iterator[str], Random], str]] = {
    Habit.PROPER: _several,
    Habit.HALF: _several,
    Habit.ONE_LINE: _line,
    Habit.ECHO: _echo,
    Habit.HELP: _help,
    Habit.POINT_AMONG: _several,
}


def _pasted(habit: Habit, campaign: Campaign, own: Iterator[str], draw: Random) -> str:
    points = [point.text for point in campaign.points]
    match habit:
        case Habit.POINTS:
            return " ".join(draw.sample(points, min(len(points), 4)))
        case Habit.TWO_POINTS:
            return " ".join([*draw.sample(points, min(len(points), 2)), next(own)])
        case Habit.POINT_AMONG:
            return draw.choice(points)
        case Habit.SUMMARY:
            return f"{draw.choice([campaign.summary, *campaign.share_texts])} {_sentences(own, 3)}"
        case Habit.LETTER:
            return f"{next(own)} {campaign.reference_letter}"
    return ""


def _sentences(own: Iterator[str], many: int) -> str:
    return " ".join(next(own) for _ in range(many))
