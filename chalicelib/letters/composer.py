"""Puts a letter together from its parts."""

from collections.abc import Sequence

from chalicelib.letters.tongues import ENGLISH, Tongue


def compose(mp_name: str | None, story: str, asks: Sequence[str], name: str, tongue: Tongue = ENGLISH) -> str:
    """Write the letter: salutation, the supporter's own paragraphs, the asks, the sign-off.

    Args:
        mp_name: the MP's name as one would say it, or None where it is not known.
        story: the supporter's paragraphs, which stand in the letter untouched.
        asks: the questions that the supporter chose, none to two of them.
        name: the supporter's full name; "" leaves a line for it to be filled in.
        tongue: the language of what is added to the supporter's own words.

    Returns:
        The whole letter as plain text.
    """
    ask = " ".join(asks)
    greeting = f"{tongue.greeting} {mp_name or tongue.unknown_mp},"
    closing = f"{tongue.sign_off}\n\n{name or tongue.name_placeholder}"
    parts = (greeting, story, ask, closing)
    return "\n\n".join(part for part in parts if part)
