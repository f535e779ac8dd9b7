"""The main job, in one function: from a postcode and a story to a letter ready for WriteToThem."""

from chalicelib.campaign import Ask, Campaign, MessageType
from chalicelib.frozen import dataclass, replace
from chalicelib.languages import Text
from chalicelib.letters import writetothem
from chalicelib.letters.advice import another_mp
from chalicelib.letters.check import Check, Reference, check
from chalicelib.letters.composer import compose
from chalicelib.letters.parts import find_parts
from chalicelib.letters.story import MAX_BYTES, LetterTooLong, byte_length
from chalicelib.letters.tongues import ENGLISH, Tongue
from chalicelib.places import Member, Place, Places, Postcode


@dataclass(frozen=True, slots=True)
class LetterRequest:
    """What a supporter gave, already read and found usable.

    Attributes:
        postcode: where they live.
        story: their own paragraphs; not used where there is a draft.
        draft: the whole letter as they edited it, or None to have it composed.
        asks: what they ask for, none to two.
        name: their full name, or "" where they have not given it yet.
        is_new_postcode: whether to go on with a postcode that is not on the list yet.
        message_type: what the letter is to the MP.
    """

    postcode: Postcode
    story: str = ""
    draft: str | None = None
    asks: tuple[Ask, ...] = ()
    name: str = ""
    is_new_postcode: bool = False
    message_type: MessageType = MessageType.CAMPAIGNING


@dataclass(frozen=True, slots=True)
class PreparedLetter:
    """A letter, and all that its sender needs to know.

    Attributes:
        place: the constituency and its MP, as far as they are known.
        message: the whole letter.
        check: whether it would pass as the supporter's own, and what to do.
        write_to_them_url: the link to send it with; None until it is ready.
        steps: how to send it; empty until it is ready.
    """

    place: Place
    message: str
    check: Check
    write_to_them_url: str | None
    steps: tuple[Text, ...]


def prepare_letter(
    request: LetterRequest,
    campaign: Campaign,
    reference: Reference,
    places: Places,
    tongue: Tongue = ENGLISH,
) -> PreparedLetter:
    """Make one letter. Touches no store and no network, so nothing of ours can stop it.

    Args:
        request: what the supporter gave.
        campaign: what they write about.
        reference: the same campaign's texts, made ready for checking.
        places: where postcodes are looked up.
        tongue: the language that the supporter chose.

    Returns:
        The letter with its verdict, and the way to send it where it is ready.

    Raises:
        Refusal: the postcode has no MP, or the letter is longer than WriteToThem takes.
    """
    place = places.locate(request.postcode, unlisted_ok=request.is_new_postcode)
    message = _message(request, place, tongue)
    verdict = check_letter(message, place, reference, places, tongue)
    url = writetothem.link(str(place.postcode), campaign.page, request.message_type, tongue)
    return PreparedLetter(
        place=place,
        message=message,
        check=verdict,
        write_to_them_url=url if verdict.ready else None,
        steps=writetothem.STEPS if verdict.ready else (),
    )


def check_letter(
    message: str, place: Place, reference: Reference, places: Places, tongue: Tongue = ENGLISH
) -> Check:
    """Check a letter that goes to a known place.

    Args:
        message: the whole letter.
        place: where its writer lives.
        reference: what the campaign publishes.
        places: knows all MPs.
        tongue: the language that the supporter chose.

    Returns:
        The verdict, which also sees a letter that greets somebody else's MP.
    """
    verdict = check(message, reference, tongue)
    if place.member is None or not _greets_another(message, place.member, places):
        return verdict
    advice = (another_mp(place.member.name), *verdict.advice)
    return replace(verdict, ready=False, advice=advice)


def _greets_another(message: str, member: Member, places: Places) -> bool:
    greeting = find_parts(message).salutation
    return member.name not in greeting and any(other.name in greeting for other in places.members.values())


def _message(request: LetterRequest, place: Place, tongue: Tongue) -> str:
    if request.draft is not None:
        return request.draft  # already held to the limit, because nothing is added to it
    mp_name = place.member.name if place.member else None
    questions = [ask.question for ask in request.asks]
    message = compose(mp_name, request.story, questions, request.name, tongue)
    if byte_length(message) > MAX_BYTES:
        raise LetterTooLong("story")
    return message
