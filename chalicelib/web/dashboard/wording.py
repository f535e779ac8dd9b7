"""Published figures in words: how the organisers' page says them."""

from collections.abc import Mapping
from datetime import date

from chalicelib.tally.disclosure import THRESHOLD
from chalicelib.tally.events import Event
from chalicelib.tally.report import Shown, Symbol

WAY = (Event.LANDED, Event.COPIED, Event.SENT)  # from landing to a letter sent
DONE: Mapping[Event, str] = {
    Event.LANDED: "Opened the page",
    Event.COPIED: "Copied their letter",
    Event.SENT: "Said they sent it",
    Event.SHARED: "Shared the campaign",
    Event.PREPARED: "Asked to see records",
}
DONE_SHORT: Mapping[Event, str] = {
    Event.LANDED: "Opened",
    Event.COPIED: "Copied",
    Event.SENT: "Sent",
    Event.SHARED: "Shared",
    Event.PREPARED: "Asked",
}


def figure_or_none(figure: Shown) -> int | None:
    """Give a figure's number, or None where it is hidden."""
    return None if isinstance(figure, Symbol) else figure


def figure_in_words(figure: Shown) -> str:
    """Say how many by role, channel or constituency."""
    return f"fewer than {THRESHOLD}" if isinstance(figure, Symbol) else f"{figure:,}"


def number_in_words(total: Shown) -> str:
    """Say a total where it is clear that more may be meant: in a table of such."""
    return "too few to say" if isinstance(total, Symbol) else f"{total:,}"


def total_in_words(figure: Shown) -> str:
    """Say how many altogether. One that is held back can be ten or more, so nothing is said of why."""
    return number_in_words(figure) if isinstance(figure, Symbol) else f"at least {figure:,}"


def share_in_words(share: Shown | None) -> str:
    """Say what part of a whole something is; nothing where that is not known."""
    if share is Symbol.LOW:
        return "under 1%"
    return "" if share is None or isinstance(share, Symbol) else f"{share}%"


def day_in_words(day: date) -> str:
    """Write a day out, as in 5 March 2027."""
    return f"{day.day} {day:%B %Y}"
