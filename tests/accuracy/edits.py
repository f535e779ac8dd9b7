"""How people change a sentence of the campaign's without making it their own."""

from collections.abc import Callable
from random import Random

from tests.accuracy.bank import campaign

Edit = Callable[[Random, str, float], str]

HELD_TOGETHER = "\0"  # stands for a space inside a name

# The list for the tune half; the held-back half knows nothing of it.
SWAPS = {
    "writing": "emailing",
    "because": "as",
    "worried": "concerned",
    "happens": "goes on",
    "children's": "kids'",
    "keeps": "holds",
    "named": "personal",
    "almost": "nearly",
    "everyone": "everybody",
    "century": "age",
    "holds": "contains",
    "far": "much",
    "results": "grades",
    "absences": "days missed",
    "ethnicity": "race",
    "whether": "if",
    "child": "kid",
    "kept": "stored",
    "long": "years",
    "left": "finished",
    "families": "parents",
    "never": "not",
    "asked": "consulted",
    "handed": "passed",
    "details": "information",
    "told": "informed",
    "released": "sent out",
    "times": "occasions",
    "companies": "firms",
    "charities": "good causes",
    "press": "newspapers",
    "able": "allowed",
    "found": "uncovered",
    "unlawful": "illegal",
    "practice": "conduct",
    "change": "improvement",
    "cannot": "can't",
    "copied": "duplicated",
    "label": "tag",
    "given": "handed",
    "follow": "trail",
    "adult": "later",
    "researchers": "academics",
    "good": "useful",
    "leaving": "exiting",
    "building": "premises",
    "safe": "secure",
    "ministers": "the government",
    "pupil": "student",
    "parent": "guardian",
    "stop": "cease",
    "giving": "handing",
    "records": "files",
    "consent": "permission",
    "bring": "put",
    "rights": "freedoms",
    "education": "schooling",
    "please": "kindly",
    "raise": "mention",
    "behalf": "part",
    "support": "back",
    "protect": "guard",
    "learner": "student",
    "journalists": "reporters",
    "others": "other people",
    "passed": "handed",
}
TENSES = {
    "am": "was",
    "is": "was",
    "are": "were",
    "was": "is",
    "has": "had",
    "have": "had",
    "had": "have",
    "keeps": "kept",
    "holds": "held",
    "happens": "happened",
    "kept": "keep",
    "heard": "hear",
    "asked": "asks",
    "came": "comes",
    "found": "finds",
    "made": "makes",
    "can": "could",
    "cannot": "could not",
    "come": "came",
    "would": "will",
    "will": "would",
    "do": "did",
    "carry": "carried",
    "go": "went",
    "leaves": "left",
}
FILLERS = (
    "really",
    "simply",
    "actually",
    "also",
    "just",
    "now",
    "of course",
    "sadly",
    "even",
    "still",
    "apparently",
)


def swap_words(random: Random, sentence: str, share: float) -> str:
    """Change a share of the words (0 to 1) for others from a list: how the tune half does it."""
    words = words_and_names(sentence)
    known = [place for place, word in enumerate(words) if bare(word) in SWAPS]
    for place in random.sample(known, min(len(known), how_many(random, sentence, share))):
        words[place] = put_for(words[place], SWAPS[bare(words[place])])
    return capitalised(" ".join(words))


def rework_words(random: Random, sentence: str, share: float) -> str:
    """Leave out, put in or put in another tense a share of the words: how the held-back half does it."""
    words = words_and_names(sentence)
    plain = [place for place, word in enumerate(words[:-1]) if place and " " not in word]
    for place in random.sample(plain, min(len(plain), how_many(random, sentence, share))):
        if bare(words[place]) in TENSES:
            words[place] = put_for(words[place], TENSES[bare(words[place])])
        elif random.random() < 1 / 2:
            words[place] = f"{random.choice(FILLERS)} {words[place]}"
        else:
            words[place] = ""
    return capitalised(" ".join(word for word in words if word))


def words_and_names(sentence: str) -> list[str]:
    """Split a sentence into words, with each name left whole: nobody breaks a name up."""
    for name in sorted(campaign().common_names, key=len, reverse=True):
        sentence = sentence.replace(name, name.replace(" ", HELD_TOGETHER))
    return [word.replace(HELD_TOGETHER, " ") for word in sentence.split(" ")]


def how_many(random: Random, sentence: str, share: float) -> int:
    """Give a whole number of words that is the share of a sentence's on average."""
    return int(share * len(sentence.split()) + random.random())


def bare(word: str) -> str:
    """Give a word without its punctuation and capitals."""
    return word.strip(".,:;?!").lower()


def put_for(word: str, other: str) -> str:
    """Put another word in the place of one, and leave the punctuation around it."""
    return word.lower().replace(bare(word), other)


def capitalised(sentence: str) -> str:
    """Begin a sentence with a capital."""
    return sentence[:1].upper() + sentence[1:]


def merged(first: str, second: str) -> str:
    """Make one sentence of two."""
    begins_with_i = second.startswith("I ")
    return f"{first.rstrip('.?')}, and {second if begins_with_i else second[:1].lower() + second[1:]}"
