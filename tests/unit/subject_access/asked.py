"""Invented people who ask to see a record, and what writes their letters by the campaign that ships."""

from datetime import date
from functools import cache

from chalicelib.subject_access.guide import Guide
from chalicelib.subject_access.guide_file import load_guide
from chalicelib.subject_access.request import AccessRequest, Asker, Nation, Office, ReplyBy, Who
from chalicelib.subject_access.write import Writer
from chalicelib.web.access.letters import fill
from tests.english import ENGLISH
from tests.unit.web.campaigns import campaign

TODAY = date(2026, 11, 21)
CONTACT = ("4 Mill Lane", "Hebden Bridge", "HX7 8AB", "letters@example.org")


@cache
def guide() -> Guide:
    """What the campaign's files say."""
    folder = campaign().subject_access
    assert folder
    return load_guide(folder)


def writer(today: date = TODAY) -> Writer:
    """What writes letters, filled in as the pages and the interface have them filled in."""
    return Writer(guide(), fill, ENGLISH.day, today)


def asker(who: Who = Who.SELF, name: str = "Tom Briggs", person: str = "Tom Briggs") -> Asker:
    """Somebody who asks, for themselves where nothing else is said."""
    return Asker(who=who, name=name, person=person, contact=CONTACT)


FOR_SELF = AccessRequest(
    asker=asker(),
    birth_date=date(1998, 2, 28),
    former_names=("Tom Sugden",),
    schools=("Mill Lane Primary, Hebden Bridge, 2002 to 2009", "Calder High, Mytholmroyd, 2009 to 2016"),
    pupil_number="H801200001001",
)
OF_CHILD = asker(Who.CHILD, "Priya Shah", "Anjali Shah")
FOR_SMALL_CHILD = AccessRequest(
    asker=OF_CHILD, birth_date=date(2020, 2, 29), schools=("Weald Rise Primary, Harrow, since 2024",)
)
FOR_CHILD_WHO_AGREES = AccessRequest(
    asker=OF_CHILD,
    birth_date=date(2012, 5, 7),
    former_names=("Anjali Mehta", "Anya Mehta"),
    schools=("Weald Rise Primary, Harrow, 2016 to 2023", "Hatch End High, since 2023"),
    child_agrees=True,
)
FOR_FRIEND = AccessRequest(
    asker=asker(Who.AUTHORISED, "Moira Bell", "Owen Price"),
    birth_date=date(2001, 12, 31),
    schools=("Moor High, Leeds, 2013 to 2018",),
    reply_by=ReplyBy.POST,
)


def appointed(office: Office, nation: Nation) -> AccessRequest:
    """Somebody who was appointed to act for another asks."""
    return AccessRequest(
        asker=asker(Who.ATTORNEY, "Moira Bell", "Owen Price"),
        birth_date=date(1984, 10, 1),
        schools=("Moor High, Leeds",),
        nation=nation,
        office=office,
    )
