from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.letters.check import Reference, check
from chalicelib.letters.overlap import Span
from chalicelib.letters.similarity import similarity, worst_case
from tests.english import english
from tests.unit.letters.samples import ASKS, CAMPAIGN, OWN_STORY, REFERENCE, REFERENCE_LETTER, letter

COPIED = "Nobody asked families before their children's records were handed on."


def codes(draft: str) -> list[str]:
    return [advice.code for advice in check(draft, REFERENCE).advice]


def test_own_letter_is_ready() -> None:
    """A letter in somebody's own words is ready, with nothing more to say about it."""
    verdict = check(letter(), REFERENCE)
    assert verdict.ready
    assert (verdict.advice, verdict.campaign_spans, verdict.campaign_words) == ((), (), 0)
    assert verdict.similarity == verdict.worst_case == 0
    assert verdict.own_words == len(OWN_STORY.split()) + len(["Would", "you", "look", "into", "it?"])


def test_reference_letter_is_not_ready() -> None:
    """The campaign's own letter is as like itself as can be, and all of it is marked."""
    verdict = check(REFERENCE_LETTER, REFERENCE)
    assert not verdict.ready
    assert (verdict.similarity, verdict.worst_case, verdict.own_words) == (1, 1, 0)
    assert verdict.advice[0].code == "campaign-wording"


def test_copied_sentence_is_marked_where_it_stands() -> None:
    """A sentence of the campaign is marked in the draft's own offsets, and one in a long letter stops nothing."""
    draft = letter(f"{OWN_STORY} {COPIED}")
    verdict = check(draft, REFERENCE)
    assert [draft[span.start : span.end] for span in verdict.campaign_spans] == [COPIED.rstrip(".")]
    assert verdict.campaign_words == 10
    assert verdict.ready


def test_half_copied_letter_is_not_ready() -> None:
    """A story in front of the campaign's text is still a form letter."""
    body = REFERENCE_LETTER.split("\n\n")[1]
    verdict = check(letter(f"I am a bus driver in Leeds with one lad at school.\n\n{body}"), REFERENCE)
    assert not verdict.ready
    assert verdict.worst_case > verdict.threshold


def test_own_words_must_outnumber_the_campaigns() -> None:
    """Even where the sampled score misses it, a quarter more own words than copied ones are needed."""
    no_score = Reference(["Nobody asked families before their children"], [])
    draft = letter(
        f"{'Nobody asked families before their children. ' * 12} My lad rides the 14 bus to school."
    )
    verdict = check(draft, no_score)
    assert verdict.own_words < 1.25 * verdict.campaign_words
    assert "campaign-wording" in [advice.code for advice in verdict.advice]


def test_salutation_and_sign_off_are_not_copying() -> None:
    """Words between greeting and sign-off count, the greeting and the name do not."""
    reference = Reference(["Dear Gareth Thomas of Harrow West", "Tom Briggs of 14 Bus Lane"], [])
    draft = letter(greeting="Dear Gareth Thomas of Harrow West,", name="Tom Briggs of 14 Bus Lane")
    assert check(draft, reference).campaign_spans == ()


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (letter(story="Short."), "too-short"),
        ("Dear Jo,\n\n\nYours sincerely,\n\nTom Briggs", "no-words"),
        (letter(greeting="I am writing to you"), "salutation-missing"),
        (letter().partition("\n\nYours")[0], "sign-off-missing"),
        (letter(name="Tom"), "name-not-full"),
        (letter(name="T. B."), "name-not-full"),
        (letter(name=""), "name-missing"),
        (letter(name="[Your full name]"), "name-missing"),
        (letter(name="Gareth"), "name-like-mp"),
        (letter(name="Dr Gareth Thomas"), "name-like-mp"),
    ],
)
def test_what_stops_a_letter(draft: str, code: str) -> None:
    """What WriteToThem would hold back is not ready, and the advice says why."""
    verdict = check(draft, REFERENCE)
    assert not verdict.ready
    assert code in [advice.code for advice in verdict.advice if advice.stops]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (letter().replace("Would you look into it?", "It is not right."), "no-ask"),
        (letter(f"{OWN_STORY} {'and then we waited ' * 15}."), "long-sentence"),
        (letter(OWN_STORY.upper()), "all-capitals"),
        (letter(f"{'My lad is nine and he likes buses. ' * 25}"), "no-paragraphs"),
        (letter("School records are kept and copied by people nobody knows. " * 5), "no-first-person"),
    ],
)
def test_what_is_only_advised(draft: str, code: str) -> None:
    """A letter that asks for nothing, or in which nobody says I, gets advice and is not stopped."""
    verdict = check(draft, REFERENCE)
    assert verdict.ready
    assert [advice.code for advice in verdict.advice] == [code]


