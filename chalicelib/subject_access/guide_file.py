"""Reads the folder of a campaign's guide, and says exactly what is wrong with it where something is."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from chalicelib.campaign import Link
from chalicelib.campaign_table import CampaignFileError, Table, read_table, read_text
from chalicelib.subject_access.guide import ELSEWHERE, LETTERS, Elsewhere, Guide, Organisation
from chalicelib.subject_access.statements import LONGEST_TRUST, About, Statement

GUIDE_FILE = "guide.toml"
SUBJECT = "Subject: "  # the first line of a letter begins with it

_CITATION = re.compile(r"\blaw\s*\(([^()]*)\)?")  # one that is not closed is seen, and refused, too
_QUOTED = re.compile(r"""\s*(["'])([^"']*)\1\s*""")


def load_guide(folder: Path) -> Guide:
    """Read one guide.

    Args:
        folder: its folder, inside that of its campaign.

    Returns:
        The guide.

    Raises:
        CampaignFileError: a file is missing or has a mistake; names file, key and reason.
    """
    table = read_table(folder / GUIDE_FILE)
    guide = Guide(
        controller=_organisation(table.table("controller")),
        regulator=_organisation(table.table("regulator")),
        third_parties=tuple(_organisation(each) for each in table.tables_if_any("third_parties")),
        elsewhere=tuple(_elsewhere(each) for each in table.tables("elsewhere")),
        official=_link(table.table("official")),
        statements=tuple(_statement(each) for each in table.tables("statements")),
        letters={name: read_text(_letter_file(folder, name)) for name in LETTERS},
    )
    table.end()
    _require_unique_ids(guide, table)
    _require_subjects(guide.letters, folder)
    _require_statements(guide, table, folder)
    return guide


def _letter_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.txt"


def _organisation(table: Table) -> Organisation:
    organisation = Organisation(
        id=table.id(),
        name=table.text("name"),
        attention=table.text_or_empty("attention"),
        address=table.texts_if_any("address"),
        email=table.email_or_empty("email"),
        page=(page := table.address_or_empty("page")),
        page_title=table.text("page_title") if page else "",
        statement=table.id("statement"),
    )
    table.end()
    if not (organisation.address or page):
        raise table.refuse("address", "is missing, and so is page: nobody could write to it")
    return organisation


def _elsewhere(table: Table) -> Elsewhere:
    elsewhere = Elsewhere(
        id=table.id(),
        title=table.text("title"),
        text=table.text("text"),
        links=tuple(_link(each) for each in table.tables("links")),
        statement=table.id("statement"),
    )
    table.end()
    return elsewhere


def _link(table: Table) -> Link:
    link = Link(table.text("title"), table.address("url"))
    table.end()
    return link


def _statement(table: Table) -> Statement:
    statement = Statement(
        id=table.id(),
        about=_about(table),
        text=table.text("text"),
        source=table.text("source"),
        url=table.address("url"),
        checked=table.day("checked"),
        review_by=table.day("review_by"),
    )
    table.end()
    if not statement.checked <= statement.review_by <= statement.checked + LONGEST_TRUST:
        raise table.refuse(
            "review_by", f"must be the day of checked, or up to {LONGEST_TRUST.days} days after it"
        )
    return statement


def _about(table: Table) -> About:
    value = table.text("about")
    if value not in list(About):
        raise table.refuse("about", f"must be one of {', '.join(About)}")
    return About(value)


def _require_unique_ids(guide: Guide, table: Table) -> None:
    for key in ("third_parties", "elsewhere", "statements"):
        table.unique(key, tuple(each.id for each in getattr(guide, key)))
    if tuple(each.id for each in guide.elsewhere) != ELSEWHERE:
        raise table.refuse("elsewhere", f"must hold one for each of {', '.join(ELSEWHERE)}, in this order")


def _require_subjects(letters: Mapping[str, str], folder: Path) -> None:
    for name, letter in letters.items():
        subject, _, rest = letter.partition("\n")
        # It goes into the address of an email, where nothing personal may stand.
        if not subject.startswith(SUBJECT) or not subject.removeprefix(SUBJECT).strip() or "{" in subject:
            raise CampaignFileError(
                _letter_file(folder, name), "", f"must begin with “{SUBJECT}” and words without any {{"
            )
        if not rest.startswith("\n"):
            raise CampaignFileError(
                _letter_file(folder, name), "", "must have an empty line below the subject"
            )


def _require_statements(guide: Guide, table: Table, folder: Path) -> None:
    known = {each.id for each in guide.statements}
    cited = set()
    for where, statement_id in _named(guide):
        if statement_id not in known:
            raise table.refuse(where, f"names the statement “{statement_id}”, which is not there")
        cited.add(statement_id)
    for name, letter in guide.letters.items():
        cited |= _cited_in(letter, _letter_file(folder, name), known)
    for place, statement in enumerate(guide.statements):
        if statement.about is About.CITED and statement.id not in cited:
            raise table.refuse(
                f"statements[{place}]",
                f"“{statement.id}” is shown nowhere: no letter and no address cites it",
            )


def _named(guide: Guide) -> Iterator[tuple[str, str]]:
    yield "controller.statement", guide.controller.statement
    yield "regulator.statement", guide.regulator.statement
    for place, organisation in enumerate(guide.third_parties):
        yield f"third_parties[{place}].statement", organisation.statement
    for place, elsewhere in enumerate(guide.elsewhere):
        yield f"elsewhere[{place}].statement", elsewhere.statement


def _cited_in(letter: str, file: Path, known: set[str]) -> set[str]:
    cited = set()
    for citation in _CITATION.finditer(letter):
        quoted = _QUOTED.fullmatch(citation[1])
        if quoted is None or quoted[2] not in known:
            raise CampaignFileError(file, "", f"{citation[0]} names no statement of {GUIDE_FILE}")
        cited.add(quoted[2])
    return cited
