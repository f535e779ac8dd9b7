"""What each answer about a new campaign keeps to: given back as it is kept, or refused with what to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.campaign_table import CampaignFileError, Table, read_table
from chalicelib.letters.story import read_line as clean_line
from tools.campaigns.wording import (
    MOST_ASK_WORDS,
    MOST_NAME_WORDS,
    MOST_POINT_WORDS,
    MOST_SUMMARY_WORDS,
    has_a_year,
    is_yes_or_no,
    own_words_for,
    word_count,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ROLES_FILE = Path(__file__).with_name("roles.toml")
ANYONE = "someone-else"  # the last role fits anyone, so it is always there
LONGEST_TITLE = 60  # characters: a longer one is set too small on the picture that links show
_WORD = re.compile(r"[^\W_]+")


class AnswerError(Exception):
    """An answer cannot be used. Its text says what to do."""


def usual_roles() -> tuple[tuple[str, str], ...]:
    """Give id and label of the roles to choose from."""
    roles = read_table(ROLES_FILE).tables("roles")
    return tuple((role.id(), role.text("label")) for role in roles)


def read_line(text: str) -> str:
    """Anything on one line."""
    line = clean_line(text)
    if not line:
        raise AnswerError("Something has to stand there.")
    return line


def read_title(text: str) -> str:
    """A title."""
    title = read_line(text)
    if len(title) > LONGEST_TITLE:
        raise AnswerError(f"{len(title)} characters are too many for a title: {LONGEST_TITLE} at most.")
    return title


def read_summary(text: str) -> str:
    """A sentence or two."""
    summary = read_line(text)
    if (words := word_count(summary)) > MOST_SUMMARY_WORDS:
        raise AnswerError(f"{words} words are too many: {MOST_SUMMARY_WORDS} at most, in a sentence or two.")
    return summary if summary.endswith((".", "!", "?")) else f"{summary}."


def _by_the_readers_rule(read: Callable[[Table], object], text: str) -> str:
    """Check an answer by the very rule that the campaign's reader has for it."""
    line = read_line(text)
    try:
        read(Table(Path(), "", {"value": line, "values": [line]}))
    except CampaignFileError as error:
        raise AnswerError(f"It {error.reason}." if line not in error.reason else f"{error.reason}.") from None
    return line


def read_page(text: str) -> str:
    """The address of a page."""
    return _by_the_readers_rule(lambda table: table.address("value"), text)


def read_site(text: str) -> str:
    """A site that may show the widget."""
    return _by_the_readers_rule(lambda table: table.origins("values"), text.rstrip("/"))


def read_hashtag(text: str) -> str:
    """A hashtag, with or without “#”."""
    tag = read_line(text).lstrip("#")
    if not _WORD.fullmatch(tag):
        raise AnswerError("A hashtag is one word of letters and digits, such as SchoolMeals.")
    return tag


def read_name(text: str) -> str:
    """A name that is not copying."""
    name = read_line(text)
    if word_count(name) > MOST_NAME_WORDS:
        raise AnswerError("That is a sentence. Give names alone, with commas between them.")
    return name


def read_ask(text: str) -> str:
    """Something to ask an MP for."""
    ask = read_line(text)
    if not ask.endswith("?") or not is_yes_or_no(ask):
        raise AnswerError(
            "An MP must be able to answer it with yes or no. Begin with “Will you”, end with “?”."
        )
    if (words := word_count(ask)) > MOST_ASK_WORDS:
        raise AnswerError(
            f"{words} words are too many: {MOST_ASK_WORDS} at most, so that one’s own stay more."
        )
    return ask


def read_fact(text: str) -> str:
    """A fact to know."""
    fact = read_line(text)
    if (words := word_count(fact)) > MOST_POINT_WORDS:
        raise AnswerError(
            f"{words} words: whoever pastes that must write {own_words_for(words)} of their own to make up "
            f"for it. {MOST_POINT_WORDS} at most: one fact alone."
        )
    return fact if fact.endswith(".") else f"{fact}."


def read_as_of(text: str) -> str:
    """From when a fact is, and where it stands."""
    as_of = read_line(text)
    if not has_a_year(as_of):
        raise AnswerError("Say the year, such as: 2023, the department’s yearly figures.")
    return as_of


def read_role(text: str) -> str:
    """A role, by its number or id."""
    known = [role for role, _ in usual_roles()]
    word = read_line(text)
    if word in known:
        return word
    if word.isascii() and word.isdecimal() and 1 <= int(word) <= len(known):
        return known[int(word) - 1]
    raise AnswerError(f"“{word}” is none of them. Type their numbers, 1 to {len(known)}, such as: 1 2 6")
