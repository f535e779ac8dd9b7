"""The documents as tests read them: tables, code, headings."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
DOCUMENTS = sorted((PROJECT / "docs").rglob("*.md"))
SPAN = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```.*?\n(.*?)^```", re.DOTALL | re.MULTILINE)


def text_of(name: str) -> str:
    return (PROJECT / "docs" / name).read_text(encoding="utf-8")


def rows(name: str, head: str) -> list[list[str]]:
    """Give the rows of the one table whose first column has this head."""
    blocks = re.findall(rf"^\| {head} \|.*\n\|[-:| ]+\|\n((?:\|.*\n?)+)", text_of(name), re.MULTILINE)
    assert len(blocks) == 1, (name, head)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in blocks[0].splitlines()]


def named(name: str, head: str) -> list[str]:
    """Give what stands in code in the first column of a table."""
    return [span for row in rows(name, head) for span in SPAN.findall(row[0])]


def code_in(document: Path) -> list[str]:
    """Give everything that a document shows as code."""
    text = document.read_text(encoding="utf-8")
    return BLOCK.findall(text) + SPAN.findall(BLOCK.sub("", text))


def anchors(document: Path) -> set[str]:
    """Give the names that a document's headings have as links' targets, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", BLOCK.sub("", document.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
