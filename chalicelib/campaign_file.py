"""Reads a campaign's folder, and says exactly what is wrong with it where something is."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from chalicelib.campaign import Ask, Begin, Campaign, Link, Point, Prompt, Role
from chalicelib.letters.parts import paragraphs_of
from chalicelib.tally.events import is_slug

CAMPAIGN_FILE = "campaign.toml"
REFERENCE_LETTER_FILE = "reference-letter.txt"
CARD_FILE = "card.png"  # what previews of links show
PUBLISHED_FILES = "published/*.txt"  # what the campaign says elsewhere, such as the text of its own page

_ORIGIN_RULE = (
    "begin with https:// and end with the name: no path, no slash, such as “https://charity.example”"
)
_ID_RULE = "use small letters, digits and single hyphens, 40 characters at most, such as “tell-families”"
# A wildcard would let in sites that nobody listed. This machine needs no certificate.
_ORIGIN = re.compile(
    r"(https://[a-z0-9-]+(\.[a-z0-9-]+)+|http://(localhost|127\.0\.0\.1))(:[1-9][0-9]{0,4})?", re.ASCII
)


class CampaignFileError(Exception):
    """A campaign's files cannot be used.

    Args:
        file: the file with the mistake.
        key: where in it, such as ``asks[1].question``; "" for the file as a whole.
        reason: what is wrong and how to mend it.
    """

    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(": ".join(part for part in (str(file), key, reason) if part))
        self.file = file
        self.key = key
        self.reason = reason


class _Table:
    """One table of a TOML file, which knows where it stands and which of its keys were read."""

    def __init__(self, file: Path, path: str, values: Mapping[str, object]) -> None:
        self._file = file
        self._path = path
        self._unread = dict(values)

    def refuse(self, key: str, reason: str) -> CampaignFileError:
        return CampaignFileError(self._file, f"{self._path}.{key}".lstrip("."), reason)

    def _take(self, key: str) -> object:
        if key not in self._unread:
            raise self.refuse(key, "is missing")
        return self._unread.pop(key)

    def text(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, "must be a text in quotes, and not empty")
        return value.strip()

    def id(self, key: str = "id") -> str:
        value = self.text(key)
        if not is_slug(value):
            raise self.refuse(key, _ID_RULE)
        return value

    def address(self, key: str) -> str:
        value = self.text(key)
        address = urlsplit(value)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise self.refuse(key, "must be an absolute address that begins with https://")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._take(key)
        if not isinstance(values, list) or not values or not all(isinstance(v, str) and v for v in values):
            raise self.refuse(key, "must be a list of texts, with at least one")
        return self.unique(key, tuple(values))

    def origins(self, key: str) -> tuple[str, ...]:
        origins = self.texts(key) if key in self._unread else ()
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise self.refuse(key, f"“{origin}” must {_ORIGIN_RULE}")
        return origins

    def begin(self) -> Begin:
        if "begin" not in self._unread:
            return Begin.PROMPTS
        value = self.text("begin")
        if value not in list(Begin):
            raise self.refuse("begin", "must be “prompts” or “draft”")
        return Begin(value)

    def tables(self, key: str) -> list["_Table"]:
        values = self._take(key)
        if not isinstance(values, list) or not values or not all(isinstance(v, dict) for v in values):
            raise self.refuse(key, f"must be written as one or more [[{key}]] tables")
        return [
            _Table(self._file, f"{self._path}.{key}[{place}]".lstrip("."), value)
            for place, value in enumerate(values)
        ]

    def unique(self, key: str, names: tuple[str, ...]) -> tuple[str, ...]:
        twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
        if twice is not None:
            raise self.refuse(key, f"has “{twice}” twice")
        return names

    def end(self) -> None:
        for key in self._unread:
            raise self.refuse(key, "is not a key that a campaign has; check its spelling")


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
        raise CampaignFileError(folder, "", f"the folder’s name is the campaign’s id: {_ID_RULE}")
    file = folder / CAMPAIGN_FILE
    try:
        values = tomllib.loads(_read(file))
    except tomllib.TOMLDecodeError as error:
        raise CampaignFileError(file, "", f"is not TOML: {error}") from error
    published = tuple(_read(text) for text in sorted(folder.glob(PUBLISHED_FILES)))
    campaign = _campaign(
        folder.name, _Table(file, "", values), _read(folder / REFERENCE_LETTER_FILE), published
    )
    card = folder / CARD_FILE
    return replace(campaign, card=card) if card.is_file() else campaign


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CampaignFileError(file, "", "is missing or is not UTF-8 text") from error


def _campaign(campaign_id: str, table: _Table, reference_letter: str, published: tuple[str, ...]) -> Campaign:
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
        begin=(begin := table.begin()),
        paragraph_questions=_paragraph_questions(table, reference_letter) if begin is Begin.DRAFT else (),
        sites=table.origins("sites"),
    )
    table.end()
    for key in ("points", "asks", "roles"):
        table.unique(key, tuple(each.id for each in getattr(campaign, key)))
    return campaign


def _paragraph_questions(table: _Table, reference_letter: str) -> tuple[str, ...]:
    questions = table.texts("paragraph_questions")
    paragraphs = len(paragraphs_of(reference_letter))
    if len(questions) != paragraphs:
        raise table.refuse(
            "paragraph_questions",
            f"must hold one question for each of the {paragraphs} paragraphs of {REFERENCE_LETTER_FILE}",
        )
    return questions


def _channels(table: _Table) -> tuple[str, ...]:
    channels = table.texts("channels")
    for channel in channels:
        if not is_slug(channel):
            raise table.refuse("channels", f"“{channel}” cannot stand in a link: {_ID_RULE}")
    return channels


def _point(table: _Table) -> Point:
    point = Point(table.id(), table.text("text"), table.text("as_of"))
    table.end()
    return point


def _ask(table: _Table) -> Ask:
    ask = Ask(table.id(), table.text("title"), table.text("question"))
    table.end()
    if not ask.question.endswith("?"):
        raise table.refuse("question", "must be one question that an MP can answer yes or no, ending in “?”")
    return ask


def _role(table: _Table) -> Role:
    role = Role(table.id(), table.text("label"), tuple(_prompt(each) for each in table.tables("prompts")))
    table.end()
    table.unique("prompts", tuple(prompt.id for prompt in role.prompts))
    return role


def _prompt(table: _Table) -> Prompt:
    prompt = Prompt(table.id(), table.text("question"), table.text("help"))
    table.end()
    return prompt


def _share_text(table: _Table) -> str:
    text = table.text("text")
    table.end()
    if text.count("{link}") != 1:
        raise table.refuse("text", "must hold {link} once, where the campaign’s link goes")
    return text


def _link(table: _Table) -> Link:
    link = Link(table.text("title"), table.address("url"))
    table.end()
    return link
