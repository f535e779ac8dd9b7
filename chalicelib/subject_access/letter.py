"""A formal letter: its parts, and the same letter as plain text."""

import re
from enum import StrEnum

from chalicelib.frozen import dataclass

# Stands in front of what somebody typed until the blocks are told apart, so that a name such as "- x" or
# "[signature]" makes none. Nothing that was typed can hold it: whatever cleans a line takes it out.
GUARD = "\x02"
SIGNATURE = "[signature]"  # a paragraph of its own, where somebody signs
SUBJECT = "Subject: "
TO_SIGN = ("Signed:", "Date:")  # in the language of the letters, as "Dear" is
RULE = "_" * 30
_LINES = {"bullets": re.compile(r"- (.*)"), "numbers": re.compile(r"[0-9]+\. (.*)")}


class Kind(StrEnum):
    """What a block of a letter is."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one line), a list (a line for each item) or places to write (what goes into each)."""

    kind: Kind
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text under a heading; an authority to sign is just that.

    Attributes:
        subject: its heading, with nothing personal in it.
        body: its blocks, at least one.
    """

    subject: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Document):
    """A letter that somebody sends in their own name.

    Attributes:
        sender: their name, and the lines that say where a reply goes.
        day: the day it is from, written out; "" where that cannot be known yet.
        recipient: the lines of whom it goes to.
        salutation: how it greets.
        closing: how it ends.
        signatory: who signs it.
        enclosed: what goes with it.
    """

    sender: tuple[str, ...]
    day: str
    recipient: tuple[str, ...]
    salutation: str
    closing: str
    signatory: str
    enclosed: tuple[str, ...] = ()


def guarded(typed: str) -> str:
    """Give what somebody typed in such a way that it can only ever be part of a line.

    Args:
        typed: one line; "" stays as it is.

    Returns:
        The same for ``read_document``, which takes the guard out again.
    """
    return GUARD + typed if typed else ""


def read_document(text: str) -> Document:
    """Read a document as a campaign's file and a writer give it.

    Args:
        text: a first line that begins with ``Subject: ``, then blocks with empty lines between them: a
            paragraph, a list whose every line begins with ``- `` or ``1. ``, or ``[signature]``. What
            somebody typed is ``guarded``.

    Returns:
        Its parts.
    """
    first, _, rest = text.partition("\n")
    blocks = filter(None, (block.strip() for block in re.split(r"\n\s*\n", rest)))
    return Document(first.removeprefix(SUBJECT).strip(), tuple(map(_block, blocks)))


def _block(text: str) -> Block:
    if text == SIGNATURE:
        return Block(Kind.SIGNATURE, TO_SIGN)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    for kind, pattern in _LINES.items():
        items = [pattern.fullmatch(line) for line in lines]
        if all(items):
            return Block(Kind(kind), tuple(_unguarded(item[1]) for item in items if item))
    return Block(Kind.PARAGRAPH, (_unguarded(" ".join(lines)),))


def _unguarded(line: str) -> str:
    return line.replace(GUARD, "")


def plain_text(document: Document) -> str:
    """Write a document as text to paste: one line a paragraph, which whatever it is pasted into breaks.

    Args:
        document: a letter, or another document.

    Returns:
        The text; lines end in newlines, the last one in none.
    """
    body = "\n\n".join(map(_plain_block, document.body))
    if not isinstance(document, Letter):
        return f"{document.subject}\n\n{body}"
    parts = [
        "\n".join(document.sender),
        document.day,
        "\n".join(document.recipient),
        document.salutation,
        document.subject,
        body,
        document.closing,
        document.signatory,
        *document.enclosed,
    ]
    return "\n\n".join(filter(None, parts))


def _plain_block(block: Block) -> str:
    match block.kind:
        case Kind.PARAGRAPH:
            return block.lines[0]
        case Kind.BULLETS:
            return "\n".join(f"- {line}" for line in block.lines)
        case Kind.NUMBERS:
            return "\n".join(f"{number}. {line}" for number, line in enumerate(block.lines, 1))
        case _:
            return "\n\n".join(f"{line} {RULE}" for line in block.lines)
