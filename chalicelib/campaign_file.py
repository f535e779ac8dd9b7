"""Reads a campaign's folder, and says exactly what is wrong with it where something is."""

from pathlib import Path

from chalicelib.campaign import (
    Answer,
    Ask,
    Begin,
    Campaign,
    Fund,
    Link,
    MessageType,
    Paper,
    Point,
    Prompt,
    Role,
)
from chalicelib.campaign_table import ID_RULE, CampaignFileError, Table, read_table, read_text
from chalicelib.frozen import replace
from chalicelib.letters.parts import paragraphs_of
from chalicelib.sharing import share_text_fault_or_none
from chalicelib.tally.events import is_slug

CAMPAIGN_FILE = "campaign.toml"
REFERENCE_LETTER_FILE = "reference-letter.txt"
CARD_FILE = "card.png"  # what previews of links show
GUIDE_FOLDER = "subject-access"  # read when somebody asks for it: most requests do not need it
PUBLISHED_FILES = "published/*.txt"  # what the campaign says elsewhere, such as the text of its own page
PAPER_WORDS = 250  # what most local papers print at most, where a campaign does not say
FEWEST_PAPER_WORDS, MOST_PAPER_WORDS = 50, 500


def load_campaign(folder: Path) -> Campaign:
    """Read one campaign.

    Args:
        folder: its folder, whose name is the campaign's id.

    Returns:
        The campaign.

    Raises:
        CampaignFileError: a file is missing or has a mistake; names file, key and reason.
    """
    if not is_slug(folder.name):
        raise CampaignFileError(folder, "", f"the folder’s name is the campaign’s id: {ID_RULE}")
    published = tuple(read_text(text) for text in sorted(folder.glob(PUBLISHED_FILES)))
    campaign = _campaign(
        folder.name, read_table(folder / CAMPAIGN_FILE), read_text(folder / REFERENCE_LETTER_FILE), published
    )
    card, guide = folder / CARD_FILE, folder / GUIDE_FOLDER
    return replace(
        campaign,
        card=card if card.is_file() else None,
        subject_access=guide if guide.is_dir() else None,
    )


def _campaign(campaign_id: str, table: Table, reference_letter: str, published: tuple[str, ...]) -> Campaign:
    campaign = Campaign(
        id=campaign_id,
        title=table.text("title"),
        organisation=table.text("organisation"),
        summary=table.text("summary"),
        page=table.address("page"),
        hashtag=table.text("hashtag"),
        channels=_channels(table),
        common_names=table.texts("common_names"),
        points=tuple(_point(each) for each in table.tables("points")),
        asks=tuple(_ask(each) for each in table.tables("asks")),
        roles=tuple(_role(each) for each in table.tables("roles")),
        share_texts=tuple(_share_text(each) for each in table.tables("share_texts")),
        links=tuple(_link(each) for each in table.tables("links")),
        reference_letter=reference_letter,
        published=published,
        begin=(begin := table.kind("begin", Begin.PROMPTS)),
        paragraph_questions=_paragraph_questions(table, reference_letter) if begin is Begin.DRAFT else (),
        sites=table.origins("sites"),
        paper=_paper(paper) if (paper := table.table_or_none("paper")) else None,
        fund=_fund(fund) if (fund := table.table_or_none("fund")) else None,
        faq=tuple(_answer(each) for each in table.tables_if_any("faq")),
        updates=tuple(_link(each) for each in table.tables_if_any("updates")),
        old_paths=table.paths("old_paths"),
        poster_question=table.text_or_empty("poster_question"),
    )
    table.end()
    _require_unique_ids(campaign, table)
    _require_role_for_anyone(campaign, table)
    return campaign


