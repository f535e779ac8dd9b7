"""The two hands that write: each half of the set has its own joiners, layouts, slips and edits."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.accuracy.bank import Half
from tests.accuracy.edits import Edit, merged, rework_words, swap_words

SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True)
class Hand:
    """How one half of the set is written.

    Attributes:
        joiners: what stands before the campaign's facts and before remarks.
        retelling: what stands before somebody else's story.
        lay_out: makes one text of paragraphs.
        slip: makes the mistakes of somebody who types in a hurry.
        edit: changes a share of a sentence's words.
        reorder: moves the sentences of paragraphs.
    """

    joiners: tuple[str, ...]
    retelling: tuple[str, ...]
    lay_out: Callable[[Random, Sequence[str]], str]
    slip: Callable[[Random, str], str]
    edit: Edit
    reorder: Callable[[Random, Sequence[str]], list[str]]


def sentences_of(text: str) -> list[str]:
    """Split a text into its sentences."""
    return SENTENCE_END.split(text.strip())


def lay_out_plainly(random: Random, paragraphs: Sequence[str]) -> str:
    """Lay out as the tune half does: paragraphs, one block, or a list with stars at the end."""
    style = random.choices(("paragraphs", "block", "list"), (6, 2, 2))[0]
    if style == "block":
        return " ".join(paragraphs)
    if style == "list":
        return listed(paragraphs, lambda _: "*")
    return "\n\n".join(paragraphs)


def lay_out_otherwise(random: Random, paragraphs: Sequence[str]) -> str:
    """Lay out as the held-back half does: paragraphs, line ends, one block, dashes or numbers."""
    style = random.choices(("paragraphs", "lines", "block", "dashes", "numbers"), (4, 2, 2, 1, 1))[0]
    if style == "block":
        return "  ".join(paragraphs)
    if style == "dashes":
        return listed(paragraphs, lambda _: "-")
    if style == "numbers":
        return listed(paragraphs, lambda number: f"{number}.")
    return ("\n" if style == "lines" else "\n\n").join(paragraphs)


def listed(paragraphs: Sequence[str], bullet: Callable[[int], str]) -> str:
    """Make a list of the sentences of the last paragraph."""
    *before, last = paragraphs
    items = (f"{bullet(number)} {item}" for number, item in enumerate(sentences_of(last), 1))
    return "\n\n".join([*before, "\n".join(items)])


def swap_letters(random: Random, text: str) -> str:
    """Type some common words with two letters in the wrong order."""
    if random.random() < 1 / 5:
        for right, wrong in (
            ("because", "becuase"),
            ("their", "thier"),
            ("friend", "freind"),
            (" the ", " teh "),
        ):
            text = text.replace(right, wrong, 1)
    return curled(text) if random.random() < 1 / 4 else text


def type_on_a_phone(random: Random, text: str) -> str:
    """Leave apostrophes out, or write a small "i", as people do who type with a thumb."""
    if random.random() < 1 / 6:
        text = text.replace("n't", "nt").replace("I'm", "Im").replace("it's", "its")
    if random.random() < 1 / 8:
        text = text.replace(" I ", " i ")
    return curled(text) if random.random() < 1 / 3 else text


def curled(text: str) -> str:
    """Make apostrophes and quotation marks curly, as word processors do."""
    return re.sub(r'"([^"]*)"', r"“\1”", text.replace("'", "’"))


def move_paragraphs(random: Random, paragraphs: Sequence[str]) -> list[str]:
    """Let paragraphs change places; each stays whole."""
    return random.sample(list(paragraphs), len(paragraphs))


def move_sentences(random: Random, paragraphs: Sequence[str]) -> list[str]:
    """Let sentences move anywhere, and merge some with the one before."""
    sentences = [sentence for paragraph in paragraphs for sentence in sentences_of(paragraph)]
    random.shuffle(sentences)
    joined: list[str] = []
    for sentence in sentences:
        if joined and random.random() < 1 / 5:
            joined[-1] = merged(joined[-1], sentence)
        else:
            joined.append(sentence)
    return [" ".join(joined[place : place + 4]) for place in range(0, len(joined), 4)]


HANDS = {
    Half.TUNE: Hand(
        joiners=("", "", "Also, to my mind: ", "And there is this. ", "I should add one thing. "),
        retelling=("A neighbour of mine puts it this way. ", "My sister has a tale of her own. "),
        lay_out=lay_out_plainly,
        slip=swap_letters,
        edit=swap_words,
        reorder=move_paragraphs,
    ),
    Half.HELD_BACK: Hand(
        joiners=("", "", "", "Mind you. ", "On top of all that, hear this: ", "PS, sort of: "),
        retelling=(
            "Let me pass on what somebody told me, in her words: ",
            "I'm not the only one; here's a friend's. ",
        ),
        lay_out=lay_out_otherwise,
        slip=type_on_a_phone,
        edit=rework_words,
        reorder=move_sentences,
    ),
}
