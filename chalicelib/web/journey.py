"""What a supporter has typed so far on the pages: carried from form to form, kept nowhere."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256

from chalicelib.campaign import Begin, Campaign, Role
from chalicelib.frozen import dataclass, field, replace
from chalicelib.letters.story import MAX_BYTES, clean

ANSWER_PREFIX = "answer-"


class Step(StrEnum):
    """The steps, in order. A campaign that begins with a draft leaves the middle ones out."""

    YOU = "you"
    STORY = "story"
    ASK = "ask"
    READ = "read"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything typed and chosen so far, as it was typed.

    Attributes:
        postcode: theirs.
        role: the id of the role they chose.
        answers: what they wrote, by the prompt's id.
        asks: the ids of what they ask for.
        name: their name.
        draft: the letter as they edited it, or "" before it was first made.
        made: digest of the letter as it was last made from the answers, to know an edited one by, and the
            tag of the language that it was made in.
        receipt: the receipt of an earlier version of the letter, or "".
        channel: where they came from, or "".
        is_new_postcode: whether they said that a postcode not on our list is right.
    """

    postcode: str = ""
    role: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    asks: Sequence[str] = ()
    name: str = ""
    draft: str = ""
    made: str = ""
    receipt: str = ""
    channel: str = ""
    is_new_postcode: bool = False

    @property
    def story(self) -> str:
        """The answers as paragraphs, in the order of the questions."""
        return "\n\n".join(answer for answer in map(clean, self.answers.values()) if answer)

    @property
    def was_edited(self) -> bool:
        """Whether the draft is no longer the letter that was made from the answers."""
        return bool(self.draft) and digest(self.draft) != self.made.partition(".")[0]

    @property
    def made_in(self) -> str:
        """The tag of the language that the letter was last made in; "" where it was not made yet."""
        return self.made.partition(".")[2]

    def with_letter(self, letter: str, language: str) -> "Journey":
        """Put a newly made letter, in the language of a tag, in the place of the draft."""
        return replace(self, draft=letter, made=f"{digest(letter)}.{language}")

    def hidden_fields(self, *shown: str) -> list[tuple[str, str]]:
        """Give what the next form has to carry along.

        Args:
            shown: names of the fields that the form itself shows; "answer" for all the answers.

        Returns:
            Pairs of field name and value, without the empty ones.
        """
        fields = [
            ("postcode", self.postcode),
            ("role", self.role),
            *((ANSWER_PREFIX + prompt, answer) for prompt, answer in self.answers.items()),
            *(("asks", ask) for ask in self.asks),
            ("name", self.name),
            ("draft", self.draft),
            ("made", self.made),
            ("receipt", self.receipt),
            ("channel", self.channel),
            ("new-postcode", "yes" if self.is_new_postcode else ""),
        ]
        return [(name, value) for name, value in fields if value and _kind(name) not in shown]


def _kind(name: str) -> str:
    return "answer" if name.startswith(ANSWER_PREFIX) else name


def steps_of(campaign: Campaign) -> tuple[Step, ...]:
    """Give the steps of a campaign's way, in order."""
    if campaign.begin is Begin.DRAFT:
        return (Step.YOU, Step.READ, Step.SEND)
    return tuple(Step)


def digest(letter: str) -> str:
    """Tell one letter from another by a few characters."""
    return sha256(clean(letter).encode()).hexdigest()[:16]


def journey_from_form(form: Mapping[str, Sequence[str]], campaign: Campaign) -> Journey:
    """Read back what the pages carry.

    Args:
        form: every value of every field, by name; anything may be missing or strange.
        campaign: whose questions the answers belong to.

    Returns:
        The journey so far. A channel that the campaign does not have is dropped: nobody is
        stopped by a link that somebody mistyped. So are asks that are on offer to other roles:
        nobody is stopped by a tick from before they changed their role.
    """

    def last(name: str) -> str:
        return form[name][-1].replace("\r\n", "\n") if form.get(name) else ""

    channel, role = last("channel"), last("role")
    for_others = {ask.id for ask in campaign.all_asks} - {ask.id for ask in campaign.asks_for(role)}
    prompts = dict.fromkeys(prompt.id for role in campaign.roles for prompt in role.prompts)
    return Journey(
        postcode=last("suggested") or last("postcode"),
        role=role,
        answers={prompt: last(ANSWER_PREFIX + prompt) for prompt in prompts},
        asks=tuple(ask for ask in form.get("asks", ()) if ask not in for_others),
        name=last("name"),
        draft=_cleaned(last("draft")),
        made=last("made"),
        receipt=last("receipt"),
        channel=channel if channel in campaign.channels else "",
        is_new_postcode=bool(last("new-postcode")),
    )


def _cleaned(draft: str) -> str:
    """Make it the text that is checked and sent; one that is too long stays as it is, to be shortened."""
    return draft if len(draft) > MAX_BYTES else clean(draft)


def role_chosen(journey: Journey, campaign: Campaign) -> Role:
    """Give the role whose questions to show: the chosen one, or the campaign's last, which fits anyone."""
    return campaign.role_or_none(journey.role) or campaign.roles[-1]
