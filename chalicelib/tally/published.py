"""Says in words what is published."""

from chalicelib.languages import Text
from chalicelib.tally.snapshot import MAPPED, Snapshot


def published_in_words(snapshot: Snapshot, constituencies: int) -> Text:
    """Say what the public figures are.

    Args:
        snapshot: the campaign's.
        constituencies: how many there are.

    Returns:
        A sentence, such as "At least 1,200 letters so far, from at least 430 of the 650 constituencies."
    """
    sent = snapshot.figures[MAPPED]
    if not sent.at_least:
        return Text("so-far.hidden")
    if not sent.reached_at_least:
        return Text("so-far.letters", {"letters": sent.at_least})
    reached = {"reached": sent.reached_at_least, "constituencies": constituencies}
    return Text("so-far.letters-and-places", {"letters": sent.at_least, **reached})