@pytest.mark.parametrize(
    "name", ["Tom Briggs", "T. Briggs", "Tom B", "José Ó hAodha", "李 明", "陳大文", "Ms Suharto"]
)
def test_full_names_get_no_advice(name: str) -> None:
    """First name and surname are a full name in any script, and one of them may be an initial."""
    assert codes(letter(name=name)) == []


def test_advice_never_tells_anyone_to_swap_words() -> None:
    """Coaching leads to own words; swapping words would only get past the filter."""
    for advice in check(REFERENCE_LETTER, REFERENCE).advice:
        assert "swap" not in english(advice.text).replace("Don’t swap", "")
        assert "synonym" not in english(advice.text)


def test_chosen_asks_are_campaign_wording_wherever_they_meet() -> None:
    """Two asks side by side are marked as one stretch, in whichever order."""
    for first, second in ((ASKS[0], ASKS[1]), (ASKS[2], ASKS[0])):
        draft = letter(f"{OWN_STORY}\n\n{first.question} {second.question}")
        (span,) = check(draft, REFERENCE).campaign_spans
        assert draft[span.start : span.end] == f"{first.question} {second.question}".rstrip("?")


def test_hints_stop_nothing() -> None:
    """A phone number in a letter is pointed out, and the letter stays ready."""
    verdict = check(letter(f"{OWN_STORY} Ring me on 020 7946 0018."), REFERENCE)
    assert verdict.ready
    assert [hint.kind for hint in verdict.hints] == ["phone"]


def test_reference_letter_is_part_of_what_is_published() -> None:
    """All that the campaign says counts as its wording, pairs of asks included."""
    texts = CAMPAIGN.published_texts()
    assert REFERENCE_LETTER in texts
    assert f"{ASKS[2].question} {ASKS[1].question}" in texts


def test_invisible_characters_do_not_move_the_marks() -> None:
    """Offsets are those of the draft as it was sent, whatever stands in front."""
    draft = letter(f"😀\u200b\r\n{OWN_STORY} {COPIED}")
    (span,) = check(draft, REFERENCE).campaign_spans
    assert span == Span(draft.index("Nobody"), draft.index("Nobody") + len(COPIED) - 1)


@pytest.mark.parametrize("greeting", ["Dear MP,", "Dear your MP,", "Dear Jo,"])
def test_greetings_that_are_no_name(greeting: str) -> None:
    """A greeting without the MP's whole name is not looked for inside the supporter's."""
    assert codes(letter(name="Joanna Humphrey", greeting=greeting)) == []


def test_kept_lines_are_named_with_a_question() -> None:
    """Where too much is the campaign's, its longest lines are quoted, each with a question that leads to own words."""
    kept = [
        english(advice.text)
        for advice in check(REFERENCE_LETTER, REFERENCE).advice
        if advice.code == "kept-line"
    ]
    assert kept
    assert all(text.startswith("You kept this line: “") and text.endswith("?") for text in kept)
    assert "“Nobody asked families before" in kept[0]
    assert codes(letter(f"{OWN_STORY} {COPIED}")) == []


@pytest.mark.parametrize(
    "ask", ["Please look into it.", "I urge you to act.", "I would like you to ask.", "Will you?"]
)
def test_asks_have_many_forms(ask: str) -> None:
    """A question mark is not the only way to ask."""
    assert codes(letter().replace("Would you look into it?", ask)) == []


SENTENCES = [sentence.strip() for sentence in REFERENCE_LETTER.split("\n\n")[1].split(". ")]
picked = st.lists(st.sampled_from(SENTENCES), max_size=6)


