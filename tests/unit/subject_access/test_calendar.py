"""The calendar file, read back by another library than the one that wrote it."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from chalicelib.subject_access.calendar import Entry, calendar_file

NOW = datetime(2026, 9, 3, 9, 30, 15, 250_000, tzinfo=UTC)
ENTRIES = (
    Entry(date(2026, 10, 5), "Your request: answer due", "Look at your post, your email; then wait a day."),
    Entry(
        date(2026, 10, 6), "Send the reminder", "Nothing yet?\nSend the reminder that came with your letter."
    ),
    Entry(date(2026, 10, 20), "Complain", "Still nothing? Here is how:\n1. \\ one\n2. “two”, " + "é" * 100),
)
# What a language's file can hold; calendars forbid other control characters, and Python's lines end at some.
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map("\n".join)
DAYS = st.dates(date(2024, 1, 1), date(2099, 12, 31))


def read(file: str) -> Calendar:
    """Read a file with a library that had no part in writing it."""
    return IcsCalendarStream.calendar_from_ics(file)


def events_of(file: str) -> list[Event]:
    """Give its entries in the order of the file."""
    return read(file).events


def unfolded(file: str) -> list[str]:
    """Give the file's lines as RFC 5545, section 3.1, says."""
    return file.replace("\r\n ", "").split("\r\n")


def test_three_days_come_out_as_three_whole_days() -> None:
    """Each on its own day, for that one day, with the words that were given."""
    events = events_of(calendar_file(ENTRIES, NOW))
    assert [(event.dtstart, event.dtend) for event in events] == [
        (date(2026, 10, 5), date(2026, 10, 6)),
        (date(2026, 10, 6), date(2026, 10, 7)),
        (date(2026, 10, 20), date(2026, 10, 21)),
    ]
    assert [(event.summary, event.description) for event in events] == [
        (entry.summary, entry.description) for entry in ENTRIES
    ]


def test_entries_are_private_and_leave_the_day_free() -> None:
    """Nobody who shares the calendar reads them, nobody finds the day taken, and nothing rings."""
    file = calendar_file(ENTRIES, NOW)
    for event in events_of(file):
        assert (event.classification, event.transparency) == ("PRIVATE", "TRANSPARENT")
    assert "VALARM" not in file


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-11))])
def test_the_file_says_when_it_was_made(zone: timezone) -> None:
    """In UTC, whichever zone the clock has, to the second."""
    lines = unfolded(calendar_file(ENTRIES, NOW.astimezone(zone)))
    assert lines.count("DTSTAMP:20260903T093015Z") == 3


def test_a_clock_without_a_zone_is_a_fault_of_ours() -> None:
    """Because Python would take it for the machine's own."""
    with pytest.raises(ValueError, match="must name its zone"):
        calendar_file(ENTRIES, NOW.replace(tzinfo=None))


def test_the_file_holds_these_lines_and_no_others() -> None:
    """No name, no address, no place, no host of ours: the days, the words that were given, and what must be."""
    file = calendar_file(ENTRIES[:1], NOW)
    (uid,) = re.findall("^UID:(.*)\r$", file, re.MULTILINE)
    assert sorted(unfolded(file)) == [
        "",
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "CLASS:PRIVATE",
        "DESCRIPTION:Look at your post\\, your email\\; then wait a day.",
        "DTEND;VALUE=DATE:20261006",
        "DTSTAMP:20260903T093015Z",
        "DTSTART;VALUE=DATE:20261005",
        "END:VCALENDAR",
        "END:VEVENT",
        "PRODID:-//Own Words//Subject access request//EN",
        "SUMMARY:Your request: answer due",
        "TRANSP:TRANSPARENT",
        f"UID:{uid}",
        "VERSION:2.0",
    ]


def test_identifiers_come_from_the_days_alone() -> None:
    """Whoever takes the file in twice, or in another language later, has each entry once."""
    others = [Entry(entry.on, "Arall", "Geiriau eraill") for entry in ENTRIES]
    uids = [event.uid for event in events_of(calendar_file(ENTRIES, NOW))]
    assert uids == [event.uid for event in events_of(calendar_file(others, NOW + timedelta(days=9)))]
    assert len(set(uids)) == 3
    assert {UUID(uid).version for uid in uids if uid} == {5}  # made from a name, not drawn, and of no machine


def test_other_days_have_other_identifiers() -> None:
    """A second request does not overwrite the first one's entries, nor one entry another of its day."""
    one, other = date(2026, 10, 5), date(2026, 10, 6)
    days = (one, one, other)
    uids = [event.uid for event in events_of(calendar_file([Entry(day, "a", "b") for day in days], NOW))]
    assert len({*uids, events_of(calendar_file([Entry(other, "a", "b")], NOW))[0].uid}) == 4


def test_identifiers_stay_as_they_are() -> None:
    """A new version of ours finds the entries that an old one has made."""
    (event,) = events_of(calendar_file(ENTRIES[:1], NOW))
    assert event.uid == "c46f47c1-c451-5047-af7e-9188ec0ee736"


@given(st.lists(st.builds(Entry, DAYS, TEXTS, TEXTS), min_size=1, max_size=3))
def test_whatever_the_words_are_they_come_out_as_they_went_in(entries: list[Entry]) -> None:
    """Commas, semicolons, backslashes, line ends, quotation marks, emoji: nothing is lost, nothing becomes a command."""
    events = events_of(calendar_file(entries, NOW))
    assert [(event.dtstart, event.summary, event.description) for event in events] == [
        (entry.on, entry.summary, entry.description) for entry in entries
    ]


@given(st.lists(st.builds(Entry, DAYS, TEXTS, TEXTS), max_size=3))
def test_lines_are_short_and_end_as_calendars_want(entries: list[Entry]) -> None:
    """At most 75 octets, no character cut in two, each line with both of its ends and none with one of them."""
    raw = calendar_file(entries, NOW).encode()
    assert raw.endswith(b"\r\n")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert all(line.decode() is not None for line in lines)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_words_cannot_begin_a_line_of_their_own(end: str) -> None:
    """A line end in a text is written as two characters, whichever kind it is."""
    entry = Entry(date(2026, 10, 5), f"One{end}ATTACH:two", f"One{end}END:VEVENT{end}BEGIN:VALARM")
    lines = unfolded(calendar_file([entry], NOW))
    assert "SUMMARY:One\\nATTACH:two" in lines
    assert "DESCRIPTION:One\\nEND:VEVENT\\nBEGIN:VALARM" in lines
    assert lines.count("END:VEVENT") == 1
