"""Write the public holidays of England and Wales down (make build-holidays).

They come from the library ``holidays``, which knows the law and what was proclaimed for single years. The
function reads the days only: to load the library takes it most of a second, because that brings every country
of the world.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from holidays import country_holidays

from chalicelib.subject_access.working_days import FIRST_YEAR, HOLIDAYS_FILE, LAST_YEAR

HEAD = f"""\
# The public holidays of England and Wales from {FIRST_YEAR} to {LAST_YEAR}: nothing is due on them.
# Written by "make build-holidays" from the library in requirements-dev.txt; a test holds the two together.
# One that is proclaimed for a single year comes with a newer version of the library.
"""


def holidays_of_england() -> Iterator[date]:
    """Give every public holiday that falls on a day from Monday to Friday, in order.

    Yields:
        Days of the years that the function reckons with.
    """
    known = country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    # Some are given on their weekend as well as on the day in its place; nothing is due then anyway.
    saturday = 5
    yield from (day for day in sorted(known) if day.weekday() < saturday)


def write(file: Path) -> int:
    """Write the days into a file, one a line.

    Args:
        file: where to.

    Returns:
        How many there are.
    """
    days = [day.isoformat() for day in holidays_of_england()]
    file.write_text(HEAD + "\n".join(days) + "\n", encoding="utf-8")
    return len(days)


if __name__ == "__main__":
    sys.stdout.write(f"{write(HOLIDAYS_FILE):,} public holidays in {HOLIDAYS_FILE.name}\n")
