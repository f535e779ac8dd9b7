"""POST /v1/letters: from a postcode and a story, or an edited draft, to a letter that can be sent."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from chalicelib.places import Places
from chalicelib.tally.receipts import ReceiptBook
from chalicelib.tally.signing_key import SigningKeyUnavailable
from tests.campaigns import Known, with_each_campaign
from tests.fakes import BrokenTally, FakeTally
from tests.routes.api_contract import headers_of
from tests.routes.conftest import CAMPAIGN, KEY, NAME, NOW, POSTCODE, STORY, Browser, World

WEEK = 7 * 86_400
NOT_ON_THE_LIST = "BT1 9ZZ"
Letter = dict[str, Any]


def made(browser: Browser, fields: Letter) -> Letter:
    """A letter that is made without a refusal."""
    response = browser.post_json("/v1/letters", fields)
    assert response.status_code == 200
    answer: Letter = response.json_body
    return answer


def refusals(browser: Browser, fields: Letter) -> list[tuple[str, str]]:
    """Field and code of all that is wrong."""
    response = browser.post_json("/v1/letters", fields)
    assert response.status_code == 422
    return [(error["field"], error["code"]) for error in response.json_body["errors"]]


def read(receipt: str) -> Any:
    """What a receipt holds."""
    return ReceiptBook([KEY]).read(receipt, campaign=CAMPAIGN, now=NOW)


def advice(answer: Letter) -> list[str]:
    """The codes of a letter's advice."""
    return [each["code"] for each in answer["check"]["advice"]]


@with_each_campaign
def test_makes_the_letter(browser: Browser, letter_fields: Letter) -> None:
    """Greeting, the supporter's paragraphs untouched, the ask, the sign-off and the name."""
    ask = browser.get("/v1/campaign").json_body["asks"][0]["question"]
    answer = made(browser, letter_fields)
    assert answer["message"] == f"Dear Gareth Thomas,\n\n{STORY}\n\n{ask}\n\nYours sincerely,\n\n{NAME}"
    assert answer["ready"]
    assert answer["check"]["ready"]
    assert answer["constituency"]["name"] == "Harrow West"
    assert answer["mp"]["name"] == "Gareth Thomas"


@with_each_campaign
def test_the_check_is_of_the_message(browser: Browser, letter_fields: Letter) -> None:
    """The verdict that comes with a letter is the one that the letter would get by itself."""
    answer = made(browser, letter_fields)
    assert answer["check"] == browser.post_json("/v1/checks", {"draft": answer["message"]}).json_body


@with_each_campaign
def test_a_ready_letter_comes_with_the_way_to_send_it(
    browser: Browser, letter_fields: Letter, known: Known
) -> None:
    """The link opens WriteToThem with the postcode and nothing else of the supporter's; the steps follow it."""
    answer = made(browser, letter_fields)
    link = urlsplit(answer["write_to_them_url"])
    assert (link.scheme, link.netloc) == ("https", "www.writetothem.com")
    assert parse_qs(link.query) == {
        "pc": [POSTCODE],
        "a": ["westminstermp"],
        "message_type": ["campaigning"],
        "fyr_extref": [known.campaign.page],
    }
    assert len(answer["steps"]) == 5


@with_each_campaign
def test_a_letter_that_is_not_ready_has_no_way_out(browser: Browser, letter_fields: Letter) -> None:
    """Until it would pass there is neither link nor steps nor receipt, but the letter and what to do."""
    answer = made(browser, letter_fields | {"story": "Too short."})
    assert set(answer) == {"ready", "message", "check", "constituency", "mp"}
    assert not answer["ready"]
    assert advice(answer)[:2] == ["short-for-its-asks", "too-short"]


@with_each_campaign
def test_a_missing_name_has_a_line_to_fill_in(browser: Browser, letter_fields: Letter) -> None:
    """The letter is there to read, and is not ready before somebody signs it."""
    for name in ("", "  ", None, "\u200b"):
        answer = made(browser, letter_fields | {"name": name})
        assert answer["message"].endswith("Yours sincerely,\n\n[Your full name]")
        assert (answer["ready"], advice(answer)) == (False, ["name-missing"])


@pytest.mark.parametrize("name", ["Priya", "P.", "P. S."])
def test_a_single_name_gets_advice(browser: Browser, letter_fields: Letter, name: str) -> None:
    """WriteToThem may hold back a first name or initials alone, so such a letter is not ready."""
    answer = made(browser, letter_fields | {"name": name})
    assert (answer["ready"], advice(answer)) == (False, ["name-not-full"])


