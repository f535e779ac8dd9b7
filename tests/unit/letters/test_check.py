import pytest

from chalicelib.letters.check import Reference, check
from chalicelib.letters.overlap import Span
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
        (letter(greeting="Hello there"), "salutation-missing"),
        (letter().partition("\n\nYours")[0], "sign-off-missing"),
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
        (letter(name="Tom"), "name-not-full"),
        (letter(name="T. B."), "name-not-full"),
        (letter().replace("Would you look into it?", "Please look into it."), "no-ask"),
    ],
)
def test_what_is_only_advised(draft: str, code: str) -> None:
    """A single name or a letter without a question gets advice, and nobody is stopped for it."""
    verdict = check(draft, REFERENCE)
    assert verdict.ready
    assert [advice.code for advice in verdict.advice] == [code]


@pytest.mark.parametrize("name", ["Tom Briggs", "T. Briggs", "Tom B", "José Ó hAodha", "陳 大文"])
def test_full_names_get_no_advice(name: str) -> None:
    """First name and surname are a full name in any script, and one of them may be an initial."""
    assert codes(letter(name=name)) == []


def test_advice_never_tells_anyone_to_swap_words() -> None:
    """Coaching leads to own words; swapping words would only get past the filter."""
    for advice in check(REFERENCE_LETTER, REFERENCE).advice:
        assert "swap" not in advice.text.replace("Don’t swap", "")
        assert "synonym" not in advice.text


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
