"""What a privacy report says, and when it is a clean one."""

import pytest

from tools.privacy.looks import Look, is_clean, text_of

CLEAN = Look("the table", "12 rows")
DIRTY = Look("the log", "9 lines", ("a postcode",))
TOLD = Look("the browser", "3 files", ("a name",), is_told=True)
MISSED = Look("packets", "this takes root", is_done=False)


@pytest.mark.parametrize("is_markdown", [True, False], ids=["Markdown", "terminal"])
def test_everything_is_said(is_markdown: bool) -> None:  # noqa: FBT001 - a parameter
    """Each place with its result, what was found, and what could not be looked at."""
    text = text_of((CLEAN, DIRTY, MISSED, TOLD), ["What this is."], is_markdown=is_markdown)
    for said in (
        "What this is.",
        "the table",
        "12 rows",
        "nothing found",
        "FOUND: a postcode",
        "NOT LOOKED AT: packets",
        "there, and people are told: a name",
    ):
        assert said in text
    assert "Looked at 3 places; something was found in 1." in text


def test_every_place_was_looked_at() -> None:
    """Nothing is said to be missing where nothing is."""
    assert text_of((CLEAN,), [], is_markdown=False).endswith("Every place was looked at.")


@pytest.mark.parametrize(
    ("looks", "clean"),
    [((CLEAN,), True), ((CLEAN, DIRTY), False), ((CLEAN, MISSED), True), ((CLEAN, TOLD), True)],
)
def test_what_was_found_decides(looks: tuple[Look, ...], clean: bool) -> None:  # noqa: FBT001 - a parameter
    """A place that could not be looked at is no finding; it is said."""
    assert is_clean(looks) == clean
