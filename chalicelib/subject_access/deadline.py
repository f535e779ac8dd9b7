"""By when a subject access request must be answered, and when to write again.

The clock waits while they reasonably ask who somebody is or what is meant. That is told in words and never
reckoned: only the two of them know on which days it stood still.
"""

from datetime import date, timedelta
from enum import StrEnum

from chalicelib.frozen import dataclass
from chalicelib.subject_access.months import months_later
from chalicelib.subject_access.working_days import working_day_after, working_day_from

# UK GDPR Articles 12(3) and 12A, in force since 5 February 2026: one month, and two further ones at most.
_MONTHS = 1
_EXTENDED_MONTHS = 3

# Ours, and no law's: the answer is late already, so nobody has to wait at all. Two weeks let a reminder
# arrive, be found and be answered, with six working days between even over Christmas; and the complaint still
# goes out while the matter is fresh, well before the day of the longest extension.
COMPLAINT_AFTER = timedelta(days=14)


class Stage(StrEnum):
    """Where a request stands that nobody has answered."""

    WAITING = "waiting"  # the answer may still come in time
    LATE = "late"  # time for the reminder
    STILL_LATE = "still-late"  # time for the complaint


@dataclass(frozen=True, slots=True)
class Deadline:
    """The days of one request. Made by ``deadline_of``.

    Args:
        received: when they got it.
        respond_by: the last day on which they may answer; a working day, as are all that follow.
        reminder: when to remind them, if nothing has come.
        complaint: when to complain, if nothing has come of that either.
        extended_respond_by: the last day to answer if, before ``respond_by``, they have said that they need
            as long as the law allows. Reminder and complaint then wait for it.
    """

    received: date
    respond_by: date
    reminder: date
    complaint: date
    extended_respond_by: date

    def stage(self, today: date) -> Stage:
        """Say where the request stands.

        Args:
            today: the day in the United Kingdom; any.

        Returns:
            The stage, as if nobody had extended the time: whether they have, only the asker knows.
        """
        if today <= self.respond_by:
            return Stage.WAITING
        return Stage.LATE if today < self.complaint else Stage.STILL_LATE


def deadline_of(received: date) -> Deadline:
    """Reckon all days of a request.

    Args:
        received: when they got it; a day in the years 1971 to 2099.

    Returns:
        The days, each later than the one before it; the extended one is the last.
    """
    last = respond_by(received)
    reminder = working_day_after(last)
    return Deadline(
        received=received,
        respond_by=last,
        reminder=reminder,
        complaint=working_day_from(reminder + COMPLAINT_AFTER),
        extended_respond_by=extended_respond_by(received),
    )


def respond_by(received: date) -> date:
    """Reckon the last day on which a request may be answered.

    It is the same date of the next month, such as 3 September to 3 October; where that month is too short,
    its last day; where that is a Saturday, a Sunday or a public holiday, the next working day. It is never a
    number of days.

    Args:
        received: when they got it; a day in the years 1971 to 2099. It need not be a working day.

    Returns:
        A working day of England and Wales.

    Source:
        UK GDPR Articles 12(3) and 12A; Information Commissioner's Office, "A guide to subject access", on how
        long there is to reply.
    """
    return working_day_from(months_later(received, _MONTHS))


def extended_respond_by(received: date) -> date:
    """Reckon the last day for a request so complex that they took the longest extension.

    Args:
        received: as in ``respond_by``.

    Returns:
        A working day: three months from receipt in all, and not two from the first limit, by the same rules.

    Source:
        As for ``respond_by``.
    """
    return working_day_from(months_later(received, _EXTENDED_MONTHS))
