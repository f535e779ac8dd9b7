"""All languages that there is a file for."""

import re
from pathlib import Path

from chalicelib.frozen import dataclass
from chalicelib.languages.language import Language
from chalicelib.languages.language_file import LanguageFileError, read_language

LANGUAGES_FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"
_HEAD = 4096  # characters: what a file says of itself stands at its beginning
_NAME = re.compile(r'^name = "([^"\n]+)"$', re.MULTILINE)
_HTML_TAG = re.compile(r'^html = "([^"\n]+)"$', re.MULTILINE)

_AT_THE_BEGINNING = (
    "and html must stand at the file’s beginning, as in en.toml: each on a line, in straight quotes"
)


@dataclass(frozen=True, slots=True)
class Called:
    """What a language calls itself, for whoever chooses between languages.

    Args:
        tag: its file's name.
        name: such as ``Cymraeg``.
        html_tag: how HTML calls the language that this name is in.
    """

    tag: str
    name: str
    html_tag: str


class Languages:
    """Every language, read when it is first asked for.

    Args:
        folder: holds a file for each, such as ``en.toml``.

    Raises:
        LanguageFileError: the default language's file has a mistake.
    """

    def __init__(self, folder: Path = LANGUAGES_FOLDER) -> None:
        self._files = {file.stem: file for file in folder.glob("*.toml")}
        self.default = read_language(self._files[DEFAULT_LANGUAGE])
        self._read = {DEFAULT_LANGUAGE: self.default}
        self._called: tuple[Called, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages that there are, such as ``en``."""
        return tuple(sorted(self._files))

    def called(self) -> tuple[Called, ...]:
        """Give what every language calls itself, the default one first; reads only how files begin."""
        if not self._called:
            others = [tag for tag in self.tags if tag != DEFAULT_LANGUAGE]
            self._called = tuple(map(self._head_of, (DEFAULT_LANGUAGE, *others)))
        return self._called

    def _head_of(self, tag: str) -> Called:
        with self._files[tag].open(encoding="utf-8", errors="replace") as file:
            head = file.read(_HEAD)
        name, html_tag = _NAME.search(head), _HTML_TAG.search(head)
        return Called(tag, name[1] if name else tag, html_tag[1] if html_tag else self.default.html_tag)

    def named(self, tag: str | None) -> Language:
        """Give a language.

        Args:
            tag: anything at all.

        Returns:
            That language; the default one for any that there is not: a mistyped wish stops no supporter.

        Raises:
            LanguageFileError: its file has a mistake, or does not say the same things as the default one's.
        """
        if tag not in self._files:
            return self.default
        if tag not in self._read:
            language, called = read_language(self._files[tag], like=self.default), self._head_of(tag)
            if (called.name, called.html_tag) != (language.name, language.html_tag):
                raise LanguageFileError(self._files[tag], "language.name", _AT_THE_BEGINNING)
            self._read[tag] = language
        return self._read[tag]
