"""What the page about privacy says is kept: the same lists that decide what can be kept."""

from chalicelib.tally.events import LONGEST_MEMORY_DAYS, Dimension, Event
from chalicelib.tally.items import SHAPES
from chalicelib.tally.receipts import REMEMBERED_DAYS


def privacy_values() -> dict[str, object]:
    """Give what ``pages/privacy.html`` shows beside what all pages show.

    Returns:
        Every event, every dimension, every kind of item, and for how many days a receipt is remembered. Each
        has its text in the language's file, by its name; without one there is no page.
    """
    least, most = REMEMBERED_DAYS
    return {
        "events": tuple(Event),
        "dimensions": tuple(Dimension),
        "items": SHAPES,
        "least": least,
        "most": most,
        "longest": LONGEST_MEMORY_DAYS,
    }
