"""How fast the check is, beside the referee's algorithm in Perl, two libraries, and text made to be slow."""

import difflib
import shutil
import subprocess
from functools import partial
from pathlib import Path

from rapidfuzz.distance import Indel

from benchmarks.letter import CAMPAIGN, ROUNDS, median_ms, story_of
from chalicelib.campaign_file import load_campaign
from chalicelib.letters.check import Reference, check
from chalicelib.letters.composer import compose
from chalicelib.letters.similarity import fingerprints
from chalicelib.letters.story import MAX_BYTES
from chalicelib.letters.words import Words
from tests.unit.letters.hostile import HOSTILE, SENTENCE_BREAKERS

PERL_PROGRAM = Path(__file__).parent / "fingerprints.pl"
DRAFT_WORDS = 560  # of story; with ask, greeting and name a draft of 600
CHECK_LIMIT_MS = 1.5
HOSTILE_LIMIT = 25  # times an ordinary draft of the same length
ALSO_HOSTILE = {
    "spaces behind a closing": " ",
    "phone number soup": "020 7946 0000/",
    "combining marks of two kinds": "a\u0315\u0316",
    "the campaign's words by turns": "schools are not told where the records go but as for me ",
    **{f"{unit!r} for sentences": unit for unit in SENTENCE_BREAKERS},
}


def report() -> None:
    """Print the check's times as ratios within this run."""
    campaign = load_campaign(CAMPAIGN)
    asks = [ask.question for ask in campaign.asks]
    offered = [ask.question for ask in campaign.all_asks]
    reference = Reference(campaign.published_texts(), campaign.common_names, offered)
    letter = compose("Gareth Thomas", story_of(DRAFT_WORDS), asks[:1], "Tom Briggs")
    ours, theirs = Words(letter).keys, Words(campaign.reference_letter).keys
    fingerprinting = median_ms(lambda: fingerprints(letter))
    checking = median_ms(lambda: check(letter, reference))
    print(f"The check of a draft of {len(ours)} words, median of {ROUNDS}")
    print(f"  {checking:.2f} ms for all of it (limit {CHECK_LIMIT_MS})")
    _print_perl(letter, fingerprinting)
    libraries = {
        "difflib": median_ms(lambda: difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio()),
        "rapidfuzz": median_ms(lambda: Indel.normalized_similarity(ours, theirs)),
    }
    for name, milliseconds in libraries.items():
        print(f"  {milliseconds:.2f} ms for one number, and no marks, by {name} on the same words")
    _print_hostile(reference)


def _print_perl(letter: str, ours_ms: float) -> None:
    perl = shutil.which("perl")
    if perl is None:
        print("  there is no perl here to time the same fingerprints with")
        return
    command = [perl, str(PERL_PROGRAM), str(ROUNDS)]
    ran = subprocess.run(command, input=letter.encode(), capture_output=True, check=True)  # noqa: S603 - ours
    count, perl_ms = ran.stdout.split()
    assert int(count) == len(fingerprints(letter))
    ratio = float(perl_ms) / ours_ms
    print(f"  {ours_ms:.2f} ms for the fingerprints, {ratio:.1f} x as fast as in Perl (limit 2)")


def _print_hostile(reference: Reference) -> None:
    ordinary = story_of(4_000).encode()[:MAX_BYTES].decode()
    ordinary_ms = median_ms(lambda: check(ordinary, reference), rounds=5)
    print(f"Text made to be slow, {MAX_BYTES} bytes; an ordinary draft of that length: {ordinary_ms:.1f} ms")
    for name, piece in (HOSTILE | ALSO_HOSTILE).items():
        text = ("many thanks" + piece * MAX_BYTES).encode()[:MAX_BYTES].decode("utf-8", "ignore")
        milliseconds = median_ms(partial(check, text, reference), rounds=5)
        print(f"  {milliseconds / ordinary_ms:5.1f} x  {name} (limit {HOSTILE_LIMIT})")
