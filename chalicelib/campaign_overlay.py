"""Reads what a campaign says in another language: texts alone, each in the place of one of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TypeVar

from chalicelib.campaign import Answer, Ask, Campaign, Fund, Link, Paper, Point, Prompt, Role
from chalicelib.campaign_file import (
    CAMPAIGN_FILE,
    REFERENCE_LETTER_FILE,
    require_fit_to_share,
    require_question,
    require_questions,
)
from chalicelib.campaign_table import Table, read_table, read_text

NOT_A_TEXT = f"is no text of a campaign; it is said in {CAMPAIGN_FILE} alone, or misspelt"

Entry = TypeVar("Entry")
Named = TypeVar("Named", Point, Ask, Role, Prompt, Answer)
Over = Callable[[Table, Entry], Entry]


def overlay_file(folder: Path, tag: str) -> Path:
    """Give the file of a campaign's texts in another language, which may not be there.

    Args:
        folder: the campaign's.
        tag: the language's.
    """
    return _in_language(folder / CAMPAIGN_FILE, tag)


def load_overlay(campaign: Campaign, folder: Path, tag: str) -> Campaign:
    """Read what a campaign says in another language.

    Args:
        campaign: as its own file says it.
        folder: its folder.
        tag: the other language's.

    Returns:
        The campaign in that language. What its overlay leaves out is as in the campaign's own file, and so
        is all of it where there is no overlay.

    Raises:
        CampaignFileError: the overlay has a mistake; names file, key and reason.
    """
    file, letter = overlay_file(folder, tag), _in_language(folder / REFERENCE_LETTER_FILE, tag)
    said = replace(campaign, language=tag, original=campaign)
    if letter.is_file():
        said = replace(said, reference_letter=read_text(letter))
    return _overlaid(said, read_table(file)) if file.is_file() else said


def untranslated(campaign: Campaign) -> frozenset[str]:
    """Give what a campaign says as its own file says it, though it is read in another language.

    Args:
        campaign: in the other language.
    """
    return frozenset(_texts_in(campaign)) & frozenset(_texts_in(campaign.original))


def _texts_in(value: object) -> Iterator[str]:
    """Give every text of a campaign, and of what it is made of."""
    match value:
        case str():
            yield value
        case tuple():
            yield from (text for each in value for text in _texts_in(each))
        case _ if is_dataclass(value):
            inner = (getattr(value, field.name) for field in fields(value) if field.name != "original")
            yield from (text for each in inner for text in _texts_in(each))


def _in_language(file: Path, tag: str) -> Path:
    return file.with_name(f"{file.stem}.{tag}{file.suffix}")


def _overlaid(campaign: Campaign, table: Table) -> Campaign:
    names = (*campaign.common_names, *table.texts_if_any("common_names"))
    said = replace(
        campaign,
        title=table.text_or("title", campaign.title),
        summary=table.text_or("summary", campaign.summary),
        poster_question=table.text_or("poster_question", campaign.poster_question),
        common_names=tuple(dict.fromkeys(names)),
        points=_by_id(table, "points", campaign.points, _point),
        asks=_by_id(table, "asks", campaign.asks, _ask),
        roles=_by_id(table, "roles", campaign.roles, _role),
        share_texts=_in_order(table, "share_texts", campaign.share_texts, _share_text),
        links=_in_order(table, "links", campaign.links, _link),
        paper=campaign.paper and _table(table, "paper", campaign.paper, _paper),
        fund=campaign.fund and _table(table, "fund", campaign.fund, _fund),
        faq=_by_id(table, "faq", campaign.faq, _answer),
        updates=_in_order(table, "updates", campaign.updates, _link),
        paragraph_questions=_paragraph_questions(table, campaign),
    )
    table.end(NOT_A_TEXT)
    return said


def _by_id(table: Table, key: str, entries: tuple[Named, ...], over: Over[Named]) -> tuple[Named, ...]:
    known, said = {each.id: each for each in entries}, {}
    for each in table.tables_if_any(key) if entries else []:
        entry_id = each.id()
        if entry_id not in known or entry_id in said:
            problem = "stands here twice" if entry_id in said else f"is no id of these in {CAMPAIGN_FILE}"
            raise each.refuse("id", f"“{entry_id}” {problem}")
        said[entry_id] = _ended(each, over(each, known[entry_id]))
    return tuple(said.get(entry.id, entry) for entry in entries)


def _in_order(table: Table, key: str, entries: Sequence[Entry], over: Over[Entry]) -> tuple[Entry, ...]:
    tables = table.tables_if_any(key) if entries else []
    if len(tables) > len(entries):
        raise table.refuse(key, f"has {len(tables)} entries, and {CAMPAIGN_FILE} has {len(entries)}")
    said = [_ended(each, over(each, entry)) for each, entry in zip(tables, entries, strict=False)]
    return (*said, *entries[len(said) :])


def _table(table: Table, key: str, entry: Entry, over: Over[Entry]) -> Entry:
    said = table.table_or_none(key)
    return _ended(said, over(said, entry)) if said else entry


def _ended(table: Table, entry: Entry) -> Entry:
    table.end(NOT_A_TEXT)
    return entry


def _point(table: Table, point: Point) -> Point:
    return Point(point.id, table.text_or("text", point.text), table.text_or("as_of", point.as_of))


def _ask(table: Table, ask: Ask) -> Ask:
    said = Ask(ask.id, table.text_or("title", ask.title), table.text_or("question", ask.question))
    require_question(said, table)
    return said


def _role(table: Table, role: Role) -> Role:
    return replace(
        role,
        label=table.text_or("label", role.label),
        prompts=_by_id(table, "prompts", role.prompts, _prompt),
        asks=_by_id(table, "asks", role.asks, _ask),
    )


def _prompt(table: Table, prompt: Prompt) -> Prompt:
    return Prompt(prompt.id, table.text_or("question", prompt.question), table.text_or("help", prompt.help))


def _share_text(table: Table, text: str) -> str:
    said = table.text_or("text", text)
    require_fit_to_share(said, table)
    return said


def _link(table: Table, link: Link) -> Link:
    # A page elsewhere may have an address of its own in each language.
    url = table.address_or_empty("url") or link.url
    return Link(table.text_or("title", link.title), url)


def _paper(table: Table, paper: Paper) -> Paper:
    find = _in_order(table, "find", paper.find, _link)
    return replace(paper, help=table.text_or("help", paper.help), find=find)


def _fund(table: Table, fund: Fund) -> Fund:
    return replace(
        fund,
        title=table.text_or("title", fund.title),
        text=table.text_or("text", fund.text),
        as_of=table.text_or("as_of", fund.as_of),
    )


def _answer(table: Table, answer: Answer) -> Answer:
    return replace(
        answer,
        question=table.text_or("question", answer.question),
        answer=table.text_or("answer", answer.answer),
        as_of=table.text_or("as_of", answer.as_of),
    )


def _paragraph_questions(table: Table, campaign: Campaign) -> tuple[str, ...]:
    said = table.texts_if_any("paragraph_questions") if campaign.paragraph_questions else ()
    questions = said or campaign.paragraph_questions
    if campaign.paragraph_questions:
        require_questions(questions, campaign.reference_letter, table)
    return questions
