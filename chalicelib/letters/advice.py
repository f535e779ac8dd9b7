"""What to do about a draft, in words that a supporter can act on.

Advice leads to own words. It never says to swap words: replacing one word in ten gets past a
filter and is still a form letter.
"""

from collections.abc import Callable, Mapping

from chalicelib.frozen import dataclass, field
from chalicelib.languages import Text, Value
from chalicelib.letters.figures import Figures
from chalicelib.letters.overlap import Span
from chalicelib.letters.readability import sentences
from chalicelib.letters.story import MIN_CHARACTERS

MOST_KEPT_LINES = 3  # more questions at once are not answered; each has a string of its own
FEWEST_LINE_WORDS = 7
LONGEST_QUOTE = 140  # characters: enough to know the line by
_ENDINGS = ".!?…\"'”’)"  # a sentence has them, and the stretch of an ask that ends it has not


@dataclass(frozen=True, slots=True)
class Advice:
    """What would make the letter better.

    Attributes:
        code: a stable kebab-case word for programs; the string in ``advice`` of that name says what to do.
        stops: whether the letter is not ready until it is done.
        values: what goes into the string.
    """

    code: str
    stops: bool
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def text(self) -> Text:
        """What to do, for the supporter."""
        return Text(f"advice.{self.code}", self.values)


def another_mp(name: str) -> Advice:
    """Advise somebody whose letter greets another MP than theirs.

    Args:
        name: their own MP's.
    """
    return Advice("another-mp", stops=True, values={"mp": name})


def advice_on(figures: Figures) -> tuple[Advice, ...]:
    """Say what to do about a draft.

    Args:
        figures: what was measured of it.

    Returns:
        Advice, the most pressing first; none of it ``stops`` where the letter is ready.
    """
    general = [advice for advice, holds in _RULES if holds(figures)] + _long_sentence(figures)
    lines = _kept_lines(figures) if _CAMPAIGN_WORDING in general else []
    at = general.index(_CAMPAIGN_WORDING) + 1 if lines else 0
    return tuple(general[:at] + lines + general[at:])


def _kept_lines(figures: Figures) -> list[Advice]:
    """Name the longest lines of the campaign's wording, each with a question that leads away from it."""
    lines = [
        Span(span.start + line.start, span.start + line.end)
        for span in figures.overlap.spans
        for line in sentences(figures.draft[span.start : span.end])
    ]
    lines = [line for line in lines if _is_worth_naming(line, figures)]
    longest = sorted(lines, key=lambda line: line.start - line.end)[:MOST_KEPT_LINES]
    chosen = sorted(longest, key=lambda line: line.start)
    return [
        Advice(
            "kept-line",
            stops=True,
            values={
                "line": _quoted(figures.draft[line.start : line.end]),
                "question": Text(f"advice.kept-line-question-{number}"),
            },
        )
        for number, line in enumerate(chosen, 1)
    ]


def _is_worth_naming(line: Span, figures: Figures) -> bool:
    """A few words may be chance, and an ask is there because we offered it."""
    text = figures.draft[line.start : line.end]
    end = line.start + len(text.rstrip(_ENDINGS))
    is_offered = any(ask.start <= line.start and end <= ask.end for ask in figures.ask_spans)
    return not is_offered and len(text.split()) >= FEWEST_LINE_WORDS


def _long_sentence(figures: Figures) -> list[Advice]:
    longest = figures.readability.longest_sentence
    if longest is None or not figures.tongue.is_read_for_ease or not figures.readability.has_long_sentence:
        return []
    start = figures.parts.body_start
    quoted = _quoted(figures.draft[start + longest.start : start + longest.end])
    return [Advice("long-sentence", stops=False, values={"sentence": quoted})]


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


_NO_WORDS = Advice("no-words", stops=True)
_CAMPAIGN_WORDING = Advice("campaign-wording", stops=True)
_SHORT_FOR_ITS_ASKS = Advice("short-for-its-asks", stops=True)
_TOO_SHORT = Advice("too-short", stops=True, values={"least": MIN_CHARACTERS})
_SALUTATION_MISSING = Advice("salutation-missing", stops=True)
_SIGN_OFF_MISSING = Advice("sign-off-missing", stops=True)
_NAME_MISSING = Advice("name-missing", stops=True)
_NAME_LIKE_MP = Advice("name-like-mp", stops=True)
_NAME_NOT_FULL = Advice("name-not-full", stops=True)
_NO_ASK = Advice("no-ask", stops=False)
_NO_FIRST_PERSON = Advice("no-first-person", stops=False)
_ALL_CAPITALS = Advice("all-capitals", stops=False)
_NO_PARAGRAPHS = Advice("no-paragraphs", stops=False)
_RULES: tuple[tuple[Advice, Callable[[Figures], bool]], ...] = (
    (_NO_WORDS, lambda figures: not figures.has_words),
    (_SHORT_FOR_ITS_ASKS, lambda figures: figures.has_words and figures.is_short_for_its_asks),
    (
        _CAMPAIGN_WORDING,
        lambda figures: figures.has_words and figures.is_too_alike and not figures.is_short_for_its_asks,
    ),
    (_TOO_SHORT, lambda figures: figures.is_short),
    (_SALUTATION_MISSING, lambda figures: not figures.parts.salutation),
    (_SIGN_OFF_MISSING, lambda figures: not figures.parts.has_sign_off),
    (_NAME_MISSING, lambda figures: figures.parts.has_sign_off and not figures.parts.name),
    (_NAME_LIKE_MP, lambda figures: figures.names_are_one),
    (_NAME_NOT_FULL, lambda figures: figures.is_single_name and not figures.names_are_one),
    (_NO_FIRST_PERSON, lambda figures: figures.has_words and not figures.is_in_first_person),
    (_NO_ASK, lambda figures: figures.has_words and not figures.has_ask),
    (_ALL_CAPITALS, lambda figures: figures.tongue.is_read_for_ease and figures.readability.is_shouted),
    (_NO_PARAGRAPHS, lambda figures: figures.tongue.is_read_for_ease and figures.readability.lacks_breaks),
)
