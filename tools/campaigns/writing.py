"""Writes a new campaign's folder, whole or not at all."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chalicelib.campaign_file import CAMPAIGN_FILE, REFERENCE_LETTER_FILE, load_campaign
from chalicelib.sharing import share_text_fault_or_none
from chalicelib.toml_file import read_toml
from tools.campaigns.answer_file import toml
from tools.campaigns.rules import ANYONE, ROLES_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Template

    from tools.campaigns.questions import Given

ID_LENGTH = 40
TITLE_WORDS = 7  # of an ask's short name
_NO_LAST_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "every",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "to",
        "who",
        "with",
    ]
)
_LEADING = re.compile(
    r"(?:Will|Would) you (?:please )?(?:ask ministers to |press (?:for|ministers to) )?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A point of the campaign."""

    id: str
    text: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Wish:
    """An ask of the campaign."""

    id: str
    title: str
    question: str


def write_campaign(campaign_id: str, given: Given, campaigns: Path) -> Path:
    """Write a campaign that loads.

    Args:
        campaign_id: its id, of which there is no folder yet.
        given: all answers.
        campaigns: the folder of all campaigns.

    Returns:
        The new folder.

    Raises:
        FileExistsError: there is a campaign of that name by now; it is left as it is.
        CampaignFileError: what was written does not load; nothing is left behind.
    """
    files = {CAMPAIGN_FILE: campaign_file(campaign_id, given), REFERENCE_LETTER_FILE: reference_letter(given)}
    with tempfile.TemporaryDirectory(dir=campaigns.parent) as scratch:
        made = Path(scratch) / campaign_id
        made.mkdir()
        for name, text in files.items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        load_campaign(made)
        folder = campaigns / campaign_id
        folder.mkdir()  # refuses what is there already, where renaming would take its place
        return made.rename(folder)


def campaign_file(campaign_id: str, given: Given) -> str:
    """Write ``campaign.toml``, with comments that teach."""
    chosen = [role for role in read_toml(ROLES_FILE)["roles"] if role["id"] in {*given["roles"], ANYONE}]
    texts = zip(given["facts"], given["as_of"], _ids(given["facts"]), strict=True)
    asks = zip(given["asks"], _ids(map(short_name, given["asks"])), strict=True)
    return _template().render(
        id=campaign_id,
        **{key: given[key][0] for key in ("title", "organisation", "summary", "page", "hashtag")},
        names=given["names"],
        sites=given["sites"],
        facts=[Fact(fact_id, text, as_of) for text, as_of, fact_id in texts],
        asks=[Wish(ask_id, short_name(ask), ask) for ask, ask_id in asks],
        roles=chosen,
        share_text=_share_text(given),
    )


def reference_letter(given: Given) -> str:
    """Write the letter that drafts are compared with, of the campaign's own facts and asks."""
    paragraphs = (
        "Dear MP,",
        f"I write to you as your constituent. {given['summary'][0]}",
        " ".join(given["facts"]),
        " ".join(given["asks"]),
        "Please let me know what you will do.",
        "Yours sincerely,",
        "A constituent",
    )
    return "\n\n".join(paragraphs) + "\n"


def short_name(ask: str) -> str:
    """Give a short name for an ask: its first words without “Will you”."""
    words = _LEADING.sub("", ask, count=1).rstrip("?").split()
    kept = words[:TITLE_WORDS]
    while len(kept) < len(words) and len(kept) > 1 and kept[-1].lower() in _NO_LAST_WORDS:
        kept.pop()
    name = " ".join(kept).rstrip(",;:")
    return name[:1].upper() + name[1:]


def _share_text(given: Given) -> str:
    title, tag = given["title"][0], given["hashtag"][0]
    full = f"{title}: I asked my MP, in my own words. It takes two minutes: {{link}} #{tag}"
    texts = (full, f"{title}: {{link}}", "I asked my MP, in my own words: {link}")
    return next(text for text in texts if share_text_fault_or_none(text) is None)


def _ids(texts: Iterable[str]) -> Iterator[str]:
    """Make an id of each text's first words, each another one."""
    used: set[str] = set()
    for text in texts:
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
        base = "-".join(words[:4])[: ID_LENGTH - 3].strip("-") or "one"
        found = next(
            each for each in (base, *(f"{base}-{number}" for number in range(2, 99))) if each not in used
        )
        used.add(found)
        yield found


def _template() -> Template:
    environment = Environment(
        autoescape=False,  # noqa: S701 - TOML, in which every answer is written by the filter
        undefined=StrictUndefined,
        loader=FileSystemLoader(Path(__file__).parent),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["toml"] = toml
    return environment.get_template("campaign.jinja")
