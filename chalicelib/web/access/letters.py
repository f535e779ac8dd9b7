"""Where the letters meet their files: a guide read once, and its sources filled in as plain text."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.desk import Desk
from chalicelib.languages import Languages
from chalicelib.subject_access.guide import Elsewhere, Guide
from chalicelib.subject_access.guide_file import load_guide
from chalicelib.subject_access.request import Schooling
from chalicelib.subject_access.write import Writer
from chalicelib.web.problems import Problem

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def guide_of(desk: Desk) -> Guide:
    """Give what a campaign's files say about asking for a record.

    Raises:
        Problem: this campaign has no such files (404).
    """
    if desk.campaign.subject_access is None:
        raise Problem(HTTPStatus.NOT_FOUND, "no-subject-access")
    return _guide_in(desk.campaign.subject_access)


@cache
def _guide_in(folder: Path) -> Guide:
    return load_guide(folder)


def elsewhere_of(guide: Guide, schooling: Schooling) -> Elsewhere:
    """Say whom to ask for somebody who was not at school in England."""
    return next(each for each in guide.elsewhere if each.id == schooling)


def writer_of(guide: Guide, languages: Languages, today: date) -> Writer:
    """Give what writes a guide's letters, which are in English whatever the page speaks."""
    return Writer(guide, fill, languages.named(None).day, today)


def fill(source: str, values: Mapping[str, object]) -> str:
    """Fill a letter's source in. What somebody typed is only ever a value, never part of a source.

    Args:
        source: a template as it stands in a campaign's file.
        values: all that it may hold; one that is missing is an error.

    Returns:
        Plain text, with nothing escaped.
    """
    return _template(source).render(values)


@cache
def _template(source: str) -> "Template":
    return _environment().from_string(source)


@cache
def _environment() -> "Environment":
    # Imported on first use, as for the pages.
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415

    return Environment(
        autoescape=False,  # noqa: S701 - plain text, which nothing reads as HTML: pages escape it again
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
