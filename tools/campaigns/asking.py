"""Asks the questions in turn: what cannot be used is asked again at once, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tools.campaigns.rules import AnswerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tools.campaigns.questions import Given, Question


class Terminal(Protocol):
    """Somebody who answers."""

    def say(self, text: str) -> None:
        """Show a text."""

    def read(self, prompt: str) -> str:
        """Wait for a line.

        Raises:
            EOFError: nobody answers any more.
        """
        ...


def ask_all(questions: Iterable[Question], given: dict[str, tuple[str, ...]], terminal: Terminal) -> None:
    """Ask whatever has no answer yet.

    Args:
        questions: all of them, in order.
        given: the answers so far; each new one is added at once, so that none is lost when somebody stops.
        terminal: who answers.

    Raises:
        EOFError: nobody answers any more.
    """
    asked = [question for question in questions if question.key not in given]
    for number, question in enumerate(asked, 1):
        terminal.say(f"\n{number} of {len(asked)}. {question.text}\n    Such as: {question.example}")
        given |= _answered(question, given, terminal)


def _answered(question: Question, given: Given, terminal: Terminal) -> dict[str, tuple[str, ...]]:
    default = question.default(given)
    kept: list[str] = []
    behind: list[str] = []
    while len(kept) < question.most:
        line = _usable(question, default if not kept else "", terminal, is_needed=not kept)
        kept += line
        if not line or question.separator:
            break
        if question.then:
            terminal.say(f"    {question.then.text} Such as: {question.then.example}")
            behind += _usable(question.then, "", terminal, is_needed=True)
    beside = {question.then.key: tuple(behind)} if question.then else {}
    return {question.key: tuple(kept), **beside}


def _usable(question: Question, default: str, terminal: Terminal, *, is_needed: bool) -> list[str]:
    """Ask until the answer can be used; empty where none is needed and none came."""
    prompt = f"  [{default}] > " if default else "  > " if is_needed else "  another, or Enter to go on > "
    while True:
        line = terminal.read(prompt).strip() or default
        if not line and not is_needed:
            return []
        try:
            return question.read(line)
        except AnswerError as error:
            terminal.say(f"    {error}")
