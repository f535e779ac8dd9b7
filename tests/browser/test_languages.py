"""Choosing a language in a real browser, on a phone, with and without script."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.routes.conftest import NAME, STORY

CARDIFF = "CF10 1AA"


def choose(page: Page, name: str) -> None:
    page.get_by_role("navigation", name=re.compile("Language|Iaith")).get_by_role("button", name=name).click()


def test_a_welsh_way(phone: BrowserContext) -> None:
    """Chosen half way: what was typed is there, the letter greets in Welsh, and the link leads to the Welsh site."""
    page = phone.new_page()
    page.goto("/")
    page.get_by_label("Your home postcode").fill(CARDIFF)
    page.get_by_label("A parent or carer").check()
    # Enter goes on, though the languages stand above.
    page.get_by_label("Your home postcode").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your story")
    page.locator("textarea").first.fill(STORY)
    page.get_by_text("You can have these pages and your letter in Welsh").get_by_role("button").click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.locator("textarea").first).to_have_value(STORY)
    choose(page, "English")
    expect(page.locator("textarea").first).to_have_value(STORY)
    choose(page, "Cymraeg")
    page.locator("#step button.main").click()
    page.locator("#name").fill(NAME)
    page.locator("#name").press("Enter")
    expect(page.locator("#draft")).to_have_value(
        re.compile(rf"^Annwyl Stephen Doughty,\n\n(?s:.*)\n\nYn gywir,\n\n{NAME}$")
    )
    page.locator("#step button.main").click()
    link = page.locator("a.main")
    expect(link).to_have_attribute("href", re.compile(r"^https://cy\.writetothem\.com/\?pc=CF10\+1AA&"))
    assert CARDIFF.split()[1] not in page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/privacy", "/counts", "/more", "/s/x"])
def test_pages_to_read_lead_to_themselves(page: Page, path: str) -> None:
    """By a link in the other language's own name, and back."""
    page.goto(path)
    page.get_by_role("link", name="Cymraeg", exact=True).click()
    expect(page).to_have_url(re.compile(rf"{path}\?lang=cy$"))
    page.get_by_role("navigation").get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(re.compile(rf"{path}$"))