def test_a_name_stays_on_one_line(browser: Browser, letter_fields: Letter) -> None:
    """Lines and invisible characters in a name cannot change the letter's form."""
    answer = made(browser, letter_fields | {"name": "Priya\r\n\u202e \tShah\x00"})
    assert answer["message"].endswith("Yours sincerely,\n\nPriya Shah")


def test_unseen_characters_go_and_words_stay(browser: Browser, letter_fields: Letter) -> None:
    """NULs, halves of characters and line endings are tidied; emoji with joiners and flags stay whole."""
    typed = f"\ufeff\r\n{STORY}\x00\ud800\r\nMy two 👩‍👩‍👧 in 🏴󠁧󠁢󠁷󠁬󠁳󠁿.\u2028"
    message = made(browser, letter_fields | {"story": typed})["message"]
    assert f"Dear Gareth Thomas,\n\n{STORY}\nMy two 👩‍👩‍👧 in 🏴󠁧󠁢󠁷󠁬󠁳󠁿.\n\nWill you" in message


def test_a_story_is_never_a_template(browser: Browser, letter_fields: Letter) -> None:
    """Signs that mean something to programs are words like any others."""
    typed = f"{STORY} {{{{ 7 * 7 }}}} {{link}} {{% raw %}} <b>&amp;</b> %s \\u0041"
    assert typed in made(browser, letter_fields | {"story": typed})["message"]


@with_each_campaign
def test_asks_stand_in_the_campaigns_order(browser: Browser, letter_fields: Letter) -> None:
    """Two asks are one paragraph, in the same order whichever was chosen first; one chosen twice is one."""
    first, _, third = browser.get("/v1/campaign").json_body["asks"]
    answer = made(browser, letter_fields | {"asks": [third["id"], first["id"], third["id"]]})
    assert f"\n\n{first['question']} {third['question']}\n\n" in answer["message"]


@pytest.mark.parametrize(
    ("role", "message_type"),
    [("no-answer", "casework"), ("parent", "campaigning"), ("", "campaigning"), (None, "campaigning")],
)
def test_the_role_says_what_the_letter_is_to_the_mp(
    browser: Browser, letter_fields: Letter, role: str | None, message_type: str
) -> None:
    """The link says casework for somebody without an answer, made and edited, and for nobody else."""
    answer = made(browser, letter_fields | {"role": role, "asks": []})
    edited = made(browser, {"postcode": POSTCODE, "draft": answer["message"], "role": role})
    for each in (answer, edited):
        assert parse_qs(urlsplit(each["write_to_them_url"]).query)["message_type"] == [message_type]


def test_a_role_has_its_own_asks(browser: Browser, letter_fields: Letter) -> None:
    """They stand in the letter as the campaign's would, and the letter is ready with one."""
    answer = made(browser, letter_fields | {"role": "no-answer", "asks": ["answer-me"]})
    assert (
        "\n\nWill you ask the Department for Education to answer my request for records?\n\n"
        in answer["message"]
    )
    assert answer["ready"]
    assert read(answer["receipt"]).role == "no-answer"


@pytest.mark.parametrize(
    ("role", "ask", "refused"),
    [
        ("no-answer", "new-law", [("asks", "ask-unknown")]),
        ("parent", "answer-me", [("asks", "ask-unknown")]),
        ("", "answer-me", [("asks", "ask-unknown")]),
        ("astronaut", "answer-me", [("role", "role-unknown")]),
        (["parent"], "answer-me", [("role", "not-text")]),
        ("astronaut", "free-beer", [("role", "role-unknown"), ("asks", "ask-unknown")]),
    ],
)
def test_an_ask_that_is_not_on_offer_is_refused(
    browser: Browser, letter_fields: Letter, role: object, ask: str, refused: list[tuple[str, str]]
) -> None:
    """To this role, or to those without one; where the role itself is refused, only if nobody is offered it."""
    assert refusals(browser, letter_fields | {"role": role, "asks": [ask]}) == refused


def test_a_refused_ask_tells_what_is_on_offer(browser: Browser, letter_fields: Letter) -> None:
    """The list is the role's own."""
    response = browser.post_json("/v1/letters", letter_fields | {"role": "no-answer"})
    assert response.json_body["detail"] == "Choose from these asks: answer-me, who-had-them, how-many-wait."


