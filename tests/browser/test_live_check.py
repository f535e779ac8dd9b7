"""The check that runs while somebody writes."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chromium import Watch
from tests.browser.walk import ANSWERS, Walker

COPIED = "Records are not deleted when somebody leaves school"
CHECKS = "/v1/checks"
SPOKEN = """() => {
  window.spoken = [];
  const said = document.getElementById("said");
  new MutationObserver(() => window.spoken.push(said.textContent)).observe(said, {childList: true});
}"""


def marks(page: Page) -> list[str]:
    """What is marked in the letter's box."""
    texts: list[str] = page.locator(".behind mark").all_text_contents()
    return texts


def checks_of(watch: Watch) -> int:
    """How many checks were asked for."""
    return len([url for url in watch.requested if CHECKS in url])


@pytest.fixture
def walker(page: Page) -> Walker:
    return Walker(page).skip_to_read()


def test_the_verdict_follows_the_words(walker: Walker) -> None:
    """The greeting taken out, it is not ready and says why; put back, it is."""
    page, whole = walker.page, walker.draft.input_value()
    walker.draft.fill(whole.replace("Dear Gareth Thomas,", ""))
    expect(page.get_by_role("heading", name="Not ready yet")).to_be_visible()
    expect(page.get_by_text("The letter should begin with a greeting")).to_be_visible()
    walker.draft.fill(whole)
    expect(page.get_by_role("heading", name="It is ready to send")).to_be_visible()
    expect(page.get_by_text("The letter should begin with a greeting")).to_be_hidden()


def test_a_mended_letter_is_no_longer_refused(walker: Walker) -> None:
    """What the page was refused for goes as soon as it no longer holds, and the box keeps its help."""
    page, whole = walker.page, walker.draft.input_value()
    walker.draft.fill(whole.replace("Dear Gareth Thomas,", ""))
    walker.press("Go on to send it")
    summary = page.get_by_role("alert").filter(has_text="Something needs another look")
    expect(summary).to_be_visible()
    walker.draft.fill(whole)
    expect(page.get_by_role("heading", name="It is ready to send")).to_be_visible()
    expect(summary).to_have_count(0)
    expect(page.get_by_text("Your letter is not ready to send yet")).to_have_count(0)
    expect(walker.draft).to_have_accessible_description(
        "Keep the greeting at the top, and your name under “Yours sincerely,”."
    )


def test_marks_stand_in_the_box(walker: Walker) -> None:
    """Campaign wording and hints are marked where they are, behind emoji too, and move with the words at once."""
    page = walker.page
    [ask] = marks(page)
    assert ask.startswith("Will you ask ministers")
    whole = walker.draft.input_value()
    walker.draft.fill(whole.replace("I felt sick.", f"👩‍👩‍👧 😀 {COPIED}. Ring 020 7946 0958. I felt sick."))
    expect(page.locator(".behind mark").first).to_have_text(COPIED)
    assert marks(page) == [COPIED, "020 7946 0958", ask]
    walker.draft.press("ControlOrMeta+Home")
    page.keyboard.insert_text("😀 ")
    assert marks(page) == [COPIED, "020 7946 0958", ask]
    expect(page.get_by_role("list").get_by_text("This looks like a phone number")).to_be_visible()
    page.get_by_text("The campaign’s words, one by one").click()
    expect(page.get_by_role("listitem").get_by_text(f"“{COPIED}”")).to_be_visible()


def test_marks_lie_under_their_words(walker: Walker) -> None:
    """Box and marks break their lines at the same places, or the marks would lie beside the words."""
    walker.draft.fill(f"{walker.draft.input_value()}\n\n{' '.join(ANSWERS)} 😀 {COPIED}.\n\n" * 3)
    sizes = "element => [element.clientWidth, element.scrollHeight]"
    assert walker.page.locator(".behind").evaluate(sizes) == walker.draft.evaluate(sizes)


