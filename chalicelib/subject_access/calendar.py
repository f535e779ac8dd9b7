"""A calendar file with the days of a request. Others may see it, so nothing in it says whose it is."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.frozen import dataclass

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//Own Words//Subject access request//EN"
_NAMESPACE = "85446cf2-8351-4d07-965b-3cc343ea73ff"  # drawn once by lot, so that nobody else makes our names
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to do on one day.

    Args:
        on: the day.
        summary: what, in a few words; like the description, already said in somebody's language, and with
            nothing about a person in it: calendars are shared, and kept by others.
        description: what to do, in as many lines as it takes.
    """

    on: date
    summary: str
    description: str


def calendar_file(entries: Sequence[Entry], made_at: datetime) -> str:
    r"""Write a calendar file (.ics) that any calendar can take in.

    Every entry takes the whole day, is private, leaves the day free for other things and rings no bell: an
    alarm is for each person's own calendar to set, and would show itself on a screen that others see.

    Args:
        entries: in the order of their days. The same days in the same order make the same identifiers, so
            that a file taken in twice puts nothing in the calendar twice.
        made_at: now, in any zone that it names.

    Returns:
        Lines of 75 octets at most that end with ``\r\n``.

    Raises:
        ValueError: ``made_at`` names no zone.

    Source:
        RFC 5545; RFC 7986, section 5.3, for the identifiers.
    """
    if made_at.tzinfo is None:
        raise ValueError("made_at must name its zone")
    # Imported on first use, because no page of the letter to an MP makes a calendar.
    from icalendar import Calendar  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    for place, entry in enumerate(entries):
        calendar.add_component(_event(entry, place, made_at))
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(entry: Entry, place: int, made_at: datetime) -> "Event":
    from uuid import UUID, uuid5  # noqa: PLC0415 - as above

    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", str(uuid5(UUID(_NAMESPACE), f"{entry.on.isoformat()} {place}")))
    event.add("dtstamp", made_at)  # the library writes it in UTC
    event.add("dtstart", entry.on)
    # The first day that is free again; some calendars do not work it out.
    event.add("dtend", entry.on + _ONE_DAY)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
