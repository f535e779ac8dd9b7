"""The supporter's way without script, by forms alone."""

import pytest

from chalicelib.letters.tongues import ENGLISH
from chalicelib.tally.events import Event
from tests.campaigns import FIRST, Known, with_each_campaign
from tests.fakes import BrokenTally, FakeTally
from tests.routes.conftest import NAME, POSTCODE, STORY, Browser, World
from tests.routes.forms import Form, Page

pytestmark = with_each_campaign
ANSWERS = STORY.split("\n\n")


class Supporter:
    """Somebody on the pages: fills in fields and presses buttons."""

    def __init__(self, browser: Browser, path: str = "/", known: Known = FIRST) -> None:
        self.browser = browser
        self.known = known
        response = browser.get(path)
        self.status = response.status_code
        self.page = Page(response.body.decode())

    def form(self, button: str) -> Form:
        return self.page.form(button)

    def press(self, button: str, **fields: str | list[str]) -> Page:
        form = self.form(button)
        for name, value in fields.items():
            form.fill(name.replace("_", "-"), *([value] if isinstance(value, str) else value))
        response = self.browser.post_form(f"/{form.action}", form.pressed(button))
        self.status = response.status_code
        self.page = Page(response.body.decode())
        return self.page

    def speak(self, language: str, **fields: str) -> Page:
        """Choose another language, after typing something."""
        button = next(button for button in self.page.apart if button.label == language)
        form = next(form for form in self.page.forms if form.id == button.form)
        for name, value in fields.items():
            form.fill(name.replace("_", "-"), value)
        action, sent = self.page.sent_apart(language)
        response = self.browser.post_form(f"/{action}", sent)
        self.status = response.status_code
        self.page = Page(response.body.decode())
        return self.page

    def reach_story(self, postcode: str = POSTCODE) -> "Supporter":
        self.press("Continue", postcode=postcode, role=self.known.role)
        return self

    def answer(self, *answers: str) -> Page:
        """Write under the first questions of the role."""
        role = self.known.campaign.role_or_none(self.known.role)
        assert role
        fields = {
            f"answer_{prompt.id}": answer for prompt, answer in zip(role.prompts, answers, strict=False)
        }
        return self.press("Continue", **fields)

    def reach_ask(self) -> "Supporter":
        self.reach_story().answer(*ANSWERS)
        return self

    def reach_read(self, name: str = NAME) -> "Supporter":
        self.reach_ask().press("Show me my letter", name=name, asks=[self.known.ask])
        return self

    def reach_send(self) -> "Supporter":
        self.reach_read().press("Go on to send it")
        return self


@pytest.fixture
def supporter(browser: Browser, known: Known) -> Supporter:
    return Supporter(browser, known=known)


def test_whole_way(supporter: Supporter, world: World) -> None:
    """From the first page to "I have sent it", by forms alone: the letter is theirs, and it is counted once."""
    assert supporter.reach_story().status == 200
    assert "You are writing to Gareth Thomas , Labour (Co-op) MP for Harrow West." in supporter.page.text
    page = supporter.answer(*ANSWERS)
    assert "What do you ask for?" in page.text
    page = supporter.press("Show me my letter", name=NAME, asks=[supporter.known.ask])
    assert "This is your own letter. It is ready to send." in page.text
    assert supporter.form("Check it again").value("draft") == (
        f"Dear Gareth Thomas,\n\n{STORY}\n\n{supporter.known.campaign.asks[0].question}\n\nYours sincerely,\n\n{NAME}"
    )
    page = supporter.press("Go on to send it")
    (link,) = [link for link in page.links if "writetothem" in link]
    assert link.startswith("https://www.writetothem.com/?pc=HA2+0JQ&a=westminstermp&message_type=campaigning")
    page = supporter.press("I have sent it")
    assert "1 to the letters sent from Harrow West" in page.text
    assert isinstance(world.tally, FakeTally)
    (counted,) = world.tally.participations
    assert (counted.event, counted.role, counted.constituency) == (
        Event.SENT,
        supporter.known.role,
        "E14001271",
    )


