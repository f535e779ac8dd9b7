"""From a postcode to the constituency and the MP, inside this process: no network, no third party."""

from collections.abc import Mapping
from pathlib import Path

from chalicelib.frozen import dataclass
from chalicelib.places.about import About, read_about
from chalicelib.places.constituencies import NATIONS, Constituency, read_constituencies
from chalicelib.places.faults import DataFileError
from chalicelib.places.members import Member, read_members
from chalicelib.places.postcode import Postcode
from chalicelib.places.refusals import PostcodeNotInUse
from chalicelib.places.table import Table

DATA = Path(__file__).parent / "data"
TABLE_FILE = "postcodes.table"
ABOUT_FILE = "about.json"
CONSTITUENCIES_FILE = "constituencies.csv"
MEMBERS_FILE = "members.csv"


# The source of members.csv, which `build` does not make.
PARLIAMENT = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."


def attribution(folder: Path = DATA) -> tuple[str, ...]:
    """Give the sentences that the licences of all the shipped data ask to be shown.

    Args:
        folder: where the data is; only ever read, and the table not at all.
    """
    return (*read_about(folder / ABOUT_FILE).attribution, PARLIAMENT)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives, as far as writing to their MP goes.

    Args:
        postcode: theirs.
        nation: England, Wales, Scotland or Northern Ireland; empty where our list does not say.
        constituency: the one that the postcode lies in, or None where our list does not say.
        member: who sits for it, or None where the seat is vacant or unknown.
    """

    postcode: Postcode
    nation: str
    constituency: Constituency | None
    member: Member | None


@dataclass(frozen=True, slots=True)
class Places:
    """Every postcode in use, every constituency and every MP.

    Args:
        table: postcode to constituency code.
        constituencies: all of them, by code: the closed list that counting checks against.
        members: who sits, by constituency code; a vacant seat has none.
        about: the date and the attributions of the list of postcodes.
    """

    table: Table
    constituencies: Mapping[str, Constituency]
    members: Mapping[str, Member]
    about: About

    @classmethod
    def open(cls, folder: Path = DATA) -> "Places":
        """Open the shipped data, checked.

        Args:
            folder: where the four files are; only ever read.

        Raises:
            TableDamagedError: the table is not as it was built.
            DataFileError: another file cannot be right, or the files do not fit together.
            OSError: a file cannot be read.
        """
        table = Table.open(folder / TABLE_FILE)
        constituencies = read_constituencies(folder / CONSTITUENCIES_FILE)
        members = read_members(folder / MEMBERS_FILE, constituencies)
        about = read_about(folder / ABOUT_FILE)
        _check_fit(folder, table, constituencies, about)
        return cls(table, constituencies, members, about)

    def locate(self, postcode: Postcode, *, unlisted_ok: bool = False) -> Place:
        """Find the constituency and the MP of a postcode.

        A Northern Ireland postcode that is not on the list is located without its constituency, because the
        list need not hold all of those.

        Args:
            postcode: from `parse_postcode`.
            unlisted_ok: whether any postcode that is not on the list is located in that way too, so that
                nobody in a house newer than the list is stopped.

        Returns:
            The place; its nation is empty where the list does not say.

        Raises:
            PostcodeNotInUse: it is not on the list.
        """
        code = self.table.code_or_none(postcode)
        if code is not None:
            constituency = self.constituencies[code]
            return Place(postcode, constituency.nation, constituency, self.members.get(code))
        if postcode.is_northern_irish:
            return Place(postcode, NATIONS["N05"], None, None)
        if unlisted_ok:
            return Place(postcode, "", None, None)
        raise PostcodeNotInUse(self.about.dated)


def _check_fit(folder: Path, table: Table, constituencies: Mapping[str, Constituency], about: About) -> None:
    unknown = next((code for code in table.codes if code not in constituencies), None)
    if unknown is not None:
        raise DataFileError(folder / CONSTITUENCIES_FILE, 0, f"the table knows {unknown}, which is not here")
    if len(table) != about.postcodes:
        raise DataFileError(folder / ABOUT_FILE, 0, f"the table holds {len(table)} postcodes")
