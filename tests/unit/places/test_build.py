"""Building the table from the command line."""

from pathlib import Path

import pytest

from chalicelib.places import DataFileError, Places, parse_postcode
from chalicelib.places.build import build, main
from chalicelib.places.locate import ABOUT_FILE, TABLE_FILE
from chalicelib.places.table import Table
from tests.unit.places.conftest import WriteFolder

WESTMINSTER, BELFAST = "E14001172", "N05000003"


def written(folder: Path, rows: list[str], name: str = "list.csv") -> Path:
    """Write a list of our own shape."""
    path = folder / name
    path.write_text("postcode,gss_code,source\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def codes_of(folder: Path) -> dict[str, str]:
    """All that the built table holds."""
    return {postcode.compact: code for postcode, code in Places.open(folder).table.postcodes()}


def test_a_later_source_is_believed(write_folder: WriteFolder) -> None:
    """The last list that speaks of a postcode decides, also that it is no longer in use."""
    folder = write_folder({})
    first = written(folder, [f"SW1A1AA,{BELFAST},a", f"SW1A1AB,{WESTMINSTER},a", f"SW1A2AA,{WESTMINSTER},a"])
    later = folder / "onspd.csv"
    later.write_text(
        f"pcds,doterm,pcon\nSW1A 1AA,,{WESTMINSTER}\nSW1A 1AB,202401,{WESTMINSTER}\nBT7 1NN,,{BELFAST}\n",
        encoding="utf-8",
    )
    build([first, later], folder, "2025-08")
    assert codes_of(folder) == {"SW1A1AA": WESTMINSTER, "SW1A2AA": WESTMINSTER, "BT71NN": BELFAST}


def test_the_facts_go_with_it(write_folder: WriteFolder) -> None:
    """Date, size and the thanks that each source asks for are written beside the table."""
    folder = write_folder({})
    about = build(
        [written(folder, [f"SW1A1AA,{WESTMINSTER},code-point-open", f"BT71NN,{BELFAST},another list"])],
        folder,
        "2031-02",
    )
    assert Places.open(folder).about == about
    assert (about.dated, about.postcodes) == ("2031-02", 2)
    assert about.attribution == (
        "Source: another list.",
        "Contains OS data © Crown copyright and database right 2031.",
        "Contains Royal Mail data © Royal Mail copyright and database right 2031.",
        "Source: Office for National Statistics licensed under the Open Government Licence v3.0.",
    )


def test_the_date_is_kept_for_the_same_postcodes(write_folder: WriteFolder) -> None:
    """Building the same list again needs no date; another list does, and nothing is written without it."""
    folder = write_folder({"SW1A1AA": WESTMINSTER})
    same = written(folder, [f"SW1A 1AA,{WESTMINSTER},a"])
    assert build([same], folder).dated == "2025-08"
    other = written(folder, [f"SW1A 1AB,{WESTMINSTER},a"])
    with pytest.raises(DataFileError, match="--dated"):
        build([other], folder)
    (folder / ABOUT_FILE).unlink()
    with pytest.raises(DataFileError, match="--dated"):
        build([same], folder)
    table = Table.open(folder / TABLE_FILE)
    assert table.code_or_none(parse_postcode("SW1A 1AA")) == WESTMINSTER


def test_from_the_command_line(write_folder: WriteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what it built."""
    folder = write_folder({})
    source = written(folder, [f"SW1A 1AA,{WESTMINSTER},a"])
    assert main([str(source), "--dated", "2025-08", "--into", str(folder)]) == 0
    assert capsys.readouterr().out == f"1 postcodes, dated 2025-08, in {folder / TABLE_FILE}\n"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [([], "there is no postcode in use"), (["nonsense,E14001172,a"], "line 2: nonsense is not a postcode")],
)
def test_a_mistake_stops_it(
    write_folder: WriteFolder, capsys: pytest.CaptureFixture[str], rows: list[str], reason: str
) -> None:
    """It says what is wrong, fails, and leaves the table as it was."""
    folder = write_folder({"SW1A1AA": WESTMINSTER})
    source = written(folder, rows)
    assert main([str(source), "--dated", "2025", "--into", str(folder)]) == 1
    assert reason in capsys.readouterr().err
    assert codes_of(folder) == {"SW1A1AA": WESTMINSTER}


def test_a_source_that_is_not_there(write_folder: WriteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong path is said in one line, not as a stack trace."""
    folder = write_folder({})
    assert main([str(folder / "nowhere.csv"), "--dated", "2025", "--into", str(folder)]) == 1
    assert "nowhere.csv" in capsys.readouterr().err