@given(picked, picked, st.integers(0, 60), st.integers(0, 60), st.randoms(use_true_random=False))
def test_nobody_can_exceed_the_worst_case(
    ours: list[str], theirs: list[str], our_words: int, their_words: int, random: Random
) -> None:
    """However others put the campaign's sentences together, their letters score at most the worst case."""

    def mixed(sentences: list[str], own: str, count: int) -> str:
        pieces = [*sentences, *("".join(random.choices(own, k=7)) for _ in range(count))]
        random.shuffle(pieces)
        return ". ".join(pieces)

    # Nobody's own words are anybody else's: they are spelt in different letters.
    draft = letter(mixed(ours, "bcdfg", our_words), name="Xyxyxy Vwvwvw")
    other = letter(mixed(theirs, "hjklm", their_words), name="Qrqrqr Zpzpzp").replace(
        "Would you look into it?", ""
    )
    shared_ends = Reference(
        [*CAMPAIGN.published_texts(), "Would you look into it?", "Dear Gareth Thomas,"], []
    )
    assert similarity(draft, other) <= check(draft, shared_ends).worst_case


def test_sentences_that_meet_only_in_letters_are_in_the_bound() -> None:
    """Short campaign sentences in another order make windows that stand in no text of it, and are bounded all the same."""
    lines = [
        "Records are kept for good",
        "Nobody asks the families first",
        "Companies have been given copies",
        "Mistakes can follow a child",
        "Schools are never told where",
        "Ministers should answer for it",
    ]
    reference = Reference([". ".join(lines)], [])
    turned = ". ".join(reversed(lines))
    draft, other = letter(f"{turned}. {OWN_STORY}"), f"Dear Gareth Thomas,\n\n{turned}."
    score = similarity(draft, other)
    assert score > worst_case(draft, reference.standing)
    assert score <= check(draft, reference).worst_case


def test_offered_asks_that_outweigh_a_short_letter_are_not_called_copying() -> None:
    """Somebody who wrote their own few words and took two asks is told just that."""
    asks = [ask.question for ask in ASKS]
    reference = Reference(CAMPAIGN.published_texts(), CAMPAIGN.common_names, asks)
    draft = letter(f"My lad is nine. I drive the bus to his school. {asks[0]} {asks[1]}")
    stopping = [advice.code for advice in check(draft, reference).advice if advice.stops]
    assert stopping == ["short-for-its-asks"]


def test_sampled_worst_case_alone_can_stop_a_letter() -> None:
    """Where the referee's own measure is over the limit, a letter with words enough is not ready."""
    own = " ".join(f"word{place}" for place in range(60))
    verdicts = [check(letter(f"{own[start:]} {COPIED}"), REFERENCE) for start in range(0, 200, 3)]
    sampled_only = [v for v in verdicts if v.worst_case >= 0.45 and v.exact_worst_case < 0.45]
    assert sampled_only
    assert not any(verdict.ready for verdict in sampled_only)


def test_exact_worst_case_alone_can_stop_a_letter() -> None:
    """Where sampling happens to miss what was copied, the exact measure still sees it."""
    stories = [
        " ".join(f"{kind}{place}" for place in range(9)) for kind in ("word", "thing", "leaf", "river")
    ]
    verdicts = [check(letter(f"{story} {COPIED}"), REFERENCE) for story in stories]
    exact_only = [v for v in verdicts if v.exact_worst_case >= 0.45 and v.worst_case < 0.45]
    assert exact_only
    assert all(v.own_words >= 1.25 * v.campaign_words for v in exact_only)
    assert all("campaign-wording" in {advice.code for advice in v.advice} for v in exact_only)


def test_ready_begins_under_the_margin() -> None:
    """The worst of both measures decides, and what is at the margin is not under it."""
    seen = set()
    for kind, count in product(("word", "thing", "leaf", "river"), range(60)):
        own = " ".join(f"{kind}{place}" for place in range(count))
        verdict = check(letter(f"{own} I think so. {COPIED}"), REFERENCE)
        worst = max(verdict.worst_case, verdict.exact_worst_case)
        too_few = verdict.own_words < 1.25 * verdict.campaign_words
        stops = {advice.code for advice in verdict.advice if advice.stops}
        assert ("campaign-wording" in stops) == (worst >= 0.45 or too_few)
        seen.add(0.45 <= worst < 0.5 and not too_few)
    assert seen == {True, False}


def test_words_alone_can_stop_a_letter() -> None:
    """Short copied runs that no run of five sees still count word by word: 1.1 times as many own ones are not enough."""
    runs = [COPIED.split()[place : place + 4] for place in (0, 4)]
    pieces = [f"{' '.join(runs[place % 2])} my lad{place} bus{place} rides{place}" for place in range(12)]
    few, enough = (letter(" ".join(piece + more for piece in pieces)) for more in ("", " far"))
    for draft, stopped in ((few, True), (enough, False)):
        verdict = check(draft, REFERENCE)
        assert max(verdict.worst_case, verdict.exact_worst_case) < 0.45
        assert (verdict.own_words < 1.25 * verdict.campaign_words) is stopped
        assert ("campaign-wording" in {advice.code for advice in verdict.advice}) is stopped


