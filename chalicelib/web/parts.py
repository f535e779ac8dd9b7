"""Style and script by names that hold their own digest, so that browsers may keep them for long."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from chalicelib.frozen import dataclass

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}
DIGEST_LETTERS = 12  # 48 bits: files are told from their own older selves, not from an attacker's
_IMPORT = re.compile(r'^(import [^"]*")\./([\w-]+\.js)(";)$', re.MULTILINE)
_NAME = re.compile(rf"([\w-]+)(?:\.[0-9a-f]{{{DIGEST_LETTERS}}})?(\.\w+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """One file.

    Attributes:
        name: its name with the digest of its content, such as ``press.1f0a9c55d2be.js``.
        content: what is in it. A script asks for the scripts that it imports by such names, too, so its
            digest changes with theirs.
        content_type: what it is.
    """

    name: str
    content: str
    content_type: str


class Parts:
    """All files of a folder.

    Args:
        texts: what is in each file, by its plain name. Scripts import one another in no circle.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._by_plain_name: dict[str, Part] = {}
        for name in texts:
            self._add(name, texts)

    def address(self, name: str) -> str:
        """Give the address of a file, seen from the first page.

        Args:
            name: its plain name, such as ``press.js``.

        Returns:
            Such as ``static/press.1f0a9c55d2be.js``.
        """
        return f"static/{self._by_plain_name[name].name}"

    def asked_for(self, name: str) -> Part | None:
        """Find a file as it is now by any name that it has or had, or give None.

        Args:
            name: what was asked for: with its digest, with that of another version, or plain.
        """
        match = _NAME.fullmatch(name)
        return self._by_plain_name.get(f"{match[1]}{match[2]}") if match else None

    def _add(self, name: str, texts: Mapping[str, str]) -> Part:
        if name not in self._by_plain_name:
            stem, dot, suffix = name.rpartition(".")
            content = _IMPORT.sub(self._renamed(texts), texts[name])
            digest = sha256(content.encode("utf-8")).hexdigest()[:DIGEST_LETTERS]
            part = Part(f"{stem}.{digest}{dot}{suffix}", content, CONTENT_TYPES[f"{dot}{suffix}"])
            self._by_plain_name[name] = part
        return self._by_plain_name[name]

    def _renamed(self, texts: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
        return lambda found: f"{found[1]}./{self._add(found[2], texts).name}{found[3]}"


@cache
def read_parts(folder: Path) -> Parts:
    """Read the files of a folder, once for each process.

    Args:
        folder: what is not style, script or a drawing in it is left out.

    Returns:
        The files, under the same names wherever their content is the same.
    """
    files = (file for file in sorted(folder.iterdir()) if file.suffix in CONTENT_TYPES)
    return Parts({file.name: file.read_text(encoding="utf-8") for file in files})
