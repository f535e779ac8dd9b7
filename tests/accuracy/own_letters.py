"""Letters that people wrote themselves: the first two classes."""

from random import Random

from chalicelib.letters.composer import compose
from tests.accuracy.bank import ROLES, Half, bank_of, campaign, members, senders
from tests.accuracy.hands import HANDS, sentences_of

OWN_WORDS = range(60, 401)  # words of their own that people write


def own_letter(random: Random, half: Half, facts: range = range(1)) -> str:
    """Write a letter in somebody's own words.

    Args:
        random: decides everything.
        half: whose pieces and hand.
        facts: how many of the campaign's facts it may name, in people's own way.

    Returns:
        The whole letter, with none, one or two of the campaign's asks as the product puts them.
    """
    asks = random.sample(campaign().asks, random.choices((0, 1, 2), (4, 5, 1))[0])
    text = own_text(random, half, facts, has_wish=random.random() < (1 / 3 if asks else 5 / 6))
    while len(text.split()) not in OWN_WORDS:
        text = own_text(random, half, facts, has_wish=not asks)
    return signed(random, text, [ask.question for ask in asks])


def own_text(random: Random, half: Half, facts: range, *, has_wish: bool) -> str:
    """Write what stands between greeting and asks, laid out as its hand does."""
    bank, hand = bank_of(half), HANDS[half]
    named = random.sample(sorted(bank.points), random.choice(facts))
    points = [random.choice(bank.points[point]) for point in named]
    remarks = random.sample(bank.remarks, random.randint(0, 4))
    paragraphs = [
        random.choice(bank.openings) if random.random() < 3 / 4 else "",
        *stories(random, half, is_short=bool(points)),
        with_joiner(random, half, points),
        with_joiner(random, half, remarks),
        random.choice(bank.wishes) if has_wish else "",
    ]
    return hand.slip(random, hand.lay_out(random, [paragraph for paragraph in paragraphs if paragraph]))


def stories(random: Random, half: Half, *, is_short: bool) -> list[str]:
    """Tell a story, and with every third one retell somebody else's."""
    first, second = random.sample(bank_of(half).stories[random.choice(ROLES)], 2)
    told = sentences_of(first)
    if is_short or random.random() < 1 / 3:
        told = told[: random.randint(2, max(2, len(told)))]
    retold = random.random() < 1 / 3
    return [" ".join(told), *([random.choice(HANDS[half].retelling) + second] if retold else [])]


def with_joiner(random: Random, half: Half, sentences: list[str]) -> str:
    """Make a paragraph of sentences, with a few words before them."""
    return random.choice(HANDS[half].joiners) + " ".join(sentences) if sentences else ""


def signed(random: Random, text: str, asks: list[str]) -> str:
    """Make a letter of a text: to some MP, signed with a full name."""
    return compose(random.choice(members()), text, asks, random.choice(senders()))
