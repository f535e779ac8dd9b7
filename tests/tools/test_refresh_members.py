"""`make refresh-members`, as a person at the terminal meets it, on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chalicelib.tally.house_store import DynamoHouses
from tests.parliament import CONSTITUENCIES, Parliament, item_for, whole_list
from tests.tools.test_figures import running, state
from tools.counting import local_target
from tools.refresh_members import main

if TYPE_CHECKING:
    from chalicelib.places import House

__all__ = ["running", "state"]  # fixtures


def kept() -> House | None:
    return DynamoHouses(local_target().open()).latest_or_none(CONSTITUENCIES)


@pytest.mark.usefixtures("running")
def test_says_what_changed_and_keeps_it(capsys: pytest.CaptureFixture[str]) -> None:
    """A by-election and a vacant seat, by name; the second time there is nothing new."""
    items = whole_list()
    item_for(items, "Harrow West")["value"] |= {"nameDisplayAs": "Ann Bell", "nameFullTitle": "Ann Bell MP"}
    items.remove(item_for(items, "Harrow East"))
    assert main([], lambda: Parliament(items)) == 0
    said = capsys.readouterr().out
    assert "Harrow West: Gareth Thomas MP (Labour (Co-op)) -> Ann Bell MP (Labour (Co-op))" in said
    assert "(Conservative) -> vacant" in said
    assert "Changes: 2. Kept in the table of make run" in said
    house = kept()
    assert house is not None
    assert len(house.members) == 649
    assert main([], lambda: Parliament(items)) == 0
    assert "Changes: 0." in capsys.readouterr().out


@pytest.mark.usefixtures("running")
def test_asks_a_person_after_an_election(capsys: pytest.CaptureFixture[str]) -> None:
    """Half the House anew is shown and not kept, until somebody says that it is right."""
    items = whole_list()
    for item in items[:325]:
        item["value"]["nameFullTitle"] = "Ann Bell MP"
    assert main([], lambda: Parliament(items)) == 1
    said = capsys.readouterr()
    assert said.out.count("-> Ann Bell MP") == 325
    assert "ACCEPT=yes" in said.err
    assert kept() is None
    assert main(["--accept=yes"], lambda: Parliament(items)) == 0
    assert kept() is not None


@pytest.mark.usefixtures("running")
def test_a_broken_list_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Why, and that nothing changed; accepting does not help there."""
    assert main(["--accept=yes"], lambda: Parliament(whole_list()[:100])) == 1
    assert "far too few members. The list from before stays in use." in capsys.readouterr().err
    assert kept() is None


@pytest.mark.usefixtures("state")
def test_nothing_runs_here(capsys: pytest.CaptureFixture[str]) -> None:
    """Without make run there is no table, and Parliament is not asked."""
    parliament = Parliament()
    assert main([], lambda: parliament) == 1
    assert "make run" in capsys.readouterr().err
    assert parliament.asked == []
