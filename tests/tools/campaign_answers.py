"""Answers about a campaign that does not exist, and somebody who gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ORGANISATION = "Full Plates"
TITLE = "A hot meal for every child"
SUMMARY = "Many hungry children miss out on a free school meal. Ask your MP to change who can have one."
PAGE = "https://full-plates.example/meals/"
ASK = "Will you vote for free meals in every primary school?"
SECOND_ASK = "Will you ask ministers to enrol every child who qualifies?"
FACT = "Every child in an infant class in England can have a free school meal."
AS_OF = "since September 2014, GOV.UK"
# What somebody types who takes the defaults of the rest: hashtag, names, roles and sites.
TYPED = (ORGANISATION, TITLE, SUMMARY, PAGE, "", ASK, SECOND_ASK, "", FACT, AS_OF, "", "", "", "")

FILE = f"""
organisation = "{ORGANISATION}"
title = "{TITLE}"
summary = "{SUMMARY}"
page = "{PAGE}"
hashtag = "#HotMeals"
asks = ["{ASK}", "{SECOND_ASK}"]
facts = [{{ text = "{FACT}", as_of = "{AS_OF}" }}]
names = ["free school meals", "Department for Education"]
roles = ["parent", "2"]
sites = ["https://full-plates.example"]
"""


class Typist:
    """A terminal at which these lines are typed, and then nobody. `said` is all that was shown."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.said = ""

    def say(self, text: str) -> None:
        self.said += f"{text}\n"

    def read(self, prompt: str) -> str:
        self.said += prompt
        try:
            return next(self._lines)
        except StopIteration:
            raise EOFError from None
