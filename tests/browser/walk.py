"""A supporter in a real browser, who finds everything by the name that a screen reader would say."""

from playwright.sync_api import Locator, Page, expect

from tests.routes.conftest import NAME, POSTCODE, STORY

ANSWERS = STORY.split("\n\n")
QUESTIONS = ("Who are you, and who are you writing for?", "What did you find out about school records")
# The first step's own form, with what the second and the third ask for put in.
SKIP_TO_READ = """(given) => {
  const button = document.querySelector("button.main[name=go]");
  for (const [name, value] of given) {
    button.form.append(Object.assign(document.createElement("textarea"), { name, value, hidden: true }));
  }
  button.value = "read";
}"""


class Walker:
    """Somebody on the pages.

    Args:
        page: theirs.
        answers: what they write to the first questions.
    """

    def __init__(self, page: Page, answers: list[str] = ANSWERS) -> None:
        self.page = page
        self._answers = answers

    @property
    def draft(self) -> Locator:
        return self.page.get_by_role("textbox", name="Change anything you like")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        self.button(name).click()

    def sees(self, heading: str, progress: str = "") -> None:
        """Wait for a page, and for how far it says that it is."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        if progress:
            expect(self.page.get_by_text(progress, exact=True)).to_be_visible()

    def fill_you(self) -> None:
        self.page.get_by_role("textbox", name="Your home postcode").fill(POSTCODE)
        self.page.get_by_role("radio", name="A parent or carer").check()

    def fill_story(self) -> None:
        for question, answer in zip(QUESTIONS, self._answers, strict=False):
            self.page.get_by_role("textbox", name=question).fill(answer)

    def fill_ask(self) -> None:
        self.page.get_by_role("checkbox", name="Tell families what is held").check()
        self.page.get_by_role("textbox", name="Your full name").fill(NAME)

    def reach_story(self) -> "Walker":
        self.page.goto("/")
        self.fill_you()
        self.press("Continue")
        self.sees("Your story", "Step 2 of 5")
        return self

    def reach_ask(self) -> "Walker":
        self.reach_story().fill_story()
        self.press("Continue")
        self.sees("What do you ask for?", "Step 3 of 5")
        return self

    def reach_read(self) -> "Walker":
        self.reach_ask().fill_ask()
        self.press("Show me my letter")
        self.sees("Read your letter", "Step 4 of 5")
        return self

    def skip_to_read(self) -> "Walker":
        """Come from the first step to the fourth with one press, where the way there is not what is tested."""
        self.page.goto("/")
        self.fill_you()
        answers = zip(("answer-you", "answer-found-out"), self._answers, strict=False)
        self.page.evaluate(SKIP_TO_READ, [*answers, ("asks", "tell-families"), ("name", NAME)])
        self.press("Continue")
        self.sees("Read your letter", "Step 4 of 5")
        return self

    def reach_send(self) -> "Walker":
        self.reach_read().press("Go on to send it")
        self.sees("Send it", "Step 5 of 5")
        return self
