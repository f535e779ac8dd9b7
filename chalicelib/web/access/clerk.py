"""Does the work between what came in and what goes out, the same for the pages and for programs."""

from datetime import UTC, date, datetime

from chalicelib.languages import Language, Languages, Text
from chalicelib.subject_access.calendar import Entry, calendar_file
from chalicelib.subject_access.deadline import Deadline
from chalicelib.subject_access.guide import Guide
from chalicelib.subject_access.request import AccessRequest, Asker
from chalicelib.subject_access.write import FollowUps, Requested
from chalicelib.uk_day import uk_day
from chalicelib.web.access.letters import writer_of


class Clerk:
    """Writes letters and reckons dates.

    Args:
        guide: what the campaign's files say.
        languages: all that can be spoken; letters are in the default one.
        language: what the page speaks.
        now: seconds since 1970.
    """

    def __init__(self, guide: Guide, languages: Languages, language: Language, now: int) -> None:
        self._now = now
        self._language = language
        self.guide = guide
        self.today = uk_day(now)
        self._writer = writer_of(guide, languages, self.today)

    def requested(self, request: AccessRequest) -> Requested:
        """Write the letters of a request."""
        return self._writer.request(request)

    def follow_ups(self, asker: Asker, deadline: Deadline) -> FollowUps:
        """Write the letters for when no proper answer comes."""
        return self._writer.follow_ups(asker, deadline)

    def calendar(self, deadline: Deadline) -> str:
        """Write the days to remember as a file for calendars, with nothing in it but "your request"."""
        entries = [
            self._entry(deadline.respond_by, "reply", "reply-help"),
            self._entry(deadline.reminder, "reminder", "reminder-help"),
            self._entry(deadline.complaint, "complaint", "complaint-help"),
        ]
        return calendar_file(entries, datetime.fromtimestamp(self._now, UTC))

    def _entry(self, day: date, summary: str, description: str) -> Entry:
        said = (self._language.say(Text(f"calendar.{key}")) for key in (summary, description))
        return Entry(day, *said)