def test_no_ask_gets_advice(browser: Browser, letter_fields: Letter) -> None:
    """A letter that asks for nothing can be sent."""
    chosen: tuple[list[str] | None, ...] = ([], None)
    for asks in chosen:
        answer = made(browser, letter_fields | {"asks": asks})
        assert (answer["ready"], advice(answer)) == (True, ["no-ask"])


def test_northern_ireland_goes_ahead(browser: Browser, world: World, letter_fields: Letter) -> None:
    """A postcode there that is not on our list has no constituency and no name, and a link all the same."""
    answer = made(browser, letter_fields | {"postcode": NOT_ON_THE_LIST})
    assert answer["message"].startswith("Dear your MP,\n\n")
    assert (answer["ready"], answer["constituency"], answer["mp"]) == (True, None, None)
    assert "pc=BT1+9ZZ" in answer["write_to_them_url"]
    browser.post_json("/v1/participation", {"receipt": answer["receipt"], "event": "sent"})
    assert isinstance(world.tally, FakeTally)
    assert [counted.constituency for counted in world.tally.participations] == [None]


def test_a_vacant_seat_goes_ahead(
    browser: Browser, world: World, places: Places, letter_fields: Letter
) -> None:
    """Where nobody sits just now the letter is to "your MP", and the constituency is known."""
    world.places = lambda: replace(places, members={})
    answer = made(browser, letter_fields)
    assert answer["message"].startswith("Dear your MP,")
    assert (answer["constituency"]["name"], answer["mp"], answer["ready"]) == ("Harrow West", None, True)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "postcode-missing"),
        ("SW1A OAA", "postcode-malformed"),
        ("HA2 0BB", "postcode-not-in-use"),
        ("JE2 3AB", "postcode-outside-parliament"),
        ("GIR 0AA", "postcode-special"),
    ],
)
def test_a_postcode_without_an_mp_is_refused(
    browser: Browser, letter_fields: Letter, typed: str, code: str
) -> None:
    """Each kind of postcode that nobody is elected for is refused by its own name."""
    assert refusals(browser, letter_fields | {"postcode": typed}) == [("postcode", code)]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"story": ""}, ("story", "story-missing")),
        ({"story": None}, ("story", "story-missing")),
        ({"story": "\u200b \n"}, ("story", "story-missing")),
        ({"story": "x" * 20_001}, ("story", "letter-too-long")),
        ({"story": "x" * 20_000}, ("story", "letter-too-long")),
        ({"role": "astronaut"}, ("role", "role-unknown")),
        ({"role": "Parent"}, ("role", "role-unknown")),
        ({"channel": "carrier-pigeon"}, ("channel", "channel-unknown")),
        ({"asks": ["free-beer"]}, ("asks", "ask-unknown")),
        ({"asks": ["tell-families", "free-beer"]}, ("asks", "ask-unknown")),
        ({"asks": ["tell-families", "stop-handing-out", "new-law"]}, ("asks", "asks-too-many")),
        ({"name": "x" * 201}, ("name", "name-too-long")),
        ({"draft": "Dear MP,"}, ("story", "draft-or-story")),
        ({"receipt": "forged"}, ("receipt", "receipt-forged")),
    ],
)
def test_what_cannot_be_used_is_refused(
    browser: Browser, letter_fields: Letter, change: Letter, refusal: tuple[str, str]
) -> None:
    """Each field is refused by name with a code of its own."""
    assert refusals(browser, letter_fields | change)[0] == refusal


def test_all_that_is_wrong_is_said_at_once(browser: Browser) -> None:
    """One answer is enough to mend a whole request, with one refusal for each field."""
    wrong = {
        "postcode": "HA2",
        "story": "",
        "role": "x",
        "asks": ["x"],
        "channel": "y",
        "receipt": "z",
        "nme": "",
    }
    assert sorted(refusals(browser, wrong)) == [
        ("asks", "ask-unknown"),
        ("channel", "channel-unknown"),
        ("nme", "unknown-field"),
        ("postcode", "postcode-malformed"),
        ("receipt", "receipt-forged"),
        ("role", "role-unknown"),
        ("story", "story-missing"),
    ]


def test_a_refusal_tells_what_can_be_chosen(browser: Browser, letter_fields: Letter) -> None:
    """Who picks what is not there is told what is."""
    response = browser.post_json("/v1/letters", letter_fields | {"role": "astronaut"})
    assert "parent, school-staff, learner" in response.json_body["detail"]


