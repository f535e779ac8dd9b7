"""Two supporters who kept the same words of the campaign's, and what happens to a letter after its check."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from tests.accuracy.bank import ROLES, lines_of, members, senders
from tests.accuracy.copied_letters import template_paragraphs
from tests.accuracy.drafts import seeded
from tests.accuracy.hands import sentences_of

OTHER_NAMES = 2  # that a letter is signed with instead
MENDED_WORDS = 4  # that are mended in a letter, one at a time


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of kept words and own ones."""

    greeting: str
    own: str
    kept: str
    name: str
    is_own_first: bool

    def __str__(self) -> str:
        parts = (self.own, self.kept) if self.is_own_first else (self.kept, self.own)
        return "\n\n".join([self.greeting, *parts, f"Yours sincerely,\n\n{self.name}"])


def two_letters(random: Random, ratio: float, kept_words: int) -> tuple[Letter, Letter]:
    """Write two letters that share what they kept and nothing else.

    Args:
        random: decides everything.
        ratio: own words for each kept one.
        kept_words: of the reference letter, at least; sentences are kept whole.

    Returns:
        Two letters of as many words.
    """
    kept = kept_sentences(random, kept_words)
    words = round(ratio * len(kept.split()))
    sentences = list(own_sentences())
    random.shuffle(sentences)
    own = " ".join(sentences).split()
    is_own_first = random.random() < 1 / 2
    first, second = (
        Letter(
            greeting=f"Dear {random.choice(members()) or 'your MP'},",
            own=" ".join(own[start : start + words]) + ".",
            kept=kept,
            name=random.choice(senders()),
            is_own_first=is_own_first,
        )
        for start in (0, words)
    )
    return first, second


def kept_sentences(random: Random, words: int) -> str:
    """Take sentences of the reference letter that follow each other, from anywhere, round its end too."""
    sentences = [sentence for paragraph in template_paragraphs() for sentence in sentences_of(paragraph)]
    start = random.randrange(len(sentences))
    turned = sentences[start:] + sentences[:start]
    lengths = accumulate(len(sentence.split()) for sentence in turned)
    enough = next(number for number, length in enumerate(lengths, 1) if length >= words)
    return " ".join(turned[:enough])


@cache
def own_sentences() -> tuple[str, ...]:
    """Give all own sentences of the bank."""
    files = (*ROLES, "openings", "remarks", "wishes")
    pieces = (piece for name in files for _, piece in lines_of(name))
    return tuple(sentence for piece in pieces for sentence in sentences_of(piece))


def with_greeting_twice(letter: Letter) -> Iterator[str]:
    """Paste the letter under the greeting that is there already."""
    yield f"{letter.greeting}\n\n{letter}"


def with_sign_off_twice(letter: Letter) -> Iterator[str]:
    """Paste the letter over the sign-off that is there already."""
    yield f"{letter}\n\nYours sincerely,\n\n{letter.name}"


def with_another_name(letter: Letter) -> Iterator[str]:
    """Sign with another name."""
    random = seeded("name", letter)
    for name in random.sample(senders(), OTHER_NAMES):
        yield str(letter).removesuffix(letter.name) + name


def with_a_word_mended(letter: Letter) -> Iterator[str]:
    """Mend one word of the story: here it gets an "s"."""
    words = letter.own.split()
    for place in seeded("mended", letter).sample(range(len(words)), MENDED_WORDS):
        mended = " ".join([*words[:place], f"{words[place].rstrip('.')}s", *words[place + 1 :]])
        yield str(letter).replace(letter.own, mended)


CHANGES: dict[str, Callable[[Letter], Iterator[str]]] = {
    "greeting twice": with_greeting_twice,
    "sign-off twice": with_sign_off_twice,
    "another name": with_another_name,
    "one word mended": with_a_word_mended,
}