def test_reload_and_second_press_count_once(supporter: Supporter, world: World) -> None:
    """Pressing "I have sent it" again, after going back, adds nothing."""
    supporter.reach_send().press("I have sent it")
    supporter.press("Back to my letter")
    page = supporter.press("I have sent it")
    assert "it counts once" in page.text
    assert isinstance(world.tally, FakeTally)
    assert len(world.tally.participations) == 1


def test_edit_after_sending_stays_one_participation(supporter: Supporter, world: World) -> None:
    """Somebody who goes back from the last page and changes the letter is still one person."""
    supporter.reach_send().press("I have sent it")
    supporter.press("Back to my letter")
    supporter.press("Back to my letter")
    draft = supporter.form("Go on to send it").value("draft") or ""
    supporter.press("Go on to send it", draft=draft.replace("felt sick", "could not sleep"))
    assert "it counts once" in supporter.press("I have sent it").text
    assert isinstance(world.tally, FakeTally)
    assert len(world.tally.participations) == 1


def test_mistyped_postcode_is_suggested_and_never_changed(supporter: Supporter) -> None:
    """An O for a 0 is suggested; Enter sends what was typed, and only the suggestion's own button takes it."""
    page = supporter.press("Continue", postcode="HA2 OJQ", role=supporter.known.role)
    assert supporter.status == 422
    form = supporter.form("HA2 0JQ")
    assert form.value("postcode") == "HA2 OJQ"
    assert form.buttons[0].label == "Continue"
    assert "Did you mean HA2 0JQ ?" in page.text
    assert "Your story" in supporter.press("HA2 0JQ").text


def test_new_postcode_can_go_on(supporter: Supporter) -> None:
    """Somebody in a house newer than our list says so and goes on without the MP's name."""
    page = supporter.press("Continue", postcode="HA2 0ZZ", role=supporter.known.role)
    assert supporter.status == 422
    assert "it is a new one" in page.text
    page = supporter.press("Continue", new_postcode="yes")
    assert "WriteToThem finds them for you" in page.text
    supporter.answer(STORY)
    supporter.press("Show me my letter", name=NAME)
    assert (supporter.form("Check it again").value("draft") or "").startswith("Dear your MP,")


def test_new_postcode_is_not_offered_for_a_malformed_one(supporter: Supporter) -> None:
    """Only a whole postcode can be a new one."""
    assert (
        "it is a new one"
        not in supporter.press("Continue", postcode="nowhere", role=supporter.known.role).text
    )


def test_all_that_is_missing_is_said_at_once(supporter: Supporter) -> None:
    """An empty first step names both fields, and each message leads to its field."""
    page = supporter.press("Continue")
    assert supporter.status == 422
    assert [link for link in page.links if link.startswith("#")] == ["#main", "#postcode", "#role"]
    assert {"postcode", "role"} <= set(page.ids)


def test_role_that_is_not_there_is_refused(supporter: Supporter) -> None:
    """A role that the campaign does not have asks to choose again, and keeps the postcode."""
    page = supporter.press("Continue", postcode=POSTCODE, role="astronaut")
    assert (supporter.status, supporter.form("Continue").value("postcode")) == (422, POSTCODE)
    assert "Choose who you are" in page.text


def test_empty_story_is_refused_at_its_first_question(supporter: Supporter) -> None:
    """A story without a word asks for at least one answer."""
    page = supporter.reach_story().answer(" \n ")
    assert supporter.status == 422
    assert f"#answer-{supporter.known.prompt}" in page.links
    assert f"answer-{supporter.known.prompt}" in page.ids


@pytest.mark.parametrize("story", ["😀" * 20_000, "a" * 25_000])
def test_long_story_is_refused_and_kept(supporter: Supporter, story: str) -> None:
    """A story over WriteToThem's limit is refused in words, and stands in its box again to be shortened."""
    page = supporter.reach_story().press("Continue", **{f"answer_{supporter.known.second_prompt}": story})
    assert supporter.status == 422
    assert "longer than WriteToThem can send" in page.text
    assert supporter.form("Continue").value(f"answer-{supporter.known.second_prompt}") == story


