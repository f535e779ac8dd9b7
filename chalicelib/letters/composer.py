"""Puts a letter together from its parts."""

from collections.abc import Sequence

from chalicelib.letters.parts import NAME_PLACEHOLDER

UNKNOWN_MP = "your MP"
SIGN_OFF = "Yours sincerely,"


def compose(mp_name: str | None, story: str, asks: Sequence[str], name: str) -> str:
    """Write the letter: salutation, the supporter's own paragraphs, the asks, the sign-off.

    Args:
        mp_name: the MP's name as one would say it, or None where it is not known.
        story: the supporter's paragraphs, which stand in the letter untouched.
        asks: the questions that the supporter chose, none to two of them.
        name: the supporter's full name; "" leaves a line for it to be filled in.

    Returns:
        The whole letter as plain text.
    """
    ask = " ".join(asks)
    parts = (f"Dear {mp_name or UNKNOWN_MP},", story, ask, f"{SIGN_OFF}\n\n{name or NAME_PLACEHOLDER}")
    return "\n\n".join(part for part in parts if part)
