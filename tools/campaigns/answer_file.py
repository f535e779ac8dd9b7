"""Answers in a file: written down beforehand, or kept for somebody who stopped half way."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from tools.campaigns.rules import AnswerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tools.campaigns.questions import Given, Question


class AnswerFileError(Exception):
    """A file of answers cannot be used. Its text says everything that is wrong with it, a line for each."""


def read_answers(file: Path, questions: Iterable[Question]) -> dict[str, tuple[str, ...]]:
    """Read a file of answers.

    Args:
        file: TOML: a text or a list of texts for each question; for facts, tables of ``text`` and ``as_of``.
        questions: all of them.

    Returns:
        The answers that are there.

    Raises:
        AnswerFileError: it cannot be read, or has answers that cannot be used.
    """
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise AnswerFileError(f"{file}: is missing or is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise AnswerFileError(f"{file}: is not TOML: {error}") from error
    known = {question.key: question for question in questions}
    faults = [f"{key}: is no question; check its spelling" for key in written if key not in known]
    given: dict[str, tuple[str, ...]] = {}
    for key in written.keys() & known:
        try:
            given |= _answers(known[key], written[key])
        except AnswerError as error:
            faults.append(f"{key}: {error}")
    if faults:
        raise AnswerFileError("\n".join(f"{file}: {fault}" for fault in sorted(faults)))
    return given


def _answers(question: Question, value: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401 - whatever TOML holds
    values = value if isinstance(value, list) else [value]
    if len(values) > question.most:
        raise AnswerError(f"Those are {len(values)}: {question.most} at most.")
    then = question.then
    if then is None:
        return {question.key: tuple(part for each in values for part in question.read(_text(each)))}
    tables = [each if isinstance(each, dict) else {"text": each} for each in values]
    return {
        question.key: tuple(question.check(_text(each.get("text"))) for each in tables),
        then.key: tuple(then.check(_text(each.get(then.key))) for each in tables),
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def written_answers(given: Given, questions: Iterable[Question]) -> str:
    """Write answers as a file of them."""
    return "".join(_lines(given, questions))


def _lines(given: Given, questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        if question.key not in given:
            continue
        if question.then is None:
            yield f"{question.key} = {toml(list(given[question.key]))}\n"
            continue
        pairs = zip(given[question.key], given[question.then.key], strict=True)
        tables = (
            f"  {{ text = {toml(text)}, {question.then.key} = {toml(behind)} }},\n" for text, behind in pairs
        )
        yield f"{question.key} = [\n{''.join(tables)}]\n"


def toml(value: str | list[str]) -> str:
    """Write a text, or a list of texts, as TOML. What an answer may hold is the same there as in JSON."""
    return json.dumps(value, ensure_ascii=False)