def test_asks_can_make_it_too_long(supporter: Supporter) -> None:
    """Where the story just fits and the asks do not, the step that did it says so."""
    supporter.reach_story().answer("a" * 19_950)
    page = supporter.press("Show me my letter", asks=[supporter.known.ask], name=NAME)
    assert supporter.status == 422
    assert "#asks" in page.links
    assert "What do you ask for?" in page.text


def test_answers_that_grew_too_long_leave_the_edited_letter(supporter: Supporter) -> None:
    """An edited letter is kept where the answers no longer fit; making it again says why it cannot be."""
    supporter.reach_read()
    edited = (supporter.form("Check it again").value("draft") or "").replace(
        "I felt sick.", "I could not sleep."
    )
    supporter.press("Check it again", draft=edited)
    supporter.press("Back")
    supporter.press("Back")
    supporter.answer("a" * 19_600)
    page = supporter.press("Show me my letter")
    assert supporter.status == 200
    assert "You changed an earlier answer" in page.text
    page = supporter.press("Make it again from my answers")
    assert supporter.status == 422
    assert "#asks" in page.links
    assert supporter.form("Show me my letter").value("draft") == edited


def test_too_many_asks_are_refused_and_kept(supporter: Supporter) -> None:
    """Three asks are one too many; all three stay ticked."""
    three = [ask.id for ask in supporter.known.campaign.asks]
    supporter.reach_ask().press("Show me my letter", asks=three, name="x" * 201)
    assert supporter.status == 422
    kept = supporter.form("Show me my letter")
    assert [value for name, value in kept.values if name == "asks"] == three
    assert kept.value("name") == "x" * 201


def test_missing_name_is_asked_for_in_the_letter(supporter: Supporter) -> None:
    """Without a name the letter has a line to fill in, and does not go on until it is."""
    supporter.reach_read(name="")
    draft = supporter.form("Go on to send it").value("draft") or ""
    assert ENGLISH.name_placeholder in draft
    page = supporter.press("Go on to send it")
    assert supporter.status == 422
    assert "Put your full name" in page.text
    assert (
        "How to send it"
        in supporter.press("Go on to send it", draft=draft.replace(ENGLISH.name_placeholder, NAME)).text
    )


def test_campaign_wording_is_marked_and_stops(supporter: Supporter) -> None:
    """A story made of the campaign's points is marked, and the page says what to do instead."""
    campaign = supporter.known.campaign
    copied = f"{campaign.points[0].text} {campaign.points[3].text} {supporter.known.copied}"
    supporter.reach_story().answer(copied)
    page = supporter.press("Show me my letter", name=NAME)
    assert "Not ready yet" in page.text
    assert "take out a marked sentence" in page.text
    assert page.tags.count("mark") >= 2
    supporter.press("Go on to send it")
    assert supporter.status == 422


def test_hints_are_numbered(supporter: Supporter) -> None:
    """A child's name is pointed out with its reason, and stops nothing."""
    supporter.reach_story().answer(f"{STORY} My daughter Maya is ten.")
    page = supporter.press("Show me my letter", name=NAME)
    assert "Is this a child’s name?" in page.text
    assert "Maya 1" in page.text
    assert "ready to send" in page.text


def test_hint_can_be_followed_with_one_button(supporter: Supporter) -> None:
    """The button beside a hint writes the suggested words into the letter, with all other edits kept."""
    supporter.reach_story().answer(f"{STORY} My daughter Maya is ten.")
    supporter.press("Show me my letter", name=NAME)
    draft = supporter.form("Check it again").value("draft") or ""
    page = supporter.press("Write “My daughter” instead", draft=draft.replace("I felt sick.", "I felt ill."))
    mended = supporter.form("Check it again").value("draft") or ""
    assert "My daughter is ten." in mended
    assert "I felt ill." in mended
    assert "Is this a child’s name?" not in page.text


def test_name_goes_everywhere_at_once(supporter: Supporter) -> None:
    """One press takes a child's name out wherever it stands, so that none is left that no hint points at."""
    supporter.reach_story().answer(f"{STORY} My daughter Maya is ten. I want Maya to decide.")
    supporter.press("Show me my letter", name=NAME)
    supporter.press("Write “My daughter” instead")
    assert "Maya" not in (supporter.form("Check it again").value("draft") or "")