def _require_unique_ids(campaign: Campaign, table: Table) -> None:
    for key in ("points", "asks", "roles", "faq"):
        table.unique(key, tuple(each.id for each in getattr(campaign, key)))
    taken = {ask.id for ask in campaign.asks}
    for place, role in enumerate(campaign.roles):
        for ask in role.asks:
            if ask.id in taken:
                reason = f"has “{ask.id}”, which is another ask’s id; letters name an ask by its id alone"
                raise table.refuse(f"roles[{place}].asks", reason)
        taken |= {ask.id for ask in role.asks}


def _require_role_for_anyone(campaign: Campaign, table: Table) -> None:
    last = len(campaign.roles) - 1
    if campaign.roles[last].message_type is not MessageType.CAMPAIGNING:
        reason = "cannot be “casework” in the last role, which fits anyone; put this role before another"
        raise table.refuse(f"roles[{last}].message_type", reason)


def _paragraph_questions(table: Table, reference_letter: str) -> tuple[str, ...]:
    questions = table.texts("paragraph_questions")
    require_questions(questions, reference_letter, table)
    return questions


def require_questions(questions: tuple[str, ...], reference_letter: str, table: Table) -> None:
    """Refuse questions that are not as many as the reference letter has paragraphs."""
    paragraphs = len(paragraphs_of(reference_letter))
    if len(questions) != paragraphs:
        raise table.refuse(
            "paragraph_questions",
            f"must hold one question for each of the {paragraphs} paragraphs of {REFERENCE_LETTER_FILE}",
        )


def _channels(table: Table) -> tuple[str, ...]:
    channels = table.texts("channels")
    for channel in channels:
        if not is_slug(channel):
            raise table.refuse("channels", f"“{channel}” cannot stand in a link: {ID_RULE}")
    return channels


def _point(table: Table) -> Point:
    point = Point(table.id(), table.text("text"), table.text("as_of"))
    table.end()
    return point


def _ask(table: Table) -> Ask:
    ask = Ask(table.id(), table.text("title"), table.text("question"))
    table.end()
    require_question(ask, table)
    return ask


def require_question(ask: Ask, table: Table) -> None:
    """Refuse an ask that asks nothing."""
    if not ask.question.endswith("?"):
        raise table.refuse("question", "must be one question that an MP can answer yes or no, ending in “?”")


def _role(table: Table) -> Role:
    role = Role(
        table.id(),
        table.text("label"),
        tuple(_prompt(each) for each in table.tables("prompts")),
        tuple(_ask(each) for each in table.tables_if_any("asks")),
        table.kind("message_type", MessageType.CAMPAIGNING),
        table.flag("young"),
    )
    table.end()
    table.unique("prompts", tuple(prompt.id for prompt in role.prompts))
    table.unique("asks", tuple(ask.id for ask in role.asks))
    return role


def _prompt(table: Table) -> Prompt:
    prompt = Prompt(table.id(), table.text("question"), table.text("help"))
    table.end()
    return prompt


def _share_text(table: Table) -> str:
    text = table.text("text")
    table.end()
    require_fit_to_share(text, table)
    return text


def require_fit_to_share(text: str, table: Table) -> None:
    """Refuse a text to share that has no place for the link, or is too long for a network."""
    if fault := share_text_fault_or_none(text):
        raise table.refuse("text", fault)


def _link(table: Table) -> Link:
    link = Link(table.text("title"), table.address("url"))
    table.end()
    return link


def _paper(table: Table) -> Paper:
    paper = Paper(
        table.text("help"),
        table.whole_number("longest", FEWEST_PAPER_WORDS, MOST_PAPER_WORDS, PAPER_WORDS),
        tuple(_link(each) for each in table.tables_if_any("find")),
    )
    table.end()
    return paper


def _fund(table: Table) -> Fund:
    fund = Fund(table.text("title"), table.text("text"), table.address("url"), table.text("as_of"))
    table.end()
    return fund


def _answer(table: Table) -> Answer:
    answer = Answer(table.id(), table.text("question"), table.text("answer"), table.text("as_of"))
    table.end()
    return answer
