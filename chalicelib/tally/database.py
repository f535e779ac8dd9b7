"""What the tally needs of a database, as small as it can be said."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypedDict

Item = Mapping[str, Mapping[str, str]]  # DynamoDB's own form: {"n": {"N": "1"}}
Write = Mapping[str, Mapping[str, object]]  # as well: {"Put": {...}} or {"Update": {...}}


class Page(TypedDict, total=False):
    """What is used of the answer to a query."""

    Items: Sequence[Item]
    LastEvaluatedKey: Item


class DatabaseError(Exception):
    """The database did not do what it was asked, or nobody can tell whether it did.

    Args:
        passing: whether the same request is likely to succeed a little later.
    """

    def __init__(self, *, passing: bool) -> None:
        super().__init__("passing" if passing else "lasting")
        self.passing = passing


class Database(Protocol):
    """The two things that are asked of a database."""

    def write_together(self, writes: Sequence[Write], token: str) -> bool:
        """Write all or nothing.

        Args:
            writes: the first one may carry a condition.
            token: 1 to 36 characters. A request that comes again with the same token within ten minutes
                is answered as it was the first time and writes nothing.

        Returns:
            True where all was written, False where the first one's condition does not hold.

        Raises:
            DatabaseError: anything else.
        """
        ...

    def read_page(self, query: Mapping[str, object]) -> Page:
        """Read one page of a partition.

        Args:
            query: the parameters of DynamoDB's Query.

        Returns:
            The page; ``LastEvaluatedKey`` is there where another one follows.

        Raises:
            DatabaseError: it could not be read.
        """
        ...
