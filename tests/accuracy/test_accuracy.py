import pytest

from tests.accuracy.bank import Half
from tests.accuracy.drafts import Kind
from tests.accuracy.marks import score_of
from tests.accuracy.verdicts import Verdict, ready_share, verdicts_on

OWN = (Kind.OWN, Kind.POINTS)
COPIED = (Kind.TEMPLATE, Kind.COPY)
HELD_BACK_OR_ALL = pytest.mark.parametrize("half", [Half.HELD_BACK, None], ids=["held back", "all"])


def verdicts_on_each(kinds: tuple[Kind, ...], half: Half | None) -> list[Verdict]:
    return [verdict for kind in kinds for verdict in verdicts_on(kind, half)]


def told(verdicts: list[Verdict]) -> str:
    return "\n".join(["", *map(str, verdicts)])


@HELD_BACK_OR_ALL
def test_own_letters_are_ready(half: Half | None) -> None:
    """At least 97 of 100 letters that people wrote themselves are ready, with the campaign's asks in them."""
    verdicts = verdicts_on_each(OWN, half)
    not_ready = [verdict for verdict in verdicts if not verdict.check.ready]
    assert ready_share(verdicts) >= 0.97, told(not_ready)


@HELD_BACK_OR_ALL
def test_copies_are_not_ready(half: Half | None) -> None:
    """At least 99 of 100 letters that are mostly the campaign's are not ready."""
    verdicts = verdicts_on_each(COPIED, half)
    ready = [verdict for verdict in verdicts if verdict.check.ready]
    assert ready_share(verdicts) <= 0.01, told(ready)


def test_only_the_campaigns_words_stop_an_own_letter() -> None:
    """Where an own letter is not ready, it is for what it carries of the campaign's, and for nothing else."""
    stopping = {
        advice.code
        for verdict in verdicts_on_each(OWN, None)
        for advice in verdict.check.advice
        if advice.stops
    }
    assert stopping <= {"campaign-wording", "kept-line"}


@pytest.mark.parametrize("half", Half)
@pytest.mark.parametrize(("changed", "bound"), [(0.0, 0.95), (0.1, 0.90)], ids=["untouched", "changed"])
def test_campaign_sentences_are_marked(half: Half, changed: float, bound: float) -> None:
    """Marks stand on the campaign's sentences, even with a tenth of their words changed, and on nothing else."""
    assert score_of(half, changed).f1 >= bound
