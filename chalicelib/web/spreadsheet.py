"""Published figures as a file that any spreadsheet opens right."""

import csv
from collections.abc import Iterable
from io import StringIO

from chalicelib.languages import Language, Text
from chalicelib.tally.report import MEANING, RULES, Report

CSV_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads the ô of Ynys Môn as two other letters
# What is computed, also where white space stands before it; the last four are the wide ones of the first.
# Source: OWASP, "CSV Injection"
FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
SPLITTING_STARTS = ("\t", "\r", "\n")  # what some programs begin a new cell behind
COLUMNS = ("event", "by", "id", "name", "count", "percent", "unusual")


def spreadsheet(report: Report, language: Language) -> str:
    """Write a report as comma-separated values.

    Args:
        report: the published figures.
        language: of all but the ids and the names of the columns.

    Returns:
        Lines that say whose figures they are, of which day, by which rules and with which symbols; an empty
        one; the names of the columns; and the figures. No cell is one that a spreadsheet would compute.
    """
    file = StringIO(BYTE_ORDER_MARK, newline="")
    file.seek(0, 2)
    writer = csv.writer(file)
    writer.writerows(map(_harmless, _about(report, language)))
    writer.writerow(())
    writer.writerow(COLUMNS)
    for line in report.lines:
        percent = "" if line.percent is None else line.percent
        unusual = "unusual" if line.is_unusual else ""
        cells = (line.event, line.by, line.id, line.name_in(language), line.count, percent, unusual)
        writer.writerow(_harmless(cells))
    return file.getvalue()


def file_name(report: Report) -> str:
    """Give the name that the file is saved under: letters of an id, digits and hyphens only."""
    return f"own-words-{report.campaign.id}-{report.day.isoformat()}.csv"


def _about(report: Report, language: Language) -> Iterable[tuple[str, str]]:
    yield language.say(Text("spreadsheet.campaign")), report.campaign.title
    yield language.say(Text("spreadsheet.figures-of")), report.day.isoformat()
    for rule in RULES:
        yield language.say(Text("spreadsheet.rule")), language.say(rule)
    for symbol, meaning in MEANING.items():
        yield language.say(Text("spreadsheet.symbol", {"symbol": symbol})), language.say(meaning)


def _harmless(cells: Iterable[object]) -> list[object]:
    return [f"'{cell}" if _may_be_computed(str(cell)) else cell for cell in cells]


def _may_be_computed(cell: str) -> bool:
    return cell.startswith(SPLITTING_STARTS) or cell.lstrip().startswith(FORMULA_STARTS)
