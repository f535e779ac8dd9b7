"""What is measured of a draft, and what follows from it."""

from itertools import pairwise

from chalicelib.frozen import dataclass
from chalicelib.letters.overlap import Overlap, Span
from chalicelib.letters.parts import LetterParts
from chalicelib.letters.personal_data.words import word_set
from chalicelib.letters.readability import Readability
from chalicelib.letters.similarity import THRESHOLD
from chalicelib.letters.story import MIN_CHARACTERS, clean
from chalicelib.letters.tongues import ENGLISH, WELSH, Tongue
from chalicelib.letters.words import Words

# Long letters with so many own words for each of the campaign's are not "similar" to each other; short
# ones can be, by the luck of sampling, which the two bounds catch. Source: docs/decisions/003-which-check.md.
OWN_WORDS_FACTOR = 1.25
# A letter changes a little on its way: a greeting is pasted twice, a slip is mended on WriteToThem's own
# page. What that does to the worst case is measured in docs/decisions/003-which-check.md.
MARGIN = 0.05
READY_BELOW = THRESHOLD - MARGIN

FIRST_IDEOGRAPHIC = "\u2e80"  # where the scripts begin that write a whole name without a space

# "I'd", "I'll", "we're" and the like are other words without their apostrophe, and never come alone.
_FIRST_PERSON = frozenset({"i", "im", "ive", "me", "my", "mine", "myself", "we", "weve", "us", "our", "ours"})
# "I" alone is no word for oneself in Welsh, where it means "to": it is "dw i", "gen i", "clywais i". The
# other words of English are none of Welsh, and a greeting in Welsh may stand over a story in English.
_FIRST_PERSON_IN_WELSH = (_FIRST_PERSON - {"i"}) | word_set("""
    fi mi fy finnau minnau rwy rwyf rwyn dw dwi dwin rydw wyf ydw ydwyf rown roeddwn oeddwn bum bues
    ces gen gennyf
    imi arna arnaf wrtha wrthyf hoffwn ni ninnau ein rydym rydyn dyn ydym roeddem roedden buom gennym inni
""")
_FIRST_PERSON_ENDING = "ais"  # of most Welsh verbs that say what one did: "clywais", "gwelais"
_NOT_FIRST_PERSON = word_set("""
    llais lais cais gais chais trais drais thrais mantais fantais dyfais ddyfais malais
""")
_ASKING = frozenset(
    {"please", "urge", "gofynnaf", "erfyniaf", "anogaf", "pwysaf", "plis", "hoffwn", "hoffem"}
)
_ASKING_PAIRS = frozenset(
    {("call", "on"), ("i", "ask"), ("we", "ask"), ("gofyn", "i"), ("erfyn", "ar"), ("gwelwch", "yn")}
    | {(wishing, "you") for wishing in ("ask", "asking", "want", "wish", "need", "beg", "like")}
    | {(asking, "chi") for asking in ("wnewch", "newch", "allwch", "fyddwch", "ofyn", "gofyn", "eisiau")}
)
_UNKNOWN_MPS = tuple(Words(tongue.unknown_mp).keys for tongue in (ENGLISH, WELSH))


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of a draft: all that the verdict and the advice rest on.

    Attributes:
        draft: the letter.
        tongue: the language that it is in.
        parts: where its salutation, text and sign-off stand.
        overlap: what it shares with the campaign, word by word.
        ask_spans: where asks that the campaign offers stand.
        ask_words: how many words stand in asks that the campaign offers.
        readability: how easy its text is on its reader.
        similarity: the referee's score against the most alike text of the campaign, 0 to 1.
        worst_case: the highest score that a letter can reach which shares only campaign wording, 0 to 1.
    """

    draft: str
    tongue: Tongue
    parts: LetterParts
    overlap: Overlap
    ask_spans: tuple[Span, ...]
    ask_words: int
    readability: Readability
    similarity: float
    worst_case: float

    @property
    def own_words(self) -> int:
        """How many words are the supporter's own."""
        return self.overlap.words - self.overlap.campaign_words

    @property
    def is_too_alike(self) -> bool:
        """Whether it could count as a copy: by the sampled bound, the exact one, or its count of words."""
        return max(self.worst_case, self.overlap.worst_dice) >= READY_BELOW or not has_enough_of_its_own(
            self.overlap
        )

    @property
    def is_short_for_its_asks(self) -> bool:
        """Whether it is too alike and yet all that it shares are asks which we offered."""
        return self.is_too_alike and 0 < self.ask_words == self.overlap.campaign_words

    @property
    def has_words(self) -> bool:
        """Whether anything stands between salutation and sign-off."""
        return self.overlap.words > 0

    @property
    def is_short(self) -> bool:
        """Whether WriteToThem might hold it back for its length."""
        # Each word takes a letter and a space at least; most letters need no cleaning to be long enough.
        return 2 * self.overlap.words < MIN_CHARACTERS and len(clean(self.draft)) < MIN_CHARACTERS

    @property
    def names_are_one(self) -> bool:
        """Whether the supporter's name and the MP's hold one another, as WriteToThem looks at it."""
        name, mp = Words(self.parts.name).keys, Words(self.parts.salutation).keys[1:]
        # "Dear MP" or "Dear Jo" is not the MP's name, and would be found inside many other names.
        is_whole_name = len(mp) > 1 and mp not in _UNKNOWN_MPS
        return bool(name) and is_whole_name and (_holds(mp, name) or _holds(name, mp))

    @property
    def is_single_name(self) -> bool:
        """Whether the name is one word, or initials. Chinese, Japanese and Korean names need no space."""
        names = self.parts.name.replace(".", " ").split()
        if not names or any(letter >= FIRST_IDEOGRAPHIC and letter.isalpha() for letter in self.parts.name):
            return False
        return len(names) == 1 or max(map(len, names)) == 1

    @property
    def is_in_first_person(self) -> bool:
        """Whether somebody says I or we in it."""
        keys = self.overlap.keys
        if self.tongue is WELSH:
            return not _FIRST_PERSON_IN_WELSH.isdisjoint(keys) or any(map(_says_i_in_welsh, keys))
        return not _FIRST_PERSON.isdisjoint(keys)

    @property
    def has_ask(self) -> bool:
        """Whether it asks for something."""
        keys = self.overlap.keys
        is_asking = not (_ASKING.isdisjoint(keys) and _ASKING_PAIRS.isdisjoint(pairwise(keys)))
        return is_asking or "?" in self.draft[self.parts.body_start : self.parts.body_end]


def has_enough_of_its_own(overlap: Overlap) -> bool:
    """Tell whether a text has enough words of its writer's for those that it shares with the campaign."""
    return overlap.words - overlap.campaign_words >= OWN_WORDS_FACTOR * overlap.campaign_words


def _says_i_in_welsh(word: str) -> bool:
    return word.endswith(_FIRST_PERSON_ENDING) and word not in _NOT_FIRST_PERSON


def _holds(names: list[str], others: list[str]) -> bool:
    """Whether all of the others stand among the names, in order and side by side."""
    length = len(others)
    return any(names[place : place + length] == others for place in range(len(names) - length + 1))
