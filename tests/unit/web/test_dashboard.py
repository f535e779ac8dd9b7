"""The organisers' page shows what the report says, no more and no less."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.tally.events import Event
from chalicelib.tally.report import By, Line, Report, Symbol
from chalicelib.web.dashboard import Column, Order, Sort, dashboard_values, read_sort
from tests.english import ENGLISH
from tests.unit.web.campaigns import campaign, constituencies, participations, report, seats
from tests.unit.web.pages import Element, dashboard, read, rows_of

EMPTY = Report(
    campaign(),
    date(2026, 10, 12),
    (
        Line(Event.SENT, By.TOTAL, "", "at least", Symbol.HIDDEN, Symbol.HIDDEN),
        Line(Event.SENT, By.DAY, "2026-10-12", "at least", Symbol.HIDDEN),
        Line(Event.SENT, By.REACHED, "", "of 650", Symbol.HIDDEN),
    ),
)
FULL = pytest.mark.parametrize("shown", [report(), report(54_000)], ids=["20,000", "100,000"])


def section(page: Element, title: str) -> Element:
    (found,) = (each for each in page.all("section") if each["aria-labelledby"] == title)
    return found


def widths(table: Element) -> list[float]:
    return [float(rect["width"].rstrip("%")) for rect in table.all("rect")]


def test_the_campaign_to_look_at_has_20_000_participations() -> None:
    """As the charts are judged by it."""
    assert 19_500 < participations(10_000) < 20_500


def test_the_first_figures_are_letters_constituencies_and_the_part_that_sent() -> None:
    """Each said as “at least” where it is rounded down."""
    shown = report()
    (sent,), (reached,) = shown.of(Event.SENT, By.TOTAL), shown.of(Event.SENT, By.REACHED)
    figures = [each.text for each in dashboard(shown).one(class_="key-figures").all("dd")]
    assert figures == [f"at least {sent.count:,}", f"at least {reached.count:,}", f"{sent.percent}%"]


@FULL
def test_totals_have_bars_in_proportion(shown: Report) -> None:
    """From landed to sent, and what else is counted, on one scale."""
    lines = [line for event in Event for line in shown.of(event, By.TOTAL)]
    counts = [line.count for line in lines if isinstance(line.count, int)]
    table = section(dashboard(shown), "way-title").one("table")
    assert [row[1] for row in rows_of(table)] == [
        f"at least {line.count:,} {line.percent}%" for line in lines
    ]
    assert widths(table) == [round(100 * count / max(counts), 2) for count in counts]


@FULL
@pytest.mark.parametrize(("by", "title"), [(By.ROLE, "roles-title"), (By.CHANNEL, "channels-title")])
def test_roles_and_channels_show_every_figure_and_hide_the_hidden(shown: Report, by: By, title: str) -> None:
    """A figure has its number, its percentage and a bar in proportion; a hidden one has words and no bar."""
    table = section(dashboard(shown), title).one("table")
    headings = [heading.text for heading in table.one("thead").all("th")]
    events = [Event(heading.lower().replace("opened", "landed")) for heading in headings[1:]]
    assert Event.SENT in events
    lines = list(zip(*(shown.of(event, by) for event in events), strict=True))
    assert [row[0] for row in rows_of(table)] == [row[0].name for row in lines]
    cells = [cell for row in table.one("tbody").all("tr") for cell in row.all("td")]
    known = [line.count for row in lines for line in row if isinstance(line.count, int)]
    for cell, line in zip(cells, (line for row in lines for line in row), strict=True):
        if isinstance(line.count, Symbol):
            assert (cell.text, widths(cell)) == ("fewer than 10", [])
        else:
            share = "under 1%" if line.percent is Symbol.LOW else f"{line.percent}%"
            assert cell.text == f"{line.count:,} {share}"
            assert widths(cell) == [round(100 * line.count / max(known), 2)]


def test_an_event_without_any_figure_has_no_column() -> None:
    """Nobody has a role yet who only opened the page."""
    table = section(dashboard(report()), "roles-title").one("table")
    assert [heading.text for heading in table.one("thead").all("th")] == ["Role", "Copied", "Sent"]


def test_a_channel_that_left_the_list_keeps_its_row() -> None:
    """It was counted, and its figure is published still."""
    gone = Line(Event.COPIED, By.CHANNEL, "fax", "fax", 25, 1)
    shown = Report(campaign(), report().day, (*report().lines, gone))
    rows = rows_of(section(dashboard(shown), "channels-title").one("table"))
    assert rows[-1] == ["fax", "fewer than 10", "25 1%", "fewer than 10"]


def test_the_table_by_day_says_what_the_report_says() -> None:
    """Newest first, each total as it was published."""
    shown = report()
    by_event = [shown.of(event, By.DAY) for event in (Event.LANDED, Event.COPIED, Event.SENT)]
    expected = [
        [f"{line.count:,}{' unusual' * line.is_unusual}" for line in row]
        for row in zip(*by_event, strict=True)
    ]
    rows = rows_of(section(dashboard(shown), "days-title").one("table"))
    assert [row[1:] for row in rows] == expected[::-1]
    assert (rows[0][0], rows[-1][0]) == ("20 November 2026", "12 October 2026")


def test_unusual_days_are_marked_and_explained() -> None:
    """The event, its day and the rule stand at the top, and the word beside the figure in the table."""
    shown = report()
    leapt = shown.of(Event.SENT, By.DAY)[-1]
    lines = tuple(replace(line, is_unusual=line is leapt) for line in shown.lines)
    page = dashboard(replace(shown, lines=lines))
    note = page.one(class_="unusual")
    assert [each.text for each in note.all("li")] == ["Said they sent it: 20 November 2026."]
    assert "over 5 times the usual" in note.text
    cells = [cell.text for row in rows_of_cells(page) for cell in row]
    assert [cell for cell in cells if "unusual" in cell] == [f"{leapt.count:,} unusual"]


def rows_of_cells(page: Element) -> list[list[Element]]:
    table = section(page, "days-title").one("table").one("tbody")
    return [list(row.all("td")) for row in table.all("tr")]


def test_where_nothing_leapt_nothing_is_said() -> None:
    """No empty warning."""
    usual = tuple(replace(line, is_unusual=False) for line in report().lines)
    assert list(dashboard(replace(report(), lines=usual)).all(class_="unusual")) == []


def test_lines_are_drawn_at_the_height_of_their_figures() -> None:
    """From 0 at the bottom to the greatest number of the axis at the top, days without figures bridged."""
    shown = report()
    chart = section(dashboard(shown), "days-title").one(class_="line-chart")
    top = int(list(chart.one(class_="across").all("text"))[-1].text.replace(",", ""))
    for event in (Event.LANDED, Event.COPIED, Event.SENT):
        (drawn,) = (each for each in chart.all("g") if f"of-{event}" in each.classes)
        whole = [line for line in drawn.all("polyline") if "bridge" not in line.classes]
        heights = [float(point.split(",")[1]) for line in whole for point in line["points"].split()]
        counts = [line.count for line in shown.of(event, By.DAY) if isinstance(line.count, int)]
        assert heights == [pytest.approx(100 - 100 * count / top, abs=0.01) for count in counts]
        assert len(list(drawn.all("polyline", "bridge"))) == 2
    assert "On 3 days no figures were worked out" in section(dashboard(shown), "days-title").text


@FULL
def test_map_and_table_say_the_same_of_each_of_the_650(shown: Report) -> None:
    """Each constituency is drawn once, in the band of the figure that the report gives it."""
    page = section(dashboard(shown), "seats-title")
    lines = shown.of(Event.SENT, By.CONSTITUENCY)
    said = {
        line.name: "fewer than 10" if isinstance(line.count, Symbol) else f"{line.count:,}" for line in lines
    }
    on_map = [each.one("title").text for each in page.one(class_="hexmap").all("use")]
    assert len(on_map) == len(set(on_map)) == 650
    assert dict(label.rsplit(": ", 1) for label in on_map) == said
    rows = rows_of(page.one("table"))
    assert len(rows) == 650
    assert {name: figure.removeprefix("c ") for name, _, figure in rows} == said


@FULL
def test_colours_of_the_map_follow_the_legend(shown: Report) -> None:
    """And the legend says how many constituencies have each colour."""
    page = section(dashboard(shown), "seats-title")
    legend = [row.text for row in page.one(class_="legend").all("li")]
    for number, words in enumerate(legend):
        (layer,) = (g for g in page.one(class_="hexmap").all("g") if f"band-{number}" in g.classes)
        figures = [use.text.rsplit(": ", 1)[1] for use in layer.all("use")]
        assert f"in {len(figures)} constituenc" in words
        if number == 0:
            assert set(figures) <= {"fewer than 10"}
            continue
        band = words.split(" in ")[0].replace(",", "").split(" ")
        least, most = int(band[0]), int(band[2]) if band[1] == "to" else 10**9
        assert all(least <= int(figure.replace(",", "")) <= most for figure in figures)


def test_no_two_hexagons_stand_at_one_place() -> None:
    """A hidden one under another would be missed."""
    uses = section(dashboard(report()), "seats-title").one(class_="hexmap").all("use")
    assert len({(use["x"], use["y"]) for use in uses}) == 650


def test_the_table_is_sorted_by_letters_first() -> None:
    """Most letters first, what is hidden last, ties by name."""
    rows = rows_of(section(dashboard(report()), "seats-title").one("table"))
    keys = [(-int(figure) if figure.isdigit() else 0, name.casefold()) for name, _, figure in rows]
    assert keys == sorted(keys)


@pytest.mark.parametrize("order", list(Order))
def test_the_table_can_be_sorted_by_each_column_both_ways(order: Order) -> None:
    """Ties are by name from A to Z, whichever way."""
    back = order is Order.DESCENDING
    by_name = rows_of(section(dashboard(report(), Sort(Column.NAME, order)), "seats-title").one("table"))
    assert [row[0].casefold() for row in by_name] == sorted(
        (row[0].casefold() for row in by_name), reverse=back
    )
    by_nation = rows_of(section(dashboard(report(), Sort(Column.NATION, order)), "seats-title").one("table"))
    assert by_nation[0][:2] == (["Aberafan Maesteg", "Wales"] if back else ["Aldershot", "England"])
    by_letters = rows_of(
        section(dashboard(report(), Sort(Column.LETTERS, order)), "seats-title").one("table")
    )
    assert by_letters[0 if back else -1][2].isdigit()
    assert by_letters[-1 if back else 0][2] == "c fewer than 10"


def test_headings_sort_without_script() -> None:
    """A heading leads to its usual order first and then turns it round; the campaign stays the same."""
    page = dashboard(report(), Sort(Column.NAME, Order.ASCENDING), "?campaign=my-records-my-rights")
    heads = list(section(page, "seats-title").one("thead").all("th"))
    start = "organisers?campaign=my-records-my-rights&"
    assert [head.one("a")["href"] for head in heads] == [
        f"{start}sort=name&order=d#seats",
        f"{start}sort=nation&order=a#seats",
        f"{start}sort=letters&order=d#seats",
    ]
    assert [head.attributes.get("aria-sort") for head in heads] == ["ascending", None, None]
    assert [head.one(class_="arrow").text for head in heads] == ["▲", "↕", "↕"]


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (None, None, Sort(Column.LETTERS, Order.DESCENDING)),
        ("name", None, Sort(Column.NAME, Order.ASCENDING)),
        ("nation", "d", Sort(Column.NATION, Order.DESCENDING)),
        ("letters", "a", Sort(Column.LETTERS, Order.ASCENDING)),
        ("NAME", "a", Sort(Column.LETTERS, Order.ASCENDING)),
        ("<script>", "sideways", Sort(Column.LETTERS, Order.DESCENDING)),
        ("", "", Sort(Column.LETTERS, Order.DESCENDING)),
    ],
)
def test_what_is_not_known_in_the_address_is_left_out(column: str, order: str, expected: Sort) -> None:
    """Whatever stands there, the page is shown."""
    assert read_sort(column, order) == expected


def test_a_report_of_nothing_but_hidden_totals_is_shown() -> None:
    """Every constituency is there, hidden, and there is no bar and no line."""
    page = dashboard(EMPTY)
    assert list(page.all("rect")) == list(page.all("polyline")) == []
    assert "There is nothing to draw yet" in page.text
    assert len(list(page.one(class_="hexmap").all("use"))) == 650
    assert {row[2] for row in rows_of(section(page, "seats-title").one("table"))} == {"c fewer than 10"}


def test_a_constituency_that_is_no_longer_there_is_in_the_table_and_not_on_the_map() -> None:
    """Its letters were counted before the boundaries changed."""
    gone = Line(Event.SENT, By.CONSTITUENCY, "E14000001", "Old Sarum", 15, 1)
    page = section(dashboard(Report(campaign(), report().day, (*report().lines, gone))), "seats-title")
    assert ["Old Sarum", "", "15"] in rows_of(page.one("table"))
    assert len(list(page.one(class_="hexmap").all("use"))) == 650


def test_values_hold_nothing_that_the_template_does_not_show() -> None:
    """What is not needed is not passed on."""
    assert set(dashboard_values(report(), seats(), constituencies(), Sort(), ENGLISH)) == {
        "day",
        "rules",
        "meanings",
        "key_figures",
        "totals",
        "roles",
        "channels",
        "days",
        "seat_map",
        "seat_headings",
        "seat_rows",
        "wording",
        "unusual",
        "times_usual",
    }


def test_a_page_is_read_as_a_whole() -> None:
    """The reader of these tests refuses elements that are not closed."""
    with pytest.raises(AssertionError):
        read("<p><b>open</p>")
