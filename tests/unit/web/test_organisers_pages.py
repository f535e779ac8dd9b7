"""The organisers' pages keep the rules of all pages: readable by everybody, nothing inline, nothing from elsewhere."""

import re
from itertools import pairwise

import pytest

from chalicelib.tally.organisers import OrganiserUnknown
from chalicelib.tally.report import MEANING, RULES, Report
from chalicelib.web.static import STATIC_FOLDER
from tests.english import english
from tests.unit.web.campaigns import report, titled
from tests.unit.web.pages import dashboard, dashboard_html, page_html, read

SCRIPT = "<script>alert(1)</script>"
REFUSAL = OrganiserUnknown()
NONE_SHOWN = report(8, 1, frozenset())
TINY = report(60, 2, frozenset())
ONE_DAY = report(900, 1, frozenset())
PAGES = {
    "full": dashboard_html(report()),
    "large": dashboard_html(report(54_000)),
    "one day": dashboard_html(ONE_DAY),
    "tiny": dashboard_html(TINY),
    "none shown": dashboard_html(NONE_SHOWN),
    "hostile": dashboard_html(titled(TINY, SCRIPT, SCRIPT)),
    "no figures": page_html("pages/organisers_none.html", {}),
    "sign in": page_html("pages/organiser_sign_in.html", {"refusals": [], "refused": {}}),
    "refused": page_html(
        "pages/organiser_sign_in.html", {"refusals": [REFUSAL], "refused": {"token": REFUSAL}}
    ),
}
EVERY = pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)


@EVERY
def test_nothing_is_inline_and_nothing_is_from_elsewhere(html: str) -> None:
    """The content security policy would stop it."""
    page = read(html)
    assert not [each for each in page.all() if each.tag in {"style", "script"} or "style" in each.attributes]
    assert not [name for each in page.all() for name in each.attributes if name.startswith("on")]
    addresses = [each.attributes.get(name, "") for each in page.all() for name in ("href", "src", "action")]
    assert not [address for address in addresses if "//" in address]


@EVERY
def test_every_id_stands_once_and_every_reference_finds_its_own(html: str) -> None:
    """A screen reader follows them."""
    page = read(html)
    ids = [each["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    named = ("aria-labelledby", "aria-describedby", "for")
    references = [
        part for each in page.all() for name in named for part in each.attributes.get(name, "").split()
    ]
    uses = [each["href"].removeprefix("#") for each in page.all("use")]
    assert set(references) | set(uses) <= set(ids)


@EVERY
def test_every_picture_has_a_name_or_is_hidden_from_readers(html: str) -> None:
    """A chart has a title and a description in words; a bar stands beside its figure."""
    page = read(html)
    inner = {id(each) for svg in page.all("svg") for each in svg.all("svg")}
    for svg in (each for each in page.all("svg") if id(each) not in inner):
        if svg.attributes.get("role") == "img":
            assert all(page.by_id(name).text for name in svg["aria-labelledby"].split())
        else:
            assert svg["aria-hidden"] == "true"


@EVERY
def test_tables_have_captions_and_headings_and_scroll_by_keyboard(html: str) -> None:
    """Whoever cannot see or point can read them all the same."""
    page = read(html)
    for table in page.all("table"):
        assert table.one("caption").text
        assert all(heading["scope"] in {"col", "row"} for heading in table.all("th"))
        columns = len(list(table.one("thead").all("th")))
        rows = table.one("tbody").all("tr")
        assert {len([*row.all("th"), *row.all("td")]) for row in rows} == {columns}
    for scroll in page.all(class_="scroll"):
        assert (scroll["tabindex"], scroll["role"]) == ("0", "region")


def test_words_of_a_campaign_are_never_markup() -> None:
    """Its title, its roles and its channels are shown as they are."""
    html = PAGES["hostile"]
    assert SCRIPT not in html
    assert SCRIPT in read(html).one("title" if html.count("<title>") == 1 else "header").text


@pytest.mark.parametrize("shown", [report(), NONE_SHOWN], ids=["full", "none shown"])
def test_rules_and_symbols_are_explained(shown: Report) -> None:
    """In the report's own words."""
    text = dashboard(shown).one(class_="rules").text
    assert all(english(rule) in text for rule in RULES)
    assert all(f"{symbol} {english(meaning)}" in text for symbol, meaning in MEANING.items())


def test_what_is_hidden_is_never_drawn_as_a_length_or_a_height() -> None:
    """A campaign of eight people has no bar and no line."""
    page = dashboard(NONE_SHOWN)
    assert not [*page.all("rect"), *page.all("polyline"), *page.all("circle")]


def test_the_figures_can_be_downloaded_and_left() -> None:
    """The campaign goes along."""
    page = read(dashboard_html(report(), campaign_query="?campaign=another"))
    assert page.one(class_="button")["href"] == "organisers?campaign=another&format=csv"
    form = page.one("form")
    assert (form["action"], form["method"], form.one("button")["name"]) == (
        "organisers?campaign=another",
        "post",
        "leave",
    )


def test_signing_in_takes_a_token_and_nothing_else() -> None:
    """The field is a password's, so that nobody reads it over a shoulder."""
    form = read(PAGES["sign in"]).one("form")
    (field,) = (each for each in form.all("input") if "name" in each.attributes)
    assert (field["name"], field["type"], field["autocomplete"]) == ("token", "password", "current-password")
    assert "aria-invalid" not in field.attributes


def test_a_refused_token_is_said_where_it_was_typed() -> None:
    """In the title first, then at the field, which points to it."""
    page = read(PAGES["refused"])
    field = page.by_id("token")
    assert page.one("title").text.startswith("Error: ")
    assert field["aria-invalid"] == "true"
    assert english(REFUSAL.text) in page.by_id(field["aria-describedby"].split()[-1]).text


def test_no_figures_yet_is_said_in_words() -> None:
    """With what to do about it."""
    assert "make snapshot" in read(PAGES["no figures"]).text


def test_bands_differ_in_lightness_alone_on_screen_in_the_dark_and_on_paper() -> None:
    """So that they are told apart without seeing colours, and in print without any."""
    css = (STATIC_FOLDER / "organisers.css").read_text(encoding="utf-8")
    ramps = re.findall(r"(?:--band-\d: #[0-9a-f]{6};\s*){4}", css)
    assert len(ramps) == 3
    for ramp in ramps:
        lights = [_luminance(colour) for colour in re.findall(r"#([0-9a-f]{6})", ramp)]
        contrasts = [(light + 0.05) / (dark + 0.05) for light, dark in pairwise(sorted(lights, reverse=True))]
        assert lights in (sorted(lights), sorted(lights, reverse=True))
        assert min(contrasts) > 1.6


def _luminance(colour: str) -> float:
    """Give the relative luminance. Source: WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
