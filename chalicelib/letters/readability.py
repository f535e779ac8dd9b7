"""How easy a letter is on its reader: sentences, shouting, paragraphs. Needs no library."""

import re
from collections.abc import Iterator

from chalicelib.frozen import dataclass
from chalicelib.letters.overlap import Span

# GOV.UK asks for sentences of 25 words at most; a story may take longer breaths, but at 40 a reader
# has lost its beginning. Source: https://www.gov.uk/guidance/content-design/writing-for-gov-uk
LONG_SENTENCE_WORDS = 40
# Some names are in capitals (GCSE, SEND, NHS), so shouting is more than half of all words, and a line
# or two of it is still only emphasis.
SHOUTED_SHARE = 0.5
FEWEST_SHOUTED_WORDS = 20
LONG_PARAGRAPH_WORDS = 150  # fills a phone's screen twice over, with nowhere for the eye to rest

# Full stops or a line break, the white space behind them, and a look at what follows. The first
# character comes first because it is quickly looked for; the possessive quantifiers keep a run of
# 20,000 full stops linear.
_STOP = re.compile(
    r"[.!?…\n](?<![.!?…][.!?…])(?:(?<=\n)|[.!?…]*+[\"'”’)\]]*+(?=\s|\Z))"
    r"(?P<gap>\s*+)(?=[\"'“\u2018(\[]*+(?P<next>.?))"
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# Never the end of a sentence where a capital letter follows: a name comes.
_ABBREVIATED = "mr mrs ms mx dr st prof rev revd hon rt sgt e.g i.e eg ie cf vs viz approx"
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_CLOSING = tuple(".!?…\"'”’)")


@dataclass(frozen=True, slots=True)
class Readability:
    """What makes a text hard to read.

    Attributes:
        longest_sentence: where the sentence with the most characters stands; None where there are no words.
        longest_sentence_words: how many words it has.
        capitals_share: the share of words in capitals, 0 to 1; "I" and "A" are not counted as such.
        words: how many words there are in all, counted as between white space.
        longest_paragraph_words: the most words without a paragraph break.
    """

    longest_sentence: Span | None
    longest_sentence_words: int
    capitals_share: float
    words: int
    longest_paragraph_words: int

    @property
    def has_long_sentence(self) -> bool:
        """Whether its longest sentence is more than a reader can hold."""
        return self.longest_sentence_words > LONG_SENTENCE_WORDS

    @property
    def is_shouted(self) -> bool:
        """Whether most of it is in capital letters."""
        return self.words >= FEWEST_SHOUTED_WORDS and self.capitals_share > SHOUTED_SHARE

    @property
    def lacks_breaks(self) -> bool:
        """Whether it goes on for too long without a paragraph break."""
        return self.longest_paragraph_words > LONG_PARAGRAPH_WORDS


def readability_of(body: str) -> Readability:
    """Measure how easy a text is on its reader.

    Args:
        body: a letter's text, from behind the greeting to the sign-off.

    Returns:
        What was measured; places are in code points of ``body``.
    """
    words = body.split()
    start, end = _longest_sentence(body)
    return Readability(
        longest_sentence=Span(start, end) if end else None,
        longest_sentence_words=len(body[start:end].split()),
        capitals_share=_shouted(words) / len(words) if words else 0.0,
        words=len(words),
        longest_paragraph_words=_longest_paragraph(body),
    )


def _longest_sentence(body: str) -> tuple[int, int]:
    # The longest stretch is looked at first, and nearly always has a word in it.
    stretches = sorted(_stretches(body), key=_minus_length)
    return next((each for each in stretches if _LETTER_OR_DIGIT.search(body, *each)), (0, 0))


def _minus_length(place: tuple[int, int]) -> int:
    return place[0] - place[1]


def _shouted(words: list[str]) -> int:
    """Count the words in capitals that have two letters or more."""
    capitals = filter(str.isupper, words)
    return sum(len(_LETTER_OR_DIGIT.findall(word)) > 1 for word in capitals)


def _longest_paragraph(body: str) -> int:
    """Count the words of the longest paragraph; a wrapped line does not end one."""
    longest = current = 0
    for line in body.split("\n"):
        words = len(line.split())
        current += words
        longest = max(longest, current)
        if not words or line.rstrip().endswith(_CLOSING):
            current = 0
    return longest


def sentences(text: str) -> list[Span]:
    """Split a text into sentences.

    Args:
        text: any text.

    Returns:
        Where its sentences stand, in order, with their full stops and closing quotes and without
        the white space around them. What has no word in it is none.
    """
    return [Span(*each) for each in _stretches(text) if _LETTER_OR_DIGIT.search(text, *each)]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text behind each sentence; what is cut off may have no word in it."""
    start = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, stop):
            yield start, start + len(text[start : stop.start("gap")].rstrip())
            start = stop.end()
    yield start, start + len(text[start:].rstrip())


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    stopped, following = stop.group(0, "next")
    if following.islower():
        # "at 3 p.m. on Monday", “Why?” she said, a wrapped line; but a blank line always ends one.
        return stopped.count("\n") > 1
    return stopped.rstrip() != "." or not _is_abbreviated(text, stop.start())


def _is_abbreviated(text: str, stop: int) -> bool:
    """Whether a full stop belongs to "Mr." or to an initial, as in "J. Smith"."""
    word = text[max(0, stop - 8) : stop].rpartition(" ")[2].lstrip("(\"'“\u2018\n")
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return is_initial or word.lower() in _ABBREVIATIONS
