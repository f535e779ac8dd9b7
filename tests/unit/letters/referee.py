"""The referee's measure a second time, written slowly from docs/referee.md, to hold the fast one against."""

import re
import unicodedata
from zlib import crc32

WHITE_SPACE = [0x9, 0xA, 0xB, 0xC, 0xD, 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)]
WHITE_SPACE += [0x2028, 0x2029, 0x202F, 0x205F, 0x3000]


def slow_fingerprints(text: str) -> set[int]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # The last piece has no newline behind it, so it is never a sign-off line.
    lines = [line for line in lines[:-1] if not re.fullmatch(r"\s*Yours sincerely,?\s*", line)] + lines[-1:]
    text = "\n".join(lines)
    if text[:1].isspace() and text.lstrip().startswith("Dear") and "\n" in text.lstrip():
        text = text.lstrip().split("\n", 1)[1]
    kept = [character for character in lower(text) if not is_deleted(character)]
    data = "".join(kept).encode()
    found: set[int] = set()
    place = 0
    while True:
        value = crc32(data[place : place + 32])
        if value % 16 == 0 and value not in found:
            found.add(value)
            place += 32
        else:
            place += 1
        if place + 32 > len(data):
            return found


def lower(text: str) -> str:
    return "".join(character.lower() for character in text)


def is_deleted(character: str) -> bool:
    return (
        ord(character) in WHITE_SPACE or character in "$+<=>^`|~" or unicodedata.category(character)[0] == "P"
    )
