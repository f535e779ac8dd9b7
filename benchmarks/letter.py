"""How long one letter takes, and where the time goes."""

import difflib
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from chalicelib.campaign_file import load_campaign
from chalicelib.letters.check import Reference, check
from chalicelib.letters.prepare import LetterRequest, PreparedLetter, prepare_letter
from chalicelib.letters.similarity import fingerprints
from chalicelib.letters.words import Words
from chalicelib.places import Places, parse_postcode

CAMPAIGN = Path(__file__).parents[1] / "templates" / "campaigns" / "my-records-my-rights"
STORY_WORDS = 600
ROUNDS = 51
SENTENCES = (
    "In March the school sent home a form, and I signed it at the kitchen table without my glasses on.",
    "His reading was behind for a year because of his ears, and now he reads to his sister at night.",
    "I asked the head where it goes, and she said that she had wondered about that herself.",
    "Nobody at the gate had heard of it, not even Sal, who hears of everything.",
)


def report() -> None:
    """Print the time for one letter and its parts, each as a ratio to the whole."""
    campaign = load_campaign(CAMPAIGN)

    def make_reference() -> Reference:
        return Reference(campaign.published_texts(), campaign.common_names)

    reference = make_reference()
    places = Places.open()
    story = story_of(STORY_WORDS)
    request = LetterRequest(parse_postcode("HA2 0JQ"), story, asks=campaign.asks[:1], name="Tom Briggs")

    def make_letter() -> PreparedLetter:
        return prepare_letter(request, campaign, reference, places)

    letter = make_letter().message
    assert check(letter, reference).ready
    parts: dict[str, Callable[[], object]] = {
        "one letter: locate, compose, check, link": make_letter,
        "  of it the whole check": lambda: check(letter, reference),
        "  of it the referee's fingerprints": lambda: fingerprints(letter),
        "  of it the campaign's wording": lambda: reference.wording.overlap_with(letter, 0, len(letter)),
        "beside it: difflib on the same words": lambda: _difflib_ratio(letter, campaign.reference_letter),
        "once a start: the campaign's side": make_reference,
    }
    times = {name: median_ms(work) for name, work in parts.items()}
    whole = next(iter(times.values()))
    print(f"One letter of {len(Words(letter))} words, median of {ROUNDS}")
    print(f"{'':44}{'ms':>8}{'ratio':>8}")
    for name, milliseconds in times.items():
        print(f"{name:44}{milliseconds:8.2f}{milliseconds / whole:8.2f}")


def story_of(count: int) -> str:
    """Write an ordinary story of about so many words."""
    words: list[str] = []
    place = 0
    while len(words) < count:
        # A number in each sentence keeps them apart, as real ones are.
        words += f"{SENTENCES[place % len(SENTENCES)]} That was day {place}.".split()
        place += 1
    return " ".join(words)


def _difflib_ratio(ours: str, theirs: str) -> float:
    return difflib.SequenceMatcher(None, Words(ours).keys, Words(theirs).keys, autojunk=False).ratio()


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Time some work: the median of so many rounds, in milliseconds."""
    work()
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)
