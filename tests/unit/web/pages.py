"""Renders pages and reads them as a browser does, without one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from chalicelib.tally.report import Report
from chalicelib.web.dashboard import Sort, dashboard_values
from chalicelib.web.dress import Dress
from chalicelib.web.rendering import Renderer
from chalicelib.web.speech import spoken_values
from chalicelib.web.static import STATIC_FOLDER
from tests.english import ENGLISH
from tests.unit.web.campaigns import ROOT, campaign, constituencies, seats

VOID = {"meta", "link", "input", "br"}
RENDERER = Renderer(ROOT / "templates", STATIC_FOLDER)


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        parts = (each if isinstance(each, str) else each.text for each in self.inside)
        return " ".join(" ".join(parts).split())

    def all(self, tag: str = "", class_: str = "") -> Iterator["Element"]:
        """Find all elements inside, in their order."""
        for each in self.inside:
            if isinstance(each, Element):
                if (not tag or each.tag == tag) and (not class_ or class_ in each.classes):
                    yield each
                yield from each.all(tag, class_)

    def one(self, tag: str = "", class_: str = "") -> "Element":
        """Find the only element of its kind."""
        (found,) = self.all(tag, class_)
        return found

    def by_id(self, name: str) -> "Element":
        (found,) = (each for each in self.all() if each.attributes.get("id") == name)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def read(html: str) -> Element:
    """Read a page; every element has to be closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader._open == [reader.root]
    return reader.root


def page_html(template: str, values: Mapping[str, object], campaign_query: str = "") -> str:
    every_page = {
        "campaign": campaign(),
        "campaign_query": campaign_query,
        "away_query": campaign_query,
        **spoken_values(ENGLISH, ENGLISH, ()),
        "languages": [],
        "dress": Dress(),
        "news": "",
        "root": "",
        "attribution": ["Contains data."],
    }
    body = RENDERER.page(template, {**every_page, **values}).body
    assert isinstance(body, str)
    return body


def dashboard_html(report: Report, sort: Sort | None = None, campaign_query: str = "") -> str:
    values = dashboard_values(report, seats(), constituencies(), sort or Sort(), ENGLISH)
    return page_html("pages/organisers.html", {**values, "campaign": report.campaign}, campaign_query)


def dashboard(report: Report, sort: Sort | None = None, campaign_query: str = "") -> Element:
    return read(dashboard_html(report, sort, campaign_query))


def rows_of(table: Element) -> list[list[str]]:
    """Give the text of each cell of a table's body."""
    return [
        [cell.text for cell in row.inside if isinstance(cell, Element)]
        for row in table.one("tbody").all("tr")
    ]