def test_hint_about_words_that_were_changed_does_nothing(supporter: Supporter) -> None:
    """Where somebody took the name out before pressing the button, their own words stay."""
    supporter.reach_story().answer(f"{STORY} My daughter Maya is ten.")
    supporter.press("Show me my letter", name=NAME)
    draft = (supporter.form("Check it again").value("draft") or "").replace(
        "My daughter Maya", "My son Sami Ali"
    )
    supporter.press("Write “My daughter” instead", draft=draft)
    assert supporter.form("Check it again").value("draft") == draft
    supporter.press("Write “My son” instead", draft="a" * 25_000)
    assert supporter.status == 422
    assert supporter.form("Check it again").value("draft") == "a" * 25_000


def test_back_and_forth_loses_nothing(supporter: Supporter) -> None:
    """All the way back to the first step and forward again, every word is still there."""
    supporter.reach_read()
    supporter.press("Back")
    supporter.press("Back")
    assert supporter.form("Continue").value(f"answer-{supporter.known.second_prompt}") == ANSWERS[1]
    supporter.press("Back")
    assert supporter.form("Continue").value("postcode") == POSTCODE
    supporter.press("Continue", role=supporter.known.other_role)
    assert supporter.form("Continue").value(f"answer-{supporter.known.second_prompt}") == ANSWERS[1]
    supporter.press("Continue")
    assert supporter.form("Show me my letter").value("asks") == supporter.known.ask
    supporter.press("Show me my letter")
    assert STORY in (supporter.form("Check it again").value("draft") or "")


def test_edited_letter_is_never_overwritten(supporter: Supporter) -> None:
    """After an edit, a changed answer leaves the letter as edited, says so, and offers to make it again."""
    supporter.reach_read()
    draft = supporter.form("Check it again").value("draft") or ""
    edited = draft.replace("I felt sick.", "I could not sleep.")
    page = supporter.press("Check it again", draft=edited)
    assert "You changed an earlier answer" not in page.text
    supporter.press("Back")
    page = supporter.press("Show me my letter", name="Priya K. Shah")
    assert supporter.form("Check it again").value("draft") == edited
    assert "You changed an earlier answer" in page.text
    supporter.press("Make it again from my answers")
    remade = supporter.form("Check it again").value("draft") or ""
    assert "I felt sick." in remade
    assert remade.endswith("Priya K. Shah")


def test_letter_to_another_mp_is_not_sent(supporter: Supporter) -> None:
    """Somebody who edited the letter and then moved house on the first page is told to greet the new MP."""
    supporter.reach_read()
    edited = (supporter.form("Check it again").value("draft") or "").replace(
        "I felt sick.", "I could not sleep."
    )
    supporter.press("Check it again", draft=edited)
    for _ in range(3):
        supporter.press("Back")
    supporter.press("Continue", postcode="SW1A 1AA")
    supporter.press("Continue")
    page = supporter.press("Show me my letter")
    assert "Your letter greets another MP. Yours is Rachel Blake" in page.text
    supporter.press("Go on to send it")
    assert supporter.status == 422


def test_one_way_is_one_person(supporter: Supporter, world: World) -> None:
    """However often the last page is reached again, by reload or from an earlier step, it is one participation."""
    supporter.reach_send()
    supporter.press("Back to my letter")
    supporter.press("Back")
    supporter.press("Show me my letter")
    supporter.press("Go on to send it")
    supporter.press("I have sent it")
    supporter.press("Back to my letter")
    supporter.press("I have sent it")
    assert isinstance(world.tally, FakeTally)
    assert len(world.tally.participations) == 1
    assert world.drawn == 1


def test_what_is_checked_is_what_is_sent(supporter: Supporter) -> None:
    """Unseen characters that would make a short letter long are gone before the verdict."""
    supporter.reach_read().press(
        "Check it again", draft=f"Dear MP,\n\nI ask you. {chr(0x200B) * 300}\n\nYours,\n\nTom Briggs"
    )
    assert "This is very short" in supporter.page.text
    supporter.press("Go on to send it")
    assert supporter.status == 422