def test_what_may_be_left_out(browser: Browser) -> None:
    """A postcode and a story are enough; null and empty mean the same as nothing."""
    least = {"postcode": POSTCODE, "story": STORY}
    nothing: Letter = {"name": "", "role": "", "channel": "", "receipt": "", "asks": None, "draft": None}
    assert made(browser, least) == made(browser, least | nothing)
    assert made(browser, least) == made(browser, least | dict.fromkeys(nothing))


class TestDraft:
    """A letter that the supporter has edited."""

    def test_a_draft_stays_as_it_is(self, browser: Browser, letter_fields: Letter) -> None:
        """An edited letter that is good comes back unchanged, ready, with the way to send it."""
        draft = made(browser, letter_fields)["message"].replace("I felt sick.", "I felt sick, and angry.")
        answer = made(browser, {"postcode": POSTCODE, "draft": draft})
        assert (answer["ready"], answer["message"]) == (True, draft)
        assert answer["write_to_them_url"]

    def test_a_draft_is_tidied(self, browser: Browser, letter_fields: Letter) -> None:
        """What cannot be seen goes, and the verdict's places are those of the tidied letter."""
        draft = made(browser, letter_fields)["message"]
        typed = "\r\n\x00" + draft.replace("\n", "\r\n") + "\ud800\n"
        answer = made(browser, {"postcode": POSTCODE, "draft": typed})
        assert answer["message"] == draft
        for span in answer["check"]["campaign_spans"]:
            assert draft[span["start"] : span["end"]] == span["text"]

    def test_a_draft_may_lack_anything(self, browser: Browser) -> None:
        """A draft without greeting and sign-off is not refused; it is not ready, and the advice says why."""
        answer = made(browser, {"postcode": POSTCODE, "draft": STORY})
        assert advice(answer) == ["salutation-missing", "sign-off-missing", "no-ask"]

    @pytest.mark.parametrize(
        ("change", "refusal"),
        [
            ({"story": STORY}, ("story", "draft-or-story")),
            ({"asks": []}, ("asks", "draft-or-story")),
            ({"draft": ""}, ("draft", "story-missing")),
            ({"draft": "x" * 20_001}, ("draft", "letter-too-long")),
            ({"name": "x" * 201}, ("name", "name-too-long")),
        ],
    )
    def test_what_cannot_be_used_is_refused(
        self, browser: Browser, change: Letter, refusal: tuple[str, str]
    ) -> None:
        """A draft stands in place of a story and its asks, within the same limits."""
        assert refusals(browser, {"postcode": POSTCODE, "draft": STORY} | change) == [refusal]


class TestReceipt:
    """What lets a letter be counted once."""

    def test_holds_what_is_counted(self, browser: Browser, letter_fields: Letter) -> None:
        """A random id, the campaign, constituency, role, channel and time: nothing that was typed."""
        receipt = read(made(browser, letter_fields | {"channel": "bluesky"})["receipt"])
        assert (receipt.campaign, receipt.constituency, receipt.role, receipt.channel, receipt.made_at) == (
            CAMPAIGN,
            "E14001271",
            "parent",
            "bluesky",
            NOW,
        )

    def test_two_letters_are_two(self, browser: Browser, letter_fields: Letter) -> None:
        """The same fields sent without a receipt are another letter."""
        ids = {read(made(browser, letter_fields)["receipt"]).id for _ in range(2)}
        assert len(ids) == 2

    def test_sent_back_it_keeps_its_id(self, browser: Browser, world: World, letter_fields: Letter) -> None:
        """An edit has the first letter's id and time, and the role, channel and place as they are now."""
        first = made(browser, letter_fields)
        world.clock.now += 3600
        edited = {
            "postcode": "SW1A 1AA",
            "draft": first["message"].replace("Gareth Thomas", "Rachel Blake"),
            "role": "learner",
            "channel": "x",
            "receipt": first["receipt"],
        }
        before, after = read(first["receipt"]), read(made(browser, edited)["receipt"])
        assert after == replace(before, constituency="E14001172", role="learner", channel="x")

    def test_edits_count_once(self, browser: Browser, world: World, letter_fields: Letter) -> None:
        """One person's letter, sent and edited and sent again, is one participation."""
        first = made(browser, letter_fields)["receipt"]
        second = made(browser, letter_fields | {"name": "Priya K Shah", "receipt": first})["receipt"]
        counted = [
            browser.post_json("/v1/participation", {"receipt": receipt, "event": "sent"}).json_body["counted"]
            for receipt in (first, second, first)
        ]
        assert counted == [True, False, False]
        assert isinstance(world.tally, FakeTally)
        assert len(world.tally.participations) == 1

    def test_an_unready_edit_has_none(self, browser: Browser, letter_fields: Letter) -> None:
        """A receipt goes out with a letter that can be sent, and with no other."""
        receipt = made(browser, letter_fields)["receipt"]
        assert "receipt" not in made(browser, letter_fields | {"story": "Short.", "receipt": receipt})

    def test_one_that_is_no_good_is_refused(
        self, browser: Browser, world: World, letter_fields: Letter
    ) -> None:
        """Changed, of another key or over 7 days old; without it the same letter gets a new one."""
        good = made(browser, letter_fields)["receipt"]
        other_key = ReceiptBook(["another-key-that-is-long-enough-too"]).issue(read(good))
        for forged in (good[:-1], f"{good}x", other_key, good.upper(), "é", "x" * 60_000):
            assert refusals(browser, letter_fields | {"receipt": forged}) == [("receipt", "receipt-forged")]
        foreign = ReceiptBook([KEY]).issue(replace(read(good), campaign="another-one"))
        assert refusals(browser, letter_fields | {"receipt": foreign}) == [("receipt", "receipt-foreign")]
        world.clock.now += WEEK + 1
        assert refusals(browser, letter_fields | {"receipt": good}) == [("receipt", "receipt-expired")]
        assert made(browser, letter_fields)["receipt"]


