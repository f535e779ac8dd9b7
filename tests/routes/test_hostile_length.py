"""Input made to be slow, of the most that is taken. How slow is measured by `make bench`; here it is answered."""

import pytest

from tests.routes.conftest import NAME, POSTCODE, STORY, Browser

HOSTILE = {
    "spaces behind a closing": "many thanks" + " " * 19_000 + "x",
    "closings": "Yours sincerely,\n" * 1_000,
    "marks": "a" + "\u0315\u0316" * 4_000,
    "one long character": "\ufdfa" * 6_000,
    "one word": "a " * 9_000,
    "phone numbers": "020 7946 0000/" * 1_400,
    "emails": "a@b.example " * 1_600,
    "names of children": "my son Ab " * 1_900,
    "many scripts": "".join(chr(0x4E00 + place) for place in range(6_000)),
    "copied and own by turns": "schools are not told where the records go but as for me " * 300,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_drafts_have_a_verdict(browser: Browser, kind: str) -> None:
    """A draft of any kind of soup is checked like any other, and shown with at most 50 hints."""
    answer = browser.post_json("/v1/checks", {"draft": HOSTILE[kind]})
    assert answer.status_code == 200
    assert not answer.json_body["ready"]
    assert len(answer.json_body["hints"]) <= 50


@pytest.mark.parametrize("field", ["postcode", "name"])
def test_hostile_short_fields_are_refused(browser: Browser, field: str) -> None:
    """A postcode or a name of 10,000 marks is refused by its length, before anything is done to it."""
    letter = {"postcode": POSTCODE, "story": STORY, "name": NAME, field: "a" + "\u0315\u0316" * 5_000}
    answer = browser.post_json("/v1/letters", letter)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json_body["errors"]] == [field]
