"""All that a campaign says about asking for one's records: to whom, on what ground, in which letters."""

from collections.abc import Mapping

from chalicelib.campaign import Link
from chalicelib.frozen import dataclass
from chalicelib.subject_access.statements import About, Statement

# Where somebody may have been at school of whom the controller holds nothing.
ELSEWHERE = ("wales", "scotland", "northern-ireland", "abroad-or-private")
LETTERS = ("request", "authority", "third-party", "reminder", "complaint", "ico")


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whom a letter goes to.

    Attributes:
        id: its short name.
        name: its name, as a letter says it.
        attention: who is to open it, such as "The Data Protection Officer"; "" for nobody in particular.
        address: the lines of its postal address; empty where it has none to give.
        email: where it takes requests, or "".
        page: absolute address of its own page about it, or "".
        page_title: what that page is called, or "".
        statement: the id of the statement that all this rests on.
    """

    id: str
    name: str
    attention: str
    address: tuple[str, ...]
    email: str
    page: str
    page_title: str
    statement: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Whom to ask instead.

    Attributes:
        id: one of ``ELSEWHERE``.
        title: for whom this is, in a few words.
        text: whom to ask, in plain English.
        links: where to do that.
        statement: the id of the statement that it rests on.
    """

    id: str
    title: str
    text: str
    links: tuple[Link, ...]
    statement: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one campaign.

    Attributes:
        controller: who holds the records.
        regulator: to whom one complains when the controller does not answer.
        third_parties: who else holds copies.
        elsewhere: whom to ask instead, one for each of ``ELSEWHERE``, in that order.
        official: the regulator's own way to ask.
        statements: what all of it rests on.
        letters: the source of each letter's template by its name, one for each of ``LETTERS``.
    """

    controller: Organisation
    regulator: Organisation
    third_parties: tuple[Organisation, ...]
    elsewhere: tuple[Elsewhere, ...]
    official: Link
    statements: tuple[Statement, ...]
    letters: Mapping[str, str]

    def statement(self, statement_id: str) -> Statement:
        """Find a statement.

        Args:
            statement_id: its id.

        Returns:
            The statement.

        Raises:
            KeyError: there is none.
        """
        for each in self.statements:
            if each.id == statement_id:
                return each
        raise KeyError(statement_id)

    def statements_about(self, about: About) -> tuple[Statement, ...]:
        """Give the statements of one part of the guide, in the order of the file."""
        return tuple(each for each in self.statements if each.about == about)
