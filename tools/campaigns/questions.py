"""What an editor is asked for a new campaign, in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from tools.campaigns import rules
from tools.campaigns.rules import AnswerError, usual_roles

Given = Mapping[str, tuple[str, ...]]  # the answers so far, by question
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        key: what its answer is called in a file of answers.
        text: the question.
        example: what an answer may look like.
        check: gives the answer as it is kept, or raises ``AnswerError``.
        most: how many answers there can be.
        separator: a pattern that stands between answers in one line; "" where each has a line of its own.
        default: what an empty line means, from the answers before; "" where there must be an answer.
        then: a second question about each answer, whose answer is kept beside it.
    """

    key: str
    text: str
    example: str
    check: Callable[[str], str]
    most: int = 1
    separator: str = ""
    default: Callable[[Given], str] = lambda _: ""
    then: Question | None = None

    def read(self, line: str) -> list[str]:
        """Read one line.

        Args:
            line: as it was typed.

        Returns:
            The answers in it, each once.

        Raises:
            AnswerError: one of them cannot be used, or there are too many.
        """
        parts = (
            [part for part in re.split(self.separator, line) if part.strip()] if self.separator else [line]
        )
        answers = list(dict.fromkeys(self.check(part) for part in parts or [line]))
        if len(answers) > self.most:
            raise AnswerError(f"Those are {len(answers)}: {self.most} at most.")
        return answers


def _hashtag_of(given: Given) -> str:
    words = _WORD.findall(" ".join(given.get("title", ())))
    return "".join(word[:1].upper() + word[1:] for word in words)


def _site_of(given: Given) -> str:
    page = urlsplit(given["page"][0])
    site = f"{page.scheme}://{page.netloc}"
    try:
        return rules.read_site(site)
    except AnswerError:
        return ""


def questions() -> tuple[Question, ...]:
    """Give all questions in the order in which they are asked."""
    return (*_about_it(), *_to_be_said(), *_who_and_where())


def _about_it() -> tuple[Question, ...]:
    return (
        Question("organisation", "Who runs the campaign?", "Full Plates", rules.read_line),
        Question("title", "What is it called?", "A hot meal for every child", rules.read_title),
        Question(
            "summary",
            "What is it about, in a sentence or two?",
            "Many hungry children miss out on a free school meal. Ask your MP to change who can have one.",
            rules.read_summary,
        ),
        Question(
            "page",
            "What is the address of its own page?",
            "https://full-plates.example/meals/",
            rules.read_page,
        ),
        Question(
            "hashtag", "Which hashtag does it use?", "HotMeals", rules.read_hashtag, default=_hashtag_of
        ),
    )


def _to_be_said() -> tuple[Question, ...]:
    return (
        Question(
            "asks",
            "What may supporters ask their MP for? One to three questions, each answered with yes or no.",
            "Will you vote for free meals in every primary school?",
            rules.read_ask,
            most=3,
        ),
        Question(
            "facts",
            "Which facts should they know before they write? One to eight, twenty words each at most.",
            "Every child in an infant class in England can have a free school meal.",
            rules.read_fact,
            most=8,
            then=_as_of(),
        ),
        Question(
            "names",
            "Which names must anyone use who writes about it? With commas between them.",
            "Department for Education, free school meals, Pupil Premium",
            rules.read_name,
            most=30,
            separator=",",
            default=lambda given: given["organisation"][0],
        ),
    )


def _as_of() -> Question:
    return Question(
        "as_of",
        "From when is that, and where does it stand?",
        "since September 2014, GOV.UK",
        rules.read_as_of,
    )


def _who_and_where() -> tuple[Question, ...]:
    listed = "\n".join(f"    {number} {label}" for number, (_, label) in enumerate(usual_roles(), 1))
    return (
        Question(
            "roles",
            f"Who will write? Type the numbers; whoever is none of them fits the last.\n{listed}",
            "1 2 6",
            rules.read_role,
            most=6,
            separator=r"[\s,]+",
            default=lambda _: "1 2 6",
        ),
        Question(
            "sites",
            "Which sites will show it in a widget? https:// and the name, no path.",
            "https://full-plates.example https://www.full-plates.example",
            rules.read_site,
            most=20,
            separator=r"[\s,]+",
            default=_site_of,
        ),
    )