def test_a_hint_that_came_while_writing_can_be_followed(walker: Walker) -> None:
    """Its button does what the page's own would."""
    walker.draft.fill(walker.draft.input_value().replace("I felt sick.", "My daughter Robin felt sick."))
    walker.press("Write “My daughter” instead")
    expect(walker.draft).not_to_have_value("Robin")
    assert "My daughter felt sick." in walker.draft.input_value()


def test_nothing_is_sent_before_there_is_something_to_check(walker: Walker, watch: Watch) -> None:
    """Not for the letter as it came, not for an empty one, not for one that is put back as it was."""
    whole = walker.draft.input_value()
    walker.draft.fill("  \n")
    expect(walker.page.get_by_text("Your letter has no words of yours yet")).to_be_visible()
    assert checks_of(watch) == 0
    walker.draft.fill(f"{whole} ")
    walker.draft.fill(whole)
    expect(walker.page.get_by_role("heading", name="It is ready to send")).to_be_visible()
    assert checks_of(watch) == 1


def test_the_last_answer_wins(walker: Walker, watch: Watch) -> None:
    """An answer about words that are there no more is not shown, even where it comes after the later one."""
    page, whole, held = walker.page, walker.draft.input_value(), list[Route]()
    watch.expected.add(CHECKS)  # the first is broken off

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route(f"**{CHECKS}", hold_the_first)
    with page.expect_request(f"**{CHECKS}"):
        walker.draft.fill(whole.replace("Dear Gareth Thomas,", ""))
    walker.draft.fill(whole.replace("Yours sincerely,", ""))
    expect(page.get_by_text("We could not find “Yours sincerely,”")).to_be_visible()
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("We could not find “Yours sincerely,”")).to_be_visible()
    expect(page.get_by_text("The letter should begin with a greeting")).to_be_hidden()


def test_it_is_silent_where_it_fails(walker: Walker, watch: Watch) -> None:
    """The network away, the page stays as it was; the next change is checked again, and the buttons work."""
    page, whole = walker.page, walker.draft.input_value()
    watch.expected.add(CHECKS)
    page.route(f"**{CHECKS}", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        walker.draft.fill(whole.replace("Dear Gareth Thomas,", ""))
    expect(page.get_by_role("heading", name="It is ready to send")).to_be_visible()
    page.unroute_all()
    walker.draft.fill(whole.replace("Yours sincerely,", ""))
    expect(page.get_by_role("heading", name="Not ready yet")).to_be_visible()
    walker.press("Check it again")
    expect(page.get_by_role("heading", name="Not ready yet")).to_be_visible()


def test_the_verdict_is_spoken_once(walker: Walker) -> None:
    """A screen reader hears that the letter is ready or not ready, and nothing while that stays so."""
    page, whole = walker.page, walker.draft.input_value()
    page.evaluate(SPOKEN)
    for words, advice in (
        (whole.replace("Dear Gareth Thomas,", ""), "begin with a greeting"),
        (whole.replace("Yours sincerely,", ""), "We could not find “Yours sincerely,”"),
    ):
        walker.draft.fill(words)
        expect(page.get_by_text(advice)).to_be_visible()
    walker.draft.fill(whole)
    expect(page.get_by_role("status").get_by_text("Ready to send.")).to_be_visible()
    assert page.evaluate("spoken") == ["Not ready yet.", "Ready to send."]


@pytest.mark.parametrize("greeting", ["Dear Wes Streeting,", "Dear Gareth Thomas,", "Hello,"])
def test_it_says_what_the_next_step_says(walker: Walker, greeting: str) -> None:
    """Verdict, advice and numbers while writing are those that the page itself comes with."""
    page, verdict = walker.page, walker.page.locator("#verdict")
    with page.expect_response(f"**{CHECKS}"):
        walker.draft.fill(
            walker.draft.input_value()
            .replace("Dear Gareth Thomas,", greeting)
            .replace("sick", f"sick. {COPIED}")
        )
    expect(page.get_by_role("status").first).to_be_visible()
    page.wait_for_function("!document.getElementById('campaign-legend').hidden")
    while_writing = verdict.text_content()
    walker.press("Check it again")
    page.wait_for_load_state()
    assert " ".join((verdict.text_content() or "").split()) == " ".join((while_writing or "").split())
