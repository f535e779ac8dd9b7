"""Published figures in words: how the organisers' page says them."""

from datetime import date

from chalicelib.languages import Language, Text, Value
from chalicelib.tally.disclosure import THRESHOLD
from chalicelib.tally.events import Event
from chalicelib.tally.report import Shown, Symbol

WAY = (Event.LANDED, Event.COPIED, Event.SENT)  # from landing to a letter sent


def figure_or_none(figure: Shown) -> int | None:
    """Give a figure's number, or None where it is hidden."""
    return None if isinstance(figure, Symbol) else figure


class Wording:
    """How figures are said in a language.

    Args:
        language: which.
    """

    def __init__(self, language: Language) -> None:
        self._language = language

    def say(self, name: str, **values: Value) -> str:
        """Say a string of the table ``figures``."""
        return self._language.say(Text(f"figures.{name}", values))

    def done(self, event: Event) -> str:
        """Say what somebody did, at length."""
        return self.say(f"done-{event}")

    def done_short(self, event: Event) -> str:
        """Say what somebody did, in a word."""
        return self.say(f"done-short-{event}")

    def figure(self, figure: Shown) -> str:
        """Say how many by role, channel or constituency."""
        if isinstance(figure, Symbol):
            return self.say("fewer-than", least=THRESHOLD)
        return self.say("number", number=figure)

    def number(self, total: Shown) -> str:
        """Say a total where it is clear that more may be meant: in a table of such."""
        return self.say("too-few") if isinstance(total, Symbol) else self.say("number", number=total)

    def total(self, figure: Shown) -> str:
        """Say how many altogether. One that is held back can be ten or more, so nothing is said of why."""
        return self.number(figure) if isinstance(figure, Symbol) else self.say("total", number=figure)

    def share(self, share: Shown | None) -> str:
        """Say what part of a whole something is; nothing where that is not known."""
        if share is Symbol.LOW:
            return self.say("share-low")
        return "" if share is None or isinstance(share, Symbol) else self.say("share", share=share)

    def name(self, name: str | Text) -> str:
        """Say the name of a line."""
        return self._language.say(name) if isinstance(name, Text) else name

    def band(self, least: int, most: int | None) -> str:
        """Say what is in a band of the map.

        Args:
            least: its least figure; 0 for what is hidden.
            most: its greatest; None for no end.
        """
        if not least:
            return self.figure(Symbol.HIDDEN)
        if most is None:
            return self.say("band-and-more", least=least)
        return self.say("band", least=least, most=most)

    def mark(self, mark: int | date) -> str:
        """Say what stands at a mark of an axis."""
        return self._language.short_day(mark) if isinstance(mark, date) else self.number(mark)

    def day(self, day: date) -> str:
        """Write a day out, as in 5 March 2027."""
        return self._language.day(day)
