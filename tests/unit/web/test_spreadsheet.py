"""Published figures as a spreadsheet."""

import csv
from dataclasses import replace
from io import StringIO

from hypothesis import given as for_any
from hypothesis import strategies as st

from chalicelib.tally.report import MEANING, RULES, Report
from chalicelib.web.spreadsheet import COLUMNS, file_name, spreadsheet
from tests.english import ENGLISH, english
from tests.unit.tally.test_report import report


def rows_of(given: Report) -> list[list[str]]:
    return list(csv.reader(StringIO(spreadsheet(given, ENGLISH).removeprefix("\ufeff"), newline="")))


def test_says_what_it_is_first() -> None:
    """Campaign, day, every rule and every symbol stand above the figures."""
    rows = rows_of(report())
    head = rows[: rows.index([])]
    assert head[:2] == [["Campaign", report().campaign.title], ["Figures of", "2099-03-14"]]
    assert [row[1] for row in head if row[0] == "Rule"] == list(map(english, RULES))
    assert {row[0]: row[1] for row in head[-2:]} == {
        f"Symbol {key}": english(text) for key, text in MEANING.items()
    }


def test_every_figure_is_a_row() -> None:
    """Below the names of the columns stands every line of the report, and nothing else."""
    rows = rows_of(report())
    figures = rows[rows.index(list(COLUMNS)) + 1 :]
    assert figures == [
        [
            line.event,
            line.by,
            line.id,
            line.name_in(ENGLISH),
            str(line.count),
            str("" if line.percent is None else line.percent),
            "unusual" if line.is_unusual else "",
        ]
        for line in report().lines
    ]


def test_opens_as_utf_8() -> None:
    """It begins with the mark that tells Excel so, and ends its lines as the format does."""
    text = spreadsheet(report(), ENGLISH)
    assert text.startswith("\ufeffCampaign,")
    assert text.count("\r\n") == text.count("\n")


def test_no_cell_is_a_formula() -> None:
    """A name that begins as a formula does is shown and not computed."""
    given = report()
    lines = [replace(given.lines[0], name=f"{start}1+1") for start in ("=", "+", "-", "@", "\t", "\r")]
    rows = rows_of(replace(given, lines=tuple(lines), campaign=replace(given.campaign, title="=1+1")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert cells.count("'=1+1") == 2


def test_is_saved_under_a_plain_name() -> None:
    """The name holds the campaign and the day."""
    assert file_name(report()) == f"own-words-{report().campaign.id}-2099-03-14.csv"


@for_any(st.text(st.sampled_from("=+-@\uff1d\uff20\t\r\n \u00a0,;\"'a1"), max_size=8))
def test_any_name_is_one_cell_that_nothing_computes(name: str) -> None:
    """Whatever a title and a name begin with, and whatever ends a cell for the format, each stays one cell of text."""
    given = report()
    named = replace(
        given, lines=(replace(given.lines[0], name=name),), campaign=replace(given.campaign, title=name)
    )
    rows = rows_of(named)
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\uff20"))]
    assert not [cell for cell in cells if cell.startswith(("\t", "\r", "\n"))]
    assert {rows[0][1], rows[-1][3]} <= {name, f"'{name}"}
    assert len(rows) == len(rows_of(given)) - len(given.lines) + 1