class TestTrouble:
    """Nothing of ours stops a letter."""

    def test_the_store_is_away(self, browser: Browser, world: World, letter_fields: Letter) -> None:
        """A letter is made, checked and handed over as ever; its receipt can be sent later."""
        world.tally = BrokenTally()
        answer = made(browser, letter_fields)
        assert answer["ready"]
        assert answer["receipt"]
        assert browser.post_json("/v1/checks", {"draft": answer["message"]}).json_body["ready"]
        assert browser.post_json("/v1/constituency", {"postcode": POSTCODE}).status_code == 200

    def test_no_key_to_sign_with(self, browser: Browser, world: World, letter_fields: Letter) -> None:
        """Without a signing key the letter goes out without a receipt, also where one was sent back."""
        receipt = made(browser, letter_fields)["receipt"]
        world.receipts = no_key
        for fields in (letter_fields, letter_fields | {"receipt": receipt}):
            answer = made(browser, fields)
            assert answer["ready"]
            assert "receipt" not in answer
        assert browser.post_json("/v1/checks", {"draft": answer["message"]}).json_body["ready"]
        assert browser.post_json("/v1/constituency", {"postcode": POSTCODE}).status_code == 200


def no_key() -> ReceiptBook:
    """Receipts while their key cannot be read."""
    raise SigningKeyUnavailable


def test_nothing_on_the_way_may_keep_it(browser: Browser, letter_fields: Letter) -> None:
    """A letter is in no cache, made or refused."""
    for fields in (letter_fields, {}):
        assert headers_of(browser.post_json("/v1/letters", fields))["cache-control"] == "no-store"


def test_a_letter_to_another_mp_is_not_ready(browser: Browser, letter_fields: Letter) -> None:
    """Somebody who moved the letter to another postcode is told whom to greet."""
    draft = made(browser, letter_fields)["message"]
    answer = made(browser, {"postcode": "SW1A 1AA", "draft": draft})
    assert (answer["ready"], advice(answer)[0]) == (False, "another-mp")
    assert "Dear Rachel Blake," in answer["check"]["advice"][0]["text"]
    greeted = draft.replace("Gareth Thomas", "MP")
    assert made(browser, {"postcode": "SW1A 1AA", "draft": greeted})["ready"]


def test_a_new_postcode_can_go_on(browser: Browser, letter_fields: Letter) -> None:
    """A postcode newer than the list makes a letter where its owner says that it is right."""
    refused = browser.post_json("/v1/letters", letter_fields | {"postcode": "HA2 0ZZ"})
    assert refused.json_body["errors"][0]["code"] == "postcode-not-in-use"
    answer = made(browser, letter_fields | {"postcode": "HA2 0ZZ", "new_postcode": True})
    assert (answer["ready"], answer["constituency"], answer["mp"]) == (True, None, None)
    assert answer["message"].startswith("Dear your MP,")
