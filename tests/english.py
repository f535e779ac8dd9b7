"""What the English pages say, for tests that read it."""

from chalicelib.languages import LANGUAGES_FOLDER, Languages, Text

LANGUAGES = Languages(LANGUAGES_FOLDER)
ENGLISH = LANGUAGES.default


def english(text: Text) -> str:
    """Say something in English."""
    return ENGLISH.say(text)
