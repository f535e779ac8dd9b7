"""What to do about a draft, in words that a supporter can act on.

Advice leads to own words. It never says to swap words: replacing one word in ten gets past a
filter and is still a form letter.
"""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.letters.figures import Figures
from chalicelib.letters.overlap import Span
from chalicelib.letters.readability import sentences
from chalicelib.letters.story import MIN_CHARACTERS

MOST_KEPT_LINES = 3  # more questions at once are not answered
FEWEST_LINE_WORDS = 7
LONGEST_QUOTE = 140  # characters: enough to know the line by
_QUESTIONS = (
    "What happened in your own life that made you agree?",
    "Who do you know that this has touched, and how?",
    "How would you say this to a friend?",
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What would make the letter better.

    Attributes:
        code: a stable kebab-case word for programs.
        text: what to do, for the supporter.
        stops: whether the letter is not ready until it is done.
    """

    code: str
    text: str
    stops: bool


def another_mp(name: str) -> Advice:
    """Advise somebody whose letter greets another MP than theirs.

    Args:
        name: their own MP's.
    """
    return Advice(
        "another-mp",
        f"Your letter greets another MP. Yours is {name}: begin with “Dear {name},”.",
        stops=True,
    )


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
            f"You kept this line: “{_quoted(figures.draft[span.start : span.end])}” {question}",
            stops=True,
        )
        for span, question in zip(chosen, _QUESTIONS, strict=False)
    ]


def _is_worth_naming(line: Span, figures: Figures) -> bool:
    """A few words may be chance, and an ask is there because we offered it."""
    is_offered = any(ask.start <= line.start and line.end <= ask.end for ask in figures.ask_spans)
    return not is_offered and len(figures.draft[line.start : line.end].split()) >= FEWEST_LINE_WORDS


def _long_sentence(figures: Figures) -> list[Advice]:
    longest = figures.readability.longest_sentence
    if longest is None or not figures.readability.has_long_sentence:
        return []
    start = figures.parts.body_start
    quoted = _quoted(figures.draft[start + longest.start : start + longest.end])
    text = f"This sentence is long: “{quoted}” Could it be two? Your MP’s office reads hundreds of letters."
    return [Advice("long-sentence", text, stops=False)]


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


_NO_WORDS = Advice(
    "no-words",
    "There is nothing yet between the greeting and the sign-off. Tell your MP what happened, "
    "as you would tell a friend.",
    stops=True,
)
_CAMPAIGN_WORDING = Advice(
    "campaign-wording",
    "Too much of this is still the campaign’s wording, so WriteToThem may hold it back as a copy. "
    "Don’t swap words: take out a marked sentence, and say instead what happened to you, "
    "and how it felt.",
    stops=True,
)
_SHORT_FOR_ITS_ASKS = Advice(
    "short-for-its-asks",
    "What you wrote is your own. But what you ask is in the campaign’s words, others send them too, and your "
    "letter is short, so they are a big part of it. Write two or three more sentences about yourself, keep "
    "one question only, or ask it your own way.",
    stops=True,
)
_TOO_SHORT = Advice(
    "too-short",
    f"This is very short. WriteToThem may hold back letters under {MIN_CHARACTERS} characters. "
    "What did you see or hear yourself? Two or three more sentences are enough.",
    stops=True,
)
_SALUTATION_MISSING = Advice(
    "salutation-missing",
    "The letter should begin with a greeting on a line of its own, such as “Dear” and your MP’s name.",
    stops=True,
)
_SIGN_OFF_MISSING = Advice(
    "sign-off-missing",
    "We could not find “Yours sincerely,” near the end. Put it on a line of its own, with your full name "
    "under it.",
    stops=True,
)
_NAME_MISSING = Advice(
    "name-missing",
    "Put your full name under “Yours sincerely,”. WriteToThem sends no letter without one.",
    stops=True,
)
_NAME_LIKE_MP = Advice(
    "name-like-mp",
    "WriteToThem holds back letters that seem to be signed by the MP. Write your first name and surname. "
    "If your MP has the same name as you, add your middle name.",
    stops=True,
)
_NAME_NOT_FULL = Advice(
    "name-not-full",
    "Sign with your first name and surname: WriteToThem can hold a letter back that is signed "
    "with a single name or with initials. If you have just one name, put a title in front of it, "
    "such as Ms or Mr.",
    stops=True,
)
_NO_ASK = Advice(
    "no-ask",
    "We found nothing that you ask for. What would you like your MP to do? Ask for one thing that "
    "can be answered with yes or no.",
    stops=False,
)
_NO_FIRST_PERSON = Advice(
    "no-first-person",
    "Nobody says “I” or “we” in this letter yet. Where do you come in? One thing that you saw or "
    "felt yourself is worth more to your MP than ten facts.",
    stops=False,
)
_ALL_CAPITALS = Advice(
    "all-capitals",
    "Most of this is in capital letters. They are hard to read and can look like shouting. Small letters "
    "are fine: your words are strong enough.",
    stops=False,
)
_NO_PARAGRAPHS = Advice(
    "no-paragraphs",
    "There is a long stretch without a break. Put an empty line where you begin a new thought.",
    stops=False,
)
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
    (_ALL_CAPITALS, lambda figures: figures.readability.is_shouted),
    (_NO_PARAGRAPHS, lambda figures: figures.readability.lacks_breaks),
)
