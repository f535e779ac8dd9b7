from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from chalicelib.campaign import MessageType
from chalicelib.letters.check import Reference
from chalicelib.letters.prepare import LetterRequest, PreparedLetter, prepare_letter
from chalicelib.letters.story import MAX_BYTES, LetterTooLong, byte_length
from chalicelib.letters.writetothem import STEPS
from chalicelib.places import Places, PostcodeNotInUse, parse_postcode
from tests.campaigns import BOTH, Known
from tests.english import english
from tests.unit.letters.samples import ASKS, CAMPAIGN, GOLDEN, OWN_STORY, REFERENCE


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.open()


def prepared(places: Places, postcode: str = "HA2 0JQ", **asked: object) -> PreparedLetter:
    request = LetterRequest(parse_postcode(postcode), **asked)  # type: ignore[arg-type] # each test gives the right ones
    return prepare_letter(request, CAMPAIGN, REFERENCE, places)


def golden(name: str) -> str:
    return (Path(GOLDEN) / name).read_text(encoding="utf-8").removesuffix("\n")


def test_letter_as_it_is_read(places: Places) -> None:
    """A story, one ask and a name make the letter that the golden file shows, ready with its link and steps."""
    letter = prepared(places, story=OWN_STORY, asks=ASKS[:1], name="Tom Briggs")
    assert letter.message == golden("one-ask.txt")
    assert letter.check.ready
    assert letter.steps == STEPS
    assert letter.place.member is not None
    assert letter.place.member.as_of == date(2026, 6, 27)


@pytest.mark.parametrize("known", BOTH, ids=lambda known: known.id)
def test_letter_of_a_campaign_as_it_is_read(places: Places, known: Known) -> None:
    """Whatever the campaign, the golden file shows the story with its asks below; they alone are marked."""
    campaign = known.campaign
    reference = Reference(campaign.published_texts(), campaign.common_names)
    request = LetterRequest(
        parse_postcode("HA2 0JQ"), story=OWN_STORY, asks=campaign.asks[:1], name="Tom Briggs"
    )
    letter = prepare_letter(request, campaign, reference, places)
    assert letter.message == golden(f"{known.id}.txt")
    (span,) = letter.check.campaign_spans
    assert letter.message[span.start : span.end] == campaign.asks[0].question.rstrip("?")
    assert letter.check.ready
    assert f"fyr_extref={quote(campaign.page, safe='')}" in (letter.write_to_them_url or "")


def test_letter_to_an_mp_we_do_not_know(places: Places) -> None:
    """In Northern Ireland, where our list has gaps, the letter goes ahead and WriteToThem finds the MP."""
    letter = prepared(places, "BT1 9ZZ", story=OWN_STORY, asks=ASKS[:2], name="Tom Briggs")
    assert letter.message == golden("unknown-mp-two-asks.txt")
    assert (letter.place.constituency, letter.place.nation) == (None, "Northern Ireland")
    assert letter.write_to_them_url is not None


def test_letter_without_a_name(places: Places) -> None:
    """A missing name leaves a line to fill in; no link and no steps are given yet."""
    letter = prepared(places, story=OWN_STORY)
    assert letter.message == golden("no-name-no-ask.txt")
    assert (letter.check.ready, letter.write_to_them_url, letter.steps) == (False, None, ())


def test_draft_is_taken_as_it_is(places: Places) -> None:
    """A letter that the supporter edited is not composed again."""
    draft = golden("one-ask.txt").replace("the 14 bus", "the number 14")
    assert prepared(places, draft=draft).message == draft


def test_a_letter_that_greets_another_mp_is_not_ready(places: Places) -> None:
    """Its writer is told whose constituent they are."""
    letter = prepared(places, story=OWN_STORY, name="Tom Briggs")
    draft = letter.message.replace("Dear Gareth Thomas,", "Dear Wes Streeting,")
    check = prepared(places, draft=draft).check
    assert letter.check.ready
    assert not check.ready
    assert english(check.advice[0].text) == (
        "Your letter greets another MP. Yours is Gareth Thomas: begin with “Dear Gareth Thomas,”."
    )


@pytest.mark.parametrize("greeting", ["Dear MP,", "Dear Gareth,", "Dear Mr Gareth Thomas MP,", "Hello,"])
def test_a_greeting_that_names_no_other_mp_is_fine(places: Places, greeting: str) -> None:
    """Only somebody else's MP is another one; how theirs is greeted is up to its writer."""
    draft = prepared(places, story=OWN_STORY, name="Tom Briggs").message
    check = prepared(places, draft=draft.replace("Dear Gareth Thomas,", greeting)).check
    assert "another-mp" not in [advice.code for advice in check.advice]


def test_link_carries_the_postcode_and_nothing_else_of_the_supporter(places: Places) -> None:
    """WriteToThem is opened at the MP, as a campaign letter, with the campaign's page as where it came from."""
    url = prepared(places, story=OWN_STORY, name="Tom Briggs").write_to_them_url
    assert url is not None
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "www.writetothem.com", "/")
    assert parse_qs(parts.query) == {
        "pc": ["HA2 0JQ"],
        "a": ["westminstermp"],
        "message_type": ["campaigning"],
        "fyr_extref": ["https://campaign.example/records/"],
    }


@pytest.mark.parametrize("message_type", MessageType)
def test_link_says_what_the_letter_is_to_the_mp(places: Places, message_type: MessageType) -> None:
    """A case of somebody's own goes as casework, so that the MP's office knows it for one."""
    letter = prepared(places, story=OWN_STORY, name="Tom Briggs", message_type=message_type)
    assert letter.write_to_them_url is not None
    assert parse_qs(urlsplit(letter.write_to_them_url).query)["message_type"] == [message_type.value]


def test_greeting_and_asks_count_towards_the_limit(places: Places) -> None:
    """A story that fills the letter to its last byte is fine, and with one more it is too long."""
    frame = byte_length(prepared(places, story="a", name="Tom Briggs").message) - 1
    longest = "a" * (MAX_BYTES - frame)
    assert byte_length(prepared(places, story=longest, name="Tom Briggs").message) == MAX_BYTES
    with pytest.raises(LetterTooLong) as refused:
        prepared(places, story=f"{longest}a", name="Tom Briggs")
    assert refused.value.field == "story"


def test_new_postcode_goes_on_when_its_owner_says_so(places: Places) -> None:
    """A postcode newer than the list is refused once, and taken when it is said to be right."""
    with pytest.raises(PostcodeNotInUse):
        prepared(places, "HA2 0ZZ", story=OWN_STORY)
    letter = prepared(places, "HA2 0ZZ", story=OWN_STORY, is_new_postcode=True)
    assert letter.message.startswith("Dear your MP,")