def test_attribution_comes_with_the_data(browser: Browser) -> None:
    """The footer thanks whom the shipped data asks to thank."""
    text = Page(browser.get("/").body.decode()).text
    assert "Contains OS data © Crown copyright" in text
    assert "Open Parliament Licence" in text


def test_unedited_letter_follows_the_answers(supporter: Supporter) -> None:
    """Where nobody edited the letter, a changed answer is in it at once."""
    supporter.reach_read().press("Back")
    page = supporter.press("Show me my letter", name="Priya K. Shah")
    assert "You changed an earlier answer" not in page.text
    assert (supporter.form("Check it again").value("draft") or "").endswith("Priya K. Shah")


@pytest.mark.parametrize("button", ["Check it again", "Go on to send it"])
def test_draft_that_is_too_long_is_kept(supporter: Supporter, button: str) -> None:
    """25,000 characters pasted over the letter are refused and stand there to be shortened."""
    supporter.reach_read().press(button, draft="a" * 25_000)
    assert supporter.status == 422
    assert supporter.form("Check it again").value("draft") == "a" * 25_000


def test_emptied_draft_is_made_again(supporter: Supporter) -> None:
    """Somebody who clears the letter gets it back from their answers."""
    supporter.reach_read().press("Check it again", draft="")
    assert supporter.status == 200
    assert STORY in (supporter.form("Check it again").value("draft") or "")


def test_store_away_keeps_the_receipt(supporter: Supporter, world: World) -> None:
    """When counting fails, the page says so, keeps the receipt, and a second try counts."""
    counting = world.tally
    world.tally = BrokenTally()
    supporter.reach_send()
    page = supporter.press("I have sent it")
    assert supporter.status == 503
    assert "Your letter is not affected" in page.text
    world.tally = counting
    assert "What we counted" in supporter.press("Try again").text


def test_expired_receipt_is_said_and_replaced(supporter: Supporter, world: World) -> None:
    """A page left open for eight days says so in words; going back to the letter gives a new receipt."""
    supporter.reach_send()
    world.clock.now += 8 * 86_400
    page = supporter.press("I have sent it")
    assert supporter.status == 422
    assert "7 days" in page.text
    supporter.press("Back to my letter")
    assert "1 to the letters sent" in supporter.press("I have sent it").text


def test_without_receipts_the_letter_goes_on(supporter: Supporter, world: World) -> None:
    """Where receipts cannot be signed, the last page shows letter and link, and says that it cannot count."""
    from chalicelib.tally.signing_key import SigningKeyUnavailable  # noqa: PLC0415 - only this test needs it

    def away() -> None:
        raise SigningKeyUnavailable("away")

    world.receipts = away  # type: ignore[assignment] # it never returns
    page = supporter.reach_send().page
    assert "We cannot count letters just now" in page.text
    assert any("writetothem" in link for link in page.links)
    assert "Read your letter" in supporter.press("Back to my letter").text


def test_channel_travels_with_the_letter(browser: Browser, world: World, known: Known) -> None:
    """A link that names a channel of the campaign is counted by it."""
    supporter = Supporter(browser, "/?channel=bluesky", known)
    supporter.reach_send().press("I have sent it")
    assert isinstance(world.tally, FakeTally)
    assert world.tally.participations[0].channel == "bluesky"


def test_unknown_channel_stops_nobody(browser: Browser, world: World, known: Known) -> None:
    """A channel that the campaign does not have is dropped, not refused."""
    supporter = Supporter(browser, "/?channel=%3Cscript%3E", known)
    supporter.reach_send().press("I have sent it")
    assert isinstance(world.tally, FakeTally)
    assert world.tally.participations[0].channel is None


def test_what_is_typed_is_never_markup(supporter: Supporter) -> None:
    """A story, a name and a postcode with tags and template signs in them come back as text."""
    nasty = "</textarea><script>alert(1)</script>{{ 7*7 }}{% raw %}\"'><img src=x>"
    supporter.press("Continue", postcode=nasty, role=nasty)
    assert supporter.form("Continue").value("postcode") == nasty
    supporter.press("Continue", postcode=POSTCODE, role=supporter.known.role)
    supporter.answer(f"{STORY} {nasty}")
    page = supporter.press("Show me my letter", name=nasty)
    assert nasty in (supporter.form("Check it again").value("draft") or "")
    assert page.tags.count("script") == 3  # our own
    assert "img" not in page.tags


