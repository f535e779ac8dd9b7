"""All languages that there is a file for."""

from pathlib import Path

from chalicelib.languages.language import Language
from chalicelib.languages.language_file import read_language

LANGUAGES_FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"


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

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages that there are, such as ``en``."""
        return tuple(sorted(self._files))

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
            self._read[tag] = read_language(self._files[tag], like=self.default)
        return self._read[tag]
