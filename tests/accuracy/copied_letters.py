"""Letters made of the campaign's own: the last three classes."""

from random import Random

from tests.accuracy.bank import Half, bank_of, campaign
from tests.accuracy.hands import HANDS, sentences_of
from tests.accuracy.own_letters import own_text, signed

MAX_STORY_WORDS = 200  # of a story that stands in front of a template


def template_paragraphs() -> list[str]:
    """Give the paragraphs of the reference letter without greeting and sign-off."""
    return campaign().reference_letter.strip().split("\n\n")[1:-2]


def light_revision(random: Random, half: Half) -> str:
    """Put a third to two thirds of the reference letter's sentences in own words, leave the others."""
    bank = bank_of(half)
    ways = [way for ways in bank.points.values() for way in ways]
    own = iter(random.sample([*ways, *bank.remarks], 24))
    paragraphs = [sentences_of(paragraph) for paragraph in template_paragraphs()]
    places = [(row, place) for row, paragraph in enumerate(paragraphs) for place in range(len(paragraph))]
    for row, place in random.sample(places, round(random.uniform(1 / 3, 2 / 3) * len(places))):
        paragraphs[row][place] = next(own)
    return signed(random, "\n\n".join(map(" ".join, paragraphs)), [])


def template_with_story(random: Random, half: Half) -> str:
    """Put an own story before the reference letter."""
    story = own_text(random, half, range(1), has_wish=False)
    while len(story.split()) > MAX_STORY_WORDS:
        story = own_text(random, half, range(1), has_wish=False)
    template = template_paragraphs()
    if half is Half.HELD_BACK:
        template.pop(random.randrange(len(template)))
        template = [changed(random, half, paragraph, 0.03) for paragraph in template]
    return signed(random, "\n\n".join([story, *template]), [])


def near_copy(random: Random, half: Half) -> str:
    """Change 3 to 12 words in a hundred, reorder the sentences, leave up to a third of them out."""
    share = random.uniform(0.03, 0.12)
    left_out = random.uniform(0, 1 / 3)
    kept = (
        " ".join(sentence for sentence in sentences_of(paragraph) if random.random() >= left_out)
        for paragraph in template_paragraphs()
    )
    paragraphs = [changed(random, half, paragraph, share) for paragraph in kept if paragraph]
    hand = HANDS[half]
    return signed(random, hand.lay_out(random, hand.reorder(random, paragraphs)), [])


def changed(random: Random, half: Half, paragraph: str, share: float) -> str:
    """Change a share of the words in each sentence of a paragraph."""
    return " ".join(HANDS[half].edit(random, sentence, share) for sentence in sentences_of(paragraph))