def test_unseen_characters_do_not_reach_the_letter(supporter: Supporter) -> None:
    """NULs and other control characters typed into a story are gone when the letter is made."""
    supporter.reach_story().answer(STORY.replace("girls", "gi\x00rls\x1b"))
    supporter.press("Show me my letter", name="Priya\x00 Shah")
    draft = supporter.form("Check it again").value("draft") or ""
    assert "my two girls," in draft
    assert draft.endswith("Priya Shah")


@pytest.mark.parametrize("path", ["/letter", "/thanks"])
def test_later_addresses_begin_at_the_beginning(browser: Browser, path: str) -> None:
    """Somebody who opens a later page without a letter is shown the first step."""
    response = browser.get(path)
    assert response.status_code == 200
    assert "Step 1 of 5" in Page(response.body.decode()).text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"go=nowhere",
        b"go=send",
        b"go=remake",
        b"%ff%fe=%00&postcode=%ff",
        b"\xff\xfe",
        b"&&&===",
        b"asks=x&asks=y&role=parent&go=send",
        b"draft=only&go=send",
    ],
)
@pytest.mark.parametrize("path", ["/letter", "/thanks"])
def test_strange_forms_get_a_page(browser: Browser, path: str, body: bytes) -> None:
    """Whatever a form holds, the answer is a page that says what to do next."""
    response = browser.post_bytes(path, body, "application/x-www-form-urlencoded")
    assert response.status_code == 422
    assert "<h1>" in response.body.decode()


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"a=" + b"a" * (1024 * 1024), "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a%d=1" % number for number in range(101)), "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 415),
    ],
)
def test_unusable_forms_get_a_page_in_words(
    browser: Browser, body: bytes, content_type: str, status: int
) -> None:
    """Too large, too many fields or another content type: a page in words, never a stack trace."""
    response = browser.post_bytes("/letter", body, content_type)
    assert response.status_code == status
    assert "That did not work" in response.body.decode()


def test_wrong_method_gets_a_page_in_words(browser: Browser) -> None:
    """A method that a page does not take is said in words, with the methods that it does."""
    response = browser.post_form("/privacy", {})
    assert (response.status_code, response.headers["Allow"]) == (405, "GET")
    assert "That did not work" in response.body.decode()


def test_unknown_campaign_gets_a_page_in_words(browser: Browser) -> None:
    """A campaign that is not here is said in words, and the way back is the default one."""
    response = browser.get("/?campaign=..%2F..")
    assert response.status_code == 404
    assert "no campaign of this name" in response.body.decode()


def test_privacy_page_names_what_is_counted(browser: Browser, known: Known) -> None:
    """The page about what is kept lists the campaign's own roles and channels."""
    text = Page(browser.get("/privacy").body.decode()).text
    assert all(role.label in text for role in known.campaign.roles)
    assert all(channel in text for channel in known.campaign.channels)


@pytest.mark.parametrize("name", ["nothing.css", "..%2fapi.py", "%2e%2e%2fapi.py", "own-words.css%00"])
def test_only_files_that_are_there_are_given(browser: Browser, name: str) -> None:
    """No other file can be asked for by way of the static ones."""
    assert browser.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/letter", "/thanks", "/privacy", "/static/own-words.css", "/v1/campaign"]
)
def test_every_answer_is_safe(browser: Browser, path: str) -> None:
    """Every answer forbids inline script, other sites' parts, framing and sniffing, and passes on no address."""
    headers = browser.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin"


def test_nothing_typed_is_in_an_address(supporter: Supporter) -> None:
    """Forms are sent in the body: no page's address or form's target holds what was typed."""
    supporter.reach_send()
    targets = [form.action for form in supporter.page.forms]
    assert targets == ["thanks", "letter"]
    ours = [link for link in supporter.page.links if "writetothem" not in link]
    assert not any("HA2" in link for link in ours)
