import re
from collections import Counter
from itertools import chain

import pytest

from tests.accuracy.bank import ROLES, Half, bank_of, campaign, lines_of
from tests.accuracy.drafts import DRAFTS_OF_A_CLASS, Kind, labelled_drafts
from tests.accuracy.hands import sentences_of
from tests.accuracy.own_letters import OWN_WORDS

OWN_FILES = (*ROLES, "openings", "remarks", "wishes")
RUN = 4  # of the campaign's words in a row that no own piece may hold


def runs_of(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"['’]", "", text).lower())
    return set(zip(*(words[place:] for place in range(RUN)), strict=False))


def own_pieces() -> list[str]:
    return [piece for name in OWN_FILES for _, piece in lines_of(name)]


def test_the_bank_is_rich() -> None:
    """There are at least 150 own sentences and 60 ways to put the campaign's facts."""
    assert len({sentence for piece in own_pieces() for sentence in sentences_of(piece)}) >= 150
    assert len({piece for _, piece in lines_of("points")}) >= 60


def test_no_piece_stands_twice() -> None:
    """A piece that stood in two files could count as two."""
    pieces = [*own_pieces(), *(piece for _, piece in lines_of("points"))]
    assert [piece for piece, times in Counter(pieces).items() if times > 1] == []


def test_own_pieces_are_nobody_elses() -> None:
    """No own piece holds four words in a row of what the campaign publishes."""
    published = set(chain.from_iterable(runs_of(text) for text in campaign().published_texts()))
    assert [piece for piece in own_pieces() if runs_of(piece) & published] == []


def test_every_point_of_the_campaign_has_its_ways() -> None:
    """Each half knows at least two ways to put each of the campaign's facts."""
    for half in Half:
        ways = bank_of(half).points
        assert ways.keys() == {point.id for point in campaign().points}
        assert min(map(len, ways.values())) >= 2


def test_halves_share_no_words() -> None:
    """What is held back is met nowhere in the half that may be tuned on."""
    tune, held_back = (
        set(chain.from_iterable(runs_of(story) for told in bank_of(half).stories.values() for story in told))
        for half in Half
    )
    assert len(tune & held_back) < 0.01 * len(tune | held_back)


def test_the_set_is_large_and_even() -> None:
    """Each class has as many drafts in either half, and no two drafts are the same."""
    counts = Counter((draft.kind, draft.half) for draft in labelled_drafts())
    assert set(counts) == {(kind, half) for kind in Kind for half in Half}
    assert set(counts.values()) == {DRAFTS_OF_A_CLASS}
    assert len({draft.text for draft in labelled_drafts()}) == len(labelled_drafts())


@pytest.mark.parametrize(("asks", "share"), [(1, 1 / 2), (2, 1 / 10)])
def test_own_letters_carry_the_campaigns_asks(asks: int, share: float) -> None:
    """About half of the own letters carry one ask of the campaign's word for word, a tenth two."""
    own = [draft for draft in labelled_drafts() if draft.kind in {Kind.OWN, Kind.POINTS}]
    carrying = [draft for draft in own if asks_in(draft.text) == asks]
    assert len(carrying) / len(own) == pytest.approx(share, rel=0.25)


def asks_in(text: str) -> int:
    return sum(ask.question in text for ask in campaign().asks)


def test_own_letters_are_as_long_as_people_write() -> None:
    """Own words are 60 to 400, asks not counted."""
    asks = [ask.question for ask in campaign().asks]
    for draft in labelled_drafts():
        if draft.kind in {Kind.OWN, Kind.POINTS}:
            body = draft.text.partition("\n\n")[2].rpartition("Yours sincerely,")[0]
            for ask in asks:
                body = body.replace(ask, "")
            assert len(body.split()) in OWN_WORDS
