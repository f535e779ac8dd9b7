"""What goes out as JSON, shaped as openapi.json says."""

from typing import TYPE_CHECKING, Any

from chalicelib.campaign import MAX_ASKS, Ask, Begin, Campaign, Role
from chalicelib.languages import Language
from chalicelib.letters.story import MAX_BYTES, MIN_CHARACTERS
from chalicelib.participation import Counted
from chalicelib.places import Place
from chalicelib.sharing import texts_of
from chalicelib.web.reading import MAX_JSON_BYTES

if TYPE_CHECKING:
    from chalicelib.letters.check import Check
    from chalicelib.letters.prepare import PreparedLetter

Json = dict[str, Any]


def campaign_answer(campaign: Campaign, link: str) -> Json:
    """Tell what the campaign says and asks; the link goes into its texts to share."""
    return {
        "id": campaign.id,
        "title": campaign.title,
        "organisation": campaign.organisation,
        "summary": campaign.summary,
        "page": campaign.page,
        "begin": campaign.begin.value,
        # For editing where the campaign begins with a draft; otherwise it stays here.
        "draft": campaign.reference_letter if campaign.begin is Begin.DRAFT else None,
        "paragraph_questions": list(campaign.paragraph_questions),
        "points": [{"id": p.id, "text": p.text, "as_of": p.as_of} for p in campaign.points],
        "roles": [_role(role) for role in campaign.roles],
        "asks": _asks(campaign.asks),
        "channels": list(campaign.channels),
        "share_texts": list(texts_of(campaign, link)),
        "links": [{"title": link.title, "url": link.url} for link in campaign.links],
        "limits": {
            "letter_bytes": MAX_BYTES,
            "letter_min_characters": MIN_CHARACTERS,
            "asks": MAX_ASKS,
            "body_bytes": MAX_JSON_BYTES,
        },
    }


def _role(role: Role) -> Json:
    prompts = [{"id": p.id, "question": p.question, "help": p.help} for p in role.prompts]
    return {
        "id": role.id,
        "label": role.label,
        "prompts": prompts,
        "asks": _asks(role.asks),
        "message_type": role.message_type.value,
    }


def _asks(asks: tuple[Ask, ...]) -> list[Json]:
    return [{"id": ask.id, "title": ask.title, "question": ask.question} for ask in asks]


def place_answer(place: Place) -> Json:
    """Tell the constituency and the MP, each null where it is not known."""
    constituency, member = place.constituency, place.member
    return {
        "constituency": constituency
        and {
            "code": constituency.code,
            "name": constituency.name,
            "name_cy": constituency.name_cy,
            "nation": constituency.nation,
        },
        "mp": member
        and {
            "name": member.name,
            "full_title": member.full_title,
            "party": member.party,
            "as_of": member.as_of.isoformat(),
        },
    }


def check_answer(draft: str, check: "Check", language: Language) -> Json:
    """Tell the verdict; offsets are in Unicode code points of the draft."""
    return {
        "ready": check.ready,
        "similarity": round(check.similarity, 4),
        "worst_case": round(check.worst_case, 4),
        "exact_worst_case": round(check.exact_worst_case, 4),
        "containment": round(check.containment, 4),
        "threshold": check.threshold,
        "own_words": check.own_words,
        "campaign_words": check.campaign_words,
        "campaign_spans": [
            {"start": span.start, "end": span.end, "text": draft[span.start : span.end]}
            for span in check.campaign_spans
        ],
        "advice": [{"code": advice.code, "text": language.say(advice.text)} for advice in check.advice],
        "hints": [
            {
                "kind": hint.kind.value,
                "start": hint.start,
                "end": hint.end,
                "advice": language.say(hint.advice),
                "replacement": hint.replacement,
            }
            for hint in check.hints
        ],
    }


def letter_answer(letter: "PreparedLetter", receipt: str | None, language: Language) -> Json:
    """Tell the letter; link, steps and receipt only where it is ready."""
    answer = {
        "ready": letter.check.ready,
        "message": letter.message,
        "check": check_answer(letter.message, letter.check, language),
        **place_answer(letter.place),
    }
    if letter.check.ready:
        steps = [language.say(step) for step in letter.steps]
        answer |= {"write_to_them_url": letter.write_to_them_url, "steps": steps}
    return answer | ({"receipt": receipt} if receipt else {})


def counted_answer(counted: Counted, language: Language) -> Json:
    """Tell what a participation added."""
    return {"counted": counted.counted, "added": [language.say(each) for each in counted.added]}
