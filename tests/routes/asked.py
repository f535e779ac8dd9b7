"""What somebody asks ``POST /v1/subject-access`` with, and what comes back."""

from typing import Any

import pytest

from tests.routes.conftest import Browser

PATH = "/v1/subject-access"
Json = dict[str, Any]
NUMBER = "H801200001001"
COMMON: Json = {
    "educated_in": "england",
    "name": "Priya Shah",
    "birth_date": "1998-05-07",
    "schools": "Weald Rise Primary, Harrow, 2002 to 2009\nHatch End High, 2009 to 2016",
    "pupil_number": NUMBER,
    "former_names": "Priya Mehta, P. Mehta",
    "contact": "12 Weald Lane\nHarrow\npriya@example.org",
}
SELF: Json = {"for": "self", **COMMON}
CHILD: Json = {
    "for": "child",
    **COMMON,
    "subject_name": "Anjali Shah",
    "birth_date": "2014-05-07",
    "parental_responsibility": True,
    "understanding": "too-young",
}
AGREES: Json = {**CHILD, "understanding": "agrees"}
AUTHORISED: Json = {"for": "authorised", **COMMON, "subject_name": "Owen Price"}
ATTORNEY: Json = {
    "for": "attorney",
    **COMMON,
    "subject_name": "Owen Price",
    "office": "deputy",
    "nation": "scotland",
}
EVERYBODY = {
    "self": SELF,
    "child": CHILD,
    "child who agrees": AGREES,
    "authorised": AUTHORISED,
    "attorney": ATTORNEY,
}
KINDS = pytest.mark.parametrize("fields", EVERYBODY.values(), ids=EVERYBODY)
TEXTS = ("name", "subject_name", "former_names", "schools", "contact")
ENCLOSED = "Enclosed: signed authority"
LINK = "mailto:data.sharing@education.gov.uk?subject=Subject%20access%20request"


def made(browser: Browser, fields: Json) -> Json:
    """The letters of a request that is made without a refusal."""
    response = browser.post_json(PATH, fields)
    assert response.status_code == 200, response.body
    answer: Json = response.json_body
    return answer


def errors(browser: Browser, fields: Json) -> list[Json]:
    """All that is wrong."""
    response = browser.post_json(PATH, fields)
    assert response.status_code == 422
    found: list[Json] = response.json_body["errors"]
    return found


def refusals(browser: Browser, fields: Json) -> list[tuple[str, str]]:
    """Field and code of all that is wrong."""
    return [(error["field"], error["code"]) for error in errors(browser, fields)]


def letters_of(answer: Json) -> list[Json]:
    """Every letter and authority that came back."""
    documents = [
        answer["request"],
        answer["authority"],
        *answer["third_parties"],
        *answer["follow_ups"].values(),
    ]
    return [each for each in documents if each]


def typed_into(fields: Json, text: str) -> Json:
    """The same with a text in each field that takes any."""
    return fields | {name: text for name in TEXTS if name in fields}
