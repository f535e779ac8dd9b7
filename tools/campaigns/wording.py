"""Rules of thumb for a campaign's texts: what a question asks for, what invites pasting."""

from __future__ import annotations

import math
import re

from chalicelib.letters.figures import OWN_WORDS_FACTOR, READY_BELOW
from chalicelib.letters.overlap import GRAM_WORDS
from chalicelib.letters.readability import sentences
from chalicelib.letters.words import Words

# The check marks four words in a row, and a window of the referee's is 32 letters: a pasted fact of six words
# is seen already, and the length at which it stops a letter depends on how much people write. One of 20 words
# takes 40 own words to make up for (own_words_for), most of the 60 of a short letter; an ask takes the rest.
MOST_POINT_WORDS = 20
# Two asks of 20 words take 98 own words between them. Those of the first campaign have 9 to 18.
MOST_ASK_WORDS = 20
MOST_NAME_WORDS = 6  # longer "names" are sentences, which could be copied and would not be seen
MOST_SUMMARY_WORDS = 40  # what previews of links show
MOST_HELP_WORDS = 40  # a line that helps, not a paragraph to read first
# Source: https://www.gov.uk/guidance/content-design/writing-for-gov-uk
MOST_SENTENCE_WORDS = 25

_YES_OR_NO = frozenset(
    [
        "will",
        "would",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "are",
        "is",
        "was",
        "were",
        "can",
        "could",
        "should",
        "shall",
        "may",
        "might",
        "must",
    ]
)
_OPEN = frozenset(["who", "whom", "whose", "what", "when", "where", "which", "why", "how"])
_FIRST_PERSON = frozenset(["i", "im", "ive", "my", "mine", "me", "myself", "we", "weve", "our", "ours", "us"])
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STATISTIC = re.compile(
    r"\d[\d,.]*\s*(?:%|per cent|million|billion|thousand)|\b\d{1,3}(?:,\d{3})+\b"
    r"|\b(?!(?:19|20)\d\d\b)\d{3,}\b"  # a year alone says when, and not how many
    r"|\b(?:one|two|three|\d+) in (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.IGNORECASE,
)


def word_count(text: str) -> int:
    """Count words as the check does."""
    return len(Words(text))


def own_words_for(words: int) -> int:
    """Say how many own words make up for campaign wording in one stretch.

    Args:
        words: how many words of the campaign's stand in the letter.

    Returns:
        The fewest with which a letter could be ready by the exact measure and the count of words: with k runs
        of five words kept and N in all, 2k / (N + k) must be under the bound. The sampled one may want more.
    """
    runs = max(0, words - GRAM_WORDS + 1)
    by_runs = 2 * runs * (1 / READY_BELOW - 1)
    return math.ceil(max(by_runs, OWN_WORDS_FACTOR * words))


def is_yes_or_no(question: str) -> bool:
    """Tell whether a question can be answered with yes or no."""
    first = Words(question).keys[:1]
    return bool(first) and first[0] in _YES_OR_NO


def is_open(question: str) -> bool:
    """Tell whether a question asks for more than yes or no."""
    return not _OPEN.isdisjoint(Words(question).keys)


def parts_asked(question: str) -> int:
    """Count the things that a question asks for, one at least."""
    return max(1, sum(key in _OPEN for key in Words(question).keys))


def has_a_year(text: str) -> bool:
    """Tell whether a year stands in a text."""
    return bool(_YEAR.search(text))


def statistic_or_none(text: str) -> str | None:
    """Give the first number in a text that somebody could look up."""
    found = _STATISTIC.search(text)
    return found[0] if found else None


def sentence_to_paste_or_none(text: str) -> str | None:
    """Give the first sentence that reads as a supporter's own: in the first person, and no question."""
    for place in sentences(text):
        sentence = text[place.start : place.end]
        if not sentence.endswith("?") and not _FIRST_PERSON.isdisjoint(Words(sentence).keys):
            return sentence
    return None


def long_sentence_words_or_none(text: str) -> int | None:
    """Give the length of the longest sentence where it is longer than one can follow."""
    longest = max((len(text[each.start : each.end].split()) for each in sentences(text)), default=0)
    return longest if longest > MOST_SENTENCE_WORDS else None
