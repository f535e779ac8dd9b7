"""A name such as " =1+1", or with a wide "\uff1d" or a new line before it, came out of the spreadsheet as a formula may begin.

Only the plain signs in the very first place were guarded. The names are a campaign's own, so nobody outside could send one.
"""

from dataclasses import replace

import pytest

from tests.unit.tally.test_report import report
from tests.unit.web.test_spreadsheet import rows_of


@pytest.mark.parametrize("start", [" =", "\u00a0@", "\n=", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\n"])
def test_no_disguised_formula_is_computed(start: str) -> None:
    """White space before the sign, or a wide one, gets the same mark before it as a plain sign."""
    given = report()
    rows = rows_of(replace(given, campaign=replace(given.campaign, title=f"{start}1+1")))
    assert rows[0][1] == f"'{start}1+1"
