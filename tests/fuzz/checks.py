"""What we promise beside the description, held for each case; and what the letters of the cases are made of."""

import json
import re
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import schemathesis
from schemathesis import Case, CheckContext, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.generation import GenerationMode

from tests.routes.api_contract import OF_SHAPE, shipped_contract
from tests.routes.conftest import NAME, POSTCODE, STORY

LETTERS = "POST /letters"
_PARAMETER = re.compile(r"parameter `(\w+)` in query")


@cache
def register() -> None:
    """Make them known, once in a process."""
    schemathesis.check(is_refused_for_what_it_says)
    schemathesis.check(says_nothing_of_the_inside)
    schemathesis.hook("before_call")(tell_a_real_story)
    schemathesis.hook("filter_failure")(is_about_what_was_sent)


def is_refused_for_what_it_says(ctx: CheckContext, response: Response, case: Case[Any]) -> None:  # noqa: ARG001 - a check takes it
    """A request of the described shape is never refused for its shape."""
    if response.status_code != 422 or not _is_as_described(case):
        return
    codes = {error["code"] for error in response.json()["errors"]}
    assert not codes & OF_SHAPE, f"refused for its shape, which is as described: {codes}"


def says_nothing_of_the_inside(ctx: CheckContext, response: Response, case: Case[Any]) -> None:  # noqa: ARG001 - as above
    """No answer shows where it was made."""
    for sign in (b"Traceback", b"site-packages", b".py:"):
        assert sign not in response.content, f"an answer holds {sign!r}"


def is_about_what_was_sent(
    context: HookContext,  # noqa: ARG001 - a hook takes it
    failure: Failure,
    case: Case[Any],  # noqa: ARG001 - as above
    response: Response,
) -> bool:
    """A wrong value that is written as nothing, such as an empty list, never came; of several, the last counts."""
    return is_wrong_as_sent(failure.message, str(response.request.url))


def is_wrong_as_sent(message: str, address: str) -> bool:
    """Tell whether one of the parameters that a message is about is wrong in an address, or it is about none."""
    named = _PARAMETER.findall(message)
    sent = parse_qs(urlsplit(address).query, keep_blank_values=True)
    return not named or any(_is_wrong(name, sent[name][-1]) for name in named if name in sent)


def _is_wrong(name: str, value: str) -> bool:
    contract = shipped_contract()
    parameters = contract.document["components"]["parameters"].items()
    places = [place for place, parameter in parameters if parameter["name"] == name]
    return any(contract.faults(f"/components/parameters/{place}/schema", value) for place in places)


def tell_a_real_story(context: HookContext, case: Case[Any], **_: Any) -> None:  # noqa: ARG001 - a hook takes it
    """Make every second random letter one that is ready, so that its receipt can be followed."""
    if case.operation.label != LETTERS or not _is_as_described(case) or not isinstance(case.body, dict):
        return
    if len(json.dumps(case.body)) % 2:
        return
    case.query = {}
    case.body = {
        **{name: value for name, value in case.body.items() if name == "new_postcode"},
        "postcode": POSTCODE,
        "story": STORY,
        "name": NAME,
        "role": "parent",
        "asks": ["tell-families"],
    }


def _is_as_described(case: Case[Any]) -> bool:
    return case.meta is not None and case.meta.generation.mode == GenerationMode.POSITIVE