def test_campaign_wording_below_the_name_counts() -> None:
    """Text under the signature is part of what WriteToThem compares, and so of what is marked."""
    body = REFERENCE_LETTER.split("\n\n")[1]
    verdict = check(f"{letter()}\n\n{body[:200]}", REFERENCE)
    assert verdict.campaign_words > 20


def test_campaign_wording_beside_the_greeting_counts() -> None:
    """Text on the greeting's own line is not hidden from the check."""
    assert check(letter(greeting=f"Dear Gareth Thomas, {COPIED}"), REFERENCE).campaign_words == 10


def test_campaign_wording_that_ends_the_letter_below_the_name_is_in_the_bound() -> None:
    """The last stretch counts in the bound wherever it stands, and is not cut off at the sign-off above it."""
    lines = [
        "Records are kept for good",
        "Nobody asks the families first",
        "Companies have been given copies",
    ]
    lines += ["Mistakes can follow a child", "Schools are never told where", "Ministers should answer for it"]
    reference, turned = Reference([". ".join(lines)], []), ". ".join(reversed(lines))
    draft = f"{letter()}\n\n{turned}"
    assert (
        worst_case(draft, reference.standing)
        < similarity(draft, turned)
        <= check(draft, reference).worst_case
    )


@pytest.mark.parametrize(
    ("greeting", "closing"),
    [
        ("Dear Gareth Thomas,\n\n", "\n\nKind regards,"),
        ("", "\n\nKind regards,"),
        ("Dear Gareth Thomas,\n\n", ""),
    ],
)
def test_what_adjoins_the_campaigns_wording_is_in_the_bound(greeting: str, closing: str) -> None:
    """Letters that share campaign wording and a greeting or closing beside it share the windows across them, too."""
    is_above_what_stands = []
    for number in range(60):
        wording = f"Records number {number} are kept for good and nobody ever says where they went"
        reference = Reference([wording], [])
        own = "", " My lad is nine years old, I think."
        before, behind = own if greeting else own[::-1]
        draft = f"Dear Gareth Thomas,\n\n{before}{wording}.{behind}\n\nKind regards,\n\nTom Briggs"
        score = similarity(draft, f"{greeting}{wording}.{closing}")
        assert score <= check(draft, reference).worst_case
        is_above_what_stands.append(score > worst_case(draft, reference.standing))
    assert any(is_above_what_stands)


@pytest.mark.parametrize("number", range(12))
def test_the_bound_is_no_higher_than_what_can_be_shared(number: int) -> None:
    """Where own words stand before and behind the campaign's, greeting and closing are not counted with them."""
    wording = f"Records number {number} are kept for good and nobody ever says where they went"
    reference = Reference([wording], [])
    draft = letter(f"I drive a bus. {wording}. It is not right, I think.", greeting="Dear Gareth Thomas,")
    assert check(draft, reference).worst_case == worst_case(draft, reference.standing)


def test_offered_asks_that_stand_apart_are_counted_once_each() -> None:
    """Own words between them change nothing: all that was shared was offered."""
    asks = [ask.question for ask in ASKS]
    reference = Reference(CAMPAIGN.published_texts(), CAMPAIGN.common_names, asks)
    draft = letter(f"My lad is nine. {asks[0]} I drive the bus to his school. {asks[1]}")
    verdict = check(draft, reference)
    assert [advice.code for advice in verdict.advice if advice.stops] == ["short-for-its-asks"]


def test_containment_is_the_share_of_runs_that_are_the_campaigns() -> None:
    """All of its own letter, nothing of somebody's own, and half of a letter that is half its own."""
    lines = "Records are kept for good", "They drive a bus to", "every school there is today"
    half = check(
        f"Dear Jo,\n\n{' '.join(lines[:2])}\n\nYours sincerely,\n\nTom Briggs", Reference([lines[0]], [])
    )
    assert half.containment == 1 / 6
    assert check(REFERENCE_LETTER, REFERENCE).containment == 1
    assert check(letter(), REFERENCE).containment == 0
