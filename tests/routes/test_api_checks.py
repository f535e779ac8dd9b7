"""POST /v1/checks: would this draft pass as the supporter's own?"""

from typing import Any

import pytest

from tests.campaigns import with_each_campaign
from tests.routes.api_contract import headers_of
from tests.routes.conftest import NAME, POSTCODE, STORY, Browser

COPIED = "Identifiable pupil data has been given out over a thousand times"
ASK = "Will you write to the minister about it?"
SIGN_OFF = f"Yours sincerely,\n\n{NAME}"
OWN = f"Dear Gareth Thomas,\n\n{STORY}\n\n{ASK}\n\n{SIGN_OFF}"


def checked(browser: Browser, draft: str) -> dict[str, Any]:
    """The check of a draft."""
    response = browser.post_json("/v1/checks", {"draft": draft})
    assert response.status_code == 200
    answer: dict[str, Any] = response.json_body
    return answer


def codes(answer: dict[str, Any]) -> list[str]:
    """The codes of its advice."""
    return [advice["code"] for advice in answer["advice"]]


@with_each_campaign
def test_own_words_are_ready(browser: Browser) -> None:
    """A letter of one's own, whole from greeting to name, has nothing left to do."""
    answer = checked(browser, OWN)
    assert answer == {
        "ready": True,
        "similarity": 0.0,
        "worst_case": 0.0,
        "exact_worst_case": 0.0,
        "containment": 0.0,
        "threshold": 0.5,
        "own_words": answer["own_words"],
        "campaign_words": 0,
        "campaign_spans": [],
        "advice": [],
        "hints": [],
    }
    assert answer["own_words"] > 80


@with_each_campaign
def test_the_campaigns_letter_is_not_ready(browser: Browser) -> None:
    """Points strung together are the campaign's wording, and the advice says so first."""
    points = " ".join(point["text"] for point in browser.get("/v1/campaign").json_body["points"])
    answer = checked(browser, f"Dear Gareth Thomas,\n\n{points}\n\n{ASK}\n\n{SIGN_OFF}")
    assert not answer["ready"]
    assert answer["worst_case"] > answer["threshold"]
    assert codes(answer)[:2] == ["campaign-wording", "kept-line"]
    assert answer["containment"] > answer["threshold"]


@pytest.mark.parametrize("before", ["", "😀 ", "👩‍👩‍👧 é ", "\r\n", "\x00\ud800 "])
def test_offsets_are_code_points_of_the_draft(browser: Browser, before: str) -> None:
    """Whatever stands before it, a span is where the draft that was sent has it."""
    draft = f"Dear Gareth Thomas,\n\n{STORY} {before}{COPIED}.\n\n{SIGN_OFF}"
    [span] = checked(browser, draft)["campaign_spans"]
    assert (draft[span["start"] : span["end"]], span["text"]) == (COPIED, COPIED)


def test_hints_say_where(browser: Browser) -> None:
    """What could identify somebody is pointed at, and stops nothing."""
    draft = OWN.replace(ASK, f"{ASK} Ring me on 020 7946 0958 or write to priya@example.org.")
    answer = checked(browser, draft)
    assert [(hint["kind"], draft[hint["start"] : hint["end"]]) for hint in answer["hints"]] == [
        ("phone", "020 7946 0958"),
        ("email", "priya@example.org"),
    ]
    assert answer["ready"]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (f"Dear Gareth Thomas,\n\n{SIGN_OFF}", "no-words"),
        (f"Dear Gareth Thomas,\n\nShort. {ASK}\n\n{SIGN_OFF}", "too-short"),
        (f"{STORY}\n\n{ASK}\n\n{SIGN_OFF}", "salutation-missing"),
        (f"Dear Gareth Thomas,\n\n{STORY}\n\n{ASK}", "sign-off-missing"),
        (OWN.removesuffix(NAME), "name-missing"),
        (OWN.replace(NAME, "Gareth Thomas"), "name-like-mp"),
        (OWN.replace(NAME, "Priya"), "name-not-full"),
    ],
)
def test_what_stops_a_letter(browser: Browser, draft: str, code: str) -> None:
    """Each thing that WriteToThem needs has advice of its own, and the letter is not ready without it."""
    answer = checked(browser, draft)
    assert code in codes(answer)
    assert not answer["ready"]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (OWN.replace(ASK, ""), "no-ask"),
        (f"Dear Gareth Thomas,\n\n{'The form goes to London. ' * 12}{ASK}\n\n{SIGN_OFF}", "no-first-person"),
    ],
)
def test_what_could_be_better(browser: Browser, draft: str, code: str) -> None:
    """Some advice makes a letter better and stops nothing."""
    answer = checked(browser, draft)
    assert (codes(answer), answer["ready"]) == ([code], True)


@pytest.mark.parametrize("draft", ["", "  \n ", "\u200b\u2060", None])
def test_nothing_to_check_is_refused(browser: Browser, draft: str | None) -> None:
    """A draft in which nothing can be seen has no verdict."""
    response = browser.post_json("/v1/checks", {"draft": draft})
    assert response.status_code == 422
    assert [error["code"] for error in response.json_body["errors"]] == ["story-missing"]


@pytest.mark.parametrize("newlines", [0, 100])
def test_the_longest_draft(browser: Browser, newlines: int) -> None:
    """20,000 bytes with each newline counted twice are taken, and one more is not."""
    longest = "x" * (20_000 - 2 * newlines - 1) + "\n" * newlines + "."
    assert browser.post_json("/v1/checks", {"draft": longest}).status_code == 200
    response = browser.post_json("/v1/checks", {"draft": f"{longest}."})
    assert response.status_code == 422
    assert response.json_body["errors"][0]["code"] == "letter-too-long"


@pytest.mark.parametrize(
    ("greeted", "place", "advice"),
    [
        ("Gareth Thomas", {"postcode": POSTCODE}, []),
        ("Wes Streeting", {"postcode": POSTCODE}, ["another-mp"]),
        ("Wes Streeting", {"postcode": None}, []),
        ("Wes Streeting", {"postcode": "HA2 0ZZ", "new_postcode": True}, []),
    ],
)
def test_a_postcode_shows_whom_it_should_greet(
    browser: Browser, greeted: str, place: dict[str, Any], advice: list[str]
) -> None:
    """With a postcode the verdict is that of the letter itself, which may not greet another MP."""
    draft = OWN.replace("Gareth Thomas", greeted)
    answer = browser.post_json("/v1/checks", {"draft": draft, **place}).json_body
    assert (answer["ready"], codes(answer)) == (not advice, advice)


@pytest.mark.parametrize(
    ("postcode", "code"),
    [("", "postcode-missing"), ("HA2", "postcode-malformed"), ("HA2 0ZZ", "postcode-not-in-use")],
)
def test_a_postcode_that_cannot_be_used(browser: Browser, postcode: str, code: str) -> None:
    """It is optional, and where it comes it must be one."""
    response = browser.post_json("/v1/checks", {"draft": OWN, "postcode": postcode})
    assert (response.status_code, response.json_body["errors"][0]["code"]) == (422, code)


def test_nothing_on_the_way_may_keep_it(browser: Browser) -> None:
    """A verdict is about one person's letter."""
    assert headers_of(browser.post_json("/v1/checks", {"draft": OWN}))["cache-control"] == "no-store"
