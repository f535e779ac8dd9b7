"""The documents as tests read them: tables, code, links, headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

PROJECT = Path(__file__).parents[2]
DOCUMENTS = [
    PROJECT / "README.md",
    PROJECT / "CONTRIBUTING.md",
    *sorted((PROJECT / "docs").rglob("*.md")),
]
SPAN = re.compile(r"`([^`\n]+)`")
POINTER = re.compile(r'\b(?:src|href|srcset)="([^"]+)"')
# Enough of what GitHub takes for all that stands in these documents.
MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block.

    Attributes:
        document: where it stands.
        line: the number of its first line, from 1.
        language: what stands behind the fence, or "".
        text: what stands in it.
    """

    document: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.document.relative_to(PROJECT)}:{self.line}"


@cache
def tokens(document: Path) -> list[Token]:
    """Take a document apart; what stands inside of paragraphs follows those."""
    found: list[Token] = []
    for token in MARKDOWN.parse(document.read_text(encoding="utf-8")):
        found += [token, *(token.children or ())]
    return found


def examples(document: Path, *languages: str) -> list[Example]:
    """Give the fenced blocks of a document, those in lists too: all of them, or those in some languages."""
    return [
        Example(document, token.map[0] + 2, token.info.strip(), token.content)
        for token in tokens(document)
        if token.type == "fence" and token.map and (not languages or token.info.strip() in languages)
    ]


def examples_in_all(*languages: str) -> list[Example]:
    """Give the fenced blocks of all documents in some languages."""
    return [example for document in DOCUMENTS for example in examples(document, *languages)]


def spans_in(document: Path) -> list[str]:
    """Give all code that stands in sentences, tables and headings."""
    return [token.content for token in tokens(document) if token.type == "code_inline"]


def code_in(document: Path) -> list[str]:
    """Give everything that a document shows as code."""
    blocks = [token.content for token in tokens(document) if token.type in {"fence", "code_block"}]
    return blocks + spans_in(document)


def links_in(document: Path) -> Iterator[str]:
    """Give where every link and picture of a document leads, those in HTML too."""
    for token in tokens(document):
        for name in ("href", "src"):
            if token.attrGet(name):
                yield str(token.attrGet(name))
        if token.type in {"html_inline", "html_block"}:
            yield from POINTER.findall(token.content)


@cache
def anchors(document: Path) -> frozenset[str]:
    """Give the names that a document's headings have as links' targets, as GitHub makes them."""
    heads = (each for each, before in _pairs(document) if before.type == "heading_open")
    texts = ("".join(part.content for part in head.children or ()) for head in heads)
    return frozenset(re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in texts)


def _pairs(document: Path) -> Iterator[tuple[Token, Token]]:
    blocks = MARKDOWN.parse(document.read_text(encoding="utf-8"))
    return zip(blocks[1:], blocks, strict=False)


def text_of(name: str) -> str:
    """Give a document of docs/ as it is written."""
    return (PROJECT / "docs" / name).read_text(encoding="utf-8")


def rows(name: str, head: str) -> list[list[str]]:
    """Give the rows of the one table whose first column has this head."""
    blocks = re.findall(rf"^\| {head} \|.*\n\|[-:| ]+\|\n((?:\|.*\n?)+)", text_of(name), re.MULTILINE)
    assert len(blocks) == 1, (name, head)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in blocks[0].splitlines()]


def named(name: str, head: str) -> list[str]:
    """Give what stands in code in the first column of a table."""
    return [span for row in rows(name, head) for span in SPAN.findall(row[0])]
