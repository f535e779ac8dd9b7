"""Reads the fields of a request one by one, and says all that is wrong with them at once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from chalicelib.campaign import MAX_ASKS, Ask, Campaign
from chalicelib.languages import Text
from chalicelib.letters.story import read_line
from chalicelib.refusals import Refusal, Refused

MAX_NAME_CHARACTERS = 200
MAX_TYPED_NAME = 1_000  # a name with invisible characters around it, at most
MAX_UNKNOWN_SAID = 10  # a body of 64 KiB could hold 9,000 of them, and each is answered with a sentence

Parsed = TypeVar("Parsed")


class Fields:
    """The fields of one request, from JSON or from a form.

    Args:
        values: what came in, by name.
    """

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values
        self._known: set[str] = set()
        self._refusals: list[Refusal] = []

    def has(self, name: str) -> bool:
        """Tell whether a field came in and is not null."""
        self._known.add(name)
        return self._values.get(name) is not None

    def pass_over(self, *names: str) -> None:
        """Say nothing of fields, whether they came in or not."""
        self._known.update(names)

    def text(self, name: str) -> str:
        """Give a field's text, or "" where there is none.

        Raises:
            Refusal: it is not a text.
        """
        if not self.has(name):
            return ""
        value = self._values[name]
        if isinstance(value, str):
            return value
        raise Refusal("not-text", name, Text("refusals.not-text", {"name": name}))

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a field's list of texts, empty where there is none.

        Raises:
            Refusal: it is not a list of texts.
        """
        if not self.has(name):
            return ()
        value = self._values[name]
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        raise Refusal("not-texts", name, Text("refusals.not-texts", {"name": name}))

    def flag(self, name: str) -> bool:
        """Give a field that is true or false, false where there is none; anything else is refused."""
        return self.attempt(lambda: self._flag(name), otherwise=False)

    def require(self, name: str, refusal: Refusal) -> None:
        """Keep a refusal for a field that is not true; one that is neither is refused for that instead."""
        if not self.attempt(lambda: self._flag(name), otherwise=True):
            self.refuse(refusal)

    def _flag(self, name: str) -> bool:
        value = self._values[name] if self.has(name) else False
        if isinstance(value, bool):
            return value
        raise Refusal("not-a-flag", name, Text("refusals.not-a-flag", {"name": name}))

    def parse(self, name: str, parser: Callable[[str], Parsed], otherwise: Parsed) -> Parsed:
        """Read a field by a parser that may refuse it.

        Args:
            name: the field.
            parser: makes of its text what is wanted, or raises a ``Refusal``.
            otherwise: what to go on with after a refusal, until ``end`` says it.

        Returns:
            What the parser made, or ``otherwise``.
        """
        return self.attempt(lambda: parser(self.text(name)), otherwise)

    def attempt(self, reader: Callable[[], Parsed], otherwise: Parsed) -> Parsed:
        """Run a reader and keep its refusal, if any, for ``end``."""
        try:
            return reader()
        except Refusal as refusal:
            self._refusals.append(refusal)
            return otherwise

    def refuse(self, refusal: Refusal) -> None:
        """Keep a refusal for ``end``."""
        self._refusals.append(refusal)

    def end(self) -> None:
        """Refuse what was wrong, and any field that nobody asked for.

        Raises:
            Refused: with every refusal so far.
        """
        unknown = [name for name in self._values if name not in self._known]
        self._refusals += [_unknown_field(name) for name in unknown[:MAX_UNKNOWN_SAID]]
        self.stop()

    def stop(self) -> None:
        """Refuse what was wrong. A form carries fields of other steps, too, which nobody asked for here.

        Raises:
            Refused: with every refusal so far.
        """
        if self._refusals:
            raise Refused(*self._refusals)


def _unknown_field(name: str) -> Refusal:
    # A name is cut short and made plain: it is the sender's own, and it is shown back.
    shown = read_line(name)[:40]
    return Refusal("unknown-field", shown, Text("refusals.unknown-field", {"name": shown}))


def read_role(campaign: Campaign, role_id: str) -> str | None:
    """Read who the supporter is.

    Args:
        campaign: whose roles there are.
        role_id: of one of them, or "" for none.

    Returns:
        The id, or None for none.

    Raises:
        Refusal: the campaign has no such role.
    """
    if not role_id:
        return None
    if campaign.role_or_none(role_id) is None:
        known = ", ".join(role.id for role in campaign.roles)
        raise Refusal("role-unknown", "role", Text("refusals.role-unknown", {"known": known}))
    return role_id


def read_channel(campaign: Campaign, channel: str) -> str | None:
    """Read where the supporter came from.

    Args:
        campaign: whose channels there are.
        channel: one of them, or "" for none.

    Returns:
        The channel, or None for none.

    Raises:
        Refusal: the campaign has no such channel.
    """
    if not channel:
        return None
    if channel not in campaign.channels:
        known = ", ".join(campaign.channels)
        raise Refusal("channel-unknown", "channel", Text("refusals.channel-unknown", {"known": known}))
    return channel


def read_asks(offered: tuple[Ask, ...], ask_ids: tuple[str, ...]) -> tuple[Ask, ...]:
    """Read what the supporter asks for.

    Args:
        offered: the asks that are on offer to them.
        ask_ids: of those that they chose; one that comes twice is chosen once.

    Returns:
        The chosen ones, in the order of the offer; ``MAX_ASKS`` at most.

    Raises:
        Refusal: one is not on offer, or they are too many.
    """
    asks = tuple(ask for ask in offered if ask.id in ask_ids)
    if len(asks) < len(set(ask_ids)):
        known = ", ".join(ask.id for ask in offered)
        raise Refusal("ask-unknown", "asks", Text("refusals.ask-unknown", {"known": known}))
    if len(asks) > MAX_ASKS:
        raise Refusal("asks-too-many", "asks")
    return asks


def read_name(typed: str) -> str:
    """Read the supporter's name.

    Args:
        typed: what came in, of any length.

    Returns:
        The name on one line, at most ``MAX_NAME_CHARACTERS``; "" where they have not given it yet.

    Raises:
        Refusal: it is longer.
    """
    # Looked at as it came, before the work of cleaning a megabyte of it.
    name = typed if len(typed) > MAX_TYPED_NAME else read_line(typed)
    if len(name) > MAX_NAME_CHARACTERS:
        raise Refusal("name-too-long", "name", Text("refusals.name-too-long", {"most": MAX_NAME_CHARACTERS}))
    return name
