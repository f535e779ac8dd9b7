"""Heads and bodies of what was said over HTTP, told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Message:
    """A request or an answer: its first line and headers, and its body."""

    head: bytes
    body: bytes


def messages_in(said: bytes) -> list[Message]:
    """Tell the messages of one connection in one direction apart.

    Args:
        said: all of it, from the first byte.

    Returns:
        Each message. What has no length goes on to the end.
    """
    found = []
    while said:
        head, _, rest = said.partition(END_OF_HEAD)
        length = LENGTH.search(head)
        no_body = head.startswith((b"GET ", b"HEAD "))
        size = int(length[1]) if length else 0 if no_body else len(rest)
        found.append(Message(head, rest[:size]))
        said = rest[size:]
    return found
