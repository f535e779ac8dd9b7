import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.letters.overlap import Wording
from chalicelib.letters.words import Words

CAMPAIGN = "Nobody asked families before their records were handed on. Ministers should say who has had them."
NAMES = ("National Pupil Database", "Department for Education")
WORDING = Wording(
    [CAMPAIGN, "The Department for Education keeps the National Pupil Database for good."], NAMES
)


def copied(draft: str, wording: Wording = WORDING) -> list[str]:
    return [draft[span.start : span.end] for span in wording.overlap_with(draft, 0, len(draft)).spans]


def test_copied_sentence_is_found_exactly() -> None:
    """A sentence of the campaign is found from its first word to its last, and nothing around it."""
    assert copied("I cried. Nobody asked families before their records were handed on! So did he.") == [
        "Nobody asked families before their records were handed on"
    ]


def test_own_words_are_not_copied() -> None:
    """Three words in a row that the campaign uses too are chance."""
    assert copied("My records were handed to me. Nobody asked families like ours.") == []


@pytest.mark.parametrize(
    "draft",
    [
        "NOBODY ASKED FAMILIES BEFORE THEIR RECORDS WERE HANDED ON",
        "nobody, asked families — before\ntheir records: were\u00a0handed on",
        "Nobody asked famílies before their records were handed on",
        "Ｎｏｂｏｄｙ asked families before their records were handed on",
        "Nob\u00adody as\u200bked fami\ufefflies before their records were handed on",
        "Nobody asked fa\u0301\u0336milies before their records were handed on",
        "Nоbоdу аskеd fаmіlіеs before their records were handed on",
    ],
)
def test_dress_does_not_hide_copying(draft: str) -> None:
    """Capitals, punctuation, accents and full-width letters do not make a sentence one's own."""
    assert len(copied(draft)) == 1


def test_small_changes_are_bridged() -> None:
    """One or two changed words inside a copied sentence do not break it in two; three do."""
    assert copied("Nobody asked families before all the records were handed on. Ministers should say") == [
        "Nobody asked families before all the records were handed on. Ministers should say"
    ]
    assert (
        copied("Nobody asked families before any one of their records were handed on.")[0]
        == "Nobody asked families before"
    )


def test_names_that_anyone_must_use_are_not_copying() -> None:
    """Long official names count as one word, so naming them is never a run of four."""
    assert (
        copied("I wrote to the Department for Education keeps me awake, the National Pupil Database too")
        == []
    )
    assert len(copied("the Department for Education keeps the National Pupil Database for good")) == 1


PUBLISHED = (
    "They told our Department for Education why. They left the department store before noon, all of them."
)


@pytest.mark.parametrize(
    "draft",
    [
        "They told your Department for Education why",  # another word in front of a name
        "They left department store before dusk",  # "the" belongs to a name, not to a word that begins one
        "They told our Department for Education Committee why",  # the longer name is another one
    ],
)
def test_a_name_is_one_word_and_its_neighbours_stay(draft: str) -> None:
    """Only "the" in front of a whole name goes with it; each other word there still makes a difference."""
    names = ("Education Committee", "Department for Education", "Department for Education Committee")
    assert copied(draft, Wording([PUBLISHED], names)) == []


@pytest.mark.parametrize(
    "named", [*NAMES, f"{NAMES[0]} {NAMES[1]}", f"the {NAMES[0]} and the {NAMES[1]}", f"{NAMES[1]} Committee"]
)
def test_names_do_not_move_the_marks(named: str) -> None:
    """Wording is marked from its first word to its last, whatever names stand in front, inside and behind."""
    sentence = f"nobody ever asked {named} who has had them"
    wording = Wording([sentence], (*NAMES, "Education Committee"))
    draft = f"I wrote to {named} and cried. So {sentence}, as I told {named} last May."
    overlap = wording.overlap_with(draft, 0, len(draft))
    assert copied(draft, wording) == [sentence]
    assert overlap.campaign_words == len(sentence.split())
    assert overlap.campaign_grams == len(sentence.split()) - 4


def test_without_names_a_run_is_a_run() -> None:
    """A campaign that lists no names has every run of four compared."""
    assert copied("a b c d e", Wording(["b c d e"], [])) == ["b c d e"]


@given(st.text(st.sampled_from("nobody asked families 😀 ’-\n.é\u00ad\u0301"), max_size=80))
def test_spans_lie_apart_and_in_order(text: str) -> None:
    """Spans never overlap, never leave the draft, and begin and end at a word."""
    draft = f"{text} {CAMPAIGN} {text}"
    spans = WORDING.overlap_with(draft, 0, len(draft)).spans
    assert spans
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(set(edges))
    assert 0 <= edges[0] <= edges[-1] <= len(draft)
    assert all(draft[span.start].isalnum() and draft[span.end - 1].isalnum() for span in spans)


def test_only_the_part_asked_for_is_looked_at() -> None:
    """The same words in the salutation are left alone."""
    (span,) = WORDING.overlap_with(CAMPAIGN, len(CAMPAIGN) // 2, len(CAMPAIGN)).spans
    assert span.start >= len(CAMPAIGN) // 2


def test_exact_figures() -> None:
    """Runs of five words are counted: all of the draft's, and those inside the campaign's wording."""
    draft = "I cried all night long over it. Nobody asked families before their records were handed on"
    overlap = WORDING.overlap_with(draft, 0, len(draft))
    assert (overlap.words, overlap.campaign_words) == (16, 9)
    assert (overlap.grams, overlap.campaign_grams) == (12, 5)
    assert overlap.containment == 5 / 12
    assert overlap.worst_dice == 10 / 17
    assert (overlap.is_at_start, overlap.is_at_end) == (False, True)


def test_exact_figures_of_a_few_words() -> None:
    """A draft of four words has no run of five, and so no score."""
    overlap = WORDING.overlap_with("Nobody asked families before", 0, 28)
    assert (overlap.grams, overlap.containment, overlap.worst_dice) == (0, 0, 0)
    assert overlap.is_at_start


some_words = st.lists(
    st.sampled_from([*CAMPAIGN.split(), "zebra", "quilt", "marble"]), min_size=1, max_size=40
)


@given(some_words, some_words)
def test_nobody_exceeds_the_exact_bound(ours: list[str], theirs: list[str]) -> None:
    """No letter whose common runs of five words are all campaign wording scores above the exact bound."""
    draft = " ".join(ours)
    overlap = WORDING.overlap_with(draft, 0, len(draft))
    our_grams, their_grams = grams_of(draft), grams_of(" ".join(theirs))
    shared = our_grams & their_grams
    dice = 2 * len(shared) / (len(our_grams) + len(their_grams)) if shared else 0
    kept = {gram for span in overlap.spans for gram in grams_of(draft[span.start : span.end])}
    assert not shared <= kept or dice <= overlap.worst_dice


def grams_of(text: str) -> set[tuple[str, ...]]:
    keys = Words(text).keys
    return set(zip(*(keys[place:] for place in range(5)), strict=False))
