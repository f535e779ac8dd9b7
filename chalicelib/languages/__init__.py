"""What the pages and answers say, in a file for each language; the code decides only which string it is."""

from chalicelib.languages.language import Language
from chalicelib.languages.language_file import LanguageFileError, read_language
from chalicelib.languages.languages import DEFAULT_LANGUAGE, LANGUAGES_FOLDER, Languages
from chalicelib.languages.text import Text, Value

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES_FOLDER",
    "Language",
    "LanguageFileError",
    "Languages",
    "Text",
    "Value",
    "read_language",
]
