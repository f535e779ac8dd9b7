"""What to do about a draft, in words that a supporter can act on.

Advice leads to own words. It never says to swap words: replacing one word in ten gets past a
filter and is still a form letter.
"""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.letters.composer import LetterParts
from chalicelib.letters.similarity import THRESHOLD
from chalicelib.letters.story import MIN_CHARACTERS

# In 2,700 simulated pairs no letter with 1.25 times as many own words as campaign words was
# "similar" to another such letter; at 1.0 times, a third were. Source: docs/referee.md.
OWN_WORDS_FACTOR = 1.25


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


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of a draft: all that advice is given on."""

    draft: str
    parts: LetterParts
    similarity: float
    worst_case: float
    own_words: int
    campaign_words: int

    @property
    def is_too_alike(self) -> bool:
        """Whether it could count as a copy, by the referee's scores or by its words."""
        return (
            self.worst_case >= THRESHOLD
            or self.similarity >= THRESHOLD
            or self.own_words < OWN_WORDS_FACTOR * self.campaign_words
        )


def advice_on(figures: Figures) -> tuple[Advice, ...]:
    """Say what to do about a draft.

    Args:
        figures: what was measured of it.

    Returns:
        Advice, the most pressing first; none of it ``stops`` where the letter is ready.
    """
    return tuple(advice for advice, holds in _RULES if holds(figures))


def _has_no_words(figures: Figures) -> bool:
    return figures.own_words + figures.campaign_words == 0


def _is_mostly_campaign(figures: Figures) -> bool:
    return figures.is_too_alike and not _has_no_words(figures)


def _is_short(figures: Figures) -> bool:
    return len(figures.draft) < MIN_CHARACTERS


def _names_are_one(figures: Figures) -> bool:
    """Whether the supporter's name is part of the MP's or the other way round, as WriteToThem looks at it."""
    name = figures.parts.name.casefold()
    mp = figures.parts.salutation.partition(" ")[2].rstrip(" ,").casefold()
    return bool(name and mp) and (name in mp or mp in name)


def _is_single_name(figures: Figures) -> bool:
    names = figures.parts.name.replace(".", " ").split()
    return bool(names) and (len(names) == 1 or max(map(len, names)) == 1)


def _has_no_ask(figures: Figures) -> bool:
    return "?" not in figures.draft


def _lacks_salutation(figures: Figures) -> bool:
    return not figures.parts.salutation


def _lacks_sign_off(figures: Figures) -> bool:
    return not figures.parts.has_sign_off


def _lacks_name(figures: Figures) -> bool:
    return figures.parts.has_sign_off and not figures.parts.name


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
    "The letter should end with “Yours sincerely,” on a line of its own, and your full name under it.",
    stops=True,
)
_NAME_MISSING = Advice(
    "name-missing",
    "Put your full name under “Yours sincerely,”. WriteToThem sends no letter without one.",
    stops=True,
)
_NAME_LIKE_MP = Advice(
    "name-like-mp",
    "Your name and your MP’s look like one name to WriteToThem, which then holds the letter back. "
    "Sign with your full name, and a middle name too if you share your MP’s.",
    stops=True,
)
_NAME_NOT_FULL = Advice(
    "name-not-full",
    "Sign with your first name and surname if you have both: a single name or an initial can make "
    "WriteToThem hold the letter back.",
    stops=False,
)
_NO_ASK = Advice(
    "no-ask",
    "There is no question in your letter. What would you like your MP to do? Ask for one thing that "
    "can be answered yes or no.",
    stops=False,
)
_RULES: tuple[tuple[Advice, Callable[[Figures], bool]], ...] = (
    (_NO_WORDS, _has_no_words),
    (_CAMPAIGN_WORDING, _is_mostly_campaign),
    (_TOO_SHORT, _is_short),
    (_SALUTATION_MISSING, _lacks_salutation),
    (_SIGN_OFF_MISSING, _lacks_sign_off),
    (_NAME_MISSING, _lacks_name),
    (_NAME_LIKE_MP, _names_are_one),
    (_NAME_NOT_FULL, _is_single_name),
    (_NO_ASK, _has_no_ask),
)
