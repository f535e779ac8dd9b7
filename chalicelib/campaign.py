"""What a campaign says, asks and counts: read once from its files, then never changed."""

from enum import StrEnum
from itertools import permutations
from pathlib import Path

from chalicelib.frozen import dataclass

MAX_ASKS = 2  # one clear question is best, two are the most that an MP will answer


class Begin(StrEnum):
    """How supporters begin: with questions and empty boxes, or with the reference letter to edit."""

    PROMPTS = "prompts"
    DRAFT = "draft"


class MessageType(StrEnum):
    """What a letter is to its MP, in WriteToThem's own words: part of a campaign, or somebody's own case."""

    CAMPAIGNING = "campaigning"
    CASEWORK = "casework"


@dataclass(frozen=True, slots=True)
class Point:
    """A fact to know before writing, with the date it is from."""

    id: str
    text: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that an MP can answer with yes or no, and its short name."""

    id: str
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to the supporter, with a line that helps to answer it."""

    id: str
    question: str
    help: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who the supporter is in this, and what such a person is asked.

    Attributes:
        id: to be counted by.
        label: what they call themselves.
        prompts: what they are asked.
        asks: what they can ask for in the place of the campaign's asks; empty for those.
        message_type: what their letter is to the MP.
        is_young: whether most of them are under 18; their pages say what to know then.
    """

    id: str
    label: str
    prompts: tuple[Prompt, ...]
    asks: tuple[Ask, ...] = ()
    message_type: MessageType = MessageType.CAMPAIGNING
    is_young: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A page elsewhere."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What to know of letters to a local paper.

    Attributes:
        help: what local papers print.
        longest: how many words they print at most, 50 to 500.
        find: where to find one's own.
    """

    help: str
    longest: int
    find: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fund:
    """Where to give money, with the date that this is from."""

    title: str
    text: str
    url: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that many people have, and its answer with the date it is from."""

    id: str
    question: str
    answer: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Campaign:
    """One campaign.

    Attributes:
        id: the name of its folder.
        title: what it is called.
        organisation: who runs it.
        summary: what it is about, in a sentence or two.
        page: absolute address of its own page.
        hashtag: without the "#".
        channels: where supporters can come from; nothing else can be counted.
        common_names: names that anyone must use, which are not copying.
        points: what to know.
        asks: what can be asked for, but by roles with asks of their own.
        roles: who can write.
        share_texts: texts with "{link}" in them.
        links: where to read on.
        reference_letter: the letter that nobody should send: drafts are compared with it.
        published: other texts that the campaign publishes elsewhere, such as its own page.
        begin: how supporters begin.
        paragraph_questions: where they begin with the reference letter, a question under each of
            its paragraphs; empty otherwise.
        sites: origins of the sites that may show the widget in a frame; no other site can.
        card: the file of the picture that previews of its links show, or None.
        paper: what to know of letters to a local paper, or None for no page about them.
        fund: where to give money, or None.
        faq: questions that many people have.
        updates: where to hear more.
        old_paths: addresses that led to the campaign before, such as ``/my-records-my-rights``.
        poster_question: what makes one stop at its poster; empty for the same question as on every other.
        subject_access: the folder of its guide to subject access requests, or None. The letters there go to
            those who hold records, never to an MP: drafts are not compared with them.
        language: the tag of the language that it is said in.
        original: where this is the campaign in another language, the same as its own file says it.
    """

    id: str
    title: str
    organisation: str
    summary: str
    page: str
    hashtag: str
    channels: tuple[str, ...]
    common_names: tuple[str, ...]
    points: tuple[Point, ...]
    asks: tuple[Ask, ...]
    roles: tuple[Role, ...]
    share_texts: tuple[str, ...]
    links: tuple[Link, ...]
    reference_letter: str
    published: tuple[str, ...] = ()
    begin: Begin = Begin.PROMPTS
    paragraph_questions: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    card: Path | None = None
    paper: Paper | None = None
    fund: Fund | None = None
    faq: tuple[Answer, ...] = ()
    updates: tuple[Link, ...] = ()
    old_paths: tuple[str, ...] = ()
    poster_question: str = ""
    subject_access: Path | None = None
    language: str = "en"
    original: "Campaign | None" = None

    def role_or_none(self, role_id: str | None) -> Role | None:
        """Find a role by its id."""
        return next((role for role in self.roles if role.id == role_id), None)

    def asks_for(self, role_id: str | None) -> tuple[Ask, ...]:
        """Give the asks on offer to a role: its own where it has some, otherwise the campaign's."""
        role = self.role_or_none(role_id)
        return role.asks if role and role.asks else self.asks

    def message_type_for(self, role_id: str | None) -> MessageType:
        """Say what a role's letter is to the MP; without a role it is part of the campaign."""
        role = self.role_or_none(role_id)
        return role.message_type if role else MessageType.CAMPAIGNING

    @property
    def all_asks(self) -> tuple[Ask, ...]:
        """Every ask that is on offer to somebody."""
        return tuple(ask for offer in self._offers for ask in offer)

    @property
    def _offers(self) -> tuple[tuple[Ask, ...], ...]:
        return (self.asks, *(role.asks for role in self.roles))

    def published_texts(self) -> tuple[str, ...]:
        """Give everything that the campaign publishes and somebody could copy.

        Asks stand side by side in a letter, so each pair on offer to somebody counts too: a stretch
        that runs from one ask into the next is the campaign's wording as well. Whoever says a prompt
        again before the answer has it in the letter, as others have who do the same. In another language
        the campaign's own texts count as well: a supporter may have copied from either.
        """
        own = self._published()
        return tuple(dict.fromkeys((*own, *self.original.published_texts()))) if self.original else own

    def offered_questions(self) -> tuple[str, ...]:
        """Give the question of every ask that a letter can hold, in the campaign's own language, too."""
        own = tuple(ask.question for ask in self.all_asks)
        return (*own, *self.original.offered_questions()) if self.original else own

    def _published(self) -> tuple[str, ...]:
        asks = [ask.question for ask in self.all_asks]
        offers = [[ask.question for ask in offer] for offer in self._offers]
        pairs = [" ".join(pair) for offer in offers for pair in permutations(offer, MAX_ASKS)]
        points = [point.text for point in self.points]
        prompts = [
            text for role in self.roles for each in role.prompts for text in (each.question, each.help)
        ]
        return (
            self.reference_letter,
            self.summary,
            *points,
            *prompts,
            *self.paragraph_questions,
            *asks,
            *pairs,
            *self.share_texts,
            *(each.answer for each in self.faq),
            *((self.fund.text,) if self.fund else ()),
            *((self.paper.help,) if self.paper else ()),
            *self.published,
            *filter(None, [self.poster_question]),
        )
